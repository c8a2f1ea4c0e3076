//! Who was at the sessions of a programme.

diesel::table! {
    attendance_marks (id) {
        id -> Text,
        agency_id -> Text,
        session_id -> Text,
        application_id -> Text,
        mark_id -> Text,
        number -> BigInt,
        status -> Text,
        minutes -> Nullable<BigInt>,
        said_as -> Text,
        said_by -> Text,
        said_at -> Text,
    }
}
