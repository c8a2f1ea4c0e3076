//! Whom the round that a call names has left out: worked out from that round's decisions whenever a pool is judged, and kept
//! with each decision from the commitment on, since the earlier applications are erased some day.

use std::collections::HashSet;

use jiff::civil::Date;
use polku_domain::ids::{CallId, PersonId, SelectionId};
use polku_domain::programmes::rule::fact::{Attribute, Fact, Facts, Value};

use crate::access::AgencyScope;
use crate::applications::left_out::SOURCE;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::problem::AppError;
use crate::programmes::store::left_out as store;

/// Those whom a round has left out.
#[derive(Clone, Debug)]
pub struct LeftOut {
    round: SelectionId,
    /// The day on which the round was confirmed.
    as_of: Date,
    people: HashSet<PersonId>,
}

impl LeftOut {
    /// Those whom the round has left out that a call names; `None` if it names none.
    ///
    /// # Errors
    /// `internal` when the round is not there or not confirmed: a call names no such round.
    pub fn of_call(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<Option<Self>, AppError> {
        let Some(declared) = store::declared(conn, scope, call)? else { return Ok(None) };
        let round = SelectionId::new(declared.selection_id);
        let confirmed_at = store::find(conn, scope, round)?.and_then(|row| row.confirmed_at);
        let confirmed_at =
            confirmed_at.ok_or_else(|| AppError::internal("calls.left_out names no confirmed round"))?;
        let as_of = confirmed_at.0.to_zoned(finland()).date();
        let people = store::people_of(conn, scope, round)?.into_iter().collect();
        Ok(Some(Self { round, as_of, people }))
    }

    /// Adds to what is known of a person whether the round has left them out.
    ///
    /// # Errors
    /// Never: the value is of the kind that the attribute has.
    pub fn known(&self, person: PersonId, facts: Facts) -> Result<Facts, AppError> {
        let value = self.people.contains(&person).then(|| Value::Code(self.round.to_string()));
        let fact = Fact { value, source: SOURCE.to_owned(), as_of: self.as_of };
        facts.with(Attribute::LeftOut, fact).map_err(AppError::internal)
    }
}

/// Adds to what is known of a person whether they were left out, where a call names a round.
///
/// # Errors
/// As [`LeftOut::known`].
pub fn known_of(left_out: Option<&LeftOut>, person: PersonId, facts: Facts) -> Result<Facts, AppError> {
    match left_out {
        Some(left_out) => left_out.known(person, facts),
        None => Ok(facts),
    }
}

/// Whether somebody of whom so much is known was left out; `None` where no round was asked about.
#[must_use]
pub fn counted(facts: &Facts) -> Option<bool> {
    facts.get(Attribute::LeftOut).map(|fact| fact.value.is_some())
}
