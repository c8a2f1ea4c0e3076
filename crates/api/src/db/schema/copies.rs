//! Which programme was copied from which.

diesel::table! {
    programme_copies (programme_id) {
        programme_id -> Text,
        agency_id -> Text,
        source_id -> Text,
        source_design_id -> Text,
        source_call_id -> Nullable<Text>,
    }
}
