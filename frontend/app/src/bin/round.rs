//! The selection round.

fn main() {
    polku_app::entries::round::start();
}
