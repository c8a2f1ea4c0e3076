//! What everybody signed in sees.

fn main() {
    polku_app::staff::start();
}
