//! Whether an applicant was counted among those whom an earlier round left out, as applicants and officials read it.

use polku_api_types::applications::Fact;
use polku_api_types::programmes::LeftOut;
use polku_api_types::text::Localised;
use polku_domain::ids::SelectionId;
use polku_domain::programmes::rule::fact::Attribute;

use crate::access::AgencyScope;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::problem::AppError;
use crate::programmes::store::left_out as store;
use crate::programmes::store::left_out::ConfirmedRow;

/// Where the fact comes from: an earlier round.
pub const SOURCE: &str = "earlier_round";

/// A preference as it was declared, with the round that it names.
#[derive(Clone, Debug)]
pub struct Named {
    min: u32,
    round: ConfirmedRow,
}

impl Named {
    /// What a call declares, if it declares anything.
    ///
    /// # Errors
    /// `internal` when the round it names is not there.
    pub fn of(
        conn: &mut AnyConn,
        scope: &AgencyScope,
        declared: Option<&LeftOut>,
    ) -> Result<Option<Self>, AppError> {
        let Some(declared) = declared else { return Ok(None) };
        let round = store::find(conn, scope, SelectionId::new(declared.selection_id))?
            .ok_or_else(|| AppError::internal("calls.left_out names no confirmed round"))?;
        Ok(Some(Self { min: declared.min, round }))
    }

    /// The least number of places.
    #[must_use]
    pub const fn min(&self) -> u32 {
        self.min
    }

    /// The programme of the round.
    #[must_use]
    pub const fn programme(&self) -> &Localised {
        &self.round.programme_name.0
    }

    /// The fact as it was recorded of somebody in the pool: `true` or `false`, of the day on which the earlier round was
    /// confirmed.
    #[must_use]
    pub fn fact(&self, counted: bool) -> Option<Fact> {
        Some(Fact {
            attribute: Attribute::LeftOut.code().to_owned(),
            value: Some(counted.to_string()),
            source: SOURCE.to_owned(),
            as_of: self.round.confirmed_at?.0.to_zoned(finland()).date(),
        })
    }
}
