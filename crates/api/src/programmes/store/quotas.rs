//! Who on the staff counts in a quota.

use diesel::prelude::*;
use polku_domain::programmes::call::CallQuota;
use polku_domain::programmes::rule::fact::Attribute;

use crate::access::AgencyScope;
use crate::db::schema::{people, sites, units};
use crate::db::{AnyConn, DbError, Key};

/// How many of the active people of the agency count in a quota.
pub fn people_in(conn: &mut AnyConn, scope: &AgencyScope, quota: &CallQuota) -> Result<i64, DbError> {
    let value = quota.value.as_str();
    let staff =
        || people::table.filter(people::agency_id.eq(Key(scope.agency()))).filter(people::active.eq(true));
    let count = match quota.attribute {
        Attribute::Unit => staff()
            .inner_join(units::table.on(units::id.nullable().eq(people::unit_id)))
            .filter(units::name.eq(value))
            .count()
            .get_result(conn)?,
        Attribute::Site => staff()
            .inner_join(sites::table.on(sites::id.nullable().eq(people::site_id)))
            .filter(sites::name.eq(value))
            .count()
            .get_result(conn)?,
        Attribute::JobCategory => staff().filter(people::job_category.eq(value)).count().get_result(conn)?,
        Attribute::IsSupervisor => {
            staff().filter(people::is_supervisor.eq(value == "true")).count().get_result(conn)?
        }
        // A call takes no quota on a day, and whom a round left out is no entry of the register.
        Attribute::RoleStartedOn | Attribute::LeftOut => 0,
    };
    Ok(count)
}
