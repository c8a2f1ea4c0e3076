//! What became of the mails of a programme, as whoever runs it may know: which mail, to whom, whether it left. Never its words.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{PersonId, ProgrammeId};

use crate::access::AgencyScope;
use crate::db::schema::{mails, people};
use crate::db::{AnyConn, Coded, DbError, Key, Ts};
use crate::http::Wanted;
use crate::notify::template::Template;

/// Why a mail did not leave. Without any address: it is kept beside the mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotSent {
    /// Whoever it was for has no mail address.
    NoAddress,
    /// What stands as the address is none.
    BadAddress,
    /// The mail server refused it.
    Refused,
    /// The mail server could not be reached.
    Unreachable,
    /// It could not be put together.
    NotBuilt,
    /// What it says was so on an earlier day.
    Late,
}

crate::codes!(NotSent {
    NoAddress = "no_address",
    BadAddress = "bad_address",
    Refused = "refused",
    Unreachable = "unreachable",
    NotBuilt = "not_built",
    Late = "late",
});

/// Where a mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LoggedState {
    /// It waits, or is being sent.
    Queued,
    /// It left.
    Sent,
    /// It was set aside.
    Failed,
}

impl LoggedState {
    const fn stored(self) -> &'static [&'static str] {
        match self {
            Self::Queued => &["queued", "sending"],
            Self::Sent => &["sent"],
            Self::Failed => &["failed"],
        }
    }

    fn of(stored: &str) -> Self {
        match stored {
            "sent" => Self::Sent,
            "failed" => Self::Failed,
            _ => Self::Queued,
        }
    }
}

/// Which mails whoever runs a programme may know of. A closed list: that a mail was sent can itself be confidential, so needs,
/// supervisors, personal links, passwords and merges are not on it, and a new mail is not until somebody puts it here.
#[must_use]
pub const fn mail_log_kinds() -> &'static [Template] {
    use Template as T;
    &[
        T::Offer,
        T::Promotion,
        T::PlaceReminder,
        T::Waiting,
        T::Ineligible,
        T::NotSelected,
        T::Lapsed,
        T::PathOffered,
        T::PathLapsed,
        T::CheckAnswered,
        T::Discontinued,
        T::HoursAsked,
        T::GroupConfirmed,
        T::SmallGroupConfirmed,
        T::SessionsPublished,
        T::SessionsJoined,
        T::SessionsLeft,
        T::SessionChanged,
        T::SessionOpenedChoice,
        T::WayReminder,
        T::CalendarDeclined,
        T::SessionCancelled,
        T::SessionsTurned,
        T::SessionsTurnedBack,
        T::SessionInvitation,
        T::SessionWithdrawal,
        T::FacilitatorInvited,
        T::TermsReminder,
        T::LeadingAssigned,
        T::LeadingChanged,
        T::LeadingTurned,
        T::LeadingCancelled,
        T::LeadingEnded,
    ]
}

/// A mail of the log.
#[derive(Clone, Debug)]
pub struct LoggedMail {
    /// Its id.
    pub id: String,
    /// Which mail.
    pub template: Template,
    /// To whom, where it is somebody of the register: id, given name, family name.
    pub to: Option<(PersonId, String, String)>,
    /// In which language.
    pub language: String,
    /// Where it is.
    pub state: LoggedState,
    /// When it was put in.
    pub put_in_at: Timestamp,
    /// When it is tried next, while it waits.
    pub leaves_at: Option<Timestamp>,
    /// When it left.
    pub sent_at: Option<Timestamp>,
    /// Why it did not leave, the last time that was tried.
    pub not_sent: Option<NotSent>,
}

type Row = (
    (String, String, String, String),
    (Ts, Ts, Option<Ts>, Option<String>),
    Option<Key<PersonId>>,
    Option<String>,
    Option<String>,
);

fn logged(row: Row) -> Option<LoggedMail> {
    let ((id, template, language, state), (put_in_at, next, sent_at, error), person, given, family) = row;
    let state = LoggedState::of(&state);
    Some(LoggedMail {
        id,
        template: Template::from_code(&template)?,
        to: person.zip(given.zip(family)).map(|(person, (given, family))| (person.0, given, family)),
        language,
        state,
        put_in_at: put_in_at.0,
        leaves_at: Some(next.0).filter(|_| state == LoggedState::Queued),
        sent_at: sent_at.map(|at| at.0),
        not_sent: error.as_deref().and_then(NotSent::from_code),
    })
}

/// A page of the mails of a programme, the latest first.
///
/// # Errors
/// What the database refuses.
pub fn list_mails(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    (state, kind): (Option<LoggedState>, Option<Template>),
    wanted: &Wanted<(Timestamp, String)>,
) -> Result<Vec<LoggedMail>, DbError> {
    let kinds = mail_log_kinds().iter().filter(|one| kind.is_none_or(|kind| kind == **one));
    let kinds: Vec<&str> = kinds.map(|kind| kind.code()).collect();
    let mut query = mails::table
        .left_join(people::table.on(people::id.nullable().eq(mails::person_id)))
        .filter(mails::agency_id.eq(scope.agency().to_string()).assume_not_null())
        .filter(mails::programme_id.eq(programme.to_string()).assume_not_null())
        .filter(mails::template.eq_any(kinds))
        .order((mails::created_at.desc(), mails::id.desc()))
        .limit(wanted.rows())
        .select((
            (mails::id, mails::template, mails::language, mails::state),
            (mails::created_at, mails::next_attempt_at, mails::sent_at, mails::last_error),
            people::id.nullable(),
            people::given_name.nullable(),
            people::family_name.nullable(),
        ))
        .into_boxed::<crate::db::MultiBackend>();
    if let Some(state) = state {
        query = query.filter(mails::state.eq_any(state.stored()));
    }
    if let Some((at, id)) = &wanted.after {
        let same = mails::created_at.eq(Ts(*at)).and(mails::id.lt(id.clone()));
        query = query.filter(mails::created_at.lt(Ts(*at)).or(same));
    }
    let rows: Vec<Row> = query.load(conn)?;
    Ok(rows.into_iter().filter_map(logged).collect())
}

/// How many mails of a programme were set aside, of those that whoever runs it may know of.
///
/// # Errors
/// What the database refuses.
pub fn count_undelivered(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<i64, DbError> {
    let kinds: Vec<&str> = mail_log_kinds().iter().map(|kind| kind.code()).collect();
    let count = mails::table
        .filter(mails::agency_id.eq(scope.agency().to_string()).assume_not_null())
        .filter(mails::programme_id.eq(programme.to_string()).assume_not_null())
        .filter(mails::template.eq_any(kinds))
        .filter(mails::state.eq_any(LoggedState::Failed.stored()))
        .count()
        .get_result(conn)?;
    Ok(count)
}

/// The same of some programmes, with one query; those of which all arrived are not in it.
///
/// # Errors
/// What the database refuses.
pub fn count_undelivered_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<Vec<(ProgrammeId, i64)>, DbError> {
    let kinds: Vec<&str> = mail_log_kinds().iter().map(|kind| kind.code()).collect();
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Option<Key<ProgrammeId>>, i64)> = mails::table
        .filter(mails::agency_id.eq(scope.agency().to_string()).assume_not_null())
        .filter(mails::programme_id.eq_any(of).assume_not_null())
        .filter(mails::template.eq_any(kinds))
        .filter(mails::state.eq_any(LoggedState::Failed.stored()))
        .group_by(mails::programme_id)
        .select((mails::programme_id, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(id, count)| Some((id?.0, count))).collect())
}
