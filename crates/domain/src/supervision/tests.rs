use jiff::civil::date;

use super::*;

const UNTIL: Date = date(2020, 5, 8);
const ASKED: SupervisorTerms = SupervisorTerms::WorkingTime { until: UNTIL };

#[test]
fn a_yes_says_no_more_and_everything_else_says_why() {
    let parse = Statement::parse;
    assert!(parse(WorkingTime::Yes, None, Some("  ")).is_ok());
    assert_eq!(parse(WorkingTime::Yes, None, Some("Hyvä!")), Err(vec![StatementFault::WordsNotAllowed]));
    let missing = StatementFault::Words(TextFault::Missing);
    assert_eq!(parse(WorkingTime::YesWithCondition, None, None), Err(vec![missing]));
    let condition = parse(WorkingTime::YesWithCondition, None, Some(" Ei viikolla 40 ")).unwrap();
    assert_eq!((condition.words(), condition.obstacle()), (Some("Ei viikolla 40"), None));
    assert_eq!(parse(WorkingTime::No, None, None), Err(vec![StatementFault::ObstacleMissing]));
    assert_eq!(parse(WorkingTime::No, Some(Obstacle::Other), None), Err(vec![missing]));
    assert!(parse(WorkingTime::No, Some(Obstacle::Shifts), None).is_ok());
}

#[test]
fn everything_wrong_with_a_statement_is_told_at_once() {
    let long = "ä".repeat(301);
    let faults = Statement::parse(WorkingTime::YesWithCondition, Some(Obstacle::Shifts), Some(&long));
    let too_long = StatementFault::Words(TextFault::TooLong { max: 300 });
    assert_eq!(faults, Err(vec![StatementFault::ObstacleNotAllowed, too_long]));
    let fits = "ä".repeat(300);
    assert!(Statement::parse(WorkingTime::No, Some(Obstacle::Other), Some(&fits)).is_ok());
}

#[test]
fn the_last_day_counts_and_the_next_does_not() {
    let after = UNTIL.tomorrow().unwrap();
    assert!(may_state(&ASKED, UNTIL) && !may_state(&ASKED, after));
    assert!(!may_state(&SupervisorTerms::Informed, UNTIL) && !may_state(&SupervisorTerms::None, UNTIL));
    assert!(is_shown(SupervisorPart::Informed, UNTIL, UNTIL));
    assert!(!is_shown(SupervisorPart::Informed, UNTIL, after));
    assert!(!is_shown(SupervisorPart::None, UNTIL, UNTIL));
}

#[test]
fn nobody_is_reminded_early_late_or_of_nothing() {
    let days: Vec<_> = [4, 5, 8, 9].map(|day| is_reminded(&ASKED, date(2020, 5, day))).into();
    assert_eq!(days, [false, true, true, false]);
    assert!(!is_reminded(&SupervisorTerms::Informed, UNTIL));
}

#[test]
fn silence_is_nothing_said_and_a_statement_stays_one() {
    let after = UNTIL.tomorrow().unwrap();
    for (terms, stated, can_be_asked, today, expected) in [
        (SupervisorTerms::None, false, true, UNTIL, Standing::NotTold),
        (SupervisorTerms::Informed, false, true, after, Standing::Told),
        (SupervisorTerms::Informed, false, false, UNTIL, Standing::NobodyToAsk),
        (ASKED, false, true, UNTIL, Standing::Asked),
        (ASKED, false, false, UNTIL, Standing::NobodyToAsk),
        (ASKED, false, true, after, Standing::Silent),
        (ASKED, true, false, after, Standing::Stated),
        (ASKED, true, true, UNTIL, Standing::Stated),
    ] {
        assert_eq!(standing(&terms, stated, can_be_asked, today), expected, "{terms:?}");
    }
}

/// The list of reasons speaks of work and its times. Whoever adds one adds it here too, and has read this.
#[test]
fn no_reason_is_about_the_person() {
    let codes: Vec<_> = Obstacle::ALL.iter().map(|one| one.code()).collect();
    assert_eq!(codes, ["busy_period", "shifts", "others_away", "agreed_work", "other"]);
}
