//! The solver against every assignment there is, on cases small enough to try them all.

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::generated::groupings;
use crate::groups::fixtures::{member, person, task};
use crate::groups::{
    Assignment, BrokenLimit, Cost, GroupNumber, Grouping, Infeasible, Quality, Weights, check, propose, score,
};

/// The best of all assignments that fill the groups as stated and keep the limits.
fn best_of_all(grouping: &Grouping) -> Option<(Cost, Assignment)> {
    let mut best: Option<(Cost, Assignment)> = None;
    let mut left = grouping.fills();
    try_rest(grouping, &mut left, &mut Vec::new(), &mut best);
    best
}

fn try_rest(
    grouping: &Grouping,
    left: &mut [u32],
    so_far: &mut Vec<u32>,
    best: &mut Option<(Cost, Assignment)>,
) {
    if so_far.len() == grouping.members().len() {
        let groups = so_far.iter().map(|number| GroupNumber::parse(*number).unwrap());
        let people = grouping.members().iter().map(|member| member.person);
        let assignment: Assignment = people.zip(groups).collect();
        let cost = score(grouping, &assignment);
        if check(grouping, &assignment).is_empty() && best.as_ref().is_none_or(|(least, _)| cost < *least) {
            *best = Some((cost, assignment));
        }
        return;
    }
    for group in 0..left.len() {
        if left[group] > 0 {
            left[group] -= 1;
            so_far.push(u32::try_from(group).unwrap() + 1);
            try_rest(grouping, left, so_far, best);
            so_far.pop();
            left[group] += 1;
        }
    }
}

fn agrees_with_all(grouping: &Grouping) -> Result<(), TestCaseError> {
    match (propose(grouping), best_of_all(grouping)) {
        (Ok(proposal), Some((least, _))) => {
            prop_assert_eq!(proposal.explanation.cost, least);
            prop_assert_eq!(proposal.explanation.quality, Quality::Best, "few people are proven");
            prop_assert!(proposal.explanation.bound <= least, "the bound is above the truth");
            prop_assert_eq!(check(grouping, &proposal.assignment), Vec::<BrokenLimit>::new());
        }
        (Err(why), None) => prop_assert!(!matches!(why, Infeasible::NotFound { .. }), "gave up"),
        (Ok(_), None) => prop_assert!(false, "a proposal where there is none"),
        (Err(why), Some((_, best))) => prop_assert!(false, "{:?} although there is {:?}", why, best),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn two_groups_are_as_good_as_the_best_of_all(input in groupings(2..=9, 2)) {
        agrees_with_all(&Grouping::parse(input).unwrap())?;
    }

    #[test]
    fn three_groups_are_as_good_as_the_best_of_all(input in groupings(3..=8, 3)) {
        agrees_with_all(&Grouping::parse(input).unwrap())?;
    }

    #[test]
    fn the_shares_of_a_value_bound_what_it_costs(input in groupings(3..=8, 3)) {
        let grouping = Grouping::parse(input).unwrap();
        if let Some((_, best)) = best_of_all(&grouping) {
            for report in crate::groups::explain(&grouping, &best, None).criteria {
                prop_assert!(report.bound <= report.cost);
            }
        }
    }
}

#[test]
fn four_groups_are_as_good_as_the_best_of_all() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..10 {
        let input = groupings(8..=8, 4).new_tree(&mut runner).unwrap().current();
        agrees_with_all(&Grouping::parse(input).unwrap()).unwrap();
    }
}

/// From everything that exchanges between two of these groups led to, three groups had to change at once: the search
/// alone ended at 1,300 / 64.
#[test]
fn three_groups_that_no_exchange_between_two_makes_better_are_the_best_of_all() {
    let of = [
        ("unit 1", "site 1", "category 0", "tenure 0", "in_person"),
        ("unit 2", "site 2", "category 0", "tenure 0", "remote"),
        ("unit 0", "site 2", "category 1", "tenure 0", "remote"),
        ("unit 1", "site 0", "category 1", "tenure 1", "remote"),
        ("unit 1", "site 0", "category 0", "tenure 1", "remote"),
        ("unit 0", "site 2", "category 1", "tenure 0", "remote"),
        ("unit 2", "site 2", "category 0", "tenure 0", "in_person"),
        ("unit 1", "site 0", "category 1", "tenure 1", "remote"),
    ];
    let members = (0..).zip(of).map(|(number, (unit, site, category, tenure, mode))| {
        let mut one = member(number, unit, site, category);
        (one.tenure, one.wished_mode) = (tenure.to_owned(), mode.to_owned());
        one
    });
    let mut input = task(members.collect(), vec![1, 6, 2]);
    input.weights = Weights::parse([2, 3, 2, 0, 3]).unwrap();
    input.members[3].superiors = vec![person(1)];
    input.members[7].superiors = vec![person(5)];
    let grouping = Grouping::parse(input).unwrap();
    agrees_with_all(&grouping).unwrap();
    assert_eq!(propose(&grouping).unwrap().explanation.cost.scaled(), 1_252);
}
