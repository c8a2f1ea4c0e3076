//! Publishing a design, and whom it asks.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use polku_api_types::programmes::DesignDetails;
use polku_api_types::promises::DesignPublicationPreview;
use polku_domain::access::Permission;
use polku_domain::ids::{ApplicationId, DesignId, ProgrammeId};
use polku_domain::programmes::programme::GrowthLimit;
use polku_domain::promises::{Promise, Time};
use polku_domain::text::Language;

use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::db::{AnyConn, Coded as _, Key, Ts};
use crate::http::IfMatch;
use crate::notify::{Arg, Args, Mail, Pace, Recipient, Template, enqueue, forget_waiting};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::service::{designs as publishing, programme_for, shown};
use crate::programmes::store::designs::{self, DesignRow, DesignStatus, ElementRow};
use crate::programmes::store::programmes::ProgrammeRow;
use crate::programmes::store::{count, number};
use crate::promises::convert;
use crate::promises::store::{self, ConsentRow, ParticipantRow};

/// So many versions a programme may publish within [`PUBLISHED_WITHIN`].
const PUBLISHED: usize = 20;
const PUBLISHED_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// What the design of a programme is and was, with everybody who takes part: read once, whoever they are.
struct Ground {
    limit: GrowthLimit,
    /// Published versions, the latest first, each with what it takes.
    published: Vec<(DesignRow, Time)>,
    participants: Vec<ParticipantRow>,
    /// What each of them consented to, the earliest version first.
    consented: HashMap<ApplicationId, Vec<ConsentRow>>,
}

/// A version that is published, or may be.
#[derive(Clone, Copy, Debug)]
struct Asking {
    version: DesignId,
    takes: Time,
    at: Timestamp,
}

fn time(rows: &[ElementRow]) -> Result<Time, AppError> {
    Ok(Time::of(&shown::elements(rows)?.hours().total))
}

impl Ground {
    fn load(conn: &mut AnyConn, scope: &AgencyScope, programme: &ProgrammeRow) -> Result<Self, AppError> {
        let id = programme.id.0;
        let mut versions = designs::list_of(conn, scope, &[id])?;
        versions.retain(|row| row.state.0 == DesignStatus::Published);
        let ids: Vec<DesignId> = versions.iter().map(|row| row.id.0).collect();
        let elements = shown::by_design(designs::elements_of(conn, scope, &ids)?);
        let published = versions
            .into_iter()
            .map(|row| {
                let takes = time(elements.get(&row.id.0).map_or(&[], Vec::as_slice))?;
                Ok::<_, AppError>((row, takes))
            })
            .collect::<Result<_, _>>()?;
        let mut consented: HashMap<ApplicationId, Vec<ConsentRow>> = HashMap::new();
        for row in store::consented(conn, scope, id)? {
            consented.entry(row.application_id.0).or_default().push(row);
        }
        let limit = GrowthLimit::parse(count(programme.growth_limit_minutes))
            .map_err(|_| AppError::internal("programmes.growth_limit_minutes holds what it must not"))?;
        Ok(Self { limit, published, participants: store::participants(conn, scope, id)?, consented })
    }

    /// What was promised to somebody, and by which version: the one that was in force when they took the place, or the one that
    /// they consented to last. Of versions that were published in the same instant, the one before: whoever may not have seen it
    /// is asked.
    fn promise(&self, of: &ParticipantRow) -> Option<(DesignId, Promise)> {
        let by_then = |(row, _): &&(DesignRow, Time)| row.published_at.is_some_and(|at| at < of.began_at);
        let (version, made) = self.published.iter().find(by_then).or_else(|| self.published.last())?;
        let consented = self.consented.get(&of.application.0).map_or(&[][..], Vec::as_slice);
        let promise = consented
            .iter()
            .fold(Promise::made(*made, self.limit), |promise, row| promise.consented(convert::taken(row)));
        let last = consented.last().map_or(version.id.0, |row| row.design_version_id.0);
        Some((last, promise))
    }

    /// Every version stays for good, and each may write to everybody who takes part.
    fn not_too_often(&self, now: Timestamp) -> Result<(), AppError> {
        let since = now.saturating_sub(PUBLISHED_WITHIN).map_err(AppError::internal)?;
        let lately = |(row, _): &&(DesignRow, Time)| row.published_at.is_some_and(|at| at.0 > since);
        if self.published.iter().filter(lately).count() < PUBLISHED {
            return Ok(());
        }
        let again = PUBLISHED_WITHIN.as_secs().unsigned_abs();
        Err(AppError::new(ProblemCode::TooManyRequests).retry_after(again))
    }

    /// Whom a version asks, with the row that says so.
    fn asked(&self, scope: &AgencyScope, asking: Asking) -> Vec<(&ParticipantRow, ConsentRow)> {
        let one = |participant| {
            let (version, promise) = self.promise(participant)?;
            promise.asks(asking.takes).then(|| {
                let row = ConsentRow {
                    application_id: participant.application,
                    design_version_id: Key(asking.version),
                    agency_id: Key(scope.agency()),
                    promised_version_id: Key(version),
                    promised_minutes: number(promise.time().minutes),
                    promised_unmeasured: number(promise.time().unmeasured),
                    limit_minutes: number(self.limit.minutes()),
                    asked_minutes: number(asking.takes.minutes),
                    asked_unmeasured: number(asking.takes.unmeasured),
                    asked_at: Ts(asking.at),
                    consented_at: None,
                };
                (participant, row)
            })
        };
        self.participants.iter().filter_map(one).collect()
    }
}

/// What publishing the draft would ask.
///
/// # Errors
/// `not_found`, `design_stands_still` when there is no draft, and what the policy refuses.
pub async fn preview_design_publication(
    app: &App,
    caller: &Caller,
    id: ProgrammeId,
) -> Result<DesignPublicationPreview, AppError> {
    let (caller, now) = (caller.clone(), app.clock.now());
    app.db
        .read(move |conn| {
            let programme = programme_for(conn, &caller, id, Permission::PublishDesign)?;
            let draft = publishing::latest(conn, &caller.scope, id)?;
            if draft.state.0 != DesignStatus::Draft {
                return Err(AppError::new(ProblemCode::DesignStandsStill));
            }
            let takes = time(&designs::elements_of(conn, &caller.scope, &[draft.id.0])?)?;
            let ground = Ground::load(conn, &caller.scope, &programme)?;
            let asked = ground.asked(&caller.scope, Asking { version: draft.id.0, takes, at: now });
            Ok(DesignPublicationPreview {
                takes: convert::time(takes),
                growth_limit_minutes: ground.limit.minutes(),
                participants: u32::try_from(ground.participants.len()).unwrap_or(u32::MAX),
                asked: u32::try_from(asked.len()).unwrap_or(u32::MAX),
            })
        })
        .await
}

/// Fixes the draft for ever, and asks whoever was promised less.
///
/// # Errors
/// `not_found`, `stale_version`, `design_stands_still` when there is no draft, `design_empty`, `too_many_requests`.
pub async fn publish_design(
    app: &App,
    caller: &Caller,
    id: ProgrammeId,
    seen: IfMatch,
) -> Result<DesignDetails, AppError> {
    let (now, caller, shared) = (app.clock.now(), caller.clone(), app.clone());
    app.db
        .write_tx(move |conn| {
            let programme = programme_for(conn, &caller, id, Permission::PublishDesign)?;
            let draft = publishing::draft(conn, &caller.scope, id, seen)?;
            // Before it is published: what people were promised is what was in force without it.
            let ground = Ground::load(conn, &caller.scope, &programme)?;
            ground.not_too_often(now)?;
            let (row, elements) = publishing::publish(conn, &caller, draft, now)?;
            // What the version before asked and nobody has read yet is moot.
            forget_waiting(conn, Template::HoursAsked, id)?;
            let asking = Asking { version: row.id.0, takes: time(&elements)?, at: now };
            let asked = ground.asked(&caller.scope, asking);
            for (participant, row) in &asked {
                enqueue(conn, &mail(&shared, &caller.scope, &programme, participant, row))?;
            }
            let rows: Vec<ConsentRow> = asked.into_iter().map(|(_, row)| row).collect();
            store::insert(conn, &rows)?;
            shown::design(&row, &elements)
        })
        .await
}

fn mail(
    app: &App,
    scope: &AgencyScope,
    programme: &ProgrammeRow,
    to: &ParticipantRow,
    row: &ConsentRow,
) -> Mail {
    let template = Template::HoursAsked;
    let more = row.asked_unmeasured.saturating_sub(row.promised_unmeasured).max(0);
    let args = Args::from([
        ("programme".to_owned(), Arg::from(programme.name.0.clone())),
        ("promised".to_owned(), Arg::Minutes(count(row.promised_minutes))),
        ("takes".to_owned(), Arg::Minutes(count(row.asked_minutes))),
        ("unmeasured".to_owned(), Arg::Number(more)),
        // My path, where it is answered.
        ("link".to_owned(), Arg::Text(format!("{}/", app.public_url))),
    ]);
    Mail {
        agency: Some(scope.agency()),
        to: Recipient::Person(to.person.0),
        language: Language::parse(&to.language).unwrap_or(Language::Fi),
        template,
        args,
        dedupe_key: format!("{}:{}:{}", template.code(), row.design_version_id.0, to.application.0),
        at: row.asked_at.0,
        programme: Some(programme.id.0),
        // Nothing is lost by answering tomorrow: there is no deadline.
        pace: Pace::InOfficeHours { before: Timestamp::MAX },
    }
}
