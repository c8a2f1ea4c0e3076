//! Calls and the rules they are decided by.

diesel::table! {
    calls (id) {
        id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        opens_on -> Text,
        closes_on -> Text,
        zone -> Text,
        opens_at -> Text,
        closes_at -> Text,
        questions -> Text,
        target_group -> Text,
        method -> Text,
        quotas -> Text,
        left_out -> Nullable<Text>,
        scoring -> Nullable<Text>,
        supervisor_part -> Text,
        statements_until -> Nullable<Text>,
        seats -> BigInt,
        offer_days -> BigInt,
        waiting_list_until -> Text,
        checks_until -> Text,
        cooperation_on -> Nullable<Text>,
        cooperation_reference -> Nullable<Text>,
        state -> Text,
        prepared_by -> Text,
        approved_by -> Nullable<Text>,
        approver_name -> Nullable<Text>,
        approver_title -> Nullable<Text>,
        approved_at -> Nullable<Text>,
        returned_note -> Nullable<Text>,
        created_at -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    rules (id) {
        id -> Text,
        agency_id -> Text,
        call_id -> Text,
        position -> BigInt,
    }
}

diesel::table! {
    rule_versions (id) {
        id -> Text,
        agency_id -> Text,
        rule_id -> Text,
        number -> BigInt,
        condition -> Text,
        title -> Text,
        reason -> Text,
        alternative -> Text,
        alternative_url -> Nullable<Text>,
        decided_by_name -> Text,
        decided_by_title -> Text,
        decided_on -> Text,
        withdrawn -> Bool,
        created_at -> Text,
        copied -> Bool,
    }
}
