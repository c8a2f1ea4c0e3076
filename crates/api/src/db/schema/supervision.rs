//! What supervisors are told of applications, and what they state about working time.

diesel::table! {
    supervisor_notices (application_id, supervisor_id) {
        application_id -> Text,
        supervisor_id -> Text,
        agency_id -> Text,
        told_at -> Text,
        reminded_at -> Nullable<Text>,
    }
}

diesel::table! {
    supervisor_statements (application_id) {
        application_id -> Text,
        agency_id -> Text,
        answer -> Text,
        obstacle -> Nullable<Text>,
        words -> Nullable<Text>,
        stated_by -> Nullable<Text>,
        stated_at -> Text,
        reply -> Nullable<Text>,
        replied_at -> Nullable<Text>,
        version -> BigInt,
    }
}
