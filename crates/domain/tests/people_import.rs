//! The staff register of the 2020 programme, imported as it is; and what other registers look like.
#![expect(clippy::unwrap_used, reason = "a helper that cannot do its part fails the test")]

use std::collections::BTreeMap;

use jiff::civil::date;
use polku_domain::{
    ids::PersonId,
    people::{
        ExternalId,
        import::{
            AbsentPolicy, EndedPerson, ImportPlan, LedLine, PersonColumn, PersonFault, RowOutcome, StaffFile,
            StoredPerson, TooManyDeactivations,
        },
    },
    tables::{
        CellFault, ColumnFault, ColumnRef, Consequence, Encoding, Fault, FileFault, ImportOptions,
        faulty_rows,
    },
    text::Language,
};
use proptest::prelude::*;

const REGISTER: &[u8] = include_bytes!("../../../demo/palkeet-2020/henkilosto.csv");
const FAULTS: &str = include_str!("../../../demo/palkeet-2020/faults.csv");

const HEADER: &str = "nro;sukunimi;etunimi;sahkoposti;yksikko;toimipaikka;nimike;henkilostoryhma;esimies;esimiehen_nro;tehtava_alkoi;kieli";

fn open(bytes: &[u8]) -> StaffFile {
    StaffFile::open(bytes, &ImportOptions::default(), Language::Fi).unwrap()
}

fn plan(bytes: &[u8]) -> ImportPlan {
    open(bytes).plan(&[])
}

/// A register of rows `nro;esimies;esimiehen_nro`, everything else in order.
fn register(rows: &[(&str, &str, &str)]) -> String {
    let mut text = format!("{HEADER}\n");
    for (number, flag, supervisor) in rows {
        text += &format!(
            "{number};Mäki;Aino;aino.{number}@palkeet.example;Hallinto;Oulu;Asiantuntija;asiantuntija;{flag};{supervisor};1.2.2019;fi\n"
        );
    }
    text
}

/// What the plan stores, as it would be found there by the next import.
fn stored(plan: &ImportPlan) -> Vec<StoredPerson> {
    let record = |(number, record): (u128, &_)| StoredPerson {
        id: PersonId::new(uuid::Uuid::from_u128(number)),
        active: true,
        record: Clone::clone(record),
    };
    (1..).zip(plan.records()).map(record).collect()
}

fn fault_codes(plan: &ImportPlan) -> Vec<(usize, &'static str)> {
    plan.remarks.iter().map(|remark| (remark.line, remark.fault.code())).collect()
}

#[test]
fn register_of_2020_has_exactly_the_faults_it_is_known_for() {
    let expected: BTreeMap<usize, (&str, &str)> = FAULTS
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.trim_end().split(';').collect();
            (cells[0].parse().unwrap(), (cells[1], cells[2]))
        })
        .collect();
    let plan = plan(REGISTER);
    let found: BTreeMap<usize, (String, &str)> = plan
        .remarks
        .iter()
        .map(|remark| {
            let column = remark.column;
            let fault = match (&remark.fault, column) {
                (PersonFault::Cell(CellFault::Missing), Some(PersonColumn::Email)) => {
                    "sähköposti puuttuu".to_owned()
                }
                (PersonFault::EmailInvalid, Some(PersonColumn::Email)) => "sähköposti ei kelpaa".to_owned(),
                (PersonFault::Cell(CellFault::DateDoesNotExist), Some(PersonColumn::RoleStartedOn)) => {
                    "päivämäärää ei ole olemassa".to_owned()
                }
                (PersonFault::ExternalIdTaken { first_line }, _) => format!("nro on jo rivillä {first_line}"),
                (PersonFault::SupervisorUnknown, _) => "esimiehen_nro ei ole rekisterissä".to_owned(),
                (PersonFault::SupervisorIsSelf, _) => "henkilö on oma esimiehensä".to_owned(),
                (PersonFault::FlagUnknown, Some(PersonColumn::IsSupervisor)) => "esimies: K tai E".to_owned(),
                (PersonFault::Cell(CellFault::TooFewColumns), None) => {
                    "rivistä puuttuu sarakkeita".to_owned()
                }
                (PersonFault::FormulaAsText, Some(PersonColumn::GivenName)) => "kaava nimessä".to_owned(),
                other => format!("{other:?}"),
            };
            let consequence = match remark.fault.consequence() {
                Consequence::Rejected => "hylätään",
                Consequence::ImportedWithWarning => "tuodaan ilman esimiestä, varoitus",
                Consequence::ImportedAsText => "tuodaan tekstinä, ei koskaan kaavana viennissä",
            };
            (remark.line, (fault, consequence))
        })
        .collect();
    assert_eq!(plan.remarks.len(), expected.len());
    let expected: BTreeMap<usize, (String, &str)> =
        expected.into_iter().map(|(line, (fault, then))| (line, (fault.to_owned(), then))).collect();
    assert_eq!(found, expected);
}

#[test]
fn register_of_2020_brings_everybody_else() {
    let file = open(REGISTER);
    assert_eq!(file.file().table.encoding, Encoding::Windows1252);
    let plan = file.plan(&[]);
    assert_eq!(plan.rows.len(), 1192);
    assert_eq!(plan.count(|outcome| matches!(outcome, RowOutcome::New(_))), 1186);
    assert_eq!(plan.count(|outcome| matches!(outcome, RowOutcome::Rejected)), 6);
    let of_line = |line: usize| {
        let row = plan.rows.iter().find(|row| row.line == line).unwrap();
        if let RowOutcome::New(record) = &row.outcome {
            record.clone()
        } else {
            panic!("line {line} is not new")
        }
    };
    assert_eq!(of_line(2).name.in_text(), "Seppo Mäki-Petäys");
    assert_eq!(of_line(2).supervisor.unwrap().as_str(), "102909");
    assert_eq!(of_line(2).role_started_on, Some(date(2014, 3, 25)));
    assert_eq!(of_line(437).name.given.as_str(), r#"=HYPERLINK("http://x.example";"Anna")"#);
    assert_eq!((of_line(183).supervisor, of_line(1093).supervisor), (None, None));
    assert_eq!(of_line(778).external_id.as_str(), "105437");
}

#[test]
fn same_register_again_changes_nothing() {
    let first = plan(REGISTER);
    let again = open(REGISTER).plan(&stored(&first));
    assert_eq!(again.count(|outcome| matches!(outcome, RowOutcome::Unchanged { .. })), 1186);
    assert_eq!(again.records().count(), 0);
    assert!(again.absent.is_empty());
    assert_eq!(again.remarks, first.remarks);
}

#[test]
fn difference_names_each_field_before_and_after() {
    let before = stored(&plan(register(&[("1", "K", ""), ("2", "E", "1"), ("3", "E", "1")]).as_bytes()));
    let text = register(&[("1", "K", ""), ("2", "E", ""), ("3", "E", "1")]).replace("aino.3@", "aino.uusi@");
    let plan = open(text.as_bytes()).plan(&before);
    let changes: Vec<(usize, &str, &str, &str)> = plan
        .rows
        .iter()
        .filter_map(|row| match &row.outcome {
            RowOutcome::Changed { changes, .. } => Some((row.line, changes)),
            _ => None,
        })
        .flat_map(|(line, changes)| {
            changes.iter().map(move |change| (line, change.field.key(), &*change.before, &*change.after))
        })
        .collect();
    assert_eq!(
        changes,
        [
            (3, "supervisor_external_id", "1", ""),
            (4, "email", "aino.3@palkeet.example", "aino.uusi@palkeet.example"),
        ]
    );
    assert_eq!(plan.count(|outcome| matches!(outcome, RowOutcome::Unchanged { .. })), 1);
}

#[test]
fn column_the_file_lacks_changes_nothing_stored() {
    let before = stored(&plan(register(&[("1", "K", ""), ("2", "E", "1")]).as_bytes()));
    let text: String = register(&[("1", "K", ""), ("2", "E", "1")])
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(';').collect();
            [&cells[..5], &cells[7..9]].concat().join(";") + "\n"
        })
        .collect();
    let plan = open(text.as_bytes()).plan(&before);
    assert_eq!(plan.records().count(), 0);
}

#[test]
fn leave_is_read_by_its_days_and_never_by_its_cause() {
    let with = |headers: &str, cells: &str| {
        let text = register(&[("1", "E", "")]);
        let (header, row) = text.trim_end().split_once('\n').unwrap();
        format!("{header};{headers}\n{row};{cells}\n")
    };
    let whole = with("Poissaolo alkaa;Poissaolo päättyy;Poissaolon syy", "1.9.2020;31.1.2021;Hammashoito");
    let known = stored(&plan(whole.as_bytes()));
    let leave = known[0].record.leave.unwrap();
    assert_eq!((leave.from(), leave.until()), (date(2020, 9, 1), Some(date(2021, 1, 31))));
    let file = open(whole.as_bytes());
    assert_eq!(file.causes_of_absence().collect::<Vec<_>>(), ["Poissaolon syy"]);
    assert!(!format!("{known:?}").contains("Hammashoito"));
    let by_force = ImportOptions {
        columns: [(PersonColumn::Title, ColumnRef::Header("Poissaolon syy".into()))].into(),
        ..ImportOptions::default()
    };
    assert_eq!(
        StaffFile::open(whole.as_bytes(), &by_force, Language::Fi).unwrap_err(),
        FileFault::Columns(vec![ColumnFault::NotTaken(PersonColumn::Title)])
    );
    // A file that does not tell leaves changes none; one that tells their first days alone leaves their ends open.
    let unchanged = |plan: ImportPlan| matches!(plan.rows[0].outcome, RowOutcome::Unchanged { .. });
    assert!(unchanged(open(register(&[("1", "E", "")]).as_bytes()).plan(&known)));
    assert!(unchanged(open(with("Poissaolo päättyy", "").as_bytes()).plan(&known)));
    let RowOutcome::Changed { record, .. } =
        &open(with("Frånvaron börjar", "1.9.2020").as_bytes()).plan(&known).rows[0].outcome
    else {
        panic!("an open end is another leave")
    };
    assert_eq!(record.leave.unwrap().until(), None);
    for (cells, fault) in
        [(";1.9.2020", "leave_without_start"), ("2.9.2020;1.9.2020", "leave_ends_before_start")]
    {
        let faulty = plan(with("leave_from;leave_until", cells).as_bytes());
        assert_eq!(fault_codes(&faulty), [(2, fault)]);
    }
}

#[test]
fn who_comes_back_is_active_again() {
    let mut before = stored(&plan(register(&[("1", "K", "")]).as_bytes()));
    before[0].active = false;
    let plan = open(register(&[("1", "K", "")]).as_bytes()).plan(&before);
    let RowOutcome::Changed { changes, .. } = &plan.rows[0].outcome else { panic!("no change") };
    assert_eq!(changes[0].field.key(), "active");
}

#[test]
fn absent_people_are_deactivated_only_when_asked_and_within_the_limit() {
    let numbers: Vec<String> = (1..=40).map(|number| number.to_string()).collect();
    let rows: Vec<(&str, &str, &str)> = numbers.iter().map(|number| (&**number, "E", "")).collect();
    let before = stored(&plan(register(&rows).as_bytes()));
    let two_left = open(register(&rows[2..]).as_bytes()).plan(&before);
    let asked = AbsentPolicy::Deactivate { confirmed: None };
    assert_eq!(two_left.deactivations(AbsentPolicy::Keep), Ok(&[][..]));
    assert_eq!(two_left.deactivations(asked).map(<[_]>::len), Ok(2), "5 % of 40 goes without saying");
    let three_left = open(register(&rows[3..]).as_bytes()).plan(&before);
    let refused = Err(TooManyDeactivations { deactivated: 3, active: 40 });
    assert_eq!(three_left.deactivations(asked), refused);
    let stale = AbsentPolicy::Deactivate { confirmed: Some(2) };
    assert_eq!(three_left.deactivations(stale), refused, "another number was confirmed");
    let confirmed = AbsentPolicy::Deactivate { confirmed: Some(3) };
    assert_eq!(three_left.deactivations(confirmed).map(<[_]>::len), Ok(3));
}

#[test]
fn rejected_row_still_shows_that_its_person_is_there() {
    let before = stored(&plan(register(&[("1", "K", ""), ("2", "E", "1")]).as_bytes()));
    let plan = open(register(&[("1", "K", ""), ("2", "?", "1")]).as_bytes()).plan(&before);
    assert!(plan.absent.is_empty());
    assert_eq!(plan.count(|outcome| matches!(outcome, RowOutcome::Rejected)), 1);
}

#[test]
fn supervisors_in_a_circle_are_left_out_with_a_warning_to_each() {
    let plan =
        plan(register(&[("1", "K", "2"), ("2", "K", "3"), ("3", "K", "1"), ("4", "E", "1")]).as_bytes());
    let codes = fault_codes(&plan);
    assert_eq!(codes, [(2, "supervisor_in_cycle"), (3, "supervisor_in_cycle"), (4, "supervisor_in_cycle")]);
    assert_eq!(plan.remarks[0].fault, PersonFault::SupervisorInCycle { lines: vec![2, 3, 4] });
    let supervisors: Vec<bool> = plan.records().map(|record| record.supervisor.is_some()).collect();
    assert_eq!(supervisors, [false, false, false, true]);
}

#[test]
fn circle_that_closes_through_stored_people_is_found() {
    let mut before = stored(&plan(register(&[("1", "K", ""), ("2", "K", "1")]).as_bytes()));
    before.retain(|person| person.record.external_id.as_str() == "2");
    let plan = open(register(&[("1", "K", "2")]).as_bytes()).plan(&before);
    assert_eq!(fault_codes(&plan), [(2, "supervisor_in_cycle")]);
}

/// Person 1 is followed by the number `followed`, and number 9 leads to them, too.
fn leads_to_first(followed: Option<&str>) -> [LedLine; 1] {
    [LedLine {
        external_id: ExternalId::parse("9").unwrap(),
        held_by: PersonId::new(uuid::Uuid::from_u128(9)),
        person: PersonId::new(uuid::Uuid::from_u128(1)),
        followed: followed.map(|number| ExternalId::parse(number).unwrap()),
        is_supervisor: true,
        ended: None,
    }]
}

#[test]
fn number_that_leads_to_somebody_brings_nobody_and_changes_nothing() {
    let before = stored(&plan(register(&[("1", "K", ""), ("2", "E", "1")]).as_bytes()));
    let text = register(&[("1", "K", ""), ("2", "E", "9"), ("9", "E", "")]);
    let led = open(text.as_bytes()).plan_led(&before, &leads_to_first(Some("1")));
    let outcomes: Vec<&RowOutcome> = led.rows.iter().map(|row| &row.outcome).collect();
    let first = PersonId::new(uuid::Uuid::from_u128(1));
    let held_by = PersonId::new(uuid::Uuid::from_u128(9));
    assert_eq!(*outcomes[2], RowOutcome::Led { person: first, held_by });
    assert_eq!(led.count(|outcome| matches!(outcome, RowOutcome::Unchanged { .. })), 2, "{outcomes:?}");
    assert_eq!((led.remarks.len(), led.absent.len()), (0, 0));
    // The control: nobody was merged.
    let alone = open(text.as_bytes()).plan(&before);
    assert_eq!(alone.count(|outcome| matches!(outcome, RowOutcome::New(_))), 1);
    assert_eq!(alone.count(|outcome| matches!(outcome, RowOutcome::Changed { .. })), 1);
}

#[test]
fn number_that_is_left_alone_in_its_register_speaks_for_its_person() {
    let before = stored(&plan(register(&[("1", "E", ""), ("2", "K", "")]).as_bytes()));
    let only_other = open(register(&[("9", "E", "2"), ("2", "K", "")]).as_bytes());
    let led = only_other.plan_led(&before, &leads_to_first(Some("1")));
    let RowOutcome::Changed { person, record, changes } = &led.rows[0].outcome else { panic!("{led:#?}") };
    assert_eq!((*person, record.external_id.as_str()), (PersonId::new(uuid::Uuid::from_u128(1)), "1"));
    let fields: Vec<&str> = changes.iter().map(|change| change.field.key()).collect();
    assert_eq!(fields, ["email", "supervisor_external_id"]);
    assert!(led.absent.is_empty(), "the person is there");
    // Followed in another register, the same row says nothing; and without any row the person is absent.
    let elsewhere = only_other.plan_led(&before[1..], &leads_to_first(None));
    assert!(matches!(elsewhere.rows[0].outcome, RowOutcome::Led { .. }));
    let gone = open(register(&[("2", "K", "")]).as_bytes()).plan_led(&before, &leads_to_first(Some("1")));
    assert_eq!(gone.absent, [PersonId::new(uuid::Uuid::from_u128(1))]);
}

#[test]
fn number_of_another_register_takes_over_for_whoever_that_other_one_has_put_out_of_service() {
    let file = |rows: &[(&str, &str, &str)]| open(register(rows).as_bytes());
    let known = |rows: &[(&str, &str, &str)]| stored(&file(rows).plan(&[]));
    let (mut followed, own) = (known(&[("1", "E", "")]), known(&[("9", "E", "")]));
    followed[0].active = false;
    let ended = EndedPerson { stored: followed[0].clone(), line: own[0].record.clone() };
    let [line] = leads_to_first(None);
    let led = |ended: Option<&EndedPerson>| [LedLine { ended: ended.cloned(), ..line.clone() }];
    // The file has no column for the site: the line is silent as it was left, and takes over nothing of the other one.
    let text = "nro;sukunimi;etunimi;sahkoposti;yksikko;henkilostoryhma;esimies\n9;Mäki;Aino;aino.9@palkeet.example;Hallinto;asiantuntija;E\n";
    let mut moved = ended.clone();
    moved.stored.record.site = None;
    let plan = open(text.as_bytes()).plan_led(&[], &led(Some(&moved)));
    let RowOutcome::Changed { person, record, changes } = &plan.rows[0].outcome else { panic!("{plan:#?}") };
    assert_eq!((*person, record.external_id.as_str()), (line.person, "9"));
    let fields: Vec<&str> = changes.iter().map(|change| change.field.key()).collect();
    assert_eq!(fields, ["external_id", "email", "site", "active"]);
    assert_eq!(
        (plan.absent.len(), plan.active_before),
        (0, 0),
        "whoever has ended there counts for nothing here"
    );
    // By the second number that leads to them nobody is their own supervisor, and one row of two speaks.
    let second = LedLine { external_id: ExternalId::parse("8").unwrap(), ..led(Some(&ended))[0].clone() };
    let both =
        file(&[("9", "E", "8"), ("8", "E", "")]).plan_led(&[], &[led(Some(&ended))[0].clone(), second]);
    assert_eq!(fault_codes(&both), [(2, "supervisor_is_self")]);
    assert_eq!(both.count(|outcome| matches!(outcome, RowOutcome::Led { .. })), 1);
    // The control: while they are in service there, the row says nothing.
    let silent = file(&[("9", "E", "")]).plan_led(&[], &led(None));
    assert!(matches!(silent.rows[0].outcome, RowOutcome::Led { .. }));
}

#[test]
fn supervisor_named_by_the_other_number_is_known_in_either_register() {
    let before = stored(&plan(register(&[("2", "E", "")]).as_bytes()));
    let text = register(&[("2", "E", "9")]);
    let led = open(text.as_bytes()).plan_led(&before, &leads_to_first(None));
    assert_eq!(fault_codes(&led), []);
    let unknown = open(text.as_bytes()).plan(&before);
    assert_eq!(fault_codes(&unknown), [(2, "supervisor_unknown")]);
    // By the other number, too, nobody is their own supervisor.
    let own = register(&[("1", "K", "9")]);
    let before = stored(&plan(register(&[("1", "K", "")]).as_bytes()));
    let own = open(own.as_bytes()).plan_led(&before, &leads_to_first(Some("1")));
    assert_eq!(fault_codes(&own), [(2, "supervisor_is_self")]);
}

#[test]
fn doubtful_supervisor_and_shared_address_are_kept_with_a_warning() {
    let text = register(&[("1", "E", ""), ("2", "E", "1")]).replace("aino.2@", "AINO.1@");
    let plan = plan(text.as_bytes());
    assert_eq!(fault_codes(&plan), [(3, "supervisor_not_flagged"), (3, "email_shared")]);
    assert!(plan.records().last().unwrap().supervisor.is_some());
}

#[test]
fn every_fault_of_a_row_is_told() {
    let text = format!("{HEADER}\n1;;Aino;x;Hallinto;Oulu;;asiantuntija;?;;1.1;de\n");
    let codes: Vec<&str> = fault_codes(&plan(text.as_bytes())).into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["value_missing", "email_invalid", "flag_unknown", "date_form", "language_unknown"]);
}

#[test]
fn other_encodings_delimiters_and_column_orders_give_the_same_people() {
    let text = encoding_rs::WINDOWS_1252.decode(REGISTER).0.into_owned();
    let expected = plan(REGISTER);
    let with_bom = format!("\u{FEFF}{text}");
    let utf16: Vec<u8> = with_bom.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in
        [("utf-8", text.clone().into_bytes()), ("bom", with_bom.into_bytes()), ("utf-16", utf16)]
    {
        assert_eq!(plan(&bytes), expected, "{name}");
    }
    let swapped: String = register(&[("1", "K", "")])
        .lines()
        .map(|line| line.split(';').rev().collect::<Vec<_>>().join("\t") + "\r\n")
        .collect();
    assert_eq!(plan(swapped.as_bytes()), plan(register(&[("1", "K", "")]).as_bytes()));
}

#[test]
fn swedish_and_english_registers_are_understood() {
    let swedish = "Nummer,Efternamn,Förnamn,E-post,Enhet,Ort,Titel,Personalgrupp,Chef,Chefens nummer,Uppgiften började,Språk\n\
        7,Öberg,Åsa,asa@palkeet.example,Förvaltning,Åbo,Expert – stöd 5 €,expert,nej,,2019-02-01,svenska\n";
    let record = plan(swedish.as_bytes()).records().next().cloned().unwrap();
    assert_eq!(record.title.unwrap().as_str(), "Expert – stöd 5 €");
    assert_eq!((record.language, record.is_supervisor), (Language::Sv, false));
    let english = "employee id\tlast name\tfirst name\temail\tunit\tjob category\tsupervisor\n7\tA\tB\ta@b.fi\tU\tC\tyes\n";
    assert!(plan(english.as_bytes()).records().next().unwrap().is_supervisor);
}

#[test]
fn recognition_can_be_corrected() {
    let text = register(&[("1", "K", "")]).replace("nro;sukunimi", "outo;sukunimi");
    let refused = StaffFile::open(text.as_bytes(), &ImportOptions::default(), Language::Fi);
    assert_eq!(
        refused.unwrap_err(),
        FileFault::Columns(vec![ColumnFault::Missing(PersonColumn::ExternalId)])
    );
    let mut options = ImportOptions::default();
    options.columns.insert(PersonColumn::ExternalId, ColumnRef::parse("outo"));
    options.columns.insert(PersonColumn::Site, ColumnRef::Absent);
    let plan = StaffFile::open(text.as_bytes(), &options, Language::Fi).unwrap().plan(&[]);
    assert_eq!(plan.records().next().unwrap().site, None);
}

#[test]
fn faulty_rows_come_back_as_a_file_that_can_be_mended_and_sent_again() {
    let file = open(REGISTER);
    let plan = file.plan(&[]);
    let text = faulty_rows(&file.file().table, &plan.remarks, ["rivi", "vika"], |remark| {
        remark.fault.code().to_owned()
    });
    assert_eq!(text.lines().count(), 1 + 8, "the formula has nothing to mend");
    assert!(text.contains("\"1093\";\"supervisor_is_self\""));
    let again = open(text.as_bytes()).plan(&[]);
    assert_eq!(
        again.count(|outcome| matches!(outcome, RowOutcome::Rejected)),
        5,
        "the duplicate is alone now"
    );
}

#[test]
fn formula_survives_export_and_import_as_text() {
    let formula = register(&[("1", "K", "")]).replace("Aino", "=1+1").replace("K;", "?;");
    let file = open(formula.as_bytes());
    let text =
        faulty_rows(&file.file().table, &file.plan(&[]).remarks, ["=rivi", "vika"], |_| "=x".to_owned());
    assert!(text.contains("\"'=1+1\"") && text.contains("\"'=rivi\"") && text.contains("\"'=x\""));
    let mended = text.replace("\"?\"", "\"K\"");
    assert_eq!(plan(mended.as_bytes()).records().next().unwrap().name.given.as_str(), "=1+1");
}

#[test]
fn nul_bytes_and_very_long_cells_reject_their_row_only() {
    let long = "x".repeat(100_000);
    let text = register(&[("1", "K", ""), ("2", "K", ""), ("3", "K", "")])
        .replacen("Aino", "A\0o", 1)
        .replacen("Aino", &long, 1);
    let plan = plan(text.as_bytes());
    assert_eq!(fault_codes(&plan), [(2, "control_character"), (3, "text_too_long")]);
    assert_eq!(plan.records().count(), 1);
}

proptest! {
    #[test]
    fn any_rows_below_the_header_are_planned(rows in "([0-9KE?;\"\r\n=@. äx-]{0,12};){0,30}") {
        let text = format!("{HEADER}\n{rows}");
        if let Ok(file) = StaffFile::open(text.as_bytes(), &ImportOptions::default(), Language::Fi) {
            let plan = file.plan(&[]);
            prop_assert_eq!(plan.rows.len(), file.file().table.rows.len());
            let rejected = plan.count(|outcome| matches!(outcome, RowOutcome::Rejected));
            prop_assert_eq!(rejected + plan.records().count(), plan.rows.len());
        }
    }

    #[test]
    fn any_bytes_are_planned_or_refused(bytes in any::<Vec<u8>>()) {
        if let Ok(file) = StaffFile::open(&bytes, &ImportOptions::default(), Language::Fi) {
            let _ = file.plan(&[]);
        }
    }
}
