//! How sessions are delivered, and what changed that.

diesel::table! {
    session_mode_changes (id) {
        id -> Text,
        agency_id -> Text,
        session_id -> Text,
        number -> BigInt,
        from_mode -> Text,
        to_mode -> Text,
        cause -> Text,
        note -> Nullable<Text>,
        circumstance_id -> Nullable<Text>,
        session_version -> BigInt,
        changed_by -> Text,
        changed_at -> Text,
    }
}

diesel::table! {
    circumstance_changes (id) {
        id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        to_mode -> Nullable<Text>,
        cause -> Text,
        note -> Nullable<Text>,
        sessions -> BigInt,
        told -> BigInt,
        undoes -> Nullable<Text>,
        made_by -> Text,
        made_at -> Text,
    }
}
