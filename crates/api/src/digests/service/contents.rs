//! What a digest has to say to each of some people, by what each of them may read: with a fixed number of queries, however many
//! they are.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::text::Localised;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AccountId, PersonId, ProgrammeId, SessionId};
use polku_domain::messages::DigestDay;

use crate::access::{AgencyScope, Caller, Programmes};
use crate::clock::finland;
use crate::db::AnyConn;
use crate::digests::store;
use crate::facilitators;
use crate::oversight::{self, Asks};
use crate::problem::AppError;
use crate::promises;
use crate::sessions::convert::choosing;
use crate::sessions::service::Standing;
use crate::sessions::store::{self as sessions, SessionRow};

/// Sessions of one kind, and programmes, that a digest lists; of more it says how many.
pub const MOST: usize = 30;

/// Something that waits for somebody, in a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waits {
    /// An offered place is not answered.
    Place { programme: ProgrammeId, deadline: Timestamp },
    /// No way of a hybrid session is chosen.
    Way { session: SessionId, programme: ProgrammeId, zone: String, closes_at: Timestamp },
    /// The question of consent to more hours is not answered.
    Hours { programme: ProgrammeId },
}

/// What is ahead of somebody and what waits for them.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// Sessions that they are a member of and have not apologised from, the earliest first.
    pub own: Vec<SessionRow>,
    /// Sessions that they lead, the earliest first.
    pub led: Vec<SessionRow>,
    /// What waits for them as a participant.
    pub waits: Vec<Waits>,
    /// What the programmes ask for that they run.
    pub asks: Vec<(ProgrammeId, Asks)>,
}

impl Contents {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.led.is_empty() && self.waits.is_empty() && self.asks.is_empty()
    }
}

/// What several people are to be told, and the names of the programmes that it is about.
#[derive(Debug, Default)]
pub struct Gathered {
    pub of: BTreeMap<AccountId, Contents>,
    pub names: BTreeMap<ProgrammeId, Localised>,
}

/// Somebody who is told, and which days theirs covers.
#[derive(Clone, Debug)]
pub struct Reader {
    pub caller: Caller,
    pub account: AccountId,
    pub person: PersonId,
    pub day: DigestDay,
}

impl Reader {
    /// The caller as a reader of the digest of these days; `None` for one without an account or without a person.
    pub fn new(caller: Caller, day: DigestDay) -> Option<Self> {
        Some(Self { account: caller.account?, person: caller.person?, caller, day })
    }
}

/// Gathers what each of some people of an agency is told.
///
/// # Errors
/// What the database refuses.
pub fn gather(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    readers: &[Reader],
    now: Timestamp,
) -> Result<Gathered, AppError> {
    let mut gathered = Gathered::default();
    if readers.is_empty() {
        return Ok(gathered);
    }
    for reader in readers {
        gathered.of.insert(reader.account, Contents::default());
    }
    own_matters(conn, scope, readers, now, &mut gathered)?;
    run(conn, scope, readers, now, &mut gathered)?;
    gathered.names = names(conn, scope, &gathered)?;
    Ok(gathered)
}

/// Days ahead and what waits, for each as a participant and as one who leads.
fn own_matters(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    readers: &[Reader],
    now: Timestamp,
    gathered: &mut Gathered,
) -> Result<(), AppError> {
    let (zone, people): (_, Vec<PersonId>) = (finland(), readers.iter().map(|one| one.person).collect());
    let last = readers.iter().map(|one| one.day.covers(&zone).1).max().unwrap_or(now);
    // What of the agency concerns none of them is not even read.
    let led = led(conn, scope, readers, now)?;
    let led_ids: BTreeSet<SessionId> = led.iter().map(|(_, session)| *session).collect();
    let led_ids: Vec<SessionId> = led_ids.into_iter().collect();
    let attended = store::programmes_of(conn, scope, &people)?;
    let rows = store::sessions_ahead(conn, scope, (&attended, &led_ids), (now, last))?;
    let programmes: BTreeSet<ProgrammeId> = rows.iter().map(|row| row.programme_id.0).collect();
    let programmes: Vec<ProgrammeId> = programmes.into_iter().collect();
    let members = sessions::participants(conn, scope, &programmes, Some(&people))?;
    let standing = Standing::of(conn, scope, &rows)?;
    let ids: Vec<SessionId> = rows.iter().map(|row| row.id.0).collect();
    let apologised = sessions::apologised(conn, scope, &ids)?;
    let offers = store::open_offers(conn, scope, &people, now)?;
    let unanswered = promises::unanswered_of_people(conn, scope, &people)?;
    for reader in readers {
        let Some(contents) = gathered.of.get_mut(&reader.account) else { continue };
        let (_, until) = reader.day.covers(&zone);
        let of_person = offers.iter().filter(|(person, ..)| *person == reader.person);
        contents.waits.extend(
            of_person
                .map(|(_, programme, deadline)| Waits::Place { programme: *programme, deadline: *deadline }),
        );
        let mine: Vec<_> = members.iter().filter(|one| one.member.person == reader.person).collect();
        for row in &rows {
            if led.contains(&(reader.account, row.id.0)) && row.starts_at.0 < until {
                contents.led.push(row.clone());
            }
            let is_here = |one: &&&sessions::Participant| {
                one.programme == row.programme_id.0 && one.member.is_in(row.group(), row.starts_at.0)
            };
            let Some(me) = mine.iter().find(is_here) else { continue };
            let said = standing.said(row.id.0, me.application);
            if row.starts_at.0 < until && !apologised.contains(&(row.id.0, me.application)) {
                contents.own.push(row.clone());
            }
            if choosing(row).is_open(now) && said.chose.is_none() && !said.apologised {
                contents.waits.push(Waits::Way {
                    session: row.id.0,
                    programme: row.programme_id.0,
                    zone: row.zone.clone(),
                    closes_at: choosing(row).closes_at(),
                });
            }
        }
        let asked = unanswered.iter().filter(|(person, _)| *person == reader.person);
        contents.waits.extend(asked.map(|(_, programme)| Waits::Hours { programme: *programme }));
    }
    Ok(())
}

/// Which sessions that are not over each of them leads.
fn led(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    readers: &[Reader],
    now: Timestamp,
) -> Result<BTreeSet<(AccountId, SessionId)>, AppError> {
    let today: Date = finland().to_datetime(now).date();
    let accounts: Vec<AccountId> = readers.iter().map(|one| one.account).collect();
    Ok(facilitators::led_by_each(conn, scope, &accounts, (now, today))?.into_iter().collect())
}

/// The programmes that each of them runs, by the roles in force now.
fn run(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    readers: &[Reader],
    now: Timestamp,
    gathered: &mut Gathered,
) -> Result<(), AppError> {
    let runs = |reader: &Reader| reader.caller.programmes(Permission::ManageSessions);
    let mut all = Programmes::Only(Vec::new());
    for reader in readers {
        all = match (all, runs(reader)) {
            (Programmes::Only(mut some), Programmes::Only(more)) => {
                some.extend(more);
                Programmes::Only(some)
            }
            _ => Programmes::All,
        };
    }
    let meeting = match &all {
        Programmes::Only(none) if none.is_empty() => return Ok(()),
        _ => oversight::meeting(conn, scope, &all, now)?,
    };
    let asks = oversight::asks(conn, scope, &meeting, now)?;
    for reader in readers {
        let Some(contents) = gathered.of.get_mut(&reader.account) else { continue };
        for (programme, asks) in &asks {
            let target = Target::of_programme(*programme);
            let may = |permission| reader.caller.may(permission, target);
            if !may(Permission::ManageSessions) || !may(Permission::ViewProgrammeHealth) {
                continue;
            }
            let undelivered = if may(Permission::ListProgrammeMails) { asks.undelivered } else { 0 };
            let declined = if may(Permission::ViewAttendance) { asks.declined } else { 0 };
            let asks = Asks { undelivered, declined, ..*asks };
            if asks != Asks::default() {
                contents.asks.push((*programme, asks));
            }
        }
    }
    Ok(())
}

fn names(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    gathered: &Gathered,
) -> Result<BTreeMap<ProgrammeId, Localised>, AppError> {
    let mut ids = BTreeSet::new();
    for contents in gathered.of.values() {
        ids.extend(contents.own.iter().chain(&contents.led).map(|row| row.programme_id.0));
        ids.extend(contents.asks.iter().map(|(programme, _)| *programme));
        ids.extend(contents.waits.iter().map(Waits::programme));
    }
    Ok(sessions::programme_names(conn, scope, &ids.into_iter().collect::<Vec<_>>())?)
}

impl Waits {
    /// The programme that it is about.
    pub const fn programme(&self) -> ProgrammeId {
        match self {
            Self::Place { programme, .. } | Self::Way { programme, .. } | Self::Hours { programme } => {
                *programme
            }
        }
    }
}
