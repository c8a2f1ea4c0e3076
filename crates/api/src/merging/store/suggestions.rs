//! Pairs of persons who look like one.

use std::collections::HashMap;

use diesel::prelude::*;
use polku_domain::ids::PersonId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::{namesakes, people, sites, units};
use crate::db::{AnyConn, DbError, Key, lower};
use crate::http::Wanted;
use crate::people::store::{Listed, PersonRow};

/// A pair and the name both have.
#[derive(Clone, Debug)]
pub struct SuggestedPair {
    /// The folded name.
    pub name: String,
    /// The one with the smaller id.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
}

/// Where a page ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SuggestionPosition {
    /// The folded name.
    pub name: String,
    /// The first of the pair.
    pub one: Uuid,
    /// The second.
    pub other: Uuid,
}

/// A page of pairs of one name and one more equal fact, by name. The same as `polku_domain::merging::same_facts`, asked
/// of the database; whoever is led already is in no pair, and neither are two who
/// were found to be two.
pub fn suggestions(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    wanted: &Wanted<SuggestionPosition>,
) -> Result<Vec<SuggestedPair>, DbError> {
    let other = diesel::alias!(people as other);
    let their = |column| other.field(column);
    let same_email = lower(other.field(people::email)).eq(lower(people::email));
    let same_place = other
        .field(people::unit_id)
        .eq(people::unit_id)
        .and(other.field(people::supervisor_id).eq(people::supervisor_id));
    let mut query = people::table
        .inner_join(
            other.on(other
                .field(people::agency_id)
                .eq(people::agency_id)
                .and(other.field(people::name_fold).eq(people::name_fold))
                .and(their(people::id).gt(people::id))),
        )
        .left_join(
            namesakes::table
                .on(namesakes::one_id.eq(people::id).and(namesakes::other_id.eq(their(people::id)))),
        )
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(namesakes::id.is_null())
        .filter(people::merged_into.is_null())
        .filter(other.field(people::merged_into).is_null())
        .filter(same_email.assume_not_null().or(same_place.assume_not_null()))
        .order((people::name_fold, people::id, their(people::id)))
        .select((people::name_fold, people::id, their(people::id)))
        .limit(wanted.rows())
        .into_boxed();
    if let Some(SuggestionPosition { name, one, other: second }) = wanted.after.clone() {
        let (one, second) = (Key(one), Key(second));
        let later = people::id.gt(one).or(people::id.eq(one).and(their(people::id).gt(second)));
        let after = people::name_fold.gt(name.clone()).or(people::name_fold.eq(name.clone()).and(later));
        // The first condition is what the index is read from.
        query = query.filter(people::name_fold.ge(name)).filter(after);
    }
    let rows: Vec<(String, Key<PersonId>, Key<PersonId>)> = query.load(conn)?;
    let pair = |(name, one, other): (String, Key<PersonId>, Key<PersonId>)| SuggestedPair {
        name,
        one: one.0,
        other: other.0,
    };
    Ok(rows.into_iter().map(pair).collect())
}

/// People as lists show them, by id.
pub fn summaries(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[PersonId],
) -> Result<HashMap<PersonId, Listed>, DbError> {
    let keys: Vec<Key<PersonId>> = of.iter().copied().map(Key).collect();
    let rows: Vec<Listed> = people::table
        .left_join(units::table.on(people::unit_id.eq(units::id.nullable())))
        .left_join(sites::table.on(people::site_id.eq(sites::id.nullable())))
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq_any(keys))
        .select((PersonRow::as_select(), units::name.nullable(), sites::name.nullable()))
        .load(conn)?;
    Ok(rows.into_iter().map(|listed| (listed.0.id.0, listed)).collect())
}
