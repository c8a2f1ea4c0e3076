//! What erases each class of each table. A test holds this list against the schema.

use crate::db::retention::Class::{self, Application, Mail, Need, Passing, Register, Secret, Trace};

/// What removes what a table holds of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eraser {
    /// The job `erase_due`, which deletes the row with the application that it belongs to.
    WithApplication,
    /// The job `erase_due`, which deletes the row of somebody who left the staff.
    WithPerson,
    /// The job `erase_due`, which empties these columns and leaves the row.
    WithAccount,
    /// The job `erase_due`, which deletes traces that are older than their term.
    OldTraces,
    /// The job `clean_up`.
    CleanUp,
    /// Whatever comes next: it is moved into another table, or written over, within a minute.
    MovesOn,
}

/// One line for each class of a table that does not stay.
pub const ERASERS: &[(&str, Class, Eraser)] = &[
    ("people", Register, Eraser::WithPerson),
    ("person_merges", Register, Eraser::WithPerson),
    ("person_merge_moves", Passing, Eraser::CleanUp),
    ("accounts", Register, Eraser::WithAccount),
    ("digest_settings", Register, Eraser::WithAccount),
    ("local_credentials", Secret, Eraser::WithAccount),
    ("facilitators", Register, Eraser::WithAccount),
    ("coach_evidence", Register, Eraser::WithAccount),
    ("coach_evidence_checks", Register, Eraser::WithAccount),
    ("sign_ins", Secret, Eraser::CleanUp),
    ("sign_ins", Passing, Eraser::CleanUp),
    ("sign_in_throttles", Passing, Eraser::CleanUp),
    ("one_time_links", Secret, Eraser::CleanUp),
    ("one_time_links", Passing, Eraser::CleanUp),
    ("personal_link_addresses", Register, Eraser::WithPerson),
    ("personal_links", Secret, Eraser::CleanUp),
    ("personal_links", Passing, Eraser::CleanUp),
    ("personal_link_sessions", Secret, Eraser::CleanUp),
    ("personal_link_sessions", Passing, Eraser::CleanUp),
    ("calendar_addresses", Secret, Eraser::WithPerson),
    ("calendar_addresses", Register, Eraser::WithPerson),
    ("working_weeks", Register, Eraser::WithPerson),
    ("busy_intervals", Passing, Eraser::CleanUp),
    ("machine_clients", Secret, Eraser::CleanUp),
    ("audit_entries", Trace, Eraser::OldTraces),
    ("audit_unsealed", Passing, Eraser::MovesOn),
    ("use_log", Trace, Eraser::OldTraces),
    ("use_log_waiting", Passing, Eraser::MovesOn),
    ("use_log_gathered", Passing, Eraser::MovesOn),
    ("idempotency_records", Passing, Eraser::CleanUp),
    ("mails", Mail, Eraser::CleanUp),
    ("mail_sink", Mail, Eraser::CleanUp),
    ("jobs", Passing, Eraser::CleanUp),
    ("probes", Passing, Eraser::MovesOn),
    ("applications", Register, Eraser::WithApplication),
    ("applications", Application, Eraser::WithApplication),
    ("decisions", Application, Eraser::WithApplication),
    ("panel_books", Application, Eraser::WithApplication),
    ("line_chances", Application, Eraser::WithApplication),
    ("offers", Application, Eraser::WithApplication),
    ("waiting_list", Application, Eraser::WithApplication),
    ("check_requests", Application, Eraser::WithApplication),
    ("path_offers", Application, Eraser::WithApplication),
    ("score_sheets", Application, Eraser::WithApplication),
    ("score_settlements", Application, Eraser::WithApplication),
    ("participations", Application, Eraser::WithApplication),
    ("participation_events", Application, Eraser::WithApplication),
    ("register_changes", Application, Eraser::WithApplication),
    ("group_wishes", Application, Eraser::WithApplication),
    ("attendance_marks", Application, Eraser::WithApplication),
    ("session_invitations", Application, Eraser::WithApplication),
    ("session_invitations", Passing, Eraser::CleanUp),
    ("session_alerts", Passing, Eraser::CleanUp),
    ("session_choices", Application, Eraser::WithApplication),
    ("sign_in_lists", Passing, Eraser::CleanUp),
    ("hour_consents", Application, Eraser::WithApplication),
    ("reminders", Application, Eraser::WithApplication),
    ("terms_reminders", Passing, Eraser::CleanUp),
    ("supervisor_notices", Application, Eraser::WithApplication),
    ("supervisor_statements", Application, Eraser::WithApplication),
    // The job `clean_up` comes first; what it left goes with the application.
    ("accommodation_wishes", Need, Eraser::WithApplication),
];
