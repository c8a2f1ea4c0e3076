//! The verifier on the public page of a draw.

fn main() {
    polku_app::entries::sealed::start();
}
