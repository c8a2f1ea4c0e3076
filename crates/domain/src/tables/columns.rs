//! Which column of a file holds what.

use std::collections::BTreeMap;

use super::{Row, without_guard};
use crate::text::fold_for_search;

/// A column that an import knows, and how its header is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnSpec<C> {
    /// The column.
    pub column: C,
    /// Headers that mean it; case, accents and punctuation are ignored.
    pub headers: Vec<String>,
    /// Whether a header that only begins alike (`Motivaatio (1–5)` for `motivaatio`) will do.
    pub begins_alike: bool,
    /// Whether a file without the column is refused.
    pub is_required: bool,
}

/// A closed list of columns that a kind of file has.
pub trait Column: Copy + Ord + 'static {
    /// All columns, in the order they are shown.
    const ALL: &'static [Self];

    /// The word for the column on the wire, in code and in text keys.
    fn key(self) -> &'static str;

    /// Headers that mean this column in Finnish, Swedish or English, separated by commas.
    fn headers(self) -> &'static str;

    /// Whether a file without the column is refused.
    fn is_required(self) -> bool;

    /// The column of that key; `None` for any other text.
    #[must_use]
    fn named(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|column| column.key() == key)
    }

    /// All columns with their headers; a column's key is always one of them.
    #[must_use]
    fn specs() -> Vec<ColumnSpec<Self>> {
        let spec = |column: Self| ColumnSpec {
            column,
            headers: column.headers().split(',').chain([column.key()]).map(str::to_owned).collect(),
            begins_alike: false,
            is_required: column.is_required(),
        };
        Self::ALL.iter().copied().map(spec).collect()
    }
}

/// How a caller points to a column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnRef {
    /// By its header, exactly as in the file but for white space around it.
    Header(String),
    /// By its number, from 1.
    Number(usize),
    /// The file has no such column, whatever a header may look like.
    Absent,
}

impl ColumnRef {
    /// Reads `#4` as the fourth column, `-` as none, anything else as a header.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        match (text, text.strip_prefix('#').and_then(|number| number.parse().ok())) {
            ("-", _) => Self::Absent,
            (_, Some(number)) => Self::Number(number),
            _ => Self::Header(text.to_owned()),
        }
    }
}

/// Why the columns of a file cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnFault<C> {
    /// No header means a column that is required.
    Missing(C),
    /// The caller points to a column that the file does not have.
    NotInFile(C),
    /// The caller points to a column that is never taken in.
    NotTaken(C),
    /// Several headers mean the same column; the caller has to choose.
    Ambiguous(C, Vec<String>),
}

/// The places of known columns in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns<C> {
    places: BTreeMap<C, usize>,
    width: usize,
}

impl<C: Clone + Ord> Columns<C> {
    /// Tells the columns by the caller's choices first, by their headers otherwise; unknown ones are left alone.
    ///
    /// # Errors
    /// All [`ColumnFault`]s of the file at once.
    pub fn recognise(
        headers: &[String],
        specs: &[ColumnSpec<C>],
        choices: &BTreeMap<C, ColumnRef>,
    ) -> Result<Self, Vec<ColumnFault<C>>> {
        let folded: Vec<String> = headers.iter().map(|header| fold_header(header)).collect();
        let mut places = BTreeMap::new();
        let mut faults = Vec::new();
        for spec in specs {
            let column = spec.column.clone();
            let found = match choices.get(&column) {
                Some(choice) => chosen(headers, choice, &column),
                None => by_header(headers, &folded, spec),
            };
            match found {
                Ok(Some(place)) => drop(places.insert(column, place)),
                Ok(None) if spec.is_required => faults.push(ColumnFault::Missing(column)),
                Ok(None) => {}
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok(Self { places, width: headers.len() }) } else { Err(faults) }
    }

    /// Whether the file has the column.
    #[must_use]
    pub fn has(&self, column: &C) -> bool {
        self.places.contains_key(column)
    }

    /// The number of the column in the file, from 1.
    #[must_use]
    pub fn number(&self, column: &C) -> Option<usize> {
        self.places.get(column).map(|place| place + 1)
    }

    /// How many columns the header has.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// The cell as written; empty where file or row lacks the column.
    #[must_use]
    pub fn raw<'r>(&self, row: &'r Row, column: &C) -> &'r str {
        self.places.get(column).and_then(|place| row.cells.get(*place)).map_or("", String::as_str)
    }

    /// The cell without white space around it and without the guard our own exports put before formulas.
    #[must_use]
    pub fn cell<'r>(&self, row: &'r Row, column: &C) -> &'r str {
        without_guard(self.raw(row, column).trim())
    }
}

fn chosen<C: Clone>(
    headers: &[String],
    choice: &ColumnRef,
    column: &C,
) -> Result<Option<usize>, ColumnFault<C>> {
    let place = match choice {
        ColumnRef::Absent => return Ok(None),
        ColumnRef::Header(name) => headers.iter().position(|header| header == name),
        ColumnRef::Number(number) => number.checked_sub(1).filter(|place| *place < headers.len()),
    };
    place.map(Some).ok_or_else(|| ColumnFault::NotInFile(column.clone()))
}

/// Shortest header that is compared by its beginning.
const SHORTEST_BEGINNING: usize = 4;

fn by_header<C: Clone>(
    headers: &[String],
    folded: &[String],
    spec: &ColumnSpec<C>,
) -> Result<Option<usize>, ColumnFault<C>> {
    let known: Vec<String> = spec.headers.iter().map(|header| fold_header(header)).collect();
    let begins = |one: &str, other: &str| one.len() >= SHORTEST_BEGINNING && other.starts_with(one);
    let alike = |header: &String| known.iter().any(|known| begins(known, header) || begins(header, known));
    let places = |hit: &dyn Fn(&String) -> bool| -> Vec<usize> {
        folded.iter().enumerate().filter(|(_, header)| hit(header)).map(|(place, _)| place).collect()
    };
    let mut hits = places(&|header| known.contains(header));
    if hits.is_empty() && spec.begins_alike {
        hits = places(&alike);
    }
    match hits.as_slice() {
        [] => Ok(None),
        [place] => Ok(Some(*place)),
        several => {
            let names = several.iter().filter_map(|place| headers.get(*place).cloned()).collect();
            Err(ColumnFault::Ambiguous(spec.column.clone(), names))
        }
    }
}

/// Headers are written `Sähköposti`, `sahkoposti`, `E-post` or `EMAIL_ADDRESS`: letters and digits count, dots over
/// them do not.
fn fold_header(header: &str) -> String {
    fold_for_search(header)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| match c {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    enum Sample {
        Email,
        Title,
    }

    impl Column for Sample {
        const ALL: &'static [Self] = &[Self::Email, Self::Title];

        fn key(self) -> &'static str {
            if self == Self::Email { "email" } else { "title" }
        }

        fn headers(self) -> &'static str {
            if self == Self::Email { "sähköposti, e-post" } else { "nimike" }
        }

        fn is_required(self) -> bool {
            self == Self::Email
        }
    }

    fn recognise(
        headers: &[&str],
        choices: &[(Sample, &str)],
    ) -> Result<Columns<Sample>, Vec<ColumnFault<Sample>>> {
        let headers: Vec<String> = headers.iter().map(ToString::to_string).collect();
        Columns::recognise(
            &headers,
            &Sample::specs(),
            &choices.iter().map(|(c, r)| (*c, ColumnRef::parse(r))).collect(),
        )
    }

    #[test]
    fn headers_are_told_in_any_order_and_spelling() {
        let columns = recognise(&["Nimike", "muu", "SAHKOPOSTI"], &[]).unwrap();
        assert_eq!((columns.number(&Sample::Title), columns.number(&Sample::Email)), (Some(1), Some(3)));
        assert!(recognise(&["E-Post"], &[]).is_ok());
    }

    #[test]
    fn header_that_begins_alike_will_do_only_where_allowed() {
        let headers = ["motivaatio_1_5".to_owned(), "muu".to_owned()];
        let spec = |begins_alike| ColumnSpec {
            column: Sample::Title,
            headers: vec!["Motivaatio".to_owned()],
            begins_alike,
            is_required: false,
        };
        let number = |loose| {
            Columns::recognise(&headers, &[spec(loose)], &BTreeMap::new()).unwrap().number(&Sample::Title)
        };
        assert_eq!((number(true), number(false)), (Some(1), None));
    }

    #[test]
    fn missing_and_ambiguous_columns_are_told_at_once() {
        assert_eq!(recognise(&["x"], &[]), Err(vec![ColumnFault::Missing(Sample::Email)]));
        let both = vec!["email".to_owned(), "e-post".to_owned()];
        assert_eq!(
            recognise(&["email", "e-post"], &[]),
            Err(vec![ColumnFault::Ambiguous(Sample::Email, both)])
        );
    }

    #[test]
    fn caller_corrects_by_header_or_number_or_says_there_is_none() {
        let columns =
            recognise(&["x", "nimike", "email"], &[(Sample::Email, "x"), (Sample::Title, "-")]).unwrap();
        assert_eq!((columns.number(&Sample::Email), columns.number(&Sample::Title)), (Some(1), None));
        assert_eq!(
            recognise(&["x", "email"], &[(Sample::Email, "#1")]).unwrap().number(&Sample::Email),
            Some(1)
        );
        for wrong in ["#0", "#3", "other"] {
            let faults = recognise(&["x", "email"], &[(Sample::Email, wrong)]);
            assert_eq!(faults, Err(vec![ColumnFault::NotInFile(Sample::Email)]));
        }
    }
}
