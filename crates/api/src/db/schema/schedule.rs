//! When the elements of a design are lived.

diesel::table! {
    sessions (id) {
        id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        element_id -> Text,
        group_id -> Nullable<Text>,
        state -> Text,
        mode -> Text,
        topic -> Text,
        place -> Nullable<Text>,
        place_key -> Nullable<Text>,
        seats -> Nullable<BigInt>,
        zone -> Text,
        local_start -> Text,
        local_end -> Text,
        breaks -> Text,
        starts_at -> Text,
        ends_at -> Text,
        span_minutes -> BigInt,
        counted_minutes -> BigInt,
        cancellation -> Nullable<Text>,
        published_at -> Nullable<Text>,
        changed_at -> Text,
        version -> BigInt,
        join_address -> Nullable<Text>,
        remote_seats -> Nullable<BigInt>,
        choose_hours -> Nullable<BigInt>,
    }
}

diesel::table! {
    session_choices (session_id, application_id) {
        session_id -> Text,
        application_id -> Text,
        agency_id -> Text,
        way -> Text,
        chosen_at -> Text,
    }
}
