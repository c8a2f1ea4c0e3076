use jiff::civil::date;

use super::*;
use crate::applications::eligibility::evaluate;
use crate::programmes::fixtures::rule_parts;
use crate::programmes::rule::RuleTerms;
use crate::programmes::rule::fact::{Attribute, Fact, Facts, Value};
use crate::programmes::rule::history::Rule;

fn person(number: u128) -> PersonId {
    PersonId::new(uuid::Uuid::from_u128(number))
}

fn lines(pairs: &[(u128, u128)]) -> ReportingLines<PersonId> {
    ReportingLines::new(pairs.iter().map(|(below, above)| (person(*below), person(*above))))
}

fn judged(is_supervisor: bool) -> Decision {
    let fact = Fact { value: Some(Value::Flag(is_supervisor)), source: "r".into(), as_of: date(2020, 9, 1) };
    let facts = Facts::default().with(Attribute::IsSupervisor, fact).unwrap();
    let terms = RuleTerms::parse(rule_parts(), date(2020, 5, 4)).unwrap();
    evaluate([Rule::new(RuleId::new(uuid::Uuid::from_u128(1)), terms).latest()], &facts)
}

/// Somebody who takes part and of whom nothing is broken.
fn settled<'a>(
    lines: &'a ReportingLines<PersonId>,
    group: &'a [PersonId],
    rules: &'a Decision,
) -> Situation<'a> {
    Situation {
        person: person(1),
        in_service: true,
        takes_part: true,
        ongoing: true,
        leave: None,
        today: date(2020, 10, 1),
        rules: Some(rules),
        group,
        lines,
    }
}

#[test]
fn what_holds_is_no_breach() {
    let (lines, group, rules) = (lines(&[(1, 9), (2, 9)]), [person(1), person(2)], judged(false));
    let now = settled(&lines, &group, &rules);
    assert_eq!(breaches(&now), []);
    assert_eq!(proposal(&now, &[]), Some(Resolution::Kept));
}

#[test]
fn a_colleague_of_the_same_group_who_is_above_or_below_now_is_named_at_any_distance() {
    let (group, rules) = ([person(1), person(2), person(3), person(4)], judged(false));
    let lines = lines(&[(1, 8), (8, 2), (3, 1), (4, 9)]);
    let found = breaches(&settled(&lines, &group, &rules));
    assert_eq!(
        found,
        [
            Breach::SameLine { other: person(2), other_is_above: true },
            Breach::SameLine { other: person(3), other_is_above: false }
        ]
    );
    // The control: in another group the same line breaks nothing.
    assert_eq!(breaches(&settled(&lines, &[person(1), person(4)], &rules)), []);
}

#[test]
fn a_new_supervisor_contradicts_the_rule_and_is_not_put_out_by_it() {
    let (lines, rules) = (lines(&[]), judged(true));
    let now = settled(&lines, &[], &rules);
    let found = breaches(&now);
    assert_eq!(found, [Breach::Rule { rule: RuleId::new(uuid::Uuid::from_u128(1)), version: 1 }]);
    assert_eq!(proposal(&now, &found), Some(Resolution::Kept));
}

#[test]
fn the_smallest_repair_is_proposed() {
    let (lines, group, rules) = (lines(&[(1, 2)]), [person(1), person(2)], judged(true));
    let now = settled(&lines, &group, &rules);
    assert_eq!(proposal(&now, &breaches(&now)), Some(Resolution::Moved));
    let gone = Situation { in_service: false, ..now.clone() };
    assert_eq!(proposal(&gone, &breaches(&gone)), Some(Resolution::Discontinued));
    // Who left before a place was theirs has nothing to discontinue.
    let applied = Situation { in_service: false, takes_part: false, ongoing: false, group: &[], ..now };
    assert_eq!(proposal(&applied, &breaches(&applied)), Some(Resolution::Kept));
}

#[test]
fn a_change_is_dealt_with_by_what_is_so_and_keeping_is_always_possible() {
    let (lines, group, rules) = (lines(&[(1, 2)]), [person(1), person(2)], judged(false));
    let broken = settled(&lines, &group, &rules);
    let mended = Situation { group: &[], ..broken.clone() };
    let outside = Situation { takes_part: false, ongoing: false, ..mended.clone() };
    let tried = |now: &Situation<'_>| {
        Resolution::ALL.iter().map(|one| resolve(now, &breaches(now), *one)).collect::<Vec<_>>()
    };
    assert_eq!(tried(&broken), [Ok(()), Err(ResolutionFault::StillInOneLine), Ok(()), Ok(())]);
    assert_eq!(tried(&mended), [Ok(()), Ok(()), Ok(()), Ok(())]);
    assert_eq!(
        tried(&outside),
        [Ok(()), Ok(()), Err(ResolutionFault::NotOngoing), Err(ResolutionFault::TakesNoPart)]
    );
}

#[test]
fn who_takes_part_and_goes_on_leave_pauses_and_nobody_else_has_anything_to_mend() {
    let (lines, group, rules) = (lines(&[(1, 2)]), [person(1), person(2)], judged(false));
    let leave = |from, until| Leave::of_days(Some(from), until).unwrap();
    let away = leave(date(2020, 11, 2), Some(date(2021, 1, 29)));
    let now = Situation { leave: away, group: &[], ..settled(&lines, &group, &rules) };
    assert_eq!(breaches(&now), [Breach::OnLeave(away.unwrap())]);
    assert_eq!(proposal(&now, &breaches(&now)), None, "a pause would begin today, and the leave does later");
    let begun = Situation { leave: leave(now.today, Some(date(2021, 1, 29))), ..now.clone() };
    assert_eq!(proposal(&begun, &breaches(&begun)), Some(Resolution::Paused));
    let open = Situation { leave: leave(date(2020, 9, 1), None), ..now.clone() };
    assert_eq!(proposal(&open, &breaches(&open)), Some(Resolution::Paused));
    // A leave that is over, a participation that is paused already, and an application that waits.
    let over = Situation { leave: leave(date(2020, 8, 3), Some(date(2020, 9, 30))), ..now.clone() };
    let paused = Situation { ongoing: false, ..now.clone() };
    let waits = Situation { takes_part: false, ongoing: false, ..now.clone() };
    for untouched in [over, paused, waits] {
        assert_eq!(breaches(&untouched), []);
        assert_eq!(proposal(&untouched, &[]), Some(Resolution::Kept));
    }
    // What shares a group with its line is moved first; what is left to mend is proposed after that.
    let both = Situation { group: &group, ..now };
    assert_eq!(proposal(&both, &breaches(&both)), Some(Resolution::Moved));
}
