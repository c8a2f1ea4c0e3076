//! The parts of the app that a browser loads one at a time, each a module of its own. Which address belongs to which
//! is in `polku_api_types::pages`.

mod frame;
mod places;

pub mod assessor;
pub mod calls;
pub mod coordinator;
pub mod door;
pub mod leading;
pub mod messages;
pub mod oversight;
pub mod own;
pub mod participants;
pub mod planning;
pub mod presence;
pub mod registry;
pub mod round;
pub mod sealed;
pub mod sessions;
pub mod staff;
