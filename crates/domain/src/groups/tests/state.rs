use jiff::Timestamp;

use super::proposed;
use crate::groups::fixtures::{binding_pool, loose_pool, person, task};
use crate::groups::{
    Assignment, ChangeFault, GroupNumber, Grouping, GroupingInput, GroupingState, check,
    consequences_of_move, consequences_of_swap,
};

const AT: Timestamp = Timestamp::UNIX_EPOCH;

#[test]
fn groups_are_confirmed_once_and_stay() {
    let confirmed = GroupingState::Proposed.confirm(Vec::new(), AT).unwrap();
    assert_eq!(confirmed, GroupingState::Confirmed { at: AT });
    assert_eq!(confirmed.confirm(Vec::new(), AT), Err(ChangeFault::Confirmed));
    assert_eq!(confirmed.reopen(), Err(ChangeFault::Confirmed));
}

#[test]
fn groups_that_miss_somebody_are_not_confirmed() {
    let (grouping, proposal) = proposed(binding_pool());
    let all_but_one: Assignment = proposal.assignment.iter().filter(|(who, _)| *who != person(7)).collect();
    let broken = check(&grouping, &all_but_one);
    assert_eq!(GroupingState::Proposed.confirm(broken.clone(), AT), Err(ChangeFault::Breaks(broken)));
}

#[test]
fn a_newcomer_gets_a_group_even_after_confirmation_and_nobody_else_moves() {
    let (grouping, proposal) = proposed(binding_pool());
    let confirmed = GroupingState::Confirmed { at: AT };
    let newcomer = person(30);
    let group = proposal.assignment.group_of(newcomer).unwrap();
    let without: Assignment = proposal.assignment.iter().filter(|(who, _)| *who != newcomer).collect();
    let placed = consequences_of_move(&grouping, &without, newcomer, group);
    assert_eq!(confirmed.change(&placed, true), Ok(confirmed));
    assert_eq!(confirmed.change(&placed, false), Err(ChangeFault::Confirmed));
    let full = GroupNumber::parse(3 - group.number()).unwrap();
    let crowded = consequences_of_move(&grouping, &without, newcomer, full);
    assert!(matches!(confirmed.change(&crowded, true), Err(ChangeFault::Breaks(_))));
}

#[test]
fn whom_a_promotion_put_into_one_group_with_their_line_can_be_moved_out_of_it() {
    let (grouping, proposal) = proposed(loose_pool(6, vec![3, 3], 1));
    let confirmed = GroupingState::Confirmed { at: AT };
    let inside = |number| proposal.assignment.members_of(GroupNumber::parse(number).unwrap());
    let (below, above, other) =
        (inside(1).next().unwrap(), inside(1).nth(1).unwrap(), inside(2).next().unwrap());
    let mut members = grouping.members().to_vec();
    members
        .iter_mut()
        .filter(|member| member.person == below)
        .for_each(|member| member.superiors = vec![above]);
    let input = GroupingInput { weights: grouping.weights(), ..task(members, grouping.sizes().to_vec()) };
    let changed = Grouping::parse(input).unwrap();
    let apart = consequences_of_swap(&changed, &proposal.assignment, below, other);
    assert!(apart.parts_a_line(), "{apart:?}");
    assert_eq!(confirmed.change(&apart, false), Ok(confirmed));
    // The control: the same swap before the promotion mends nothing, so everybody stays where they were told.
    let idle = consequences_of_swap(&grouping, &proposal.assignment, below, other);
    assert_eq!(confirmed.change(&idle, false), Err(ChangeFault::Confirmed));
}
