//! The columns of remote tools' lists, in the languages of the tools.

use crate::text::fold_for_search;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Email,
    Join,
    Leave,
    Action,
    At,
}

const WORDS: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "name",
            "full name",
            "user name",
            "participant",
            "name (original name)",
            "nimi",
            "koko nimi",
            "osallistuja",
            "namn",
            "fullständigt namn",
            "deltagare",
        ],
    ),
    (
        Column::Email,
        &[
            "email",
            "e-mail",
            "email address",
            "user email",
            "sähköposti",
            "sähköpostiosoite",
            "e-post",
            "e-postadress",
        ],
    ),
    (
        Column::Join,
        &[
            "join time",
            "joined",
            "first join",
            "first join time",
            "liittymisaika",
            "liittyi",
            "ensimmäinen liittyminen",
            "anslutningstid",
            "första anslutning",
            "gick med",
        ],
    ),
    (
        Column::Leave,
        &[
            "leave time",
            "left",
            "last leave",
            "last leave time",
            "poistumisaika",
            "poistui",
            "viimeinen poistuminen",
            "avgångstid",
            "lämnade",
            "senaste avgång",
            "sista avgång",
        ],
    ),
    (Column::Action, &["user action", "käyttäjän toiminto", "toiminto", "användaråtgärd", "åtgärd"]),
    (Column::At, &["timestamp", "aikaleima", "tidsstämpel"]),
];

/// No tool's list is as wide, and no header as long: what is is not looked at cell by cell.
const MOST_COLUMNS: usize = 64;
const LONGEST_HEADER: usize = 64;

fn column(header: &str) -> Option<Column> {
    if header.len() > LONGEST_HEADER {
        return None;
    }
    let folded = fold_for_search(header.trim());
    WORDS.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(column, _)| *column)
}

/// In which way rows say when somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One row for each stay.
    Stays { join: usize, leave: usize },
    /// One row for joining and one for leaving.
    Steps { action: usize, at: usize },
}

/// Where the columns are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub name: usize,
    pub email: Option<usize>,
    pub shape: Shape,
}

impl Layout {
    /// The layout that a row of headers declares; `None` for any other row.
    pub(super) fn of(cells: &[String]) -> Option<Self> {
        if cells.len() > MOST_COLUMNS {
            return None;
        }
        let columns: Vec<Option<Column>> = cells.iter().map(|cell| column(cell)).collect();
        let place = |wanted| columns.iter().position(|column| *column == Some(wanted));
        let stays = place(Column::Join).zip(place(Column::Leave));
        let steps = place(Column::Action).zip(place(Column::At));
        let shape = stays
            .map(|(join, leave)| Shape::Stays { join, leave })
            .or_else(|| steps.map(|(action, at)| Shape::Steps { action, at }))?;
        Some(Self { name: place(Column::Name)?, email: place(Column::Email), shape })
    }
}

/// Whether the word for a step says that somebody came; `None` for a step that is neither coming nor going.
pub(super) fn came(action: &str) -> Option<bool> {
    match fold_for_search(action.trim()).as_str() {
        "joined" | "joined before" | "liittyi" | "liittyi aiemmin" | "anslöt" | "gick med"
        | "anslöt tidigare" => Some(true),
        "left" | "poistui" | "lämnade" | "lämnade mötet" => Some(false),
        _ => None,
    }
}
