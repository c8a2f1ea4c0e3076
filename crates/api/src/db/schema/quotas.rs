//! What a draw under quotas keeps secret: the book of panels, and each line's part of it.

diesel::table! {
    panel_books (selection_id) {
        selection_id -> Text,
        agency_id -> Text,
        book -> Text,
    }
}

diesel::table! {
    line_chances (selection_id, application_id) {
        selection_id -> Text,
        application_id -> Text,
        agency_id -> Text,
        quotas -> Text,
        panels -> Text,
    }
}
