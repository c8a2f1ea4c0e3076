//! 3–8 April: the initiative with its two programmes, and the design made together with the partner.

use jiff::civil::date;
use polku_api_types::access::{CreateInvitation, CreateRoleGrant};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::{
    CreateInitiative, CreateProgramme, DesignDetails, ElementDetails, ElementInput, ElementKind, LengthKind,
    NextStepKind, ProgrammeDetails, UpdateDesign, UpdateProgramme,
};
use polku_api_types::text::{Language, Localised};
use polku_client::Client;
use serde_json::Value;
use uuid::Uuid;

use super::house::{ADMINISTRATOR, COORDINATOR, DECIDER, House};
use crate::covered::covers;
use crate::support::{code, problem};

const PLAN: &str = include_str!("../../../../../demo/palkeet-2020/demo.json");
/// User names of those who come from elsewhere.
const DESIGNER: &str = "haus.suunnittelija";
const COACH: &str = "coach";

/// The two programmes of the initiative.
#[derive(Clone, Copy, Debug)]
pub struct Programmes {
    /// Arvoa yhteistyöhön asiantuntijuudella.
    pub a: Uuid,
    /// Erityisasiantuntijan kehittymispolku.
    pub b: Uuid,
}

/// A part of the demonstration's plan, in the words of the wire.
pub fn planned<T: serde::de::DeserializeOwned>(pointer: &str) -> T {
    let plan: Value = serde_json::from_str(PLAN).unwrap();
    serde_json::from_value(plan.pointer(pointer).unwrap_or_else(|| panic!("{pointer}")).clone()).unwrap()
}

fn programme(number: usize, initiative: Uuid) -> CreateProgramme {
    let mut body: Value = planned(&format!("/programmes/{number}/programme"));
    body["initiative_id"] = initiative.to_string().into();
    serde_json::from_value(body).unwrap()
}

/// 3 April: one initiative, two programmes.
pub async fn found(house: &House) -> Programmes {
    house.on(3, 4, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let initiative: CreateInitiative = planned("/initiative");
    let initiative = coordinator.create_initiative(house.key(), &initiative).await.unwrap();
    let a = coordinator.create_programme(house.key(), &programme(0, initiative.id)).await.unwrap();
    let untold = CreateProgramme {
        target_group: Localised { fi: " ".into(), sv: None, en: None },
        ..programme(1, initiative.id)
    };
    let untold = problem(coordinator.create_programme(house.key(), &untold).await);
    assert_eq!(
        (untold.errors[0].pointer.as_str(), &untold.errors[0].fault),
        ("/target_group/fi", &FieldCode::Missing)
    );
    let b = coordinator.create_programme(house.key(), &programme(1, initiative.id)).await.unwrap();

    let all = coordinator.list_programmes(&PageQuery::default()).await.unwrap().items;
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|one| one.initiative_id == initiative.id));
    assert_eq!(initiative.name.fi, "Arvoa asiantuntijuuteen");
    covers("R1", "one initiative holds exactly two programmes");
    assert_eq!(
        (a.name.fi.as_str(), a.places, a.group_count),
        ("Arvoa yhteistyöhön asiantuntijuudella", 40, 2)
    );
    covers("R2", "the first programme has an open call ahead and two groups");
    assert_eq!(b.name.fi, "Erityisasiantuntijan kehittymispolku");
    assert_eq!((b.initiative.id, &b.partner), (initiative.id, &None));
    covers("R3 R4", "the second programme is a path of its own, delivered by the agency itself");
    assert_eq!(b.target_group.fi, "Uudessa asiantuntijaroolissa aloittaneet erityisasiantuntijat");
    covers("R27", "a programme says whom it is meant for, and is not made without");
    Programmes { a: a.id, b: b.id }
}

/// 6 April: the partner's designer works on the design itself, in this programme and no other, until a day.
pub async fn design_together(house: &House, programmes: &Programmes) {
    house.on(6, 4, 9, 0);
    let administrator = house.sign_in(ADMINISTRATOR).await;
    invite_from_elsewhere(house, &administrator, DESIGNER, "partner_designer", programmes.a).await;
    let designer = house.sign_in(DESIGNER).await;
    let seen = designer.view_programme(programmes.a).await.unwrap();
    assert_eq!(seen.partner.unwrap().fi, "HAUS");
    assert!(matches!(
        code(designer.view_design(programmes.b).await),
        ProblemCode::NotFound | ProblemCode::Forbidden
    ));
    let me = designer.me().await.unwrap();
    let everywhere = CreateRoleGrant {
        account_id: me.account_id,
        role: "partner_designer".into(),
        programme_id: None,
        ends_on: Some(date(2020, 12, 31)),
    };
    let everywhere = problem(administrator.create_role_grant(house.key(), &everywhere).await);
    assert_eq!(
        (everywhere.errors[0].pointer.as_str(), &everywhere.errors[0].fault),
        ("/programme_id", &FieldCode::Missing)
    );
    covers("R5", "the partner's role is of one programme, never of the system");

    let draft = designer.view_design(programmes.a).await.unwrap();
    let mut elements: Vec<ElementInput> = draft.elements.iter().map(written_again).collect();
    elements[3].description = Some(Localised {
        fi: "Tutustumme ohjelmaan ja toisiimme.".into(),
        sv: Some("Vi lär känna programmet och varandra.".into()),
        en: Some("We get to know the programme and each other.".into()),
    });
    let drafted =
        designer.update_design(programmes.a, draft.version, &UpdateDesign { elements }).await.unwrap();
    let alone = designer.publish_design(house.key(), programmes.a, drafted.version).await;
    assert_eq!(code(alone), ProblemCode::Forbidden);
    let coordinator = house.sign_in(COORDINATOR).await;
    let published = coordinator.publish_design(house.key(), programmes.a, drafted.version).await.unwrap();
    assert_eq!(published.elements[3].description.as_ref().unwrap().fi, "Tutustumme ohjelmaan ja toisiimme.");
    covers("R6", "two organisations work on one design before it is delivered");
    as_in_the_seed(&published);

    invite_from_elsewhere(house, &administrator, COACH, "coach", programmes.a).await;
    let coach = house.sign_in(COACH).await;
    let held = coach.me().await.unwrap().roles;
    assert!(held.iter().any(|role| role.role == "coach" && role.programme_id == Some(programmes.a)));
    assert_eq!(code(coach.view_grouping(programmes.a).await), ProblemCode::Forbidden);
    covers(
        "R12",
        "small-group coach is a role of one programme with an end date (level of experience: not yet)",
    );
}

/// Somebody who is not on the staff comes for a time.
async fn invite_from_elsewhere(
    house: &House,
    administrator: &Client,
    user: &str,
    role: &str,
    programme: Uuid,
) {
    let mut invitation = CreateInvitation {
        display_name: user.into(),
        email: None,
        language: Language::Fi,
        person_id: None,
        ends_on: None,
        role: Some(role.into()),
        programme_id: Some(programme),
    };
    let endless = problem(administrator.create_invitation(house.key(), &invitation).await);
    assert_eq!(endless.errors[0].pointer, "/ends_on");
    invitation.ends_on = Some(date(2020, 12, 31));
    let made = administrator.create_invitation(house.key(), &invitation).await.unwrap();
    house.redeem(&made.link.unwrap(), user, None).await.unwrap();
}

pub fn written_again(element: &ElementDetails) -> ElementInput {
    ElementInput {
        kind: element.kind,
        title: element.title.clone(),
        description: element.description.clone(),
        repeats: element.repeats,
        length: element.length,
        minutes: element.minutes.filter(|_| element.length == LengthKind::Minutes),
        planned_mode: element.planned_mode,
    }
}

/// The seed's list, word for word: number of the requirement, kind, words, times, length and minutes a time.
type Listed = (&'static str, ElementKind, &'static str, u32, LengthKind, Option<u32>);
const SEED: [Listed; 12] = {
    use ElementKind as Kind;
    use LengthKind as Length;
    [
        ("R33", Kind::CallAndSelection, "Ilmoittautuminen ja osallistujien valinnat", 1, Length::None, None),
        ("R34", Kind::KickOff, "Aloitusinfo", 1, Length::Unknown, None),
        ("R35", Kind::Survey, "Lähtötilannekysely valmennusohjelman odotuksista", 1, Length::None, None),
        ("R36", Kind::OrientationDay, "orientaatiopäivä", 1, Length::Day, None),
        ("R37", Kind::Mapping, "kehittymiskartoitus", 1, Length::None, None),
        ("R38", Kind::GroupFeedback, "Ryhmäpalaute kehittymiskartoituksesta", 1, Length::Minutes, Some(180)),
        (
            "R39",
            Kind::TrainingDay,
            "Asiantuntijaksi kehittyminen ja hyvinvointi -valmennuspäivä",
            1,
            Length::FullDay,
            Some(441),
        ),
        ("R40", Kind::Lecture, "Itsensä johtaminen -luento", 3, Length::Minutes, Some(60)),
        ("R41", Kind::TrainingDay, "Viesti vaikuttavasti -valmennuspäivä", 1, Length::Day, None),
        ("R42", Kind::SmallGroupCoaching, "coaching-pienryhmävalmennus", 3, Length::Minutes, Some(180)),
        ("R43", Kind::Survey, "Valmennuksen päätöskysely", 1, Length::None, None),
        (
            "R44",
            Kind::ClosingEvent,
            "Valmennusohjelman päätös- ja arviointitilaisuus",
            1,
            Length::Unknown,
            None,
        ),
    ]
};

/// The twelve elements in the order of the seed, with the hours that follow from them.
fn as_in_the_seed(design: &DesignDetails) {
    assert_eq!(design.elements.len(), SEED.len());
    for (position, (element, (number, kind, words, repeats, length, minutes))) in
        (1..).zip(design.elements.iter().zip(SEED))
    {
        assert_eq!((element.position, element.kind, element.repeats), (position, kind, repeats), "{number}");
        assert_eq!((element.length, element.minutes), (length, minutes), "{number}");
        let title = element.title.fi.to_lowercase();
        assert!(title.starts_with(&words.to_lowercase()), "{number}: {title}");
        assert!(element.title.sv.is_some() && element.title.en.is_some(), "{number}");
        covers(number, &format!("element {position} of the design: {words}"));
    }
    covers("R32", "a programme is an ordered list of typed elements");
    let hours = &design.hours;
    assert_eq!(hours.stated_minutes, (3 + 3 + 3 * 3) * 60);
    assert_eq!((hours.full_days, hours.full_day_minutes, hours.days_without_length), (1, 441, 2));
    assert_eq!(hours.elements_without_length, 2, "kick-off and closing");
    covers("R45", "15 h, three days and two more meetings follow from repeats and lengths");
}

/// 8 April: programme B has mentoring, A has not; both pages go up.
pub async fn publish(house: &House, programmes: &Programmes) {
    house.on(8, 4, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let design = coordinator.view_design(programmes.b).await.unwrap();
    coordinator.publish_design(house.key(), programmes.b, design.version).await.unwrap();
    for programme in [programmes.a, programmes.b] {
        let seen = coordinator.view_programme(programme).await.unwrap();
        coordinator.update_programme(programme, seen.version, &published(&seen)).await.unwrap();
    }
    let decider = house.sign_in(DECIDER).await;
    let kinds = async |programme| -> Vec<ElementKind> {
        let design = decider.view_programme(programme).await.unwrap().design.unwrap();
        design.elements.iter().map(|element| element.kind).collect()
    };
    assert!(kinds(programmes.b).await.contains(&ElementKind::Mentoring));
    assert!(!kinds(programmes.a).await.contains(&ElementKind::Mentoring));
    covers("R13 R26", "mentoring is part of the second path and not of the first");

    let overview = coordinator.view_programme_overview(programmes.a).await.unwrap();
    let steps: Vec<NextStepKind> = overview.steps.iter().map(|step| step.kind).collect();
    let at = |kind| steps.iter().position(|step| *step == kind).unwrap_or_else(|| panic!("{kind:?}"));
    assert!(at(NextStepKind::WaitForClosing) < at(NextStepKind::Draw));
    let path = overview.programme.design.unwrap();
    assert_eq!(path.elements[0].kind, ElementKind::CallAndSelection);
    covers("R18", "registration and selection are two steps of the first element");
}

/// The programme as it is, with its page up.
pub fn published(programme: &ProgrammeDetails) -> UpdateProgramme {
    UpdateProgramme {
        name: programme.name.clone(),
        summary: programme.summary.clone(),
        partner: programme.partner.clone(),
        target_group: programme.target_group.clone(),
        places: programme.places,
        group_count: programme.group_count,
        growth_limit_minutes: None,
        published: true,
    }
}
