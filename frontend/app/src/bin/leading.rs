//! Who leads, and what those who lead see.

fn main() {
    polku_app::entries::leading::start();
}
