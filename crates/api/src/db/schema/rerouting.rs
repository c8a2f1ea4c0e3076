//! Other paths that are offered to applicants.

diesel::table! {
    addenda (id) {
        id -> Text,
        agency_id -> Text,
        call_id -> Text,
        programme_id -> Text,
        target_programme_id -> Text,
        title -> Text,
        conditions -> Text,
        reason -> Text,
        answer_by -> Text,
        state -> Text,
        prepared_by -> Text,
        prepared_at -> Text,
        adopted_by -> Nullable<Text>,
        adopter_name -> Nullable<Text>,
        adopter_title -> Nullable<Text>,
        adopted_at -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    path_offers (id) {
        id -> Text,
        agency_id -> Text,
        addendum_id -> Text,
        application_id -> Text,
        facts -> Text,
        state -> Text,
        offered_at -> Text,
        deadline -> Text,
        answered_at -> Nullable<Text>,
    }
}
