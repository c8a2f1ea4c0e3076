//! Persons who were merged, and what was moved for it.

diesel::table! {
    person_merges (id) {
        id -> Text,
        agency_id -> Text,
        staying_id -> Text,
        absorbed_id -> Text,
        followed -> Text,
        other_active -> Bool,
        reason -> Text,
        merged_by -> Text,
        merged_at -> Text,
        undo_until -> Text,
        undone_by -> Nullable<Text>,
        undone_at -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    person_merge_moves (merge_id, kind, row_id) {
        merge_id -> Text,
        agency_id -> Text,
        kind -> Text,
        row_id -> Text,
        row_version -> Nullable<BigInt>,
    }
}

diesel::table! {
    namesakes (id) {
        id -> Text,
        agency_id -> Text,
        one_id -> Text,
        other_id -> Text,
        dismissed_by -> Text,
        dismissed_at -> Text,
    }
}
