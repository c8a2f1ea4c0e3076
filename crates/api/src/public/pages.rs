//! The pages as HTML: every word comes from `locales/`, every value is escaped by the template engine.

use std::sync::OnceLock;

use minijinja::{AutoEscape, Environment, Value, context};
use polku_api_types::programmes::{
    CallState, DesignDetails, ElementDetails, Hours, LeftOut, LengthKind, Quota, RuleDetails,
};
use polku_domain::applications::check_request::{Cause, Remedy};
use polku_domain::programmes::call::{Method, SupervisorPart};
use polku_domain::programmes::element::{DeliveryMode, ElementKind};
use polku_i18n::{Language, format, text};

use super::service::{PublicCall, PublicProgramme};
use super::store::PublicRound;
use crate::applications::reasons::written;
use crate::clock::finland;
use crate::http::pages::EntryFiles;
use crate::problem::AppError;
use crate::programmes::convert::design::{kind_to_domain, mode_to_domain};
use crate::programmes::store::calls::CallRow;
use crate::programmes::store::count;
use crate::selection::store::checks::CorrectionRow;

/// The style of the public pages.
pub const STYLE: &str = include_str!("page.css");

fn templates() -> &'static Environment<'static> {
    static TEMPLATES: OnceLock<Environment<'static>> = OnceLock::new();
    TEMPLATES.get_or_init(|| {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        for (name, source) in [
            ("layout.html", include_str!("templates/layout.html")),
            ("programme.html", include_str!("templates/programme.html")),
            ("proof.html", include_str!("templates/proof.html")),
        ] {
            // A template that does not parse is found by the tests below; rendering it fails by name.
            let _ = environment.add_template(name, source);
        }
        environment
    })
}

fn fact(language: Language, key: &str, value: impl Into<String>) -> Value {
    let value: String = value.into();
    context! { label => text(language, key, &[]), value => value }
}

pub(super) fn link(href: String, label: String) -> Value {
    context! { href => href, label => label }
}

fn number(language: Language, number: u32) -> String {
    format::number(language, number)
}

/// What the frame of every page needs.
fn frame(language: Language, title: &str) -> Value {
    let name = |language: Language| match language {
        Language::Fi => "public-language-fi",
        Language::Sv => "public-language-sv",
        Language::En => "public-language-en",
    };
    let languages: Vec<Value> = Language::ALL
        .into_iter()
        .map(|choice| {
            context! {
                code => choice.code(),
                name => text(choice, name(choice), &[]),
                current => choice == language,
            }
        })
        .collect();
    context! {
        language => language.code(),
        title => title,
        service => text(language, "public-service", &[]),
        skip => text(language, "public-skip", &[]),
        languages_label => text(language, "public-languages", &[]),
        languages,
    }
}

fn render(name: &str, frame: Value, own: Value) -> Result<String, AppError> {
    let template = templates().get_template(name).map_err(AppError::internal)?;
    template.render(context! { ..own, ..frame }).map_err(AppError::internal)
}

/// The page of a programme.
///
/// # Errors
/// `internal` when a template is faulty.
pub fn programme(shown: &PublicProgramme, language: Language) -> Result<String, AppError> {
    let row = &shown.programme;
    let name = written(&row.name.0, language);
    let mut facts = vec![
        fact(language, "public-target-group", written(&row.target_group.0, language)),
        fact(language, "public-places", number(language, count(row.places))),
        fact(language, "public-groups", number(language, count(row.group_count))),
    ];
    if let Some(partner) = &row.partner {
        facts.push(fact(language, "public-partner", written(&partner.0, language)));
    }
    let proof = shown.proof.map(|id| {
        link(
            format!("/public/proofs/{id}?lang={}", language.code()),
            text(language, "public-proof-link", &[]),
        )
    });
    let own = context! {
        agency => written(&shown.agency, language),
        lead => written(&row.summary.0, language),
        facts,
        call => shown.call.as_ref().map(|shown| call(shown, language)),
        path => shown.design.as_ref().map(|design| path(design, count(row.growth_limit_minutes), language)),
        proof,
    };
    render("programme.html", frame(language, name), own)
}

fn call(shown: &PublicCall, language: Language) -> Value {
    let row = &shown.row;
    let state = match shown.state {
        CallState::Open => "public-call-open",
        CallState::Closed => "public-call-closed",
        CallState::Draft | CallState::AwaitingApproval | CallState::Approved => "public-call-ahead",
    };
    let method = match row.method.0 {
        Method::EqualChanceDraw => "public-method-draw",
        Method::QuotaDraw => "public-method-quotas",
        Method::ScoredDraw => "public-method-scored",
    };
    let days = count(row.offer_days);
    let mut facts = vec![
        fact(language, "public-window", format::date_range(language, row.opens_on.0, row.closes_on.0)),
        fact(language, "public-seats", number(language, count(row.seats))),
        fact(language, "public-method", text(language, method, &[])),
        fact(language, "public-answer-time", text(language, "public-days", &[("count", days.into())])),
        fact(language, "public-waiting-until", format::date(language, row.waiting_list_until.0)),
    ];
    facts.push(fact(language, "public-supervisor", supervisor(row, language)));
    facts.extend(quotas(&row.quotas.0, language));
    if let Some(preference) = &row.left_out {
        facts.push(fact(language, "public-left-out", left_out(&preference.0, language)));
    }
    let apply = (shown.state == CallState::Open)
        .then(|| link(format!("/calls/{}", row.id.0), text(language, "public-apply", &[])));
    context! {
        title => text(language, "public-call", &[]),
        state => text(language, state, &[]),
        facts,
        apply,
        rules_title => text(language, "public-rules", &[]),
        rules => shown.rules.iter().map(|shown| rule(shown, language)).collect::<Vec<_>>(),
        rehearsal => shown.rehearsal.as_ref().map(|published| super::rehearsed::told(published, language)),
    }
}

/// What the supervisors of those who apply are told and asked.
fn supervisor(row: &CallRow, language: Language) -> String {
    let key = match row.supervisor_part.0 {
        SupervisorPart::None => "public-supervisor-none",
        SupervisorPart::Informed => "public-supervisor-informed",
        SupervisorPart::WorkingTime => "public-supervisor-working-time",
    };
    let until = row.statements_until.map(|day| format::date(language, day.0)).unwrap_or_default();
    text(language, key, &[("until", until.into())])
}

/// How many places are kept for those whom an earlier round left out, and why.
fn left_out(preference: &LeftOut, language: Language) -> String {
    let least = text(language, "public-left-out-least", &[("min", preference.min.into())]);
    match &preference.decision {
        Some(decision) => format!("{least} {}", written(&decision.reason, language)),
        None => least,
    }
}

/// The quotas by which places are given, where there are any.
fn quotas(quotas: &[Quota], language: Language) -> Option<Value> {
    let told: Vec<String> = quotas.iter().map(|shown| quota(shown, language)).collect();
    (!told.is_empty()).then(|| fact(language, "public-quotas", told.join("; ")))
}

fn quota(quota: &Quota, language: Language) -> String {
    let key = match (quota.attribute.as_str(), quota.value.as_str()) {
        ("unit", _) => "public-quota-unit",
        ("site", _) => "public-quota-site",
        ("job_category", _) => "public-quota-category",
        (_, "true") => "public-quota-supervisors",
        _ => "public-quota-others",
    };
    let args = [("value", quota.value.as_str().into()), ("min", quota.min.into()), ("max", quota.max.into())];
    text(language, key, &args)
}

fn rule(rule: &RuleDetails, language: Language) -> Value {
    let day = format::date(language, rule.decided_on);
    let by = rule.decided_by_title.clone();
    context! {
        title => written(&rule.title, language),
        reason => written(&rule.reason, language),
        decided => text(language, "public-decided", &[("title", by.into()), ("day", day.into())]),
        alternative_label => text(language, "public-alternative", &[]),
        alternative => written(&rule.alternative, language),
        url => rule.alternative_url.clone(),
    }
}

fn path(design: &DesignDetails, may_grow: u32, language: Language) -> Value {
    let mut notes = vec![may_grow_by(may_grow, language)];
    if design.hours.full_days > 0 {
        notes.push(text(language, "hours-full-day", &[]));
    }
    if design.hours.days_without_length + design.hours.elements_without_length > 0 {
        notes.push(text(language, "hours-open", &[]));
    }
    context! {
        title => text(language, "public-path", &[]),
        hours => hours(&design.hours, language),
        notes,
        stops => design.elements.iter().map(|element| stop(element, language)).collect::<Vec<_>>(),
    }
}

/// How far the hours may grow before participants are asked again.
fn may_grow_by(minutes: u32, language: Language) -> String {
    match minutes {
        0 => text(language, "hours-may-not-grow", &[]),
        minutes => text(language, "hours-may-grow", &[("hours", format::hours(language, minutes).into())]),
    }
}

fn hours(hours: &Hours, language: Language) -> String {
    let stated = format::hours(language, hours.stated_minutes + hours.full_day_minutes);
    let days = hours.days_without_length;
    let sum = match (hours.stated_minutes + hours.full_day_minutes, days) {
        (0, 0) if hours.elements_without_length > 0 => text(language, "hours-not-stated", &[]),
        (_, 0) => stated,
        _ => text(language, "hours-and-days", &[("hours", stated.into()), ("count", days.into())]),
    };
    text(language, "public-hours", &[("hours", sum.into())])
}

fn stop(element: &ElementDetails, language: Language) -> Value {
    let kind: ElementKind = kind_to_domain(element.kind);
    let key = format!("element-{}", kind.code().replace('_', "-"));
    let mode = element.planned_mode.map(|mode| {
        let mode: DeliveryMode = mode_to_domain(mode);
        text(language, &format!("element-mode-{}", mode.code().replace('_', "-")), &[])
    });
    let what: Vec<String> = length(element, language).into_iter().chain(mode).collect();
    context! {
        kind => text(language, &key, &[]),
        title => written(&element.title, language),
        what => what.join(" · "),
    }
}

fn length(element: &ElementDetails, language: Language) -> Option<String> {
    let each = match element.length {
        LengthKind::None => return None,
        LengthKind::Minutes => format::hours(language, element.minutes.unwrap_or_default()),
        LengthKind::FullDay => text(language, "element-full-day", &[]),
        LengthKind::Day => text(language, "element-day", &[]),
        LengthKind::Unknown => text(language, "element-length-open", &[]),
    };
    let times = [("times", element.repeats.into()), ("length", each.clone().into())];
    Some(if element.repeats > 1 { text(language, "element-times", &times) } else { each })
}

/// The page of a draw: from the commitment on, and with the check once the list is confirmed.
///
/// # Errors
/// `internal` when a template is faulty.
pub fn proof(
    (round, corrections): &(PublicRound, Vec<CorrectionRow>),
    verifier: Option<&EntryFiles>,
    language: Language,
) -> Result<String, AppError> {
    let name = written(&round.programme_name.0, language).to_owned();
    let title = text(language, "public-proof-title", &[("programme", name.clone().into())]);
    let confirmed = round.confirmed_at.is_some();
    let file = confirmed.then(|| {
        link(format!("/api/v1/selections/{}/proof", round.id.0), text(language, "public-proof-file", &[]))
    });
    let programme = round.published.then(|| {
        link(format!("/public/{}/{}?lang={}", round.business_id, round.slug, language.code()), name)
    });
    let own = context! {
        agency => written(&round.agency_name.0, language),
        lead => text(language, "public-proof-lead", &[]),
        facts => proof_facts(round, language),
        commitment_label => text(language, "public-commitment", &[]),
        commitment => round.commitment_sha256.clone(),
        how => text(language, "public-proof-how", &[]),
        check_title => text(language, "public-check-title", &[]),
        check_what => text(language, "public-check-what", &[]),
        check_without => text(language, "public-check-without", &[]),
        limits => text(language, "public-proof-limits", &[]),
        not_yet => text(language, "public-proof-not-yet", &[]),
        corrections_title => text(language, "public-corrections", &[]),
        corrections_what => text(language, "public-corrections-what", &[]),
        corrections => corrections.iter().filter_map(|one| correction(one, language)).collect::<Vec<_>>(),
        file,
        programme,
        verifier => verifier.filter(|_| confirmed).map(|files| context! {
            style => files.style.clone(),
            script => files.script.clone(),
            texts => files.texts.get(language.index()).cloned(),
        }),
    };
    render("proof.html", frame(language, &title), own)
}

/// One round that mended an error, in a sentence: its number, day, cause and remedy.
fn correction(correction: &CorrectionRow, language: Language) -> Option<String> {
    let cause = match correction.cause?.0 {
        Cause::RegisterWrong => "public-cause-register-wrong",
        Cause::RegisterOutdated => "public-cause-register-outdated",
    };
    let remedy = match correction.remedy?.0 {
        Remedy::Place => "public-remedy-place",
        Remedy::Waiting => "public-remedy-waiting",
    };
    let day = finland().to_datetime(correction.at?.0).date();
    let args = [
        ("round", count(correction.round?).into()),
        ("date", format::date(language, day).into()),
        ("cause", text(language, cause, &[]).into()),
        ("remedy", text(language, remedy, &[]).into()),
    ];
    Some(text(language, "public-correction", &args))
}

fn proof_facts(round: &PublicRound, language: Language) -> Vec<Value> {
    let moment = |at: jiff::Timestamp| format::moment(language, finland().to_datetime(at));
    let mut facts = vec![
        fact(language, "public-seats", number(language, count(round.seats))),
        fact(language, "public-pool", number(language, count(round.pool_size))),
    ];
    facts.extend(quotas(&round.quotas.0, language));
    let steps = [
        ("public-committed-at", round.committed_at),
        ("public-drawn-at", round.drawn_at.filter(|_| round.confirmed_at.is_some())),
        ("public-confirmed-at", round.confirmed_at),
    ];
    for (key, at) in steps {
        facts.extend(at.map(|at| fact(language, key, moment(at.0))));
    }
    facts.extend(replaced(round, language));
    if let Some(title) = round.confirmer_title.as_ref().filter(|_| round.confirmed_at.is_some()) {
        facts.push(fact(language, "public-confirmed-by", title.clone()));
    }
    facts
}

/// The public value that replaced a withheld share, with where to look it up.
fn replaced(round: &PublicRound, language: Language) -> Option<Value> {
    let fallback = &round.fallback.as_ref().filter(|_| round.confirmed_at.is_some())?.0;
    let used = fallback.used.as_ref()?;
    let told = format!("{}: {} ({})", fallback.description, used.value, used.source);
    Some(fact(language, "public-fallback", told))
}

#[cfg(test)]
mod tests {
    use polku_api_types::text::Localised;
    use polku_domain::ids::SelectionId;

    use super::*;
    use crate::db::{Json, Key, Ts};
    use crate::selection::store::rounds::{StoredFallback, UsedFallback};

    fn localised(fi: &str) -> Json<Localised> {
        Json(Localised { fi: fi.into(), sv: None, en: None })
    }

    fn round(confirmed: bool) -> PublicRound {
        let at = Ts("2020-05-04T09:00:00Z".parse().unwrap());
        PublicRound {
            id: Key(SelectionId::new(uuid::Uuid::from_u128(7))),
            programme_name: localised("<script>alert(1)</script>"),
            agency_name: localised("Palkeet"),
            business_id: "0245442-8".into(),
            slug: "arvoa".into(),
            published: true,
            quotas: Json(vec![Quota { attribute: "site".into(), value: "Oulu".into(), min: 2, max: 9 }]),
            seats: 40,
            pool_size: 125,
            commitment_sha256: Some("9f".repeat(32)),
            committed_at: Some(at),
            drawn_at: Some(at),
            fallback: Some(Json(StoredFallback {
                description: "Lotto".into(),
                available_on: jiff::civil::date(2020, 5, 9),
                used: Some(UsedFallback { value: "3 8 15".into(), source: "veikkaus.fi".into() }),
            })),
            confirmer_title: Some("kehittämispäällikkö".into()),
            confirmed_at: confirmed.then_some(at),
        }
    }

    #[test]
    fn what_people_wrote_cannot_run_on_the_page() {
        let html = proof(&(round(true), corrected()), None, Language::Fi).unwrap();
        assert!(!html.contains("<script>alert") && html.contains("&lt;script&gt;alert"), "{html}");
    }

    fn corrected() -> Vec<CorrectionRow> {
        vec![CorrectionRow {
            round: Some(2),
            cause: Some(crate::db::Code(Cause::RegisterOutdated)),
            remedy: Some(crate::db::Code(Remedy::Waiting)),
            at: Some(Ts("2020-08-24T06:00:00Z".parse().unwrap())),
        }]
    }

    #[test]
    fn an_error_that_was_mended_is_told_with_its_cause_and_without_the_person() {
        let html = proof(&(round(true), corrected()), None, Language::Fi).unwrap();
        assert!(
            html.contains("24.8.2020") && html.contains("Henkilöstörekisteristä puuttui muutos."),
            "{html}"
        );
        let none = proof(&(round(true), Vec::new()), None, Language::Fi).unwrap();
        assert!(!none.contains("id=\"corrections\""));
    }

    #[test]
    fn before_the_confirmation_the_page_tells_the_commitment_and_no_more() {
        let html = proof(&(round(false), Vec::new()), None, Language::En).unwrap();
        assert!(html.contains(&"9f".repeat(32)));
        assert!(!html.contains("id=\"verifier\"") && !html.contains("kehittämispäällikkö"));
        assert!(!html.contains("3 8 15"));
        assert!(proof(&(round(true), corrected()), None, Language::En).unwrap().contains("id=\"verifier\""));
    }

    /// Whoever reads the commitment before the draw reads by which quotas it will be.
    #[test]
    fn quotas_are_told_from_the_commitment_on() {
        let html = proof(&(round(false), Vec::new()), None, Language::Fi).unwrap();
        assert!(html.contains("Toimipaikka Oulu: vähintään 2, enintään 9"), "{html}");
        let html = proof(
            &(PublicRound { quotas: Json(Vec::new()), ..round(false) }, Vec::new()),
            None,
            Language::Fi,
        );
        assert!(!html.unwrap().contains("Kiintiöt"));
    }

    #[test]
    fn what_replaced_a_withheld_share_is_told_with_its_source() {
        let html = proof(&(round(true), Vec::new()), None, Language::Fi).unwrap();
        assert!(html.contains("3 8 15") && html.contains("veikkaus.fi") && html.contains("Lotto"), "{html}");
    }

    #[test]
    fn the_page_names_no_text_that_was_not_written() {
        for language in Language::ALL {
            let html = proof(&(round(true), corrected()), None, language).unwrap();
            assert!(!html.contains(">public-"), "{language} {html}");
            assert!(html.len() + STYLE.len() <= 20_000);
        }
    }
}
