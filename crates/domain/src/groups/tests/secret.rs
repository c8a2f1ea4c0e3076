//! What is told of groups must not depend on the wishes not to share one.

use proptest::prelude::*;

use super::generated::groupings;
use super::proposed;
use crate::groups::fixtures::{loose_pool, person};
use crate::groups::{
    BrokenLimit, Grouping, GroupingError, GroupingInput, check, check_open, consequences_of_swap, explain,
    propose,
};

fn without_wishes(mut input: GroupingInput) -> GroupingInput {
    input.members.iter_mut().for_each(|member| member.apart_from.clear());
    input
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_digest_the_seed_and_the_explanation_know_of_no_wish(input in groupings(3..=9, 2)) {
        let wishing = Grouping::parse(input.clone()).unwrap();
        let open = Grouping::parse(without_wishes(input)).unwrap();
        prop_assert_eq!(wishing.digest(), open.digest());
        prop_assert_eq!(wishing.seed(), open.seed());
        if let Ok(proposal) = propose(&open) {
            let assignment = &proposal.assignment;
            prop_assert_eq!(explain(&wishing, assignment, None), explain(&open, assignment, None));
            prop_assert_eq!(check_open(&wishing, assignment), check(&open, assignment));
        }
        if let Ok(proposal) = propose(&wishing) {
            prop_assert_eq!(check(&wishing, &proposal.assignment), vec![], "a wish is kept like any limit");
        }
    }
}

#[test]
fn a_wish_binds_the_other_way_too_and_is_found_by_the_checker_alone() {
    let mut input = loose_pool(10, vec![5, 5], 3);
    let (_, before) = proposed(input.clone());
    let first = before.assignment.group_of(person(0)).unwrap();
    let together = before.assignment.members_of(first).find(|who| *who != person(0)).unwrap();
    let apart = (0..10).map(person).find(|who| before.assignment.group_of(*who) != Some(first)).unwrap();
    input.members.iter_mut().find(|member| member.person == together).unwrap().apart_from = vec![person(0)];
    let grouping = Grouping::parse(input.clone()).unwrap();
    let wish = BrokenLimit::Wish { group: first, person: together, other: person(0) };
    assert_eq!(check(&grouping, &before.assignment), vec![wish.clone()]);
    assert!(!wish.is_open());
    // With the wish the two are parted; moving either to the other is refused.
    let (grouping, after) = proposed(input);
    assert_ne!(after.assignment.group_of(together), after.assignment.group_of(person(0)));
    let other = (0..10).map(person).find(|who| {
        *who != together && after.assignment.group_of(*who) == after.assignment.group_of(together)
    });
    let swap = consequences_of_swap(&grouping, &after.assignment, person(0), other.unwrap());
    assert_eq!(swap.breaks.len(), 1);
    assert!(swap.breaks.iter().all(|limit| !limit.is_open()));
    assert_ne!(apart, together);
}

#[test]
fn nobody_has_more_than_two_wishes_and_everybody_a_language() {
    let mut input = loose_pool(10, vec![5, 5], 3);
    input.members[4].apart_from = vec![person(1), person(2), person(3)];
    assert_eq!(Grouping::parse(input.clone()).unwrap_err(), GroupingError::TooManyWishes(person(4)));
    input.members[4].apart_from.pop();
    input.members[5].languages = crate::groups::Languages::from_iter([]);
    assert_eq!(Grouping::parse(input).unwrap_err(), GroupingError::NoLanguage(person(5)));
}
