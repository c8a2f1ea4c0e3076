//! Rehearsals that were published with a call.

diesel::table! {
    rehearsal_publications (id) {
        id -> Text,
        agency_id -> Text,
        call_id -> Text,
        number -> BigInt,
        rehearsal -> Text,
        published_by -> Text,
        approver_name -> Text,
        approver_title -> Text,
        published_at -> Text,
    }
}
