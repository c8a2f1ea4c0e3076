//! What applicants say of themselves for the making of the groups.

diesel::table! {
    group_wishes (application_id) {
        application_id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        mode -> Nullable<Text>,
        languages -> Text,
        apart_one -> Nullable<Text>,
        apart_two -> Nullable<Text>,
        version -> BigInt,
    }
}
