//! What becomes of places, and what the register changes meanwhile.

diesel::table! {
    participations (application_id) {
        application_id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        person_id -> Text,
        state -> Text,
        reason -> Nullable<Text>,
        began_at -> Text,
        state_changed_at -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    participation_events (id) {
        id -> Text,
        agency_id -> Text,
        application_id -> Text,
        step -> Text,
        reason -> Nullable<Text>,
        acted_as -> Text,
        acted_by -> Text,
        at -> Text,
    }
}

diesel::table! {
    register_changes (id) {
        id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        application_id -> Text,
        person_id -> Text,
        import_run_id -> Text,
        facts -> Text,
        noted_at -> Text,
        resolution -> Nullable<Text>,
        resolved_by -> Nullable<Text>,
        resolved_at -> Nullable<Text>,
        version -> BigInt,
    }
}
