//! Where a programme is prepared, and its call approved.

fn main() {
    polku_app::entries::coordinator::start();
}
