use proptest::prelude::*;

use super::generated::groupings;
use crate::groups::fixtures::{loose_pool, person, pool_with_line_of_three, pool_with_too_large_team};
use crate::groups::{Grouping, GroupingInput, Infeasible, Languages, propose};
use crate::ids::PersonId;
use crate::text::Language;

fn refusal(input: GroupingInput) -> Infeasible {
    propose(&Grouping::parse(input).unwrap()).unwrap_err()
}

fn people(numbers: &[u32]) -> Vec<PersonId> {
    numbers.iter().map(|number| person(*number)).collect()
}

#[test]
fn a_line_of_three_does_not_fit_into_two_groups() {
    let expected = Infeasible::LineLongerThanGroups { line: people(&[0, 1, 2]), groups: 2 };
    assert_eq!(refusal(pool_with_line_of_three()), expected);
}

#[test]
fn a_line_of_three_fits_into_three_groups() {
    let mut input = pool_with_line_of_three();
    input.sizes = vec![14, 13, 13];
    assert!(propose(&Grouping::parse(input).unwrap()).is_ok());
}

#[test]
fn a_team_larger_than_a_group_is_named_with_the_sizes() {
    let expected = Infeasible::SizesTooTight {
        bound_together: vec![people(&(0..22).collect::<Vec<u32>>())],
        sizes: vec![20, 20],
    };
    assert_eq!(refusal(pool_with_too_large_team()), expected);
}

#[test]
fn pairs_that_overfill_the_smaller_group_are_named_and_no_more_of_them_than_needed() {
    let mut input = loose_pool(12, vec![10, 2], 0);
    for pair in input.members.chunks_mut(2).take(5) {
        pair[1].superiors = vec![pair[0].person];
    }
    let Infeasible::SizesTooTight { bound_together, sizes } = refusal(input) else { panic!("another cause") };
    assert_eq!(sizes, vec![10, 2]);
    assert_eq!(bound_together.len(), 3, "three pairs are the fewest that need three places");
    assert!(bound_together.iter().all(|pair| pair.len() == 2));
}

#[test]
fn an_odd_ring_of_inconsistent_lines_is_named_in_its_order() {
    let mut input = loose_pool(10, vec![5, 5], 0);
    for at in 0..5 {
        input.members[at].superiors = vec![person(u32::try_from((at + 2) % 5).unwrap())];
    }
    let Infeasible::OddRing { ring } = refusal(input) else { panic!("another cause") };
    assert_eq!(ring, people(&[0, 2, 4, 1, 3]));
}

#[test]
fn rings_around_a_hub_need_a_group_more_than_there_are() {
    let mut input = loose_pool(12, vec![4, 4, 4], 0);
    for at in 0..5_u32 {
        input.members[at as usize].superiors = vec![person((at + 1) % 5), person(5)];
    }
    let expected = Infeasible::TooFewGroups { people: people(&[0, 1, 2, 3, 4, 5]), groups: 3 };
    assert_eq!(refusal(input), expected);
}

#[test]
fn a_unit_with_more_people_than_the_groups_may_hold_is_named() {
    let mut input = loose_pool(12, vec![6, 6], 0);
    for (at, member) in input.members.iter_mut().enumerate() {
        member.unit = ["a", "b", "c"][at % 3].to_owned();
    }
    input.unit_maximum = Some(2);
    assert!(propose(&Grouping::parse(input.clone()).unwrap()).is_ok(), "four of each unit fit");
    input.members[0].unit = "c".to_owned();
    assert_eq!(refusal(input), Infeasible::UnitMaximum { units: vec!["c".to_owned()], maximum: 2 });
}

/// Each of two units is too many people: one of them is a cause by itself, and once it fits, the other is named.
#[test]
fn of_two_units_that_are_each_too_many_one_is_named_after_the_other() {
    let mut input = loose_pool(14, vec![1, 13], 0);
    for (at, member) in input.members.iter_mut().enumerate() {
        member.unit = ["a", "b"][at % 2].to_owned();
    }
    input.unit_maximum = Some(2);
    assert_eq!(refusal(input.clone()), Infeasible::UnitMaximum { units: vec!["b".to_owned()], maximum: 2 });
    for (at, member) in input.members.iter_mut().enumerate().skip(7).filter(|(at, _)| at % 2 == 1) {
        member.unit = format!("c {at}");
    }
    assert_eq!(refusal(input), Infeasible::UnitMaximum { units: vec!["a".to_owned()], maximum: 2 });
}

#[test]
fn people_with_too_little_language_in_common_are_named() {
    let mut input = loose_pool(12, vec![6, 6], 0);
    for (member, language) in input.members.iter_mut().zip([Language::Fi, Language::Sv, Language::En]) {
        member.languages = Languages::from_iter([language]);
    }
    let named = people(&[0, 1, 2]);
    assert_eq!(refusal(input.clone()), Infeasible::Languages { people: named });
    input.members[2].languages = Languages::ALL;
    assert!(propose(&Grouping::parse(input).unwrap()).is_ok());
}

/// A wish closes the last way, and nobody is named: not who wishes, nor whom they wish to be apart from.
#[test]
fn what_only_wishes_make_impossible_is_said_without_a_name() {
    let mut input = loose_pool(6, vec![3, 3], 0);
    input.members[1].superiors = vec![person(0)];
    input.members[2].apart_from = vec![person(0), person(1)];
    assert_eq!(refusal(input.clone()), Infeasible::Wishes);
    input.members[2].apart_from.pop();
    assert!(propose(&Grouping::parse(input).unwrap()).is_ok());
}

/// The people and units a cause names; everyone when it names none.
fn named(why: &Infeasible) -> (Vec<PersonId>, Vec<String>) {
    let (people, units) = match why {
        Infeasible::LineLongerThanGroups { line, .. } => (line.clone(), Vec::new()),
        Infeasible::OddRing { ring } => (ring.clone(), Vec::new()),
        Infeasible::TooFewGroups { people, .. } | Infeasible::Languages { people } => {
            (people.clone(), Vec::new())
        }
        Infeasible::SizesTooTight { bound_together, .. } => (bound_together.concat(), Vec::new()),
        Infeasible::UnitMaximum { units, .. } => (Vec::new(), units.clone()),
        Infeasible::Wishes | Infeasible::NotFound { .. } => (Vec::new(), Vec::new()),
    };
    (people, units)
}

/// The input with the lines of these people only, and nothing else that limits.
fn lines_of(input: &GroupingInput, bound: &[PersonId]) -> GroupingInput {
    let mut input = input.clone();
    input.unit_maximum = None;
    for member in &mut input.members {
        let kept = bound.contains(&member.person);
        member.superiors.retain(|superior| kept && bound.contains(superior));
        member.apart_from.clear();
        member.languages = Languages::ALL;
    }
    input
}

/// The input with its reporting lines and the maximum for these units only.
fn maximum_of(input: &GroupingInput, units: &[String]) -> GroupingInput {
    let everyone: Vec<PersonId> = input.members.iter().map(|member| member.person).collect();
    let mut only = lines_of(input, &everyone);
    only.unit_maximum = input.unit_maximum;
    for (at, member) in only.members.iter_mut().enumerate() {
        if !units.contains(&member.unit) {
            member.unit = format!("alone {at}");
        }
    }
    only
}

/// The input with all that may be told, but only these people limited in their languages.
fn languages_of(input: &GroupingInput, limited: &[PersonId]) -> GroupingInput {
    let mut input = input.clone();
    for member in &mut input.members {
        member.apart_from.clear();
        if !limited.contains(&member.person) {
            member.languages = Languages::ALL;
        }
    }
    input
}

fn is_possible(input: GroupingInput) -> bool {
    propose(&Grouping::parse(input).unwrap()).is_ok()
}

/// All without one of them, for each of them.
fn without_each<T: Clone>(all: &[T]) -> impl Iterator<Item = Vec<T>> {
    (0..all.len()).map(|left_out| {
        let kept = all.iter().enumerate().filter(|(at, _)| *at != left_out);
        kept.map(|(_, one)| one.clone()).collect()
    })
}

fn suffice_and_are_all_needed<T: Clone + std::fmt::Debug>(
    named: &[T],
    limited_to: impl Fn(&[T]) -> GroupingInput,
) -> Result<(), TestCaseError> {
    prop_assert!(!is_possible(limited_to(named)), "{:?} is no cause", named);
    for fewer in without_each(named) {
        prop_assert!(is_possible(limited_to(&fewer)), "{:?} would do instead of {:?}", fewer, named);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whoever_is_named_suffices_and_is_needed(
        input in (2..=4_u32).prop_flat_map(|groups| groupings(4..=14, groups)),
    ) {
        let Err(why) = propose(&Grouping::parse(input.clone()).unwrap()) else { return Ok(()) };
        let (bound, units) = named(&why);
        match why {
            Infeasible::NotFound { .. } => prop_assert!(false, "gave up"),
            Infeasible::Wishes => {
                let mut open = input;
                open.members.iter_mut().for_each(|member| member.apart_from.clear());
                prop_assert!(is_possible(open), "not the wishes");
            }
            Infeasible::UnitMaximum { .. } => {
                suffice_and_are_all_needed(&units, |units| maximum_of(&input, units))?;
            }
            Infeasible::Languages { .. } => {
                suffice_and_are_all_needed(&bound, |people| languages_of(&input, people))?;
            }
            _ => suffice_and_are_all_needed(&bound, |people| lines_of(&input, people))?,
        }
    }
}
