//! March and April 2020: the agency takes the installation into use, imports its register and invites people.

use polku_api_types::page::PageQuery;
use std::collections::BTreeMap;

use jiff::civil::date;
use polku::access::first_administrator_link;
use polku_api_types::access::{CreateInvitation, FirstAgency};
use polku_api_types::agencies::{CreateSite, CreateUnit};
use polku_api_types::people::{ImportConsequence, PeopleImportQuery, PeopleQuery, PersonSummary};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::text::{Language, Localised};
use polku_client::Client;
use uuid::Uuid;

use super::house::{
    ADMINISTRATOR, COORDINATOR, DATA_PROTECTION_OFFICER, DECIDER, House, STAFF_REPRESENTATIVE,
};
use super::register::{self, REGISTER, Row};
use crate::covered::covers;
use crate::support::{code, problem};

/// The people of the agency: as the file has them, and their ids in the product.
pub struct Staff {
    pub rows: BTreeMap<String, Row>,
    pub ids: BTreeMap<String, Uuid>,
}

impl Staff {
    /// Somebody's row of the register.
    pub fn row(&self, number: &str) -> &Row {
        &self.rows[number]
    }

    /// Somebody by the address of a mail to them.
    pub fn by_email(&self, email: &str) -> &Row {
        self.rows.values().find(|row| row.email == email).unwrap_or_else(|| panic!("{email} is nobody's"))
    }

    /// Everybody above a person, nearest first.
    pub fn above(&self, number: &str) -> Vec<String> {
        let (mut line, mut next) = (Vec::new(), self.row(number).supervisor.clone());
        while let Some(row) = self.rows.get(&next).filter(|_| next != number && !line.contains(&next)) {
            line.push(next.clone());
            next = row.supervisor.clone();
        }
        line
    }
}

/// 2 March: the first administrator takes the empty installation into use.
pub async fn take_into_use(house: &House) {
    house.on(2, 3, 9, 0);
    let link = first_administrator_link(&house.app).await.expect("nobody has used it yet");
    let agency = |business_id: &str| FirstAgency {
        business_id: business_id.into(),
        name: Localised {
            fi: "Palkeet (esittely)".into(),
            sv: Some("Palkeet (demonstration)".into()),
            en: Some("Palkeet (demonstration)".into()),
        },
        display_name: "Pääkäyttäjä".into(),
    };
    let wrong = problem(house.redeem(&link, ADMINISTRATOR, Some(agency("1900000-1"))).await);
    assert_eq!(wrong.errors[0].fault, FieldCode::WrongCheckDigit);
    house.redeem(&link, ADMINISTRATOR, Some(agency("1900000-0"))).await.expect("a right Y-tunnus");
    let again = house.redeem(&link, "toinen", Some(agency("1900000-0"))).await;
    assert_eq!(code(again), ProblemCode::LinkNotValid);

    let administrator = house.sign_in(ADMINISTRATOR).await;
    let seen = administrator.view_agency().await.unwrap();
    assert_eq!((seen.business_id.as_str(), seen.name.fi.as_str()), ("1900000-0", "Palkeet (esittely)"));
    let unit = CreateUnit { name: "Viestintä".into(), valid_from: date(2019, 1, 1), valid_until: None };
    administrator.create_unit(house.key(), &unit).await.unwrap();
    let site = CreateSite { name: "Hämeenlinna".into(), valid_from: date(2010, 1, 1), valid_until: None };
    administrator.create_site(house.key(), &site).await.unwrap();
    covers("R4", "the agency takes an empty installation into use by its Y-tunnus");
}

/// 1 April: the register is read dry, imported, and imported again.
pub async fn import_register(house: &House) -> Staff {
    house.on(1, 4, 9, 0);
    let administrator = house.sign_in(ADMINISTRATOR).await;
    let look = PeopleImportQuery {
        source: "henkilostorekisteri".into(),
        as_of: Some(date(2020, 4, 1)),
        ..PeopleImportQuery::default()
    };
    let import = async |query: &PeopleImportQuery| {
        administrator.import_people(house.key(), query, REGISTER.to_vec()).await.unwrap()
    };
    let dry = import(&look).await;
    assert_eq!((dry.applied, dry.rows, dry.created, dry.rejected), (false, 1_192, 1_186, 6));
    let found: Vec<(u64, &str, ImportConsequence)> =
        dry.faults.iter().map(|fault| (fault.line, fault.code.as_str(), fault.consequence)).collect();
    assert_eq!(found, expected_faults());
    assert_eq!(everybody(&administrator, PeopleQuery::default()).await.len(), 0, "a dry run changes nothing");

    let apply = PeopleImportQuery { apply: Some(true), file_sha256: Some(dry.file_sha256), ..look };
    let done = import(&apply).await;
    assert_eq!((done.applied, done.created, done.rejected), (true, 1_186, 6));
    let again = import(&apply).await;
    assert_eq!((again.created, again.changed, again.unchanged, again.deactivated), (0, 0, 1_186, 0));
    let units = administrator.list_units(&PageQuery::default()).await.unwrap().items;
    let sites = administrator.list_sites(&PageQuery::default()).await.unwrap().items;
    assert_eq!((units.len(), sites.len()), (12, 6), "those of the file, each once");
    known_as_registered(&administrator).await
}

/// `faults.csv` in the words of the API.
fn expected_faults() -> Vec<(u64, &'static str, ImportConsequence)> {
    let word = |fault: &str| match fault {
        "sähköposti puuttuu" => "value_missing",
        "sähköposti ei kelpaa" => "email_invalid",
        "päivämäärää ei ole olemassa" => "date_does_not_exist",
        "nro on jo rivillä 778" => "external_id_taken",
        "esimiehen_nro ei ole rekisterissä" => "supervisor_unknown",
        "henkilö on oma esimiehensä" => "supervisor_is_self",
        "esimies: K tai E" => "flag_unknown",
        "rivistä puuttuu sarakkeita" => "too_few_columns",
        "kaava nimessä" => "formula_as_text",
        other => panic!("faults.csv has a new fault: {other}"),
    };
    let then = |consequence: &str| match consequence {
        "hylätään" => ImportConsequence::Rejected,
        "tuodaan ilman esimiestä, varoitus" => ImportConsequence::ImportedWithWarning,
        "tuodaan tekstinä, ei koskaan kaavana viennissä" => ImportConsequence::ImportedAsText,
        other => panic!("faults.csv has a new consequence: {other}"),
    };
    let mut expected: Vec<_> = register::faults()
        .iter()
        .map(|fault| (fault.line, word(fault.fault), then(fault.consequence)))
        .collect();
    expected.sort_by_key(|(line, ..)| *line);
    expected
}

/// Holds the stored people against the file.
async fn known_as_registered(administrator: &Client) -> Staff {
    let rows = register::people();
    let stored = everybody(administrator, PeopleQuery::default()).await;
    assert_eq!(stored.len(), rows.len());
    assert!(stored.iter().all(|person| person.active));
    covers("R7", "everybody employed by the agency is in the pool of possible applicants");

    for person in &stored {
        let row = &rows[&person.external_id];
        assert_eq!(person.is_supervisor, row.is_supervisor, "{}", row.number);
        assert_eq!(person.job_category, row.category, "{}", row.number);
        assert_eq!(format!("{} {}", person.given_name, person.family_name), row.name);
    }
    let supervisors = PeopleQuery { is_supervisor: Some(true), ..PeopleQuery::default() };
    let supervisors = everybody(administrator, supervisors).await.len();
    assert_eq!(supervisors, rows.values().filter(|row| row.is_supervisor).count());
    covers("R9", "supervisor is an attribute of a person that the register brings");
    for category in ["asiantuntija", "erityisasiantuntija"] {
        let query = PeopleQuery { job_category: Some(category.into()), ..PeopleQuery::default() };
        let found = everybody(administrator, query).await.len();
        assert_eq!(found, rows.values().filter(|row| row.category == category).count());
        assert!(found > 100);
    }
    covers("R10", "expert and senior specialist are job categories of the register");

    let ids: BTreeMap<String, Uuid> =
        stored.iter().map(|person| (person.external_id.clone(), person.id)).collect();
    let newcomer = administrator.view_person(ids["103025"]).await.unwrap().body;
    assert_eq!((newcomer.role_started_on, newcomer.language), (Some(date(2020, 2, 21)), Language::Sv));
    assert_eq!(newcomer.role_started_on, rows["103025"].started);
    let text = PeopleQuery { search: Some("103049".into()), ..PeopleQuery::default() };
    let formula = everybody(administrator, text).await;
    assert_eq!(formula[0].given_name, r#"=HYPERLINK("http://x.example";"Anna")"#);
    Staff { rows, ids }
}

/// All pages of a list of people.
async fn everybody(client: &Client, query: PeopleQuery) -> Vec<PersonSummary> {
    let mut query = PeopleQuery { limit: Some(200), ..query };
    let mut all = Vec::new();
    loop {
        let page = client.list_people(&query).await.unwrap();
        all.extend(page.items);
        match page.next_cursor {
            Some(cursor) => query.cursor = Some(cursor),
            None => return all,
        }
    }
}

/// 2 April: those with a part of their own get their accounts.
pub async fn invite_officials(house: &House, staff: &Staff) {
    house.on(2, 4, 9, 0);
    let officials = [
        (COORDINATOR, "coordinator"),
        (DECIDER, "decider"),
        (STAFF_REPRESENTATIVE, "staff_representative"),
        (DATA_PROTECTION_OFFICER, "data_protection_officer"),
    ];
    let administrator = house.sign_in(ADMINISTRATOR).await;
    for (number, role) in officials {
        invite(house, &administrator, staff, number, Some(role)).await;
        let me = house.sign_in(number).await.me().await.unwrap();
        assert!(me.roles.iter().any(|held| held.role == role), "{number} is {role}");
    }
}

/// Lets people of the register sign in, with their number for a user name and in their own language.
pub async fn invite_all<'a>(house: &House, staff: &Staff, numbers: impl IntoIterator<Item = &'a str>) {
    let administrator = house.sign_in(ADMINISTRATOR).await;
    for number in numbers {
        invite(house, &administrator, staff, number, None).await;
    }
}

async fn invite(house: &House, administrator: &Client, staff: &Staff, number: &str, role: Option<&str>) {
    let row = staff.row(number);
    let invitation = CreateInvitation {
        display_name: row.name.clone(),
        email: None,
        language: if row.language == "sv" { Language::Sv } else { Language::Fi },
        person_id: Some(staff.ids[number]),
        ends_on: None,
        role: role.map(str::to_owned),
        programme_id: None,
    };
    let made = administrator.create_invitation(house.key(), &invitation).await.unwrap();
    house.redeem(&made.link.expect("the first answer has the link"), number, None).await.unwrap();
}
