//! Where coordinators, deciders and administrators work.

fn main() {
    polku_app::coordinator::start();
}
