//! Whose stays they are, and what follows for the session.

use std::collections::{BTreeMap, BTreeSet};

use super::{Span, Stay, ToolList};
use crate::attendance::Status;
use crate::ids::ApplicationId;
use crate::text::fold_for_search;

/// Whoever lacks no more counts as having been there the whole time: a tenth of the session, and at most a quarter of an hour.
/// Nobody joins to the second. The figure is ours.
pub const WHOLE_UP_TO_MISSING: u32 = 15;

/// A member of the session, as a list may name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub application: ApplicationId,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Address, from the register.
    pub email: Option<String>,
}

/// By what a member was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// By the address.
    Email,
    /// By the name, which no other member has.
    Name,
}

/// What a list proposes of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Who.
    pub application: ApplicationId,
    /// By what they were found: by the name if any of their rows was.
    pub by: By,
    /// The lines of the file that speak of them.
    pub lines: Vec<usize>,
    /// Minutes of the session that they were there.
    pub minutes: u32,
    /// What is proposed, with its minutes where only a part counts; nothing for whoever was not there while it lasted.
    pub said: Option<(Status, Option<u32>)>,
}

/// Why rows are nobody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotMatched {
    /// No member has that address or that name.
    Nobody,
    /// Several members have that name, or several addresses go by it.
    Several,
}

/// Rows that are nobody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// The name in the list.
    pub name: String,
    /// The address in the list.
    pub email: Option<String>,
    /// The lines of the file.
    pub lines: Vec<usize>,
    /// Why.
    pub why: NotMatched,
}

/// What a list proposes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposals {
    /// Of members, in the order in which they were given.
    pub people: Vec<Proposal>,
    /// What is nobody's, by line.
    pub unmatched: Vec<Unmatched>,
}

/// What remote presence of so many minutes is in a session.
fn said(minutes: u32, span: &Span) -> Option<(Status, Option<u32>)> {
    let missing = span.counted_minutes.saturating_sub(minutes);
    match minutes {
        0 => None,
        _ if missing <= WHOLE_UP_TO_MISSING.min(span.counted_minutes / 10) => Some((Status::Remote, None)),
        _ => Some((Status::PartlyRemote, Some(minutes))),
    }
}

/// Who an entry of the list says it is.
type Identity = (String, Option<String>);

/// Matches a list with the members of its session.
#[must_use]
pub fn propose(list: &ToolList, members: &[Known], span: &Span) -> Proposals {
    let mut entries: BTreeMap<Identity, Vec<&Stay>> = BTreeMap::new();
    for stay in &list.stays {
        entries.entry((name_key(&stay.name), stay.email.clone())).or_default().push(stay);
    }
    let names = Names::of(members);
    let found: BTreeMap<&Identity, Result<(ApplicationId, By), NotMatched>> =
        entries.keys().map(|identity| (identity, names.find(identity))).collect();
    let found = without_doubt(&found);
    let mut proposals = Proposals::default();
    for member in members {
        let own: Vec<(&Identity, By)> = found
            .iter()
            .filter_map(|(identity, found)| match found {
                Ok((application, by)) if *application == member.application => Some((*identity, *by)),
                _ => None,
            })
            .collect();
        let Some(by) = own.iter().map(|(_, by)| *by).max() else { continue };
        let stays: Vec<&Stay> =
            own.iter().filter_map(|(identity, _)| entries.get(*identity)).flatten().copied().collect();
        let minutes = span.minutes_of(stays.iter().map(|stay| (stay.from, stay.until)));
        let lines = lines(&stays);
        let application = member.application;
        proposals.people.push(Proposal { application, by, lines, minutes, said: said(minutes, span) });
    }
    for (identity, found) in &found {
        let (Err(why), Some(stays)) = (found, entries.get(*identity)) else { continue };
        let name = stays.first().map(|stay| stay.name.clone()).unwrap_or_default();
        let (_, email) = identity;
        proposals.unmatched.push(Unmatched { name, email: email.clone(), lines: lines(stays), why: *why });
    }
    proposals.unmatched.sort_by_key(|rows| rows.lines.first().copied());
    proposals
}

fn lines(stays: &[&Stay]) -> Vec<usize> {
    let lines: BTreeSet<usize> = stays.iter().map(|stay| stay.line).collect();
    lines.into_iter().collect()
}

type Found<'a> = BTreeMap<&'a Identity, Result<(ApplicationId, By), NotMatched>>;

/// Two addresses are two people, as far as anybody can tell: a name alone gives no second address to a member.
fn without_doubt<'a>(found: &Found<'a>) -> Found<'a> {
    let mut addresses: BTreeMap<ApplicationId, BTreeSet<&str>> = BTreeMap::new();
    for ((_, email), found) in found {
        if let (Some(email), Ok((application, _))) = (email, found) {
            addresses.entry(*application).or_default().insert(email);
        }
    }
    let doubtful = |(identity, found): (&&'a Identity, &Result<(ApplicationId, By), NotMatched>)| {
        let found = match found {
            Ok((application, By::Name)) if identity.1.is_some() => {
                let several = addresses.get(application).is_some_and(|addresses| addresses.len() > 1);
                if several { Err(NotMatched::Several) } else { *found }
            }
            other => *other,
        };
        (*identity, found)
    };
    found.iter().map(doubtful).collect()
}

/// A name as names are compared.
fn name_key(name: &str) -> String {
    let folded = fold_for_search(name);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name without what a tool puts behind it, as *(Guest)*.
fn without_suffix(key: &str) -> &str {
    key.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).map_or(key, |(name, _)| name)
}

/// How members are found.
struct Names {
    by_email: BTreeMap<String, BTreeSet<ApplicationId>>,
    by_name: BTreeMap<String, BTreeSet<ApplicationId>>,
}

impl Names {
    fn of(members: &[Known]) -> Self {
        let mut names = Self { by_email: BTreeMap::new(), by_name: BTreeMap::new() };
        for Known { application, given_name, family_name, email } in members {
            for name in [
                format!("{given_name} {family_name}"),
                format!("{family_name} {given_name}"),
                format!("{family_name}, {given_name}"),
            ] {
                names.by_name.entry(name_key(&name)).or_default().insert(*application);
            }
            if let Some(email) = email {
                names.by_email.entry(email.trim().to_lowercase()).or_default().insert(*application);
            }
        }
        names
    }

    fn find(&self, (name, email): &Identity) -> Result<(ApplicationId, By), NotMatched> {
        let by_email = email.as_ref().and_then(|email| self.by_email.get(email)).and_then(only);
        if let Some(application) = by_email {
            return Ok((application, By::Email));
        }
        let named = self.by_name.get(name).or_else(|| self.by_name.get(without_suffix(name)));
        let named = named.ok_or(NotMatched::Nobody)?;
        only(named).map(|application| (application, By::Name)).ok_or(NotMatched::Several)
    }
}

fn only(of: &BTreeSet<ApplicationId>) -> Option<ApplicationId> {
    of.first().copied().filter(|_| of.len() == 1)
}
