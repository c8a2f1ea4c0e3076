//! Dates proposed from the design.

fn main() {
    polku_app::entries::planning::start();
}
