//! Mails, what a programme words itself in them, and who was reminded of what.

diesel::table! {
    mails (id) {
        id -> Text,
        agency_id -> Nullable<Text>,
        dedupe_key -> Text,
        person_id -> Nullable<Text>,
        address -> Nullable<Text>,
        language -> Text,
        template -> Text,
        arguments -> Text,
        state -> Text,
        attempts -> BigInt,
        next_attempt_at -> Text,
        leased_until -> Nullable<Text>,
        lease -> Nullable<Text>,
        last_error -> Nullable<Text>,
        sent_at -> Nullable<Text>,
        created_at -> Text,
        programme_id -> Nullable<Text>,
        wording -> Nullable<BigInt>,
    }
}

diesel::table! {
    mail_sink (message_id) {
        message_id -> Text,
        agency_id -> Nullable<Text>,
        recipient -> Text,
        language -> Text,
        subject -> Text,
        text_body -> Text,
        html_body -> Text,
        received_at -> Text,
        calendar_body -> Nullable<Text>,
    }
}

diesel::table! {
    mail_wordings (programme_id, version) {
        programme_id -> Text,
        version -> BigInt,
        agency_id -> Text,
        kind -> Text,
        words -> Nullable<Text>,
        saved_by -> Text,
        saved_at -> Text,
    }
}

diesel::table! {
    reminder_settings (programme_id) {
        programme_id -> Text,
        agency_id -> Text,
        place_days -> Text,
        way_days -> Text,
        version -> BigInt,
        changed_by -> Text,
        changed_at -> Text,
        terms_days -> Text,
    }
}

diesel::table! {
    terms_reminders (facilitator_id, reminded_on) {
        facilitator_id -> Text,
        reminded_on -> Text,
        agency_id -> Text,
        programme_id -> Text,
        stage -> Nullable<BigInt>,
        reminded_at -> Text,
    }
}

diesel::table! {
    reminders (kind, application_id, subject_id, reminded_on) {
        kind -> Text,
        application_id -> Text,
        subject_id -> Text,
        reminded_on -> Text,
        agency_id -> Text,
        programme_id -> Text,
        stage -> Nullable<BigInt>,
        reminded_at -> Text,
    }
}

diesel::table! {
    digest_settings (account_id) {
        account_id -> Text,
        agency_id -> Text,
        frequency -> Text,
        chosen_at -> Text,
        settled_on -> Nullable<Text>,
        version -> BigInt,
    }
}
