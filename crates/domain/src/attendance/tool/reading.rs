//! A file of a remote tool, read into stays.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Span;
use super::columns::{Layout, Shape, came};
use super::moments::{Order, moment};
use crate::tables::{Delimiter, ReadOptions, Row, Table, TableFault};

/// Most bytes of a list.
pub const MAX_LIST_BYTES: usize = 2 * 1024 * 1024;
/// Most rows of a list: a thousand people who each come back a few times.
pub const MAX_LIST_ROWS: usize = 5_000;
/// Most characters of a name or an address.
const MAX_CHARS: usize = 200;
/// Longest that somebody stays at once: no meeting lasts longer than a day.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);
/// How long before the start and after the end a stay still speaks for a list of this session.
const AROUND: SignedDuration = SignedDuration::from_hours(2);

/// Somebody was there once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The line of the file, from 1.
    pub line: usize,
    /// The name that they gave themselves.
    pub name: String,
    /// The address they were signed in with.
    pub email: Option<String>,
    /// When they joined.
    pub from: Timestamp,
    /// When they left.
    pub until: Timestamp,
}

/// Why one row says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowFault {
    /// It names nobody, or has a name of more than 200 characters.
    NoName,
    /// When somebody joined is no time.
    NoJoin,
    /// When somebody left is no time, or is not said.
    NoLeave,
    /// Somebody left before they joined, or more than a day later.
    OutOfOrder,
}

/// A row that says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowRemark {
    /// The line of the file, from 1.
    pub line: usize,
    /// Why.
    pub fault: RowFault,
}

/// Rows of a report that may stand above those of people: its summary, and a shorter table.
const MAX_ROWS_ABOVE: usize = 1_000;

/// Why a whole list is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListFault {
    /// It is no table.
    #[error(transparent)]
    Table(#[from] TableFault),
    /// More bytes than [`MAX_LIST_BYTES`].
    #[error("the list has more than {MAX_LIST_BYTES} bytes")]
    TooLarge,
    /// More rows than [`MAX_LIST_ROWS`].
    #[error("the list has more than {MAX_LIST_ROWS} rows")]
    TooManyRows,
    /// It has no columns for a name and for when somebody joined and left.
    #[error("no columns for a name and for when somebody joined and left")]
    NoColumns,
    /// Nobody in it was there when the session was held: it is of another one.
    #[error("nobody was there when the session was held")]
    OtherTime,
}

/// A list, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToolList {
    /// What its rows say.
    pub stays: Vec<Stay>,
    /// The rows that say nothing, by line.
    pub faults: Vec<RowRemark>,
}

impl ToolList {
    /// Reads the list of a session that was held in `span`; times are by the clock of `zone`. Days written with strokes are
    /// read with the day or the month first, whichever makes it the list of that session.
    ///
    /// # Errors
    /// [`ListFault`].
    pub fn read(bytes: &[u8], span: &Span, zone: &TimeZone) -> Result<Self, ListFault> {
        if bytes.len() > MAX_LIST_BYTES {
            return Err(ListFault::TooLarge);
        }
        let (layout, rows) = table(bytes)?;
        if rows.len() > MAX_LIST_ROWS {
            return Err(ListFault::TooManyRows);
        }
        let read = |order| {
            let list = Self::of(&rows, layout, |text| moment(text, order, zone));
            let there = list.stays.iter().filter(|stay| is_around(stay, span)).count();
            ((there, list.stays.len()), list)
        };
        let (by_day, by_month) = (read(Order::DayFirst), read(Order::MonthFirst));
        let ((there, _), list) = if by_month.0 > by_day.0 { by_month } else { by_day };
        if there == 0 && !list.stays.is_empty() {
            return Err(ListFault::OtherTime);
        }
        Ok(list)
    }

    fn of(rows: &[Row], layout: Layout, at: impl Fn(&str) -> Option<Timestamp>) -> Self {
        let mut list = match layout.shape {
            Shape::Stays { join, leave } => Self::of_stays(rows, layout, (join, leave), at),
            Shape::Steps { action, at: when } => Self::of_steps(rows, layout, (action, when), at),
        };
        list.faults.sort_by_key(|remark| (remark.line, remark.fault));
        list
    }

    fn of_stays(
        rows: &[Row],
        layout: Layout,
        (join, leave): (usize, usize),
        at: impl Fn(&str) -> Option<Timestamp>,
    ) -> Self {
        let mut list = Self::default();
        for row in rows {
            let read = named(row, layout).and_then(|(name, email)| {
                let from = at(cell(row, join)).ok_or(RowFault::NoJoin)?;
                let until = at(cell(row, leave)).ok_or(RowFault::NoLeave)?;
                stay(row.line, (name, email), from, until)
            });
            match read {
                Ok(stay) => list.stays.push(stay),
                Err(fault) => list.faults.push(RowRemark { line: row.line, fault }),
            }
        }
        list
    }

    /// Somebody is there from a step in to the next step out of theirs.
    fn of_steps(
        rows: &[Row],
        layout: Layout,
        (action, when): (usize, usize),
        at: impl Fn(&str) -> Option<Timestamp>,
    ) -> Self {
        let mut list = Self::default();
        let mut inside: BTreeMap<(String, Option<String>), (usize, Timestamp)> = BTreeMap::new();
        for row in rows {
            let Some(came) = came(cell(row, action)) else {
                list.faults.push(RowRemark { line: row.line, fault: RowFault::NoJoin });
                continue;
            };
            let fault = if came { RowFault::NoJoin } else { RowFault::NoLeave };
            let read = named(row, layout).and_then(|who| Ok((who, at(cell(row, when)).ok_or(fault)?)));
            match read {
                // Who joins twice without leaving in between has been there since the first time.
                Ok((who, from)) if came => {
                    inside.entry(who).or_insert((row.line, from));
                }
                Ok((who, until)) => match inside.remove(&who) {
                    Some((line, from)) => match stay(line, who, from, until) {
                        Ok(stay) => list.stays.push(stay),
                        Err(fault) => list.faults.push(RowRemark { line: row.line, fault }),
                    },
                    None => list.faults.push(RowRemark { line: row.line, fault: RowFault::NoJoin }),
                },
                Err(fault) => list.faults.push(RowRemark { line: row.line, fault }),
            }
        }
        let still = inside.into_values().map(|(line, _)| RowRemark { line, fault: RowFault::NoLeave });
        list.faults.extend(still);
        list
    }
}

fn is_around(stay: &Stay, span: &Span) -> bool {
    let from = span.starts_at.saturating_sub(AROUND).unwrap_or(span.starts_at);
    let until = span.ends_at.saturating_add(AROUND).unwrap_or(span.ends_at);
    stay.from < until && from < stay.until
}

/// The rows below the last headers that fit: a report has a summary above them, and a shorter table of people.
fn table(bytes: &[u8]) -> Result<(Layout, Vec<Row>), ListFault> {
    let mut refused = None;
    for delimiter in Delimiter::ALL {
        let options = ReadOptions { encoding: None, delimiter: Some(delimiter) };
        match Table::read(bytes, options) {
            Ok(table) => {
                // What stands above the headers is a handful of lines: that many rows are too many before any is looked at.
                if table.rows.len() > MAX_LIST_ROWS + MAX_ROWS_ABOVE {
                    return Err(ListFault::TooManyRows);
                }
                let headers = Row { line: 1, cells: table.headers };
                let mut rows: Vec<Row> = std::iter::once(headers).chain(table.rows).collect();
                let found = rows.iter().enumerate().rev();
                let found = found.filter_map(|(index, row)| Some((index, Layout::of(&row.cells)?))).next();
                if let Some((index, layout)) = found {
                    return Ok((layout, rows.split_off(index + 1)));
                }
            }
            Err(fault) => refused = Some(fault),
        }
    }
    Err(refused.map_or(ListFault::NoColumns, ListFault::Table))
}

fn cell(row: &Row, index: usize) -> &str {
    row.cells.get(index).map(|cell| cell.trim()).unwrap_or_default()
}

fn named(row: &Row, layout: Layout) -> Result<(String, Option<String>), RowFault> {
    let name = cell(row, layout.name);
    let email = layout.email.map(|email| cell(row, email)).filter(|email| email.contains('@'));
    let fits = |text: &str| text.chars().count() <= MAX_CHARS;
    if name.is_empty() || !fits(name) || !email.is_none_or(fits) {
        return Err(RowFault::NoName);
    }
    Ok((name.to_owned(), email.map(str::to_lowercase)))
}

fn stay(
    line: usize,
    (name, email): (String, Option<String>),
    from: Timestamp,
    until: Timestamp,
) -> Result<Stay, RowFault> {
    if until < from || until.duration_since(from) > LONGEST {
        return Err(RowFault::OutOfOrder);
    }
    Ok(Stay { line, name, email, from, until })
}
