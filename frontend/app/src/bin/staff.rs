//! My path.

fn main() {
    polku_app::entries::staff::start();
}
