//! Where coordinators and deciders work.

fn main() {
    polku_app::coordinator::start();
}
