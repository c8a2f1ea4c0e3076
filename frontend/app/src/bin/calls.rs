//! Open calls and applying.

fn main() {
    polku_app::entries::calls::start();
}
