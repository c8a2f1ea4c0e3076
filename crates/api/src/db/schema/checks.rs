//! Checks of an outcome that applicants asked for.

diesel::table! {
    check_requests (id) {
        id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        application_id -> Text,
        claim -> Text,
        asked_at -> Text,
        due_on -> Text,
        answer -> Nullable<Text>,
        finding -> Nullable<Text>,
        corrected -> Nullable<Text>,
        corrected_left_out -> Nullable<Bool>,
        cause -> Nullable<Text>,
        remedy -> Nullable<Text>,
        round -> Nullable<BigInt>,
        answered_at -> Nullable<Text>,
        answered_by -> Nullable<Text>,
        answerer_name -> Nullable<Text>,
        answerer_title -> Nullable<Text>,
        version -> BigInt,
    }
}
