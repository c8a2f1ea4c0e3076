//! When people work and when they are taken.

diesel::table! {
    working_weeks (person_id) {
        person_id -> Text,
        agency_id -> Text,
        days -> Text,
        version -> BigInt,
        said_at -> Text,
    }
}

diesel::table! {
    busy_intervals (person_id, starts_at) {
        person_id -> Text,
        starts_at -> Text,
        agency_id -> Text,
        ends_at -> Text,
        by_system -> Bool,
        expires_at -> Text,
    }
}
