//! Searches for groups.

diesel::table! {
    group_searches (id) {
        id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        within_group_id -> Nullable<Text>,
        state -> Text,
        terms -> Text,
        people -> BigInt,
        spent_per_mille -> BigInt,
        score -> Nullable<BigInt>,
        bound -> Nullable<BigInt>,
        attempts -> BigInt,
        lease -> Nullable<Text>,
        leased_until -> Nullable<Text>,
        started_at -> Text,
        ended_at -> Nullable<Text>,
    }
}
