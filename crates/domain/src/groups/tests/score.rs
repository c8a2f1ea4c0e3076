use super::proposed;
use crate::groups::fixtures::{member, person, task};
use crate::groups::{
    Assignment, Cost, Criterion, GroupNumber, Grouping, GroupingInput, Quality, Weights, explain, score,
};

/// Six people: four of unit a, two of unit b, all of one site and category; into 3 + 3.
fn six_people() -> Grouping {
    let members = (0..6).map(|number| member(number, if number < 4 { "a" } else { "b" }, "site", "category"));
    let weights = Weights::parse([5, 1, 1, 0, 0]).unwrap();
    Grouping::parse(GroupingInput { weights, ..task(members.collect(), vec![3, 3]) }).unwrap()
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

/// Six people who wish for a mode: three in person, two remotely, one for none; into 3 + 3.
#[test]
fn those_who_wish_for_the_same_mode_are_wanted_together() {
    let mut members: Vec<_> = (0..6).map(|number| member(number, "unit", "site", "category")).collect();
    for (member, mode) in
        members.iter_mut().zip(["in_person", "in_person", "in_person", "remote", "remote", ""])
    {
        member.wished_mode = mode.to_owned();
    }
    let weights = Weights::parse([0, 0, 0, 0, 2]).unwrap();
    let grouping = Grouping::parse(GroupingInput { weights, ..task(members, vec![3, 3]) }).unwrap();
    // The three are alone; the two share their group with one who does not mind: two pairs, over an average of 3.
    let together = assigned([1, 1, 1, 2, 2, 2]);
    assert_eq!(score(&grouping, &together).hundredths(), 2 * 200 / 3);
    // Two with one who wishes for another mode, twice: 2 + 2 pairs for those in person, 2 + 2 for those remote.
    let mixed = assigned([1, 1, 2, 1, 2, 2]);
    assert_eq!(score(&grouping, &mixed).hundredths(), (2 * 800 + 1) / 3);
    let proposal = crate::groups::propose(&grouping).unwrap();
    assert_eq!(proposal.assignment, together);
    assert_eq!(proposal.explanation.quality, Quality::Best);
}

#[test]
fn the_explanation_adds_up_and_shows_each_count() {
    let (_, proposal) = proposed(crate::groups::fixtures::loose_pool(40, vec![20, 20], 5));
    let explanation = proposal.explanation;
    let parts: u128 = explanation.criteria.iter().map(|report| report.cost.scaled()).sum();
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
