//! One's own sessions, and the hours that follow.

fn main() {
    polku_app::entries::sessions::start();
}
