//! The personal links of those who left.

diesel::table! {
    personal_link_addresses (person_id) {
        person_id -> Text,
        agency_id -> Text,
        address -> Text,
        given_at -> Text,
        sent_at -> Nullable<Text>,
        sent_on -> Nullable<Text>,
        sent_that_day -> BigInt,
    }
}

diesel::table! {
    personal_links (person_id) {
        person_id -> Text,
        agency_id -> Text,
        token_hash -> Text,
        created_at -> Text,
        expires_at -> Text,
        used_at -> Nullable<Text>,
        by_hand -> Bool,
    }
}

diesel::table! {
    personal_link_sessions (person_id) {
        person_id -> Text,
        agency_id -> Text,
        token_hash -> Text,
        last_used_at -> Text,
        expires_at -> Text,
        by_hand -> Bool,
    }
}
