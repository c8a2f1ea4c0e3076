//! The hours of a programme by how they were planned, delivered and lived (N7, R46–R48): the same hours, sorted.

use super::ledger::{Ledger, Minutes};
use crate::ids::SessionId;
use crate::programmes::element::DeliveryMode;

/// The hours of the sessions that were planned alike and delivered alike. How they were lived is in the minutes: on site,
/// or remotely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModeLine {
    /// How the design planned them; `None` where it does not say.
    pub planned: Option<DeliveryMode>,
    /// How they are delivered.
    pub delivered: DeliveryMode,
    /// How many sessions.
    pub sessions: u32,
    /// Their hours over all people.
    pub minutes: Minutes,
}

/// The sessions of a ledger by their modes. `modes` tells how a session was planned and how it is delivered; one of which
/// it tells nothing is left out. Lines come in the order of the modes, what was not planned last.
#[must_use]
pub fn by_mode(
    ledger: &Ledger,
    modes: impl Fn(SessionId) -> Option<(Option<DeliveryMode>, DeliveryMode)>,
) -> Vec<ModeLine> {
    let mut lines: Vec<ModeLine> = Vec::new();
    for session in &ledger.sessions {
        let Some((planned, delivered)) = modes(session.id) else { continue };
        let alike = |line: &&mut ModeLine| (line.planned, line.delivered) == (planned, delivered);
        match lines.iter_mut().find(alike) {
            Some(line) => {
                line.sessions += 1;
                line.minutes.add(session.minutes);
            }
            None => lines.push(ModeLine { planned, delivered, sessions: 1, minutes: session.minutes }),
        }
    }
    lines.sort_by_key(|line| (line.planned.is_none(), line.planned, line.delivered));
    lines
}
