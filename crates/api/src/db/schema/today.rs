//! What is held in the place of cancelled sessions, and who has not opened a day's change.

diesel::table! {
    session_replacements (session_id) {
        session_id -> Text,
        agency_id -> Text,
        held_as -> Text,
        made_at -> Text,
    }
}

diesel::table! {
    session_alerts (session_id, application_id) {
        session_id -> Text,
        application_id -> Text,
        agency_id -> Text,
        told_at -> Text,
        expires_at -> Text,
    }
}
