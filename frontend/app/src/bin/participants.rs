//! Those who take part, and their groups.

fn main() {
    polku_app::entries::participants::start();
}
