//! Calendars that follow one's sessions, and what each was told.

diesel::table! {
    calendar_addresses (person_id) {
        person_id -> Text,
        agency_id -> Text,
        token_hash -> Text,
        made_at -> Text,
    }
}

diesel::table! {
    session_invitations (session_id, application_id) {
        session_id -> Text,
        application_id -> Text,
        agency_id -> Text,
        sequence -> BigInt,
        state -> Text,
        told_at -> Text,
        answer -> Nullable<Text>,
        answered_at -> Nullable<Text>,
    }
}
