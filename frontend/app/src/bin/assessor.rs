//! Where applications are scored without names.

fn main() {
    polku_app::assessor::start();
}
