//! Deleting. Each function works inside the caller's transaction, on ids that were found due in it.

use std::collections::BTreeMap;

use diesel::prelude::*;
use polku_domain::ids::{
    AccountId, ApplicationId, CallId, EvidenceId, GroupId, PersonId, PersonMergeId, ProgrammeId,
};
use polku_i18n::Language;
use uuid::Uuid;

use super::reports::Tally;
use crate::access::{AccountStatus, AgencyScope, ERASED_ISSUER};
use crate::db::retention::Class;
use crate::db::schema::{
    accommodation_wishes, accounts, applications, attendance_marks, busy_intervals, calendar_addresses,
    check_requests, coach_evidence, coach_evidence_checks, decisions, digest_settings, facilitators,
    group_members, group_moves, group_wishes, groups, hour_consents, kept_corrections, line_chances,
    local_credentials, namesakes, offers, one_time_links, panel_books, participation_events, participations,
    path_offers, people, person_merge_moves, person_merges, personal_link_addresses, personal_link_sessions,
    personal_links, register_changes, reminders, role_grants, score_settlements, score_sheets,
    scored_applications, selections, session_alerts, session_choices, session_invitations, sign_ins,
    supervisor_notices, supervisor_statements, waiting_list, working_weeks,
};
use crate::db::{AnyConn, Code, Day, DbError, Key};

type Correction = (
    Key<Uuid>,
    Key<ProgrammeId>,
    Option<i64>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
);

/// Keeps what the public was told of errors that were mended: everything but whose they were.
fn keep_corrections(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[Key<ApplicationId>],
) -> Result<(), DbError> {
    let rows: Vec<Correction> = check_requests::table
        .filter(check_requests::agency_id.eq(Key(scope.agency())))
        .filter(check_requests::application_id.eq_any(of))
        .filter(check_requests::round.is_not_null())
        .select((
            check_requests::id,
            check_requests::programme_id,
            check_requests::round,
            check_requests::cause,
            check_requests::remedy,
            check_requests::answered_at,
            check_requests::answerer_name,
            check_requests::answerer_title,
        ))
        .load(conn)?;
    for (id, programme, round, cause, remedy, answered_at, name, title) in rows {
        let Some(round) = round else { continue };
        diesel::insert_into(kept_corrections::table)
            .values((
                kept_corrections::id.eq(id),
                kept_corrections::agency_id.eq(Key(scope.agency())),
                kept_corrections::programme_id.eq(programme),
                kept_corrections::round.eq(round),
                kept_corrections::cause.eq(cause),
                kept_corrections::remedy.eq(remedy),
                kept_corrections::answered_at.eq(answered_at),
                kept_corrections::answerer_name.eq(name),
                kept_corrections::answerer_title.eq(title),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Deletes the rows of some applications, a table a line: those that point to another come before it.
macro_rules! erased_with_applications {
    ($($table:ident . $column:ident;)+) => {
        /// The tables whose rows go with an application, in the order in which they are deleted.
        pub const ERASED_WITH_AN_APPLICATION: &[&str] = &[
            "panel_books", "score_sheets", "score_settlements", $(stringify!($table)),+
        ];

        fn rows_of_applications(
            conn: &mut AnyConn,
            scope: &AgencyScope,
            of: &[Key<ApplicationId>],
            tally: &mut Tally,
        ) -> Result<(), DbError> {
            $({
                let rows = $table::table
                    .filter($table::agency_id.eq(Key(scope.agency())))
                    .filter($table::$column.eq_any(of));
                tally.add(Class::Application, stringify!($table), diesel::delete(rows).execute(conn)?);
            })+
            Ok(())
        }
    };
}

erased_with_applications! {
    line_chances.application_id;
    decisions.application_id;
    offers.application_id;
    waiting_list.application_id;
    check_requests.application_id;
    path_offers.application_id;
    scored_applications.application_id;
    register_changes.application_id;
    attendance_marks.application_id;
    session_invitations.application_id;
    session_alerts.application_id;
    session_choices.application_id;
    hour_consents.application_id;
    reminders.application_id;
    participation_events.application_id;
    participations.application_id;
    group_moves.application_id;
    group_members.application_id;
    group_wishes.application_id;
    supervisor_notices.application_id;
    supervisor_statements.application_id;
    accommodation_wishes.application_id;
    applications.id;
}

/// Lowers the counts of the groups that some applications are members of: what is erased takes up no place, and the
/// constraint on the count would refuse somebody to whom it is given.
fn leave_groups(conn: &mut AnyConn, scope: &AgencyScope, of: &[Key<ApplicationId>]) -> Result<(), DbError> {
    let rows: Vec<Key<GroupId>> = group_members::table
        .filter(group_members::agency_id.eq(Key(scope.agency())))
        .filter(group_members::application_id.eq_any(of))
        .select(group_members::group_id)
        .load(conn)?;
    let mut fewer: BTreeMap<GroupId, i64> = BTreeMap::new();
    for group in rows {
        *fewer.entry(group.0).or_default() += 1;
    }
    for (group, by) in fewer {
        let own =
            groups::table.filter(groups::agency_id.eq(Key(scope.agency()))).filter(groups::id.eq(Key(group)));
        diesel::update(own).set(groups::members.eq(groups::members - by)).execute(conn)?;
    }
    Ok(())
}

/// Deletes some applications of a call with all that belongs to them, and what belongs to the call as a whole and would
/// lead to them. The public proof, the rules and the counts of the call stay.
///
/// # Errors
/// What the database refuses.
pub fn erase_applications(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    of: &[Key<ApplicationId>],
) -> Result<Tally, DbError> {
    let mut tally = Tally::default();
    keep_corrections(conn, scope, of)?;
    let rounds: Vec<Key<polku_domain::ids::SelectionId>> = selections::table
        .filter(selections::agency_id.eq(Key(scope.agency())))
        .filter(selections::call_id.eq(Key(call)))
        .select(selections::id)
        .load(conn)?;
    let books = panel_books::table.filter(panel_books::selection_id.eq_any(rounds));
    tally.add(Class::Application, "panel_books", diesel::delete(books).execute(conn)?);
    let scored: Vec<Key<Uuid>> = scored_applications::table
        .filter(scored_applications::agency_id.eq(Key(scope.agency())))
        .filter(scored_applications::application_id.eq_any(of))
        .select(scored_applications::id)
        .load(conn)?;
    let sheets = score_sheets::table.filter(score_sheets::scored_id.eq_any(&scored));
    tally.add(Class::Application, "score_sheets", diesel::delete(sheets).execute(conn)?);
    let settled = score_settlements::table.filter(score_settlements::scored_id.eq_any(&scored));
    tally.add(Class::Application, "score_settlements", diesel::delete(settled).execute(conn)?);
    leave_groups(conn, scope, of)?;
    rows_of_applications(conn, scope, of, &mut tally)?;
    Ok(tally)
}

/// People with everybody who was merged into one of them, directly or by way of another.
fn with_merged(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[Key<PersonId>],
) -> Result<Vec<Key<PersonId>>, DbError> {
    let (mut all, mut latest) = (of.to_vec(), of.to_vec());
    while !latest.is_empty() {
        latest = people::table
            .filter(people::agency_id.eq(Key(scope.agency())))
            .filter(people::merged_into.eq_any(&latest).assume_not_null())
            .select(people::id)
            .load(conn)?;
        all.extend(&latest);
    }
    Ok(all)
}

/// Deletes what says that some people were merged, or others into them, and that they are not the same as others.
fn erase_merges(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[Key<PersonId>],
    tally: &mut Tally,
) -> Result<(), DbError> {
    let agency = Key(scope.agency());
    let theirs: Vec<Key<PersonMergeId>> = person_merges::table
        .filter(person_merges::agency_id.eq(agency))
        .filter(person_merges::staying_id.eq_any(of).or(person_merges::absorbed_id.eq_any(of)))
        .select(person_merges::id)
        .load(conn)?;
    diesel::delete(person_merge_moves::table.filter(person_merge_moves::merge_id.eq_any(&theirs)))
        .execute(conn)?;
    let rows =
        diesel::delete(person_merges::table.filter(person_merges::id.eq_any(&theirs))).execute(conn)?;
    tally.add(Class::Register, "person_merges", rows);
    diesel::delete(namesakes::table)
        .filter(namesakes::agency_id.eq(agency))
        .filter(namesakes::one_id.eq_any(of).or(namesakes::other_id.eq_any(of)))
        .execute(conn)?;
    Ok(())
}

/// With the last thing that it could open, a personal link ends, and where it went is forgotten.
fn end_personal_links(conn: &mut AnyConn, of: &[Key<PersonId>], tally: &mut Tally) -> Result<(), DbError> {
    let open = personal_link_sessions::table.filter(personal_link_sessions::person_id.eq_any(of));
    diesel::delete(open).execute(conn)?;
    diesel::delete(personal_links::table.filter(personal_links::person_id.eq_any(of))).execute(conn)?;
    let said = personal_link_addresses::table.filter(personal_link_addresses::person_id.eq_any(of));
    let rows = diesel::delete(said).execute(conn)?;
    tally.add(Class::Register, "personal_link_addresses", rows);
    let followed = calendar_addresses::table.filter(calendar_addresses::person_id.eq_any(of));
    tally.add(Class::Register, "calendar_addresses", diesel::delete(followed).execute(conn)?);
    diesel::delete(busy_intervals::table.filter(busy_intervals::person_id.eq_any(of))).execute(conn)?;
    let weeks = working_weeks::table.filter(working_weeks::person_id.eq_any(of));
    tally.add(Class::Register, "working_weeks", diesel::delete(weeks).execute(conn)?);
    Ok(())
}

/// Deletes the register lines of some people and of whoever was merged into them, and empties their accounts. Nobody's
/// line, wish or statement points to them any more.
///
/// # Errors
/// What the database refuses.
pub fn erase_people(conn: &mut AnyConn, scope: &AgencyScope, of: &[Key<PersonId>]) -> Result<Tally, DbError> {
    let agency = Key(scope.agency());
    let of = &with_merged(conn, scope, of)?;
    let their: Vec<Key<AccountId>> = accounts::table
        .filter(accounts::agency_id.eq(agency).assume_not_null())
        .filter(accounts::person_id.eq_any(of).assume_not_null())
        .select(accounts::id)
        .load(conn)?;
    let mut tally = erase_accounts(conn, scope, &their)?;
    erase_merges(conn, scope, of, &mut tally)?;
    let wishes = || group_wishes::table.filter(group_wishes::agency_id.eq(agency));
    diesel::update(wishes().filter(group_wishes::apart_one.eq_any(of).assume_not_null()))
        .set(group_wishes::apart_one.eq(None::<String>))
        .execute(conn)?;
    diesel::update(wishes().filter(group_wishes::apart_two.eq_any(of).assume_not_null()))
        .set(group_wishes::apart_two.eq(None::<String>))
        .execute(conn)?;
    let told = supervisor_notices::table.filter(supervisor_notices::agency_id.eq(agency));
    diesel::delete(told.filter(supervisor_notices::supervisor_id.eq_any(of))).execute(conn)?;
    // The answer is the applicant's, and stays with the application; who gave it is forgotten.
    let stated = supervisor_statements::table.filter(supervisor_statements::agency_id.eq(agency));
    diesel::update(stated.filter(supervisor_statements::stated_by.eq_any(of).assume_not_null()))
        .set(supervisor_statements::stated_by.eq(None::<String>))
        .execute(conn)?;
    end_personal_links(conn, of, &mut tally)?;
    let register = || people::table.filter(people::agency_id.eq(agency));
    diesel::update(register().filter(people::supervisor_id.eq_any(of).assume_not_null()))
        .set(people::supervisor_id.eq(None::<String>))
        .execute(conn)?;
    let lines = diesel::delete(register().filter(people::id.eq_any(of))).execute(conn)?;
    tally.add(Class::Register, "people", lines);
    Ok(tally)
}

/// Empties some accounts: an account without a holder stays, since what it did points to it.
///
/// # Errors
/// What the database refuses.
pub fn erase_accounts(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[Key<AccountId>],
) -> Result<Tally, DbError> {
    let mut tally = Tally::default();
    if of.is_empty() {
        return Ok(tally);
    }
    diesel::delete(local_credentials::table.filter(local_credentials::account_id.eq_any(of)))
        .execute(conn)?;
    diesel::delete(sign_ins::table.filter(sign_ins::account_id.eq_any(of))).execute(conn)?;
    diesel::delete(one_time_links::table.filter(one_time_links::account_id.eq_any(of).assume_not_null()))
        .execute(conn)?;
    diesel::delete(role_grants::table.filter(role_grants::account_id.eq_any(of))).execute(conn)?;
    let digests = digest_settings::table.filter(digest_settings::account_id.eq_any(of));
    tally.add(Class::Register, "digest_settings", diesel::delete(digests).execute(conn)?);
    erase_facilitators(conn, scope, of, &mut tally)?;
    let those = accounts::table
        .filter(accounts::agency_id.eq(Key(scope.agency())).assume_not_null())
        .filter(accounts::id.eq_any(of));
    let rows = diesel::update(those)
        .set((
            accounts::person_id.eq(None::<String>),
            accounts::issuer.eq(ERASED_ISSUER),
            accounts::subject.eq(accounts::id),
            accounts::display_name.eq(""),
            accounts::language.eq(Code(Language::Fi)),
            accounts::status.eq(Code(AccountStatus::Disabled)),
            accounts::ends_on.eq(None::<Day>),
            accounts::last_seen_on.eq(None::<Day>),
            accounts::disabled_on.eq(None::<Day>),
            accounts::version.eq(accounts::version + 1),
        ))
        .execute(conn)?;
    tally.add(Class::Register, "accounts", rows);
    Ok(tally)
}

/// Forgets of those who led sessions where they came from and what they had behind them. Which session somebody led stays,
/// and leads to an account without a holder.
fn erase_facilitators(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[Key<AccountId>],
    tally: &mut Tally,
) -> Result<(), DbError> {
    let agency = Key(scope.agency());
    let stated = || {
        coach_evidence::table
            .filter(coach_evidence::agency_id.eq(agency))
            .filter(coach_evidence::account_id.eq_any(of))
    };
    let ids: Vec<Key<EvidenceId>> = stated().select(coach_evidence::id).load(conn)?;
    let checks = coach_evidence_checks::table.filter(coach_evidence_checks::evidence_id.eq_any(&ids));
    tally.add(Class::Register, "coach_evidence_checks", diesel::delete(checks).execute(conn)?);
    tally.add(Class::Register, "coach_evidence", diesel::delete(stated()).execute(conn)?);
    let theirs = facilitators::table
        .filter(facilitators::agency_id.eq(agency))
        .filter(facilitators::account_id.eq_any(of))
        .filter(facilitators::organisation.is_not_null().or(facilitators::email.is_not_null()));
    let rows = diesel::update(theirs)
        .set((facilitators::organisation.eq(None::<String>), facilitators::email.eq(None::<String>)))
        .execute(conn)?;
    tally.add(Class::Register, "facilitators", rows);
    Ok(())
}
