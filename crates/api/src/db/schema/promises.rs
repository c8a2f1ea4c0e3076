//! Who was asked for consent to more hours.

diesel::table! {
    hour_consents (application_id, design_version_id) {
        application_id -> Text,
        design_version_id -> Text,
        agency_id -> Text,
        promised_version_id -> Text,
        promised_minutes -> BigInt,
        promised_unmeasured -> BigInt,
        limit_minutes -> BigInt,
        asked_minutes -> BigInt,
        asked_unmeasured -> BigInt,
        asked_at -> Text,
        consented_at -> Nullable<Text>,
    }
}
