//! Rooms of an agency.

diesel::table! {
    rooms (id) {
        id -> Text,
        agency_id -> Text,
        name -> Text,
        name_key -> Text,
        address -> Nullable<Text>,
        seats -> BigInt,
        step_free -> Text,
        induction_loop -> Text,
        access -> Nullable<Text>,
        state -> Text,
        version -> BigInt,
    }
}
