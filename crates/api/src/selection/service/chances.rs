//! What is opened of the book of panels: to an applicant the own chance, to the auditor all of it after the draw.

use polku_api_types::programmes::Quota;
use polku_api_types::selection::{ChanceFile, OwnChance};
use polku_domain::access::Permission;
use polku_domain::ids::{ApplicationId, PersonId, SelectionId};
use polku_domain::selection::{Digest, LineSalt, panels as domain, read_commitment};

use super::demanded;
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::applications;
use crate::audit::UseOfList;
use crate::db::AnyConn;
use crate::problem::{AppError, ProblemCode};
use crate::selection::store::panels::{self, ChanceRow};
use crate::selection::store::rounds::{self, RoundRow};
use crate::selection::store::{RoundState, decisions, people};

/// One's own chance in a draw under quotas.
///
/// Whoever has none is told the same, whatever the reason: no quotas, no commitment yet, or outside the pool, which
/// nobody is told before the list is confirmed.
pub async fn view_own_chance(app: &App, caller: &Caller, id: ApplicationId) -> Result<OwnChance, AppError> {
    let caller = caller.clone();
    app.db
        .read(move |conn| {
            let own = applications::store::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
            caller.demand(Permission::ViewOwnChance, applications::service::target(&caller, &own))?;
            let round = rounds::latest_of(conn, &caller.scope, own.call_id.0)?;
            let round = round.ok_or_else(AppError::not_found)?;
            let chance = panels::chance_of(conn, &caller.scope, round.id.0, id)?;
            own_chance(conn, &caller.scope, &round, chance.ok_or_else(AppError::not_found)?)
        })
        .await
}

/// All chances of a person, for everything that is held about them. Whoever is in no pool has none, and is told nothing
/// by that which the operation above would not tell.
///
/// # Errors
/// What the database refuses.
pub fn own_chances(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<OwnChance>, AppError> {
    let chances = panels::chances_of(conn, scope, person)?;
    let one = |chance: ChanceRow| {
        let round = rounds::find(conn, scope, chance.selection_id.0)?.ok_or_else(AppError::not_found)?;
        own_chance(conn, scope, &round, chance)
    };
    // Somebody is in one draw under quotas a year, not in many.
    chances.into_iter().map(one).collect()
}

fn own_chance(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: &RoundRow,
    chance: ChanceRow,
) -> Result<OwnChance, AppError> {
    let (Some(json), Some(sha256)) = (&round.commitment, &round.commitment_sha256) else {
        return Err(AppError::internal("a chance without its commitment"));
    };
    let digest = Digest::parse(sha256).map_err(AppError::internal)?;
    let commitment = read_commitment(json, digest).map_err(AppError::internal)?;
    let parts = commitment.parts();
    let terms = parts.method.quotas();
    let terms = terms.ok_or_else(|| AppError::internal("a chance in a draw without quotas"))?;
    let decision = decisions::of_application(conn, scope, round.id.0, chance.application_id.0)?;
    let (pool_line, salt) = decision
        .and_then(|decision| decision.pseudonym.zip(decision.salt))
        .ok_or_else(|| AppError::internal("a chance without its line"))?;
    let file = domain::ChanceFile {
        round: round.id.0,
        receipt: chance.application_id.0,
        salt: LineSalt::parse(&salt).map_err(AppError::internal)?,
        quotas: chance.quotas.0,
        panels: chance.panels.0,
    };
    let file: ChanceFile = serde_json::from_str(&file.to_json()).map_err(AppError::internal)?;
    let panels = u32::try_from(file.panels.len()).map_err(AppError::internal)?;
    let counts = file.quotas.iter().filter_map(|number| {
        let quota = terms.quotas.get(usize::try_from(*number).ok()?.checked_sub(1)?)?;
        let (min, max) = quota.bounds();
        Some(Quota { attribute: quota.attribute().to_owned(), value: quota.value().to_owned(), min, max })
    });
    Ok(OwnChance {
        selection_id: round.id.0.uuid(),
        seats: parts.seats.get(),
        pool_size: u32::try_from(parts.pool.len()).map_err(AppError::internal)?,
        panels,
        of_panels: terms.panels,
        per_mille: per_mille(panels, terms.panels),
        quotas: counts.collect(),
        pool_line,
        file,
    })
}

/// Thousandths, rounded half up.
const fn per_mille(panels: u32, of: u32) -> u32 {
    if of == 0 { 0 } else { (panels * 2_000 + of) / (of * 2) }
}

/// Whether the book can be read: before the draw it would tell who could still be in the panel that is picked.
pub const fn book_is_open(state: RoundState) -> bool {
    matches!(state, RoundState::Drawn | RoundState::Confirmed)
}

/// The whole book, once the round is drawn.
pub async fn view_panel_book(app: &App, caller: &Caller, id: SelectionId) -> Result<String, AppError> {
    let asker = caller.clone();
    let (book, lines) = app
        .db
        .read(move |conn| {
            let round = demanded(conn, &asker, id, Permission::ViewPanelBook)?;
            let book = panels::book_of(conn, &asker.scope, id)?.ok_or_else(AppError::not_found)?;
            if !book_is_open(round.state.0) {
                return Err(AppError::new(ProblemCode::SelectionOutOfStep));
            }
            Ok((book, in_pool(conn, &asker, id)?))
        })
        .await?;
    // The book names nobody. But whoever sees the order beside the names can find a line's owner, and so the quotas
    // under which they stand: a look at each of them.
    let records = lines.into_iter().map(|(person, application)| (person, application.uuid())).collect();
    let (operation, at) = ("view_panel_book", app.clock.now());
    let look = UseOfList { records, record: "application", purpose: "selection", operation, at };
    app.use_log.note_list(&caller.actor(), &look)?;
    Ok(book)
}

/// Who is behind the lines of a round.
fn in_pool(
    conn: &mut AnyConn,
    caller: &Caller,
    round: SelectionId,
) -> Result<Vec<(PersonId, ApplicationId)>, AppError> {
    let eligible: std::collections::HashSet<ApplicationId> = decisions::list_of(conn, &caller.scope, round)?
        .into_iter()
        .filter(|decision| decision.eligible)
        .map(|decision| decision.application_id.0)
        .collect();
    let applicants = people::applicants_of(conn, &caller.scope, round)?.into_iter();
    let lines = applicants.map(|applicant| (applicant.person.0, applicant.application.0));
    Ok(lines.filter(|(_, application)| eligible.contains(application)).collect())
}

#[cfg(test)]
mod tests {
    use super::per_mille;

    #[test]
    fn a_chance_is_rounded_to_thousandths() {
        assert_eq!(
            [per_mille(2_000, 10_000), per_mille(10_000, 10_000), per_mille(0, 10_000)],
            [200, 1_000, 0]
        );
        assert_eq!(
            [per_mille(5, 10_000), per_mille(4, 10_000), per_mille(2, 3), per_mille(1, 0)],
            [1, 0, 667, 0]
        );
    }
}
