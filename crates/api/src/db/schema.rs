//! The tables of both engines, kept by hand: a test compares every column with the databases the migrations make.

mod accommodation;
mod attendance;
mod availability;
mod calendars;
mod call_terms;
mod checks;
mod copies;
mod leading;
mod leaver_links;
mod merging;
mod messages;
mod modes;
mod participation;
mod places;
mod promises;
mod quotas;
mod rehearsals;
mod rerouting;
mod retention;
mod schedule;
mod scoring;
mod searches;
mod supervision;
mod today;
mod wishes;

pub use accommodation::{accommodation_contacts, accommodation_wishes};
pub use attendance::attendance_marks;
pub use availability::{busy_intervals, working_weeks};
pub use calendars::{calendar_addresses, session_invitations};
pub use call_terms::{calls, rule_versions, rules};
pub use checks::check_requests;
pub use copies::programme_copies;
pub use leading::{
    coach_evidence, coach_evidence_checks, coach_policies, coach_waiver_endings, coach_waivers,
    facilitator_terms, facilitators, session_facilitators,
};
pub use leaver_links::{personal_link_addresses, personal_link_sessions, personal_links};
pub use merging::{namesakes, person_merge_moves, person_merges};
pub use messages::{
    digest_settings, mail_sink, mail_wordings, mails, reminder_settings, reminders, terms_reminders,
};
pub use modes::{circumstance_changes, session_mode_changes};
pub use participation::{participation_events, participations, register_changes};
pub use places::rooms;
pub use promises::hour_consents;
pub use quotas::{line_chances, panel_books};
pub use rehearsals::rehearsal_publications;
pub use rerouting::{addenda, path_offers};
pub use retention::{erasure_reports, kept_corrections, trace_erasures};
pub use schedule::{session_choices, session_links, sessions, sign_in_lists};
pub use scoring::{score_settlements, score_sheets, scored_applications, scoring_assessors};
pub use searches::group_searches;
pub use supervision::{supervisor_notices, supervisor_statements};
pub use today::{session_alerts, session_replacements};
pub use wishes::group_wishes;

diesel::table! {
    agencies (id) {
        id -> Text,
        business_id -> Text,
        name -> Text,
        viewer_names_shown -> Bool,
        created_at -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    units (id) {
        id -> Text,
        agency_id -> Text,
        name -> Text,
        valid_from -> Text,
        valid_until -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    sites (id) {
        id -> Text,
        agency_id -> Text,
        name -> Text,
        valid_from -> Text,
        valid_until -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    people (id) {
        id -> Text,
        agency_id -> Text,
        source -> Text,
        external_id -> Text,
        given_name -> Text,
        family_name -> Text,
        name_fold -> Text,
        name_sort -> Binary,
        email -> Nullable<Text>,
        unit_id -> Nullable<Text>,
        site_id -> Nullable<Text>,
        title -> Text,
        job_category -> Text,
        is_supervisor -> Bool,
        supervisor_id -> Nullable<Text>,
        role_started_on -> Nullable<Text>,
        language -> Text,
        active -> Bool,
        register_as_of -> Text,
        created_at -> Text,
        version -> BigInt,
        left_on -> Nullable<Text>,
        merged_into -> Nullable<Text>,
        leave_from -> Nullable<Text>,
        leave_until -> Nullable<Text>,
    }
}

diesel::table! {
    import_runs (id) {
        id -> Text,
        agency_id -> Text,
        kind -> Text,
        source -> Text,
        file_sha256 -> Text,
        outcome -> Text,
        applied_at -> Text,
        applied_by -> Nullable<Text>,
    }
}

diesel::table! {
    accounts (id) {
        id -> Text,
        agency_id -> Nullable<Text>,
        issuer -> Text,
        subject -> Text,
        person_id -> Nullable<Text>,
        display_name -> Text,
        language -> Text,
        status -> Text,
        ends_on -> Nullable<Text>,
        last_seen_on -> Nullable<Text>,
        created_at -> Text,
        version -> BigInt,
        disabled_on -> Nullable<Text>,
    }
}

diesel::table! {
    local_credentials (account_id) {
        account_id -> Text,
        password_hash -> Text,
        changed_at -> Text,
    }
}

diesel::table! {
    sign_in_throttles (key) {
        key -> Text,
        failures -> BigInt,
        window_started_at -> Text,
    }
}

diesel::table! {
    sign_ins (token_hash) {
        token_hash -> Text,
        account_id -> Text,
        created_at -> Text,
        last_used_at -> Text,
        expires_at -> Text,
    }
}

diesel::table! {
    one_time_links (token_hash) {
        token_hash -> Text,
        agency_id -> Nullable<Text>,
        purpose -> Text,
        account_id -> Nullable<Text>,
        person_id -> Nullable<Text>,
        expires_at -> Text,
        used_at -> Nullable<Text>,
    }
}

diesel::table! {
    issuers (issuer) {
        issuer -> Text,
        agency_id -> Nullable<Text>,
        person_claim -> Nullable<Text>,
        person_source -> Nullable<Text>,
        created_at -> Text,
    }
}

diesel::table! {
    role_grants (id) {
        id -> Text,
        agency_id -> Nullable<Text>,
        account_id -> Text,
        role -> Text,
        programme_id -> Nullable<Text>,
        valid_from -> Text,
        ends_on -> Nullable<Text>,
        granted_by -> Nullable<Text>,
        created_at -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    machine_clients (id) {
        id -> Text,
        agency_id -> Text,
        name -> Text,
        secret_hash -> Text,
        scopes -> Text,
        status -> Text,
        ends_on -> Nullable<Text>,
        created_at -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    audit_entries (id) {
        id -> Text,
        agency_id -> Nullable<Text>,
        at -> Text,
        actor -> Text,
        action -> Text,
        subject_kind -> Text,
        subject -> Text,
        person -> Nullable<Text>,
        fields -> Text,
        request_id -> Nullable<Text>,
    }
}

diesel::table! {
    audit_seals (number) {
        number -> BigInt,
        sealed_at -> Text,
        entries -> Text,
        entry_count -> BigInt,
        previous_hash -> Text,
        hash -> Text,
    }
}

diesel::table! {
    audit_unsealed (entry_id) {
        entry_id -> Text,
    }
}

diesel::table! {
    use_log (id) {
        id -> Text,
        agency_id -> Nullable<Text>,
        at -> Text,
        viewer -> Text,
        viewer_role -> Text,
        viewer_unit -> Nullable<Text>,
        person -> Text,
        record_kind -> Text,
        record -> Text,
        purpose -> Text,
        operation -> Text,
        interface -> Text,
        request_id -> Nullable<Text>,
    }
}

diesel::table! {
    use_log_waiting (id) {
        id -> Text,
        agency_id -> Nullable<Text>,
        at -> Text,
        viewer -> Text,
        viewer_role -> Text,
        viewer_unit -> Nullable<Text>,
        records -> Binary,
        record_kind -> Text,
        purpose -> Text,
        operation -> Text,
        interface -> Text,
        request_id -> Nullable<Text>,
    }
}

diesel::table! {
    use_log_gathered (id) {
        id -> Text,
        looks -> Text,
    }
}

diesel::table! {
    idempotency_records (key) {
        key -> Text,
        body_sha256 -> Text,
        status -> BigInt,
        answer -> Text,
        expires_at -> Text,
    }
}

diesel::table! {
    jobs (id) {
        id -> Text,
        kind -> Text,
        dedupe_key -> Text,
        payload -> Text,
        state -> Text,
        run_at -> Text,
        attempts -> BigInt,
        leased_until -> Nullable<Text>,
        lease -> Nullable<Text>,
        last_error -> Nullable<Text>,
        finished_at -> Nullable<Text>,
        created_at -> Text,
    }
}

diesel::table! {
    probes (id) {
        id -> BigInt,
        written_at -> Text,
    }
}

diesel::table! {
    initiatives (id) {
        id -> Text,
        agency_id -> Text,
        name -> Text,
        summary -> Text,
        created_at -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    programmes (id) {
        id -> Text,
        agency_id -> Text,
        initiative_id -> Text,
        slug -> Text,
        name -> Text,
        summary -> Text,
        partner -> Nullable<Text>,
        target_group -> Text,
        places -> BigInt,
        places_taken -> BigInt,
        group_count -> BigInt,
        published -> Bool,
        created_at -> Text,
        version -> BigInt,
        growth_limit_minutes -> BigInt,
    }
}

diesel::table! {
    design_versions (id) {
        id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        number -> BigInt,
        state -> Text,
        origin -> Nullable<Text>,
        published_at -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    design_elements (id) {
        id -> Text,
        agency_id -> Text,
        design_version_id -> Text,
        position -> BigInt,
        kind -> Text,
        title -> Text,
        description -> Text,
        repeats -> BigInt,
        length -> Text,
        planned_mode -> Nullable<Text>,
    }
}

diesel::table! {
    applications (id) {
        id -> Text,
        agency_id -> Text,
        call_id -> Text,
        programme_id -> Text,
        person_id -> Text,
        state -> Text,
        answers -> Text,
        name_sort -> Binary,
        name_fold -> Text,
        submitted_at -> Text,
        changed_at -> Text,
        state_changed_at -> Text,
        source -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    selections (id) {
        id -> Text,
        agency_id -> Text,
        call_id -> Text,
        programme_id -> Text,
        round -> BigInt,
        state -> Text,
        seats -> BigInt,
        pool_size -> BigInt,
        rules_digest -> Text,
        fallback -> Nullable<Text>,
        reveal_until -> Nullable<Text>,
        commitment -> Nullable<Text>,
        commitment_sha256 -> Nullable<Text>,
        committed_at -> Nullable<Text>,
        proof -> Nullable<Text>,
        drawn_at -> Nullable<Text>,
        confirmed_by -> Nullable<Text>,
        confirmer_name -> Nullable<Text>,
        confirmer_title -> Nullable<Text>,
        confirmed_at -> Nullable<Text>,
        prepared_by -> Text,
        prepared_at -> Text,
        version -> BigInt,
        waiting_ended_at -> Nullable<Text>,
        waiting_ended_by -> Nullable<Text>,
        waiting_ender_name -> Nullable<Text>,
        waiting_ender_title -> Nullable<Text>,
    }
}

diesel::table! {
    selection_shares (id) {
        id -> Text,
        agency_id -> Text,
        selection_id -> Text,
        position -> BigInt,
        holder_role -> Text,
        holder_account_id -> Text,
        share_hash -> Text,
        promised_at -> Text,
        share -> Nullable<Text>,
        revealed_at -> Nullable<Text>,
    }
}

diesel::table! {
    decisions (id) {
        id -> Text,
        agency_id -> Text,
        selection_id -> Text,
        application_id -> Text,
        eligible -> Bool,
        grounds -> Text,
        pseudonym -> Nullable<Text>,
        salt -> Nullable<Text>,
        rank -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        left_out -> Nullable<Bool>,
    }
}

diesel::table! {
    offers (id) {
        id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        application_id -> Text,
        origin -> Text,
        reason -> Nullable<Text>,
        state -> Text,
        offered_at -> Text,
        deadline -> Text,
        answered_at -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    waiting_list (application_id) {
        application_id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        place -> BigInt,
        state -> Text,
    }
}

diesel::table! {
    groupings (id) {
        id -> Text,
        agency_id -> Text,
        programme_id -> Text,
        within_group_id -> Nullable<Text>,
        state -> Text,
        seed -> Text,
        weights -> Text,
        score -> Text,
        unit_maximum -> Nullable<BigInt>,
        solved_at -> Text,
        confirmed_by -> Nullable<Text>,
        confirmed_at -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    groups (id) {
        id -> Text,
        agency_id -> Text,
        grouping_id -> Text,
        number -> BigInt,
        size -> BigInt,
        members -> BigInt,
    }
}

diesel::table! {
    group_members (grouping_id, application_id) {
        application_id -> Text,
        agency_id -> Text,
        grouping_id -> Text,
        group_id -> Text,
        within_group_id -> Nullable<Text>,
    }
}

diesel::table! {
    group_moves (id) {
        id -> Text,
        agency_id -> Text,
        grouping_id -> Text,
        step -> BigInt,
        application_id -> Text,
        from_group_id -> Nullable<Text>,
        to_group_id -> Text,
        moved_by -> Text,
        moved_at -> Text,
        undone -> Bool,
    }
}

diesel::allow_tables_to_appear_in_same_query! {
    agencies, units, sites, people, import_runs, accounts, local_credentials, sign_in_throttles, sign_ins,
    one_time_links, issuers, role_grants, machine_clients, audit_entries, audit_seals, audit_unsealed,
    use_log, use_log_waiting, use_log_gathered, idempotency_records, mails, mail_sink, jobs, probes,
    initiatives, programmes, design_versions, design_elements, calls, rules, rule_versions, applications,
    selections, selection_shares, decisions, offers, waiting_list, check_requests, groupings, groups,
    group_members, group_moves, group_wishes, participations, participation_events, register_changes,
    panel_books, line_chances, addenda, path_offers, accommodation_contacts, accommodation_wishes,
    scoring_assessors, scored_applications, score_sheets, score_settlements, kept_corrections,
    erasure_reports, trace_erasures, person_merges, person_merge_moves, programme_copies,
    personal_link_addresses, personal_links, personal_link_sessions, group_searches, namesakes,
    supervisor_notices, supervisor_statements, sessions, rehearsal_publications, attendance_marks,
    calendar_addresses, session_invitations, session_choices,
    facilitator_terms, facilitators, session_facilitators, coach_evidence, coach_evidence_checks,
    coach_policies, coach_waivers, coach_waiver_endings,
    session_mode_changes, circumstance_changes, session_replacements, session_alerts,
    mail_wordings, reminder_settings, reminders, terms_reminders, working_weeks, busy_intervals,
    hour_consents, digest_settings,
}
