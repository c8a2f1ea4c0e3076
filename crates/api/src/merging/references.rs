//! What becomes of every reference to a person when the person is absorbed.

use polku_api_types::merging::MovedKind;

/// What a merge does to a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The reference leads to the person who stays; the moved row is on record as this kind.
    Moved(MovedKind),
    /// It keeps the id of the person who was absorbed, for this reason.
    Kept(&'static str),
}

/// One column that names a person.
type Line = (&'static str, &'static str, Fate);

/// Every column that names a person, by table.
pub const REFERENCES: &[Line] = &[
    ("people", "supervisor_id", Fate::Moved(MovedKind::Supervised)),
    ("people", "merged_into", Fate::Moved(MovedKind::Line)),
    ("accounts", "person_id", Fate::Moved(MovedKind::Account)),
    ("applications", "person_id", Fate::Moved(MovedKind::Application)),
    ("participations", "person_id", Fate::Moved(MovedKind::Participation)),
    ("register_changes", "person_id", Fate::Moved(MovedKind::RegisterChange)),
    ("mails", "person_id", Fate::Moved(MovedKind::Mail)),
    ("supervisor_statements", "stated_by", Fate::Moved(MovedKind::Statement)),
    (
        "supervisor_notices",
        "supervisor_id",
        Fate::Kept("both may have been told; it is read through merged_into"),
    ),
    // A record of the moved wish would tell whose wish names whom, and outlive the wish itself.
    (
        "group_wishes",
        "apart_one",
        Fate::Kept("a secret wish is on no record: it is read through merged_into"),
    ),
    ("group_wishes", "apart_two", Fate::Kept("as apart_one")),
    (
        "one_time_links",
        "person_id",
        Fate::Kept("an invitation is its account's; no link is made for a person"),
    ),
    (
        "personal_link_addresses",
        "person_id",
        Fate::Kept("it goes with the merge: whoever is one human says anew where a link is to go"),
    ),
    ("personal_links", "person_id", Fate::Kept("it ends with the merge, by a trigger")),
    ("personal_link_sessions", "person_id", Fate::Kept("as personal_links")),
    ("calendar_addresses", "person_id", Fate::Kept("as personal_links")),
    (
        "working_weeks",
        "person_id",
        Fate::Kept(
            "it goes with the merge, by a trigger: whoever is one human has one week, and says it themselves",
        ),
    ),
    ("busy_intervals", "person_id", Fate::Kept("as working_weeks")),
    ("audit_entries", "person", Fate::Kept("a trace says what was so when it was left")),
    ("use_log", "person", Fate::Kept("as audit_entries; the person's own log reads both ids")),
    ("person_merges", "staying_id", Fate::Kept("the record of the merge itself")),
    ("person_merges", "absorbed_id", Fate::Kept("the record of the merge itself")),
    (
        "namesakes",
        "one_id",
        Fate::Kept("it was said of these two lines of the register, and undoing a merge needs it again"),
    ),
    ("namesakes", "other_id", Fate::Kept("as one_id")),
];
