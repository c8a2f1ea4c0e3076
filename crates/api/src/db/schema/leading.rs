//! Who leads, what coaches have behind them, and what is demanded of them.

diesel::table! {
    facilitator_terms (agency_id, programme_id, number) {
        agency_id -> Text,
        programme_id -> Text,
        number -> BigInt,
        body -> Text,
        set_by -> Text,
        set_at -> Text,
    }
}

diesel::table! {
    facilitators (id) {
        id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        account_id -> Text,
        kind -> Text,
        organisation -> Nullable<Text>,
        email -> Nullable<Text>,
        ends_on -> Text,
        invited_by -> Nullable<Text>,
        invited_at -> Text,
        terms_number -> Nullable<BigInt>,
        accepted_at -> Nullable<Text>,
        role_grant_id -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    session_facilitators (session_id, facilitator_id) {
        agency_id -> Text,
        session_id -> Text,
        facilitator_id -> Text,
        position -> BigInt,
    }
}

diesel::table! {
    coach_evidence (id) {
        id -> Text,
        agency_id -> Text,
        account_id -> Text,
        years -> BigInt,
        remote_hours -> BigInt,
        reference_count -> BigInt,
        note -> Nullable<Text>,
        stated_by -> Text,
        stated_at -> Text,
    }
}

diesel::table! {
    coach_evidence_checks (evidence_id) {
        evidence_id -> Text,
        agency_id -> Text,
        outcome -> Text,
        checked_by -> Text,
        checked_at -> Text,
    }
}

diesel::table! {
    coach_policies (agency_id, number) {
        agency_id -> Text,
        number -> BigInt,
        thresholds -> Text,
        reason -> Text,
        valid_from -> Text,
        official_name -> Text,
        official_title -> Text,
        decided_by -> Text,
        decided_at -> Text,
    }
}

diesel::table! {
    coach_waivers (id) {
        id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        session_id -> Text,
        facilitator_id -> Text,
        mode -> Text,
        finding -> Text,
        reason -> Text,
        official_name -> Text,
        official_title -> Text,
        decided_by -> Text,
        decided_at -> Text,
    }
}

diesel::table! {
    coach_waiver_endings (waiver_id) {
        waiver_id -> Text,
        agency_id -> Text,
        cause -> Text,
        ended_at -> Text,
    }
}
