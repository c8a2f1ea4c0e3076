//! The pool in which each limit and each criterion binds: relaxing any one of them makes the rest better, which
//! can be said for certain because every division here is proven to be the best.

use super::proposed;
use crate::groups::fixtures::binding_pool;
use crate::groups::{Criterion, GroupingInput, Quality, Weights};

/// The cost of the best division, criterion by criterion.
fn best(input: GroupingInput) -> [u128; 3] {
    let (_, proposal) = proposed(input);
    assert_eq!(proposal.explanation.quality, Quality::Best);
    let costs: Vec<u128> = proposal.explanation.criteria.iter().map(|report| report.cost.scaled()).collect();
    assert_eq!(costs[3..], [0, 0], "nobody of this pool has another tenure or a wish");
    costs[..3].try_into().unwrap()
}

fn sum(costs: [u128; 3]) -> u128 {
    costs.iter().sum()
}

#[test]
fn without_the_reporting_lines_the_groups_would_be_more_alike() {
    let mut without = binding_pool();
    without.members.iter_mut().for_each(|member| member.superiors.clear());
    assert!(sum(best(without)) < sum(best(binding_pool())));
}

#[test]
fn with_one_place_shifted_the_groups_would_be_more_alike() {
    let mut shifted = binding_pool();
    shifted.sizes = vec![21, 19];
    assert!(sum(best(shifted)) < sum(best(binding_pool())));
}

#[test]
fn with_any_criterion_left_out_the_others_would_be_better() {
    let all = best(binding_pool());
    for (at, criterion) in Criterion::ALL.into_iter().enumerate().take(3) {
        let weight = |other| if other == criterion { 0 } else { Weights::default().of(other) };
        let mut without = binding_pool();
        without.weights = Weights::parse(Criterion::ALL.map(weight)).unwrap();
        assert!(sum(best(without)) < sum(all) - all[at], "{criterion:?} does not bind");
    }
}
