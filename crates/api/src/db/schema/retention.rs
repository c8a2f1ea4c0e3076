//! What erasing leaves behind.

diesel::table! {
    kept_corrections (id) {
        id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        round -> BigInt,
        cause -> Nullable<Text>,
        remedy -> Nullable<Text>,
        answered_at -> Nullable<Text>,
        answerer_name -> Nullable<Text>,
        answerer_title -> Nullable<Text>,
    }
}

diesel::table! {
    erasure_reports (id) {
        id -> Text,
        agency_id -> Text,
        erased_on -> Text,
        lines -> Text,
    }
}

diesel::table! {
    trace_erasures (id) {
        id -> Text,
        at -> Text,
        erased_before -> Text,
        up_to_seal -> BigInt,
    }
}
