//! Many join addresses at once: pasted lines of when, for which group, and where.
//!
//! A line is `8.9.2020 9.00; 1; https://…`: cells separated by semicolons, tabs or commas. The time can be left out where
//! the day tells the session, and the group where the session is for everybody or nothing else is then. A small group is
//! written `1.2`. A first line of headers is passed over.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::links::{AddressFault, address};
use super::state::SessionState;
use crate::ids::SessionId;
use crate::tables::{DateTextError, parse_date, parse_local_time};

/// Most lines of one pass.
pub const MAX_LINES: usize = 200;
/// Most characters of one pass.
pub const MAX_PASTED: usize = 100_000;

/// Number of a group, and of the small group within it.
pub type GroupNumber = (u32, Option<u32>);

/// A session as lines name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub session: SessionId,
    /// When it begins, by its clock.
    pub start: DateTime,
    /// When it begins.
    pub starts_at: Timestamp,
    /// For whom; `None` for everybody.
    pub group: Option<GroupNumber>,
    /// Where it stands.
    pub state: SessionState,
}

/// Why a line gives no session an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// It does not begin with a day, `8.9.2020` or `2020-09-08`, and perhaps a time.
    #[error("it does not begin with a day")]
    NoTime,
    /// The group is no number.
    #[error("the group is no number")]
    NoGroup,
    /// There is no address, or more cells than a line has.
    #[error("there is no address")]
    NoAddress,
    /// The address leads nowhere that people should go.
    #[error(transparent)]
    Address(#[from] AddressFault),
    /// The programme has no session then for that group.
    #[error("no session then")]
    Unknown,
    /// Several sessions fit: the line has to say the time or the group.
    #[error("several sessions then")]
    Several,
    /// It was cancelled.
    #[error("the session was cancelled")]
    Cancelled,
    /// It has begun.
    #[error("the session has begun")]
    Begun,
    /// An earlier line gives it an address.
    #[error("line {0} gives it an address, too")]
    Twice(usize),
}

/// What the lines say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// Which session gets which address, by line.
    pub given: Vec<(usize, SessionId, String)>,
    /// What is wrong with the other lines, by line.
    pub faults: Vec<(usize, LineFault)>,
}

/// More lines than [`MAX_LINES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more than {MAX_LINES} lines")]
pub struct TooManyLines;

impl Addresses {
    /// Reads pasted lines for the sessions of a programme.
    ///
    /// # Errors
    /// [`TooManyLines`].
    pub fn read(text: &str, sessions: &[Named], now: Timestamp) -> Result<Self, TooManyLines> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let lines: Vec<(usize, &str)> = text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line.trim()))
            .filter(|(_, line)| !line.trim_matches([';', ',', '\t', ' ']).is_empty())
            .collect();
        if lines.len() > MAX_LINES {
            return Err(TooManyLines);
        }
        let mut read = Self::default();
        let mut first: BTreeMap<SessionId, usize> = BTreeMap::new();
        for (index, (number, line)) in lines.into_iter().enumerate() {
            let found = of_line(line).and_then(|said| Ok((find(&said, sessions, now)?, said.address)));
            match found {
                Err(LineFault::NoTime) if index == 0 && is_headers(line) => {}
                Err(fault) => read.faults.push((number, fault)),
                Ok((session, address)) => match first.get(&session) {
                    Some(earlier) => read.faults.push((number, LineFault::Twice(*earlier))),
                    None => {
                        first.insert(session, number);
                        read.given.push((number, session, address));
                    }
                },
            }
        }
        Ok(read)
    }
}

/// What one line says.
#[derive(Debug)]
struct SaidLine {
    day: Date,
    start: Option<DateTime>,
    /// `None` where nothing is said; everybody is `Some(None)`.
    group: Option<Option<GroupNumber>>,
    address: String,
}

fn is_headers(line: &str) -> bool {
    !line.to_lowercase().contains("://") && !line.contains(|letter: char| letter.is_ascii_digit())
}

fn of_line(line: &str) -> Result<SaidLine, LineFault> {
    let separator = [';', '\t', ','].into_iter().find(|separator| line.contains(*separator)).unwrap_or(';');
    // An address may have commas and semicolons of its own: it is all that follows the first two cells at most.
    let unquoted = |cell: &str| cell.trim().trim_matches('"').trim().to_owned();
    let mut cells = line.splitn(3, separator).map(unquoted);
    let (when, second, third) = (cells.next().unwrap_or_default(), cells.next(), cells.next());
    let (day, start) = day_and_start(&when)?;
    let (group, raw) = match (second, third) {
        (Some(second), rest) if second.contains("://") => {
            let raw = rest.map_or(second.clone(), |rest| format!("{second}{separator}{rest}"));
            (None, raw)
        }
        (Some(group), Some(raw)) => (group_of(&group)?, raw),
        _ => return Err(LineFault::NoAddress),
    };
    let raw = raw.trim_end_matches([';', ',', '\t', ' ']);
    if raw.is_empty() {
        return Err(LineFault::NoAddress);
    }
    Ok(SaidLine { day, start, group, address: address(raw)? })
}

fn day_and_start(text: &str) -> Result<(Date, Option<DateTime>), LineFault> {
    let text = text.replace(" klo ", " ").replace(" kl. ", " ").replace(" kl ", " ");
    if let Ok(day) = parse_date(&text) {
        return Ok((day, None));
    }
    let start = parse_local_time(&text).map_err(|_: DateTextError| LineFault::NoTime)?;
    Ok((start.date(), Some(start)))
}

fn group_of(text: &str) -> Result<Option<Option<GroupNumber>>, LineFault> {
    let number = |text: &str| text.trim().parse::<u32>().map_err(|_| LineFault::NoGroup);
    match text {
        "" => Ok(None),
        "-" | "*" => Ok(Some(None)),
        _ => match text.split_once(['.', '/']) {
            Some((group, small)) => Ok(Some(Some((number(group)?, Some(number(small)?))))),
            None => Ok(Some(Some((number(text)?, None)))),
        },
    }
}

fn find(said: &SaidLine, sessions: &[Named], now: Timestamp) -> Result<SessionId, LineFault> {
    let fits = |session: &&Named| {
        session.start.date() == said.day
            && said.start.is_none_or(|start| session.start == start)
            && said.group.is_none_or(|group| session.group == group)
    };
    let all: Vec<&Named> = sessions.iter().filter(fits).collect();
    let held: Vec<&&Named> = all.iter().filter(|one| one.state != SessionState::Cancelled).collect();
    match (held.as_slice(), all.is_empty()) {
        ([one], _) if one.starts_at <= now => Err(LineFault::Begun),
        ([one], _) => Ok(one.session),
        ([], true) => Err(LineFault::Unknown),
        ([], false) => Err(LineFault::Cancelled),
        _ => Err(LineFault::Several),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn session(id: u128, day: i8, hour: i8, group: Option<GroupNumber>) -> Named {
        let start = datetime(2020, 9, day, hour, 0, 0, 0);
        Named {
            session: SessionId::new(Uuid::from_u128(id)),
            start,
            starts_at: start.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp(),
            group,
            state: SessionState::Published,
        }
    }

    fn sessions() -> Vec<Named> {
        vec![
            session(1, 8, 9, Some((1, None))),
            session(2, 8, 9, Some((2, None))),
            session(3, 9, 9, None),
            session(4, 9, 13, Some((1, Some(2)))),
            Named { state: SessionState::Cancelled, ..session(5, 10, 9, None) },
            session(6, 1, 9, None),
        ]
    }

    fn read(text: &str) -> Addresses {
        Addresses::read(text, &sessions(), "2020-09-02T00:00:00Z".parse().unwrap()).unwrap()
    }

    fn given(read: &Addresses) -> Vec<(usize, u128, &str)> {
        read.given.iter().map(|(line, session, to)| (*line, session.uuid().as_u128(), to.as_str())).collect()
    }

    #[test]
    fn lines_are_read_as_people_paste_them() {
        let text = "Aika;Ryhmä;Osoite\n\
            8.9.2020 klo 9.00;1;https://a.example/1\n\
            2020-09-08 09:00\t2\thttps://a.example/2\n\
            \n\
            9.9.2020 9.00;;https://a.example/3;x=1\n\
            9.9.2020,1.2,\"https://a.example/4\"\n";
        let read = read(text);
        assert_eq!(read.faults, []);
        assert_eq!(
            given(&read),
            [
                (2, 1, "https://a.example/1"),
                (3, 2, "https://a.example/2"),
                (5, 3, "https://a.example/3;x=1"),
                (6, 4, "https://a.example/4"),
            ]
        );
    }

    #[test]
    fn faults_are_named_by_line() {
        let text = "tiistai;1;https://a.example\n\
            8.9.2020;https://a.example\n\
            8.9.2020;3;https://a.example\n\
            8.9.2020;yksi;https://a.example\n\
            8.9.2020;1;http://a.example\n\
            8.9.2020;1;https://me:secret@a.example\n\
            8.9.2020;1\n\
            10.9.2020;;https://a.example\n\
            1.9.2020;;https://a.example\n\
            8.9.2020;1;https://a.example\n\
            8.9.2020 9:00;1;https://b.example\n";
        let read = read(text);
        let faults: Vec<_> = read.faults.iter().map(|(line, fault)| (*line, *fault)).collect();
        assert_eq!(
            faults,
            [
                (1, LineFault::NoTime),
                (2, LineFault::Several),
                (3, LineFault::Unknown),
                (4, LineFault::NoGroup),
                (5, LineFault::Address(AddressFault::NotSecure)),
                (6, LineFault::Address(AddressFault::Credentials)),
                (7, LineFault::NoAddress),
                (8, LineFault::Cancelled),
                (9, LineFault::Begun),
                (11, LineFault::Twice(10)),
            ]
        );
        assert_eq!(given(&read), [(10, 1, "https://a.example")]);
    }

    #[test]
    fn more_lines_than_a_programme_has_sessions_are_refused() {
        let now = Timestamp::UNIX_EPOCH;
        let lines = |count| "8.9.2020;1;https://a.example\n".repeat(count);
        assert!(Addresses::read(&lines(MAX_LINES), &sessions(), now).is_ok());
        assert_eq!(Addresses::read(&lines(MAX_LINES + 1), &sessions(), now), Err(TooManyLines));
    }

    proptest! {
        /// Each line gives one session an address or has a fault, and no session is given two.
        #[test]
        fn no_line_is_lost(lines in proptest::collection::vec("[0-9.:; ,/a-z\t-]{0,30}(https://[a-z]{1,4})?", 0..20)) {
            let text = lines.join("\n");
            let read = read(&text);
            let ids: std::collections::BTreeSet<_> = read.given.iter().map(|(_, session, _)| *session).collect();
            prop_assert_eq!(ids.len(), read.given.len());
            let told: std::collections::BTreeSet<usize> =
                read.given.iter().map(|(line, ..)| *line).chain(read.faults.iter().map(|(line, _)| *line)).collect();
            prop_assert_eq!(told.len(), read.given.len() + read.faults.len());
            prop_assert!(told.iter().all(|line| (1..=lines.len()).contains(line)));
        }
    }
}
