//! What people are told.

fn main() {
    polku_app::entries::messages::start();
}
