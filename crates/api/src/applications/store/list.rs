//! The coordinator's list of a call's applications: filtered, sorted, in keyset pages.

use diesel::prelude::*;
use polku_api_types::applications::ApplicationSort;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{ApplicationId, CallId, PersonId, SelectionId};
use serde::{Deserialize, Serialize};

use super::ApplicationRow;
use crate::access::AgencyScope;
use crate::db::schema::{applications, decisions, people, sites, units};
use crate::db::{AnyConn, Code, DbError, Key, MultiBackend, Ts};
use crate::each_backend;
use crate::http::Wanted;

/// By which state.
#[derive(Clone, Copy, Debug)]
pub enum StateFilter {
    /// Only those in it.
    Is(StateKind),
    /// Only those not in it.
    Not(StateKind),
}

/// Which applications of a call.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only by their state.
    pub state: Option<StateFilter>,
    /// Only inside or outside the target group by the decisions of this round.
    pub judged: Option<(SelectionId, bool)>,
    /// Only of the units of this name.
    pub unit: Option<String>,
    /// Only of the sites of this name.
    pub site: Option<String>,
    /// Only with this in the folded name.
    pub name: Option<String>,
}

impl Filter {
    /// Whether it leaves nothing out.
    fn is_everything(&self) -> bool {
        let Self { state, judged, unit, site, name } = self;
        state.is_none() && judged.is_none() && unit.is_none() && site.is_none() && name.is_none()
    }
}

/// Where a page ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Position {
    /// By name.
    Name(Vec<u8>, ApplicationId),
    /// By time.
    Time(jiff::Timestamp, ApplicationId),
}

impl Position {
    /// Where an application stands in the order.
    #[must_use]
    pub fn of(row: &ListedRow, sort: ApplicationSort) -> Self {
        match sort {
            ApplicationSort::Name | ApplicationSort::NameDescending => {
                Self::Name(row.name_sort.clone(), row.id.0)
            }
            ApplicationSort::SubmittedAt | ApplicationSort::SubmittedAtDescending => {
                Self::Time(row.submitted_at.0, row.id.0)
            }
        }
    }
}

/// What a list shows of an application itself.
#[derive(Clone, Debug, Queryable)]
pub struct ListedRow {
    pub id: Key<ApplicationId>,
    pub person_id: Key<PersonId>,
    pub state: Code<StateKind>,
    pub name_sort: Vec<u8>,
    pub submitted_at: Ts,
}

/// What a list shows of whoever sent it.
#[derive(Clone, Debug, Queryable)]
pub struct ListedApplicant {
    pub given_name: String,
    pub family_name: String,
    pub unit: Option<String>,
    pub site: Option<String>,
    pub job_category: String,
}

/// A row of the list.
pub type Listed = (ListedRow, ListedApplicant);

impl From<&ApplicationRow> for ListedRow {
    fn from(row: &ApplicationRow) -> Self {
        Self {
            id: row.id,
            person_id: row.person_id,
            state: row.state,
            name_sort: row.name_sort.clone(),
            submitted_at: row.submitted_at,
        }
    }
}

/// The columns of a [`ListedApplicant`].
macro_rules! listed_applicant {
    () => {
        (
            people::given_name,
            people::family_name,
            units::name.nullable(),
            sites::name.nullable(),
            people::job_category,
        )
    };
}

/// Applications with the people who sent them: one walk along an index, however many rows there are.
#[diesel::dsl::auto_type]
fn with_applicants() -> _ {
    applications::table
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
        .left_join(sites::table.on(sites::id.nullable().eq(people::site_id)))
}

type Boxed<'a> = diesel::dsl::IntoBoxed<'a, with_applicants, MultiBackend>;

/// At most `rows` applications after `after`, in the order of `sort`.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    filter: &Filter,
    sort: ApplicationSort,
    after: Option<&Position>,
    rows: i64,
) -> Result<Vec<Listed>, DbError> {
    let listed = (
        applications::id,
        applications::person_id,
        applications::state,
        applications::name_sort,
        applications::submitted_at,
    );
    if sort == ApplicationSort::Name && filter.is_everything() {
        // The list as it is first opened and paged through. On the connection itself, which knows a statement by its
        // type and does not write it out anew each time. Nothing stands before the empty name.
        let (name, last) = match after {
            Some(Position::Name(name, last)) => (name.as_slice(), *last),
            _ => (&[][..], ApplicationId::new(uuid::Uuid::nil())),
        };
        let query = with_applicants()
            .filter(applications::agency_id.eq(Key(scope.agency())))
            .filter(applications::call_id.eq(Key(call)))
            .filter(applications::name_sort.ge(name))
            .filter(applications::name_sort.gt(name).or(applications::id.gt(Key(last))))
            .order((applications::name_sort, applications::id))
            .limit(rows)
            .select((listed, listed_applicant!()));
        return Ok(each_backend!(conn, |c| query.load(c))?);
    }
    let query = sorted(narrowed(scope, call, filter), sort, after).limit(rows);
    Ok(query.select((listed, listed_applicant!())).load(conn)?)
}

/// The same with the answers.
pub fn with_answers(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    filter: &Filter,
    sort: ApplicationSort,
    wanted: &Wanted<Position>,
) -> Result<Vec<(ApplicationRow, ListedApplicant)>, DbError> {
    let query = sorted(narrowed(scope, call, filter), sort, wanted.after.as_ref()).limit(wanted.rows());
    Ok(query.select((ApplicationRow::as_select(), listed_applicant!())).load(conn)?)
}

fn narrowed<'a>(scope: &AgencyScope, call: CallId, filter: &Filter) -> Boxed<'a> {
    let mut query: Boxed<'a> = with_applicants()
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::call_id.eq(Key(call)))
        .into_boxed();
    query = match filter.state {
        Some(StateFilter::Is(state)) => query.filter(applications::state.eq(Code(state))),
        Some(StateFilter::Not(state)) => query.filter(applications::state.ne(Code(state))),
        None => query,
    };
    if let Some(name) = &filter.name {
        query = query.filter(applications::name_fold.like(pattern(name)).escape('\\'));
    }
    if let Some((round, eligible)) = filter.judged {
        let judged = decisions::table
            .filter(decisions::selection_id.eq(Key(round)))
            .filter(decisions::eligible.eq(eligible))
            .select(decisions::application_id);
        query = query.filter(applications::id.eq_any(judged));
    }
    if let Some(unit) = &filter.unit {
        query = query.filter(units::name.eq(unit.clone()));
    }
    if let Some(site) = &filter.site {
        query = query.filter(sites::name.eq(site.clone()));
    }
    query
}

/// Two conditions on the sort key instead of one on the pair, so that either engine walks its index from there.
fn sorted<'a>(query: Boxed<'a>, sort: ApplicationSort, after: Option<&Position>) -> Boxed<'a> {
    use applications::{id, name_sort, submitted_at};
    match (sort, after) {
        (ApplicationSort::Name, after) => {
            let query = match after {
                Some(Position::Name(name, last)) => query
                    .filter(name_sort.ge(name.clone()))
                    .filter(name_sort.gt(name.clone()).or(id.gt(Key(*last)))),
                _ => query,
            };
            query.order((name_sort.asc(), id.asc()))
        }
        (ApplicationSort::NameDescending, after) => {
            let query = match after {
                Some(Position::Name(name, last)) => query
                    .filter(name_sort.le(name.clone()))
                    .filter(name_sort.lt(name.clone()).or(id.lt(Key(*last)))),
                _ => query,
            };
            query.order((name_sort.desc(), id.desc()))
        }
        (ApplicationSort::SubmittedAt, after) => {
            let query = match after {
                Some(Position::Time(at, last)) => query
                    .filter(submitted_at.ge(Ts(*at)))
                    .filter(submitted_at.gt(Ts(*at)).or(id.gt(Key(*last)))),
                _ => query,
            };
            query.order((submitted_at.asc(), id.asc()))
        }
        (ApplicationSort::SubmittedAtDescending, after) => {
            let query = match after {
                Some(Position::Time(at, last)) => query
                    .filter(submitted_at.le(Ts(*at)))
                    .filter(submitted_at.lt(Ts(*at)).or(id.lt(Key(*last)))),
                _ => query,
            };
            query.order((submitted_at.desc(), id.desc()))
        }
    }
}

fn pattern(name: &str) -> String {
    let escaped = name.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_a_pattern_are_searched_for_as_they_are() {
        assert_eq!(pattern("50%_\\"), "%50\\%\\_\\\\%");
    }
}
