//! What people need to take part, and who reads it.

diesel::table! {
    accommodation_contacts (programme_id) {
        programme_id -> Text,
        agency_id -> Text,
        account_id -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    accommodation_wishes (application_id) {
        application_id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        needs -> Text,
        words -> Nullable<Text>,
        version -> BigInt,
    }
}
