use proptest::prelude::*;

use super::proposed;
use crate::groups::fixtures::{binding_pool, loose_pool, person};
use crate::groups::{
    Assignment, BrokenLimit, GroupNumber, Grouping, check, consequences_of_move, consequences_of_swap, score,
};

fn first_and_second(assignment: &Assignment) -> [GroupNumber; 2] {
    let group = assignment.group_of(person(0)).unwrap();
    let other = if group.number() == 1 { 2 } else { 1 };
    [group, GroupNumber::parse(other).unwrap()]
}

#[test]
fn moving_into_a_full_group_breaks_its_size_and_nothing_is_moved_yet() {
    let (grouping, proposal) = proposed(loose_pool(40, vec![20, 20], 0));
    let [_, other] = first_and_second(&proposal.assignment);
    let consequences = consequences_of_move(&grouping, &proposal.assignment, person(0), other);
    assert_eq!(consequences.breaks, vec![BrokenLimit::TooMany { group: other, size: 20, people: 21 }]);
    assert!(!consequences.is_allowed());
    assert_eq!(consequences.assignment.group_of(person(0)), Some(other));
}

#[test]
fn joining_ones_own_people_breaks_the_line_with_each_of_them() {
    let (grouping, proposal) = proposed(binding_pool());
    let [group, other] = first_and_second(&proposal.assignment);
    let stranger = proposal.assignment.members_of(other).find(|who| *who >= person(24)).unwrap();
    let consequences = consequences_of_swap(&grouping, &proposal.assignment, person(0), stranger);
    let expected: Vec<BrokenLimit> = (1..6)
        .map(|number| BrokenLimit::SameLine { group: other, person: person(number), superior: person(0) })
        .collect();
    assert_eq!(consequences.breaks, expected);
    assert_eq!(consequences.assignment.group_of(stranger), Some(group));
}

#[test]
fn mending_a_line_is_said_too() {
    let (grouping, proposal) = proposed(binding_pool());
    let [group, other] = first_and_second(&proposal.assignment);
    let broken = proposal.assignment.with(person(0), other);
    let consequences = consequences_of_move(&grouping, &broken, person(0), group);
    assert!(consequences.is_allowed());
    assert_eq!(consequences.mends.len(), 6, "five people of the line and the size");
}

#[test]
fn one_too_many_stays_allowed_while_it_shrinks() {
    let (grouping, proposal) = proposed(loose_pool(40, vec![20, 20], 0));
    let [group, other] = first_and_second(&proposal.assignment);
    let crowded = proposal.assignment.with(person(0), other);
    let mut back = crowded.members_of(other);
    let consequences = consequences_of_move(&grouping, &crowded, back.next().unwrap(), group);
    assert!(consequences.is_allowed());
}

proptest! {
    #[test]
    fn a_swap_says_what_the_board_is_then_worth(one in 0..40_u32, other in 0..40_u32) {
        let grouping = Grouping::parse(binding_pool()).unwrap();
        let numbers = (0..40).map(|number| (person(number), GroupNumber::parse(number % 2 + 1).unwrap()));
        let before: Assignment = numbers.collect();
        let consequences = consequences_of_swap(&grouping, &before, person(one), person(other));
        prop_assert_eq!(consequences.before, score(&grouping, &before));
        prop_assert_eq!(consequences.after, score(&grouping, &consequences.assignment));
        let after: u128 = consequences.criteria.iter().map(|change| change.after.scaled()).sum();
        prop_assert_eq!(after, consequences.after.scaled());
        let now = check(&grouping, &before).len() + consequences.breaks.len() - consequences.mends.len();
        prop_assert_eq!(check(&grouping, &consequences.assignment).len(), now);
    }
}
