//! Being there: printed lists, remote tools' lists, join addresses and materials.

fn main() {
    polku_app::entries::presence::start();
}
