//! 6 May: the decider confirms, and everybody is told at one moment: what, why, and in their own language.

use polku_api_types::page::PageQuery;
use std::collections::BTreeMap;
use std::process::Command;

use polku_api_types::applications::{ApplicationState, MyApplication, Outcome, RuleVerdict};
use polku_api_types::notify::SunkMail;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ProgrammeDetails;
use polku_api_types::selection::{ConfirmSelection, SelectionDetails, SelectionState};
use polku_api_types::text::Localised;
use polku_domain::ids::{ApplicationId, SelectionId};
use polku_domain::selection::{LineOutcome, LineSalt, Pseudonym, Verified, verify};
use polku_i18n::{Language, text};
use uuid::Uuid;

use super::applying::{Applicants, SUPERVISOR, SUPERVISOR_IN_SWEDISH};
use super::house::{COORDINATOR, DECIDER, House};
use super::programmes::Programmes;
use super::selection::{OUTSIDE, POOL, SEATS};
use super::staff::Staff;
use crate::covered::covers;
use crate::support::code;
use crate::support::scratch::Folder;

/// An applicant in the drawn order.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Number in the register.
    pub number: String,
    pub application: Uuid,
}

/// The drawn order, by rank from 1.
pub type Order = BTreeMap<u32, Drawn>;

/// Confirms the list; gives the order that everybody has been told.
pub async fn confirm(
    house: &House,
    staff: &Staff,
    programmes: &Programmes,
    applicants: &Applicants,
    round: &SelectionDetails,
) -> Order {
    house.on(6, 5, 9, 0);
    let body = ConfirmSelection { name: "Kristiina Lehto".into(), title: "Ryhmäpäällikkö".into() };
    let coordinator = house.sign_in(COORDINATOR).await;
    let refused = coordinator.confirm_selection(round.id, house.key(), round.version, &body).await;
    assert_eq!(code(refused), ProblemCode::Forbidden);
    let decider = house.sign_in(DECIDER).await;
    let (key, version) = (house.key(), decider.view_selection(round.id).await.unwrap().version);
    let done = decider.confirm_selection(round.id, key, version, &body).await.unwrap();
    assert_eq!(done.state, SelectionState::Confirmed);
    let again = decider.confirm_selection(round.id, key, version, &body).await.unwrap();
    assert_eq!(done, again, "the same press twice tells nobody twice");

    let proof = house.anybody().view_proof(round.id).await.unwrap();
    let verified = verified_offline(&proof);
    let told = everybody_looks(house, applicants, round, &verified).await;
    let programme = decider.view_programme(programmes.a).await.unwrap();
    everybody_was_written_to(staff, &told, &house.new_mails().await, &programme);
    assert_eq!(house.new_mails().await, [], "and nobody a second time");
    reasons_in_three_languages(house).await;
    let ranked = told
        .into_iter()
        .filter_map(|(number, own)| Some((own.outcome?.rank?, Drawn { number, application: own.id })));
    let order: Order = ranked.collect();
    assert_eq!(order.len(), POOL as usize);
    order
}

/// By the code that the browser has, and by the command line without a network; a changed byte breaks it.
fn verified_offline(proof: &str) -> Verified {
    let verified = verify(proof).unwrap();
    assert_eq!(verified.proof().result().order().len(), POOL as usize);
    let folder = Folder::new();
    let check = |text: &str| {
        let file = folder.path().join("proof.json");
        std::fs::write(&file, text).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_polku"));
        command
            .arg("verify")
            .arg(&file)
            .current_dir(folder.path())
            .env_clear()
            .output()
            .unwrap()
            .status
            .success()
    };
    assert!(check(proof));
    let digits: Vec<usize> =
        proof.char_indices().filter(|(_, c)| c.is_ascii_hexdigit()).map(|(at, _)| at).collect();
    for at in digits.iter().step_by(digits.len() / 40) {
        let other = if proof.as_bytes()[*at] == b'0' { "1" } else { "0" };
        let broken = format!("{}{other}{}", &proof[..*at], &proof[at + 1..]);
        assert!(verify(&broken).is_err(), "byte {at}");
    }
    let last = digits.last().unwrap();
    let other = if proof.as_bytes()[*last] == b'0' { "1" } else { "0" };
    assert!(!check(&format!("{}{other}{}", &proof[..*last], &proof[last + 1..])));
    covers(
        "N1 U5",
        "the published proof verifies offline, by the browser's code and by the command; one byte breaks it",
    );
    verified
}

/// Everybody signs in and finds their outcome, and who was in the draw their own line.
async fn everybody_looks(
    house: &House,
    applicants: &Applicants,
    round: &SelectionDetails,
    proof: &Verified,
) -> BTreeMap<String, MyApplication> {
    let mut all = BTreeMap::new();
    for number in applicants {
        let own = house
            .sign_in(number)
            .await
            .list_own_applications(&PageQuery::default())
            .await
            .unwrap()
            .items
            .remove(0);
        let outcome = own.outcome.as_ref().expect("everybody is told at once");
        assert_eq!((outcome.seats, outcome.pool_size), (SEATS, POOL));
        assert_eq!(
            (outcome.rules.len(), outcome.rules[0].facts.len()),
            (1, 1),
            "no decision without its reason"
        );
        match own.state {
            ApplicationState::Ineligible => assert!(!outcome.in_target_group && outcome.pool_line.is_none()),
            state => finds_own_line(&own, outcome, round, proof, state),
        }
        all.insert(number.clone(), own);
    }
    let count = |state| all.values().filter(|own| own.state == state).count();
    assert_eq!(count(ApplicationState::Offered), SEATS as usize);
    assert_eq!(count(ApplicationState::Waiting), (POOL - SEATS) as usize);
    assert_eq!(count(ApplicationState::Ineligible), OUTSIDE as usize);
    covers("N1 U5", "each applicant finds their own line in the proof, with the outcome they were told");
    covers(
        "U3",
        "under review, offered, waiting and outside are states of their own; who waits sees place n of m",
    );
    covers("R19", "40 are selected among more applicants than places");
    covers("N2", "everybody sees their outcome with its reason once the decider has confirmed");
    all
}

fn finds_own_line(
    own: &MyApplication,
    outcome: &Outcome,
    round: &SelectionDetails,
    proof: &Verified,
    state: ApplicationState,
) {
    let salt = LineSalt::parse(outcome.line_salt.as_ref().unwrap()).unwrap();
    let line = Pseudonym::of(SelectionId::new(round.id), ApplicationId::new(own.id), &salt);
    assert_eq!(Some(line.to_string()), outcome.pool_line);
    match proof.outcome_of(line).expect("the own line is in the pool") {
        LineOutcome::Place { position } => {
            assert_eq!((state, outcome.rank), (ApplicationState::Offered, Some(position)));
            assert!(outcome.offer.is_some() && outcome.waiting_place.is_none());
        }
        LineOutcome::Waiting { number } => {
            assert_eq!((state, outcome.rank), (ApplicationState::Waiting, Some(SEATS + number)));
            assert_eq!((outcome.waiting_place, outcome.waiting_total), (Some(number), Some(POOL - SEATS)));
            let shown = format!("{number}/{}", POOL - SEATS);
            assert!(outcome.sentences[0].contains(&shown), "{}", outcome.sentences[0]);
        }
    }
}

/// A text in the language of the register.
pub fn in_language<'a>(text: &'a Localised, language: &str) -> &'a str {
    match language {
        "sv" => text.sv.as_deref().unwrap(),
        _ => &text.fi,
    }
}

/// The subject a mail must have.
pub fn subject(template: &str, language: &str, programme: &ProgrammeDetails) -> String {
    let language: Language = language.parse().unwrap();
    let name = in_language(&programme.name, language.code()).to_owned();
    text(language, &format!("mail-{template}-subject"), &[("programme", name.into())])
}

fn everybody_was_written_to(
    staff: &Staff,
    told: &BTreeMap<String, MyApplication>,
    mails: &[SunkMail],
    programme: &ProgrammeDetails,
) {
    assert_eq!(mails.len(), told.len());
    let mut to: BTreeMap<&str, u32> = BTreeMap::new();
    for mail in mails {
        let row = staff.by_email(&mail.recipient);
        *to.entry(&row.number).or_default() += 1;
        let template = match told[&row.number].state {
            ApplicationState::Offered => "offer",
            ApplicationState::Waiting => "waiting",
            _ => "ineligible",
        };
        assert_eq!(
            (&mail.language, &mail.subject),
            (&row.language, &subject(template, &row.language, programme))
        );
        assert!(mail.html.contains(&format!("lang=\"{}\"", row.language)));
        if template == "ineligible" {
            let rule = &told[&row.number].outcome.as_ref().unwrap().rules[0];
            for part in [&rule.title, &rule.reason, rule.alternative.as_ref().unwrap()] {
                assert!(mail.text.contains(in_language(part, &row.language)), "{}", mail.text);
            }
        }
    }
    assert!(to.len() == told.len() && to.values().all(|count| *count == 1), "one mail each: {to:?}");
    assert!(mails.iter().any(|mail| mail.language == "sv"));
    covers("U25", "each applicant is written to once, at one time, in the language of the register");
    covers("U11", "who is outside gets the rule, its reason and what is offered instead, not a bare no");
}

/// Whoever is left outside reads the fact used, what would have changed it and what is offered, in any language.
async fn reasons_in_three_languages(house: &House) {
    for number in [SUPERVISOR, SUPERVISOR_IN_SWEDISH] {
        let client = house.sign_in(number).await;
        let mut told = Vec::new();
        for language in Language::ALL {
            let reader = client.in_language(language.code());
            let own = reader.list_own_applications(&PageQuery::default()).await.unwrap().items.remove(0);
            let outcome = own.outcome.unwrap();
            let reason = &outcome.rules[0];
            assert_eq!(
                (reason.result, reason.rule_version, reason.passed),
                (RuleVerdict::Excluded, 1, false)
            );
            assert_eq!(
                (reason.facts[0].attribute.as_str(), reason.facts[0].value.as_deref()),
                ("is_supervisor", Some("true"))
            );
            assert_eq!(reason.facts[0].as_of, jiff::civil::date(2020, 4, 1));
            assert!(!reason.change.must_hold);
            let alternative = reason.alternative.as_ref().unwrap();
            assert!(!alternative.fi.is_empty() && alternative.sv.is_some() && alternative.en.is_some());
            let said = outcome.sentences.join(" ") + reason.would_change.as_ref().unwrap();
            assert!(!said.contains("reasons-") && !said.contains('{'), "{said}");
            told.push(said);
        }
        assert!(told[0] != told[1] && told[1] != told[2] && told[0] != told[2]);
    }
    covers(
        "R20 R22 N2 U11",
        "a supervisor reads rule, fact, what would have changed it and the alternative, in three languages",
    );
}
