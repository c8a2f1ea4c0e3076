//! Where the registers of people, accounts, letters and the log are kept.

fn main() {
    polku_app::entries::registry::start();
}
