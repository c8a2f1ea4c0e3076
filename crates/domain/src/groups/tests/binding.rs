//! The pool in which each limit and each criterion binds: relaxing any one of them makes the rest better, which
//! can be said for certain because every division here is proven to be the best.

use super::proposed;
use crate::groups::fixtures::binding_pool;
use crate::groups::{Criterion, GroupingInput, Quality, Weights};

/// The cost of the best division, criterion by criterion.
fn best(input: GroupingInput) -> [u64; 3] {
    let (_, proposal) = proposed(input);
    assert_eq!(proposal.explanation.quality, Quality::Best);
    let costs: Vec<u64> = proposal.explanation.criteria.iter().map(|report| report.cost.scaled()).collect();
    costs.try_into().unwrap()
}

fn sum(costs: [u64; 3]) -> u64 {
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
    for (at, criterion) in Criterion::ALL.into_iter().enumerate() {
        let weight = |other| if other == criterion { 0 } else { Weights::default().of(other) };
        let mut without = binding_pool();
        without.weights =
            Weights::parse(weight(Criterion::Unit), weight(Criterion::Site), weight(Criterion::JobCategory))
                .unwrap();
        assert!(sum(best(without)) < sum(all) - all[at], "{criterion:?} does not bind");
    }
}
