//! What is kept of oneself: applications with their outcome, shares, data.

fn main() {
    polku_app::entries::own::start();
}
