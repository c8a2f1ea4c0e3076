//! The calendar of all programmes, and how each is doing.

fn main() {
    polku_app::entries::oversight::start();
}
