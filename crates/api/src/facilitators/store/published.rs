//! Published coaching sessions, as the policy sees them.

use diesel::prelude::*;
use polku_domain::ids::{ProgrammeId, SessionId};
use polku_domain::programmes::element::{DeliveryMode, ElementKind};

use crate::access::AgencyScope;
use crate::db::schema::{design_elements, sessions};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
use crate::facilitators::check::Asked;

/// The word of a published session, as the column holds it.
const PUBLISHED: &str = "published";

/// The published coaching sessions of an agency or of one programme, the earliest first.
pub fn coached(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: Option<ProgrammeId>,
) -> Result<Vec<Asked>, DbError> {
    type Row = (Key<SessionId>, Code<ElementKind>, Code<DeliveryMode>, Ts);
    let mut query = sessions::table
        .inner_join(design_elements::table.on(design_elements::id.eq(sessions::element_id)))
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::state.eq(PUBLISHED))
        .filter(design_elements::kind.eq(Code(ElementKind::SmallGroupCoaching)))
        .order((sessions::starts_at, sessions::id))
        .select((sessions::id, design_elements::kind, sessions::mode, sessions::starts_at))
        .into_boxed();
    if let Some(programme) = programme {
        query = query.filter(sessions::programme_id.eq(Key(programme)));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let asked = |(session, kind, mode, at): Row| Asked {
        session: session.0,
        kind: kind.0,
        mode: mode.0,
        starts_at: at.0,
    };
    Ok(rows.into_iter().map(asked).collect())
}
