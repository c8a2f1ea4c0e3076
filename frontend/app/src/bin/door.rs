//! Signing in, and the one-time link.

fn main() {
    polku_app::entries::door::start();
}
