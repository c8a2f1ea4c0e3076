//! When the elements of a design are lived, the links of a session, and its printed lists.

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

diesel::table! {
    session_links (session_id, number) {
        session_id -> Text,
        number -> BigInt,
        agency_id -> Text,
        title -> Text,
        address -> Text,
    }
}

diesel::table! {
    sign_in_lists (session_id, code) {
        session_id -> Text,
        code -> Text,
        agency_id -> Text,
        applications -> Text,
        made_at -> Text,
        expires_at -> Text,
    }
}
