//! Who scores which application, and what they give it.

diesel::table! {
    scoring_assessors (call_id, account_id) {
        call_id -> Text,
        account_id -> Text,
        agency_id -> Text,
    }
}

diesel::table! {
    scored_applications (id) {
        id -> Text,
        agency_id -> Text,
        call_id -> Text,
        application_id -> Text,
    }
}

diesel::table! {
    score_sheets (id) {
        id -> Text,
        agency_id -> Text,
        call_id -> Text,
        scored_id -> Text,
        account_id -> Text,
        part -> Text,
        state -> Text,
        points -> Nullable<Text>,
        weighted_sum -> Nullable<BigInt>,
        abstention -> Nullable<Text>,
        answered_at -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    score_settlements (scored_id) {
        scored_id -> Text,
        agency_id -> Text,
        call_id -> Text,
        kind -> Text,
        points -> Text,
        weighted_sum -> BigInt,
        proposed_by -> Text,
        settled_at -> Nullable<Text>,
        version -> BigInt,
    }
}
