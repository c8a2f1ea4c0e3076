//! Where applications are scored without names.

fn main() {
    polku_app::entries::assessor::start();
}
