//! A programme and a call brought to a certain point through the API, as a coordinator and a decider would.

use jiff::civil::date;
use polku_api_types::applications::{Answer, MyApplication, SubmitApplication};
use polku_api_types::programmes::{
    ApproveCall, CallDetails, Choice, CreateInitiative, CreateProgramme, ProgrammeDetails, Question,
    QuestionKind, RuleCondition, SaveCall, SaveRule, SelectionMethod, SupervisorTerms, UpdateProgramme,
};
use polku_api_types::text::Localised;

use super::{Home, Persona, World};

/// A text in all three languages.
pub fn text(fi: &str) -> Localised {
    Localised { fi: fi.into(), sv: Some(format!("{fi} (sv)")), en: Some(format!("{fi} (en)")) }
}

/// Programme A in its initiative, with the design of 2020 as a draft.
pub async fn create_programme(world: &World, home: Home) -> ProgrammeDetails {
    let coordinator = world.client(home, Persona::Coordinator);
    let initiative =
        CreateInitiative { name: text("Arvoa asiantuntijuuteen"), summary: text("Kaksi valmennusohjelmaa.") };
    let initiative = coordinator.create_initiative(world.key(), &initiative).await.unwrap();
    let programme = CreateProgramme {
        initiative_id: initiative.id,
        slug: "arvoa-yhteistyohon".into(),
        name: text("Arvoa yhteistyöhön asiantuntijuudella"),
        summary: text("Valmennusohjelma asiantuntijoille."),
        partner: Some(text("HAUS")),
        target_group: text("Koko henkilöstö"),
        places: 40,
        group_count: 2,
        growth_limit_minutes: None,
        design: Some("arvoa-yhteistyohon".into()),
    };
    coordinator.create_programme(world.key(), &programme).await.unwrap()
}

/// The same with its design and its page published.
pub async fn published_programme(world: &World, home: Home) -> ProgrammeDetails {
    let coordinator = world.client(home, Persona::Coordinator);
    let programme = create_programme(world, home).await;
    let design = coordinator.view_design(programme.id).await.unwrap();
    coordinator.publish_design(world.key(), programme.id, design.version).await.unwrap();
    let change = UpdateProgramme {
        name: programme.name.clone(),
        summary: programme.summary.clone(),
        partner: programme.partner.clone(),
        target_group: programme.target_group.clone(),
        places: programme.places,
        group_count: programme.group_count,
        growth_limit_minutes: None,
        published: true,
    };
    coordinator.update_programme(programme.id, programme.version, &change).await.unwrap()
}

/// Terms with the questions of 2020, from 11 to 29 May: the roles of the tests begin on 4 May.
pub fn terms() -> SaveCall {
    let question = |key: &str, kind, required| Question {
        key: key.into(),
        kind,
        label: text(key),
        purpose: text("Auttaa suunnittelemaan valmennusta."),
        required,
        max_length: (kind == QuestionKind::Text).then_some(2_000),
        choices: Vec::new(),
    };
    let choice = |key: &str, label| Choice { key: key.into(), label: text(label) };
    let modes = vec![choice("in_person", "kasvokkain"), choice("remote", "etä"), choice("any", "ei väliä")];
    SaveCall {
        opens_on: date(2020, 5, 11),
        closes_on: date(2020, 5, 29),
        questions: vec![
            question("reason", QuestionKind::Text, true),
            Question { choices: modes, ..question("preferred_mode", QuestionKind::Choice, true) },
            question("motivation", QuestionKind::Scale, false),
        ],
        target_group: text("Koko henkilöstö"),
        method: SelectionMethod::EqualChanceDraw,
        quotas: Vec::new(),
        left_out: None,
        scoring: None,
        supervisor: SupervisorTerms::default(),
        offer_days: 5,
        waiting_list_until: date(2020, 8, 31),
        checks_until: None,
        cooperation_on: Some(date(2020, 3, 30)),
        cooperation_reference: Some("YT 3/2020".into()),
    }
}

/// The rule of 2020: supervisors stay outside (R20–R22).
pub fn supervisor_rule() -> SaveRule {
    SaveRule {
        title: text("Esihenkilöt jäävät ohjelman ulkopuolelle."),
        condition: RuleCondition { equals: Some(true), ..RuleCondition::about("is_supervisor") },
        reason: text("Esihenkilöille on tarjolla muita koulutuksia."),
        alternative: text("Esihenkilöiden omat koulutukset"),
        alternative_url: Some("https://www.eoppiva.fi/".into()),
        decided_by_name: "Päivi Päättäjä".into(),
        decided_by_title: "kehittämispäällikkö".into(),
        decided_on: date(2020, 4, 9),
    }
}

/// Sets the clock to an hour of a day of 2020 in Finland.
pub fn set_clock(world: &World, month: i8, day: i8, hour: i8) {
    let at = date(2020, month, day).at(hour, 0, 0, 0).to_zoned(polku::clock::finland()).unwrap();
    world.clock.set(at.timestamp());
}

/// A call with its rule that a decider has approved on 8 May. The clock stands on that day.
pub async fn approved_call(world: &World, home: Home) -> CallDetails {
    approved_call_of(world, home, &terms()).await
}

/// The same with terms of its own.
pub async fn approved_call_of(world: &World, home: Home, terms: &SaveCall) -> CallDetails {
    set_clock(world, 5, 8, 9);
    let coordinator = world.client(home, Persona::Coordinator);
    let programme = published_programme(world, home).await;
    let call = coordinator.create_call(world.key(), programme.id, terms).await.unwrap();
    coordinator.create_rule(world.key(), call.id, &supervisor_rule()).await.unwrap();
    let call = coordinator.view_call(call.id).await.unwrap();
    let call = coordinator.submit_call(world.key(), call.id, call.version).await.unwrap();
    let decider = world.client(home, Persona::Decider);
    let approval =
        ApproveCall { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
    decider.approve_call(world.key(), call.id, call.version, &approval).await.unwrap()
}

/// The same on 18 May, while people may apply.
pub async fn open_call(world: &World, home: Home) -> CallDetails {
    let call = approved_call(world, home).await;
    set_clock(world, 5, 18, 9);
    call
}

/// Answers that the call of [`terms`] takes.
pub fn answers(reason: &str) -> SubmitApplication {
    let answer = |key: &str| Answer { question: key.into(), text: None, choice: None, scale: None };
    SubmitApplication {
        answers: vec![
            Answer { text: Some(reason.into()), ..answer("reason") },
            Answer { choice: Some("in_person".into()), ..answer("preferred_mode") },
            Answer { scale: Some(4), ..answer("motivation") },
        ],
    }
}

/// Somebody applies.
pub async fn apply(world: &World, home: Home, persona: Persona, call: &CallDetails) -> MyApplication {
    let body = answers("Haluan kehittyä asiantuntijana.");
    world.client(home, persona).submit_application(world.key(), call.id, &body).await.unwrap()
}
