//! A sign-in list typed back: row numbers, and how each was there.
//!
//! `1-12 14 17r 20:90 22x` says: rows 1 to 12 and 14 were there, 17 took part remotely, 20 was there for 90 minutes, 22 was
//! absent. A number alone means *on site*, and at a remote session *remotely*. Letters are those of the three languages:
//! `r`, `e` and `d` remotely, `x` absent, `a` and `i` apologised. Spaces, commas, semicolons and line breaks separate.

use std::collections::BTreeMap;

use super::mark::{MarkFault, Said, Sitting, Status};
use crate::programmes::element::DeliveryMode;

/// Most characters that are typed in one pass.
pub const MAX_TYPED: usize = 4_000;
/// Most faults that are told at once.
pub const MAX_FAULTS: usize = 50;

/// Why something typed cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// Neither a row nor a run of rows.
    #[error("neither a row nor a run of rows")]
    NoRow,
    /// The list has no such row; it has this many.
    #[error("the list has {0} rows")]
    NoSuchRow(u32),
    /// The run ends before it begins.
    #[error("the run ends before it begins")]
    Backwards,
    /// The row was typed before.
    #[error("row {0} was typed before")]
    Twice(u32),
    /// It cannot be said of this session.
    #[error(transparent)]
    Mark(#[from] MarkFault),
    /// More than [`MAX_TYPED`] characters.
    #[error("more than {MAX_TYPED} characters")]
    TooLong,
}

/// A fault with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedFault {
    /// The character at which it begins, from 1.
    pub at: usize,
    /// What was typed there.
    pub typed: String,
    /// Why it cannot be read.
    pub why: Misread,
}

/// What was typed, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// What is said of each row, by its number from 1.
    pub rows: BTreeMap<u32, Said>,
    /// What could not be read, by place; at most [`MAX_FAULTS`].
    pub faults: Vec<TypedFault>,
}

impl Typed {
    /// Reads what was typed for a list of `rows` rows of a session. A part with a fault says nothing of any row.
    #[must_use]
    pub fn read(text: &str, rows: u32, of: &Sitting) -> Self {
        let mut typed = Self::default();
        if text.chars().count() > MAX_TYPED {
            typed.faults.push(TypedFault { at: 1, typed: String::new(), why: Misread::TooLong });
            return typed;
        }
        for (at, part) in parts(text) {
            if typed.faults.len() >= MAX_FAULTS {
                break;
            }
            let read = entry(&part, rows, of).and_then(|(run, said)| {
                match run.clone().find(|row| typed.rows.contains_key(row)) {
                    Some(row) => Err(Misread::Twice(row)),
                    None => Ok((run, said)),
                }
            });
            match read {
                Ok((run, said)) => typed.rows.extend(run.map(|row| (row, said))),
                Err(why) => typed.faults.push(TypedFault { at, typed: part, why }),
            }
        }
        typed
    }
}

/// The parts of what was typed, each with the character at which it begins, from 1.
fn parts(text: &str) -> Vec<(usize, String)> {
    let mut parts: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (index, letter) in text.chars().enumerate() {
        if letter.is_whitespace() || matches!(letter, ',' | ';') {
            open = false;
        } else if open && let Some((_, part)) = parts.last_mut() {
            part.push(letter);
        } else {
            parts.push((index + 1, letter.to_string()));
            open = true;
        }
    }
    parts
}

/// One part: a row or a run of rows, and what is said of them.
fn entry(part: &str, rows: u32, of: &Sitting) -> Result<(std::ops::RangeInclusive<u32>, Said), Misread> {
    let (numbers, minutes) = match part.split_once(':') {
        Some((numbers, minutes)) => (numbers, Some(number(minutes).ok_or(Misread::NoRow)?)),
        None => (part, None),
    };
    let letters = numbers.trim_start_matches(|letter: char| letter.is_ascii_digit() || is_dash(letter));
    let numbers = numbers.strip_suffix(letters).unwrap_or(numbers);
    let run = run(numbers, rows)?;
    let status = status(letters, minutes.is_some(), of.mode).ok_or(Misread::NoRow)?;
    Ok((run, Said::parse(status, minutes, of)?))
}

const fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}')
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

fn run(text: &str, rows: u32) -> Result<std::ops::RangeInclusive<u32>, Misread> {
    let (first, last) = match text.split_once(is_dash) {
        Some((first, last)) => (number(first), number(last)),
        None => (number(text), number(text)),
    };
    let (first, last) = first.zip(last).ok_or(Misread::NoRow)?;
    if !(1..=rows).contains(&first) || !(1..=rows).contains(&last) {
        return Err(Misread::NoSuchRow(rows));
    }
    if last < first {
        return Err(Misread::Backwards);
    }
    Ok(first..=last)
}

fn status(letters: &str, partly: bool, mode: DeliveryMode) -> Option<Status> {
    let remotely = match letters.to_lowercase().as_str() {
        "" => mode == DeliveryMode::Remote,
        "r" | "e" | "d" => true,
        "x" => return (!partly).then_some(Status::Absent),
        "a" | "i" => return (!partly).then_some(Status::Apologised),
        _ => return None,
    };
    Some(match (remotely, partly) {
        (false, false) => Status::OnSite,
        (false, true) => Status::PartlyOnSite,
        (true, false) => Status::Remote,
        (true, true) => Status::PartlyRemote,
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;
    use crate::sessions::SessionState;

    fn sitting(mode: DeliveryMode) -> Sitting {
        let starts_at = Timestamp::UNIX_EPOCH;
        Sitting { state: SessionState::Published, mode, starts_at, counted_minutes: 180 }
    }

    fn read(text: &str) -> Typed {
        Typed::read(text, 24, &sitting(DeliveryMode::Hybrid))
    }

    fn said(typed: &Typed, row: u32) -> Option<(Status, Option<u32>)> {
        typed.rows.get(&row).map(|said| (said.status(), said.minutes()))
    }

    #[test]
    fn rows_runs_letters_and_minutes_are_read() {
        let typed = read("1-12 14, 17r;20:90\n21e:30 22x 23a");
        assert_eq!(typed.faults, []);
        assert_eq!(typed.rows.len(), 18);
        for (row, expected) in [
            (12, (Status::OnSite, None)),
            (14, (Status::OnSite, None)),
            (17, (Status::Remote, None)),
            (20, (Status::PartlyOnSite, Some(90))),
            (21, (Status::PartlyRemote, Some(30))),
            (22, (Status::Absent, None)),
            (23, (Status::Apologised, None)),
        ] {
            assert_eq!(said(&typed, row), Some(expected), "{row}");
        }
        assert_eq!(said(&typed, 13), None, "nobody is absent who was not typed");
    }

    #[test]
    fn number_alone_means_how_the_session_was_held() {
        let alone = |mode| said(&Typed::read("3", 5, &sitting(mode)), 3).unwrap().0;
        assert_eq!(alone(DeliveryMode::Remote), Status::Remote);
        assert_eq!(alone(DeliveryMode::InPerson), Status::OnSite);
        assert_eq!(alone(DeliveryMode::Hybrid), Status::OnSite);
    }

    #[test]
    fn faults_are_named_by_place_and_say_nothing_of_any_row() {
        let typed = read("1 kaksi 25 9-7 3-4 4 5:181 6x:10 0 7:");
        let found: Vec<_> =
            typed.faults.iter().map(|fault| (fault.at, fault.typed.as_str(), fault.why)).collect();
        assert_eq!(
            found,
            [
                (3, "kaksi", Misread::NoRow),
                (9, "25", Misread::NoSuchRow(24)),
                (12, "9-7", Misread::Backwards),
                (20, "4", Misread::Twice(4)),
                (22, "5:181", Misread::Mark(MarkFault::TooMany(180))),
                (28, "6x:10", Misread::NoRow),
                (34, "0", Misread::NoSuchRow(24)),
                (36, "7:", Misread::NoRow),
            ]
        );
        assert_eq!(typed.rows.keys().copied().collect::<Vec<_>>(), [1, 3, 4]);
        let remote = Typed::read("1r", 5, &sitting(DeliveryMode::InPerson));
        assert_eq!(remote.faults[0].why, Misread::Mark(MarkFault::OtherMode));
    }

    /// How somebody would type what is said of a row.
    fn written(row: u32, said: &Said) -> String {
        let minutes = said.minutes().map(|minutes| format!(":{minutes}")).unwrap_or_default();
        let letter = match said.status() {
            Status::Remote | Status::PartlyRemote => "r",
            Status::Absent => "x",
            Status::Apologised => "a",
            _ => "",
        };
        format!("{row}{letter}{minutes}")
    }

    fn any_said() -> impl Strategy<Value = Said> {
        let of = sitting(DeliveryMode::Hybrid);
        let statuses = Status::ALL.iter().copied().filter(|status| *status != Status::Withdrawn);
        (proptest::sample::select(statuses.collect::<Vec<_>>()), 1_u32..=180).prop_map(
            move |(status, minutes)| Said::parse(status, status.is_partly().then_some(minutes), &of).unwrap(),
        )
    }

    proptest! {
        /// What is written of rows is read as it was meant, in whatever order it is typed.
        #[test]
        fn what_is_written_is_read(
            rows in proptest::collection::btree_map(1_u32..=24, any_said(), 0..24),
            backwards in any::<bool>(),
        ) {
            let mut parts: Vec<String> = rows.iter().map(|(row, said)| written(*row, said)).collect();
            if backwards {
                parts.reverse();
            }
            let typed = read(&parts.join(" "));
            prop_assert_eq!(typed, Typed { rows, faults: Vec::new() });
        }

        /// A run is its rows one by one.
        #[test]
        fn run_is_its_rows(first in 1_u32..=24, length in 0_u32..24) {
            let last = (first + length).min(24);
            let each: Vec<String> = (first..=last).map(|row| row.to_string()).collect();
            prop_assert_eq!(read(&format!("{first}–{last}")), read(&each.join(",")));
        }

        /// Whatever is typed, only rows of the list are said anything of, and what could not be read is where it says.
        #[test]
        fn any_text_is_read_without_panic(text in prop_oneof![any::<String>(), "[0-9rxa:, –-]{0,60}"], rows in 0_u32..30) {
            let typed = Typed::read(&text, rows, &sitting(DeliveryMode::Hybrid));
            prop_assert!(typed.rows.keys().all(|row| (1..=rows).contains(row)));
            for fault in &typed.faults {
                let there: String = text.chars().skip(fault.at - 1).take(fault.typed.chars().count()).collect();
                prop_assert_eq!(&there, &fault.typed);
            }
        }
    }
}
