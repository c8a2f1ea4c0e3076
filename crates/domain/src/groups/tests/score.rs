use super::proposed;
use crate::groups::fixtures::{member, person};
use crate::groups::{
    Assignment, Cost, Criterion, GroupNumber, Grouping, GroupingInput, Quality, Weights, explain, score,
};

/// Six people: four of unit a, two of unit b, all of one site and category; into 3 + 3.
fn six_people() -> Grouping {
    let members = (0..6).map(|number| member(number, if number < 4 { "a" } else { "b" }, "site", "category"));
    let input = GroupingInput {
        members: members.collect(),
        sizes: vec![3, 3],
        weights: Weights::parse(5, 1, 1).unwrap(),
        seed: None,
    };
    Grouping::parse(input).unwrap()
}

fn assigned(groups: [u32; 6]) -> Assignment {
    (0..).zip(groups).map(|(number, group)| (person(number), GroupNumber::parse(group).unwrap())).collect()
}

#[test]
fn the_cost_is_the_weighted_sum_of_squared_differences_from_the_shares() {
    let grouping = six_people();
    // 2 + 2 of unit a and 1 + 1 of unit b are exactly the shares.
    assert_eq!(score(&grouping, &assigned([1, 1, 2, 2, 1, 2])).scaled(), 0);
    // 3 + 1 and 0 + 2: each of the four counts is one person off; four squares at weight 5.
    let uneven = assigned([1, 1, 1, 2, 2, 2]);
    assert_eq!(score(&grouping, &uneven).scaled(), 5 * 4 * 6 * 6);
    assert_eq!(score(&grouping, &uneven).hundredths(), 2_000);
}

#[test]
fn the_explanation_adds_up_and_shows_each_count() {
    let (_, proposal) = proposed(crate::groups::fixtures::loose_pool(40, vec![20, 20], 5));
    let explanation = proposal.explanation;
    let parts: u64 = explanation.criteria.iter().map(|report| report.cost.scaled()).sum();
    assert_eq!(explanation.cost.scaled(), parts);
    for report in &explanation.criteria {
        assert_eq!(report.rows.iter().map(|row| row.people).sum::<u32>(), 40);
        for row in &report.rows {
            assert_eq!(row.counts.iter().sum::<u32>(), row.people);
            assert!(row.counts[0].abs_diff(row.counts[1]) <= 1, "{row:?}");
        }
    }
    assert_eq!(explanation.quality, Quality::Best);
}

#[test]
fn a_board_that_breaks_a_limit_is_compared_with_nothing() {
    let explanation = explain(&six_people(), &assigned([1, 1, 1, 1, 2, 2]), None);
    assert_eq!(explanation.quality, Quality::LimitsBroken);
}

#[test]
fn a_worse_board_says_how_far_it_may_be_from_the_best() {
    let explanation = explain(&six_people(), &assigned([1, 1, 1, 2, 2, 2]), None);
    let Quality::WithinGap(gap) = explanation.quality else { panic!("no gap") };
    assert_eq!(gap.hundredths(), 2_000);
    assert_eq!(explanation.bound, Cost::new(0, 6));
}

#[test]
fn people_without_a_group_do_not_count() {
    let grouping = six_people();
    let four: Assignment = assigned([1, 2, 2, 1, 1, 2]).iter().filter(|(who, _)| *who < person(4)).collect();
    let explanation = explain(&grouping, &four, None);
    assert_eq!(explanation.fills, vec![2, 2]);
    assert_eq!(explanation.cost.scaled(), 0);
    assert_eq!(
        explanation.column(Criterion::Unit, GroupNumber::parse(2).unwrap()).collect::<Vec<_>>(),
        vec![("a", 2)]
    );
    let nobody = explain(&grouping, &Assignment::default(), None);
    assert_eq!(nobody.cost.hundredths(), 0);
}
