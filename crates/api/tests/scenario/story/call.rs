//! 9 April: the call of programme A with its rule as a decision, prepared by one and approved by another.

use std::process::Command;

use jiff::civil::date;
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::{
    ApproveCall, CallState, ElementKind, RuleCondition, SaveCall, SaveRule, SelectionMethod,
};
use polku_api_types::rehearsal::{
    InventedKind, InventedPool, MeetingDays, PublishRehearsal, RehearsalPool, RehearseSelection, StaffShare,
};
use polku_api_types::text::Localised;
use polku_client::Client;
use uuid::Uuid;

use super::house::{COORDINATOR, DECIDER, House, STAFF_REPRESENTATIVE};
use super::programmes::{Programmes, planned};
use crate::covered::covers;
use crate::support::scratch::Folder;
use crate::support::{code, problem};

/// A rule in the words of the demonstration: supervisors are left outside.
fn supervisors() -> SaveRule {
    planned("/programmes/0/rules/0")
}

/// What is protected by law, or leads straight to it, in the languages people write in.
const PROTECTED: [&str; 12] = [
    "age",
    "ikä",
    "kön",
    "sukupuoli",
    "nationality",
    "äidinkieli",
    "religion",
    "terveydentila",
    "disability",
    "vanhempainvapaa",
    "ammattiliitto",
    "sexual_orientation",
];

/// Prepares and approves the call; gives its id.
pub async fn open(house: &House, programmes: &Programmes) -> Uuid {
    house.on(9, 4, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let terms: SaveCall = planned("/programmes/0/call");
    let call = coordinator.create_call(house.key(), programmes.a, &terms).await.unwrap();
    assert_eq!((call.opens_on, call.closes_on), (date(2020, 4, 14), date(2020, 5, 1)));
    assert_eq!((call.seats, call.method), (40, SelectionMethod::EqualChanceDraw));
    covers("R19 U4", "40 places, and the method is declared before anybody applies");

    refused_rules(house, &coordinator, call.id).await;
    let rule = coordinator.create_rule(house.key(), call.id, &supervisors()).await.unwrap();
    newcomers_stay(house, &coordinator, call.id).await;

    rehearsed(&coordinator, call.id).await;
    let version = coordinator.view_call(call.id).await.unwrap().version;
    let sent = coordinator.submit_call(house.key(), call.id, version).await.unwrap();
    let approval: ApproveCall = planned("/decider");
    let own = coordinator.approve_call(house.key(), call.id, sent.version, &approval).await;
    assert_eq!(code(own), ProblemCode::Forbidden);
    let employee = house.sign_in(STAFF_REPRESENTATIVE).await;
    assert_eq!(code(employee.view_call(call.id).await), ProblemCode::NotFound, "not before it is approved");
    let decider = house.sign_in(DECIDER).await;
    let publication = publish_rehearsal(house, &decider, call.id).await;
    let approved = decider.approve_call(house.key(), call.id, sent.version, &approval).await.unwrap();
    assert_eq!((approved.state, approved.approval.unwrap().name), (CallState::Approved, approval.name));
    anybody_repeats(house, publication).await;
    decided_and_told(house, &employee, call.id, rule.id).await;
    call.id
}

/// A rule without its reason, its decider or its alternative is no rule; nor is one on a protected ground.
async fn refused_rules(house: &House, coordinator: &Client, call: Uuid) {
    let nothing = Localised { fi: String::new(), sv: None, en: None };
    for (field, rule) in [
        ("/reason/fi", SaveRule { reason: nothing.clone(), ..supervisors() }),
        ("/alternative/fi", SaveRule { alternative: nothing.clone(), ..supervisors() }),
        ("/decided_by_name", SaveRule { decided_by_name: " ".into(), ..supervisors() }),
        ("/decided_by_title", SaveRule { decided_by_title: String::new(), ..supervisors() }),
        ("/decided_on", SaveRule { decided_on: date(2020, 4, 30), ..supervisors() }),
    ] {
        let refused = problem(coordinator.create_rule(house.key(), call, &rule).await);
        assert!(refused.errors.iter().any(|error| error.pointer == field), "{field}: {:?}", refused.errors);
    }
    for ground in PROTECTED {
        let mut rule = supervisors();
        rule.condition.attribute = ground.into();
        let refused = coordinator.create_rule(house.key(), call, &rule).await;
        assert_eq!(code(refused), ProblemCode::ProtectedGround, "{ground}");
    }
    assert_eq!(coordinator.view_call(call).await.unwrap().rules, []);
    covers("N3", "a rule without reason, alternative and decider is refused, and so is a protected ground");
}

/// A rule about those new in their role is tried with two windows, and given up: whoever applies stays in the pool.
async fn newcomers_stay(house: &House, coordinator: &Client, call: Uuid) {
    let within = |months| SaveRule {
        title: text("Uudessa roolissa aloittaneet jäävät ulkopuolelle"),
        condition: RuleCondition {
            attribute: "role_started_on".into(),
            equals: None,
            any_of: None,
            within_months: Some(months),
            reference_date: Some(date(2020, 4, 14)),
        },
        reason: text("Heille suunnitellaan omaa polkua."),
        alternative: text("Erityisasiantuntijan kehittymispolku"),
        ..supervisors()
    };
    let first = coordinator.create_rule(house.key(), call, &within(12)).await.unwrap();
    let second = coordinator.create_rule_version(house.key(), first.id, &within(18)).await.unwrap();
    assert_eq!((first.condition.within_months, second.condition.within_months), (Some(12), Some(18)));
    let endless = problem(coordinator.create_rule_version(house.key(), first.id, &within(0)).await);
    assert_eq!(endless.code, ProblemCode::InvalidFields);
    covers("R11", "new in role is a start date within a window that is configured");
    let ended = coordinator.withdraw_rule(house.key(), first.id).await.unwrap();
    assert_eq!(
        code(coordinator.create_rule_version(house.key(), first.id, &within(6)).await),
        ProblemCode::RuleWithdrawn
    );
    let history = coordinator.list_rule_versions(first.id, &PageQuery::default()).await.unwrap().items;
    assert_eq!(history, [ended, second, first]);
    covers("N3", "every version of a rule stays as it was written");
}

/// Before the call opens, its selection is tried with half of the staff: nobody is named and nothing is kept.
async fn rehearsed(coordinator: &Client, call: Uuid) {
    let pools = coordinator.view_rehearsal_pools(call).await.unwrap();
    let half = RehearsalPool { staff: Some(StaffShare { share_percent: 50 }), ..RehearsalPool::default() };
    let wanted = RehearseSelection { pool: half, ..RehearseSelection::default() };
    let found = coordinator.rehearse_selection(call, &wanted).await.unwrap();
    assert_eq!(found.people, pools.staff.div_ceil(2));
    assert_eq!((found.seats, found.chosen), (40, 40));
    let chances = found.methods[0].chances.as_ref().unwrap();
    assert_eq!((chances.least, chances.greatest, chances.gini_thousandths), (40, 40, 0));
    assert_eq!(chances.out_of, found.people);
    covers("N16 R19", "before the call opens the draw of 40 places is rehearsed: everybody's chance, exact");
    for table in &found.strata {
        let example: u32 = table.rows.iter().map(|row| row.outcomes[0].example).sum();
        assert_eq!(example, 40, "{}", table.attribute);
        assert!(table.rows.iter().all(|row| row.people >= found.hidden_below));
    }
    assert_eq!((found.groups, found.chosen % found.groups, found.chosen / found.groups), (2, 0, 20));
    covers("N16 R28", "the rehearsal shows the two groups of twenty and whom each unit would miss");
    let again = RehearseSelection { seed: Some(found.seed.clone()), ..wanted };
    assert_eq!(coordinator.rehearse_selection(call, &again).await.unwrap(), found);
    covers("N16", "the same seed gives the same result");
}

/// The decider publishes with the call how it was rehearsed: with 150 invented people, as the staff of six sites might be.
async fn publish_rehearsal(house: &House, decider: &Client, call: Uuid) -> Uuid {
    let site = |value: &str| InventedKind { attribute: "site".into(), value: value.into(), people: 25 };
    let sites = ["Hämeenlinna", "Joensuu", "Kuopio", "Mikkeli", "Oulu", "Turku"];
    let invented = Some(InventedPool { people: 150, kinds: sites.map(site).into() });
    let rehearsal = RehearseSelection {
        pool: RehearsalPool { invented, ..RehearsalPool::default() },
        seed: Some("2020".repeat(16)),
        meets: Some(MeetingDays { first_day: date(2020, 6, 1), last_day: date(2020, 12, 18) }),
        ..RehearseSelection::default()
    };
    let body =
        PublishRehearsal { rehearsal, name: "Kristiina Lehto".into(), title: "Ryhmäpäällikkö".into() };
    let publication = decider.publish_rehearsal(house.key(), call, &body).await.unwrap();
    let load = publication.rehearsal.load.as_ref().unwrap();
    let small = load.small_groups.unwrap();
    assert_eq!((load.groups.count, load.groups.least, small.count, small.greatest), (2, 20, 8, 5));
    let coaching = load.meetings.iter().find(|one| one.kind == ElementKind::SmallGroupCoaching).unwrap();
    assert_eq!(coaching.sessions, Some(8 * coaching.meetings_each));
    let days = load.days.unwrap();
    assert!(days.working_days > load.meetings_each, "there is time between June and Christmas");
    covers(
        "N16 R28 R42 R45",
        "the rehearsal says how many small groups, coaching sessions and days the design needs",
    );
    let early = house.anybody().view_rehearsal_publication(publication.id).await;
    assert_eq!(code(early), ProblemCode::NotFound, "it is published with the call and not before");
    publication.id
}

/// Anybody reads it on the page of the programme, and gets the same figures from the file alone.
async fn anybody_repeats(house: &House, publication: Uuid) {
    let seen = house.anybody().view_rehearsal_publication(publication).await.unwrap();
    assert_eq!((seen.approver_title.as_str(), seen.terms_stand), ("Ryhmäpäällikkö", true));
    let folder = Folder::new();
    let repeat = |text: &str| {
        let file = folder.path().join("rehearsal.json");
        std::fs::write(&file, text).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_polku"));
        command.arg("rehearse").arg(&file).current_dir(folder.path()).env_clear().output().unwrap()
    };
    let file = serde_json::to_string(&seen).unwrap();
    let said = repeat(&file);
    assert!(said.status.success(), "{said:?}");
    // The control: another seed lets others be chosen.
    assert!(!repeat(&file.replace(&"2020".repeat(16), &"2021".repeat(16))).status.success());
    covers(
        "N16",
        "what was published with the call is repeated by anybody, without a network, to the same figures",
    );
}

pub fn text(fi: &str) -> Localised {
    Localised { fi: fi.into(), sv: Some(format!("{fi} (sv)")), en: Some(format!("{fi} (en)")) }
}

/// Everybody on the staff reads who decided what and why, and what is offered instead; nobody changes it any more.
async fn decided_and_told(house: &House, employee: &Client, call: Uuid, rule: Uuid) {
    let seen = employee.view_call(call).await.unwrap();
    let told = seen.rules.iter().find(|one| one.id == rule).unwrap();
    assert_eq!((told.condition.attribute.as_str(), told.condition.equals), ("is_supervisor", Some(true)));
    covers("R20", "supervisors are left outside by a rule that all can read");
    assert_eq!(told.reason.fi, "Esihenkilöille on tarjolla muita koulutuksia.");
    assert_eq!(
        (told.decided_by_name.as_str(), told.decided_by_title.as_str()),
        ("Kristiina Lehto", "Ryhmäpäällikkö")
    );
    assert_eq!((told.decided_on, told.number), (date(2020, 4, 6), 1));
    covers("R21 N3", "the exclusion is a decision with decider, date and reason");
    assert_eq!(told.alternative.fi, "Esihenkilövalmennukset viraston koulutuskalenterissa");
    covers("R22", "what is offered instead stands with the rule");
    let coordinator = house.sign_in(COORDINATOR).await;
    let late = coordinator.create_rule_version(house.key(), rule, &supervisors()).await;
    assert_eq!(code(late), ProblemCode::CallNotDraft);
}
