use super::proposed;
use crate::groups::fixtures::{member, pool_of_all_criteria, pool_of_teams, task};
use crate::groups::{
    GroupNumber, Grouping, GroupingError, Infeasible, Proposal, SMALL_GROUP_LEAST, SMALL_GROUP_MOST,
    SmallGroupAims, Weights, check, propose, small_group_least, small_group_sizes, small_group_task,
};

fn fives() -> SmallGroupAims {
    SmallGroupAims { wished: 5, weights: Weights::default(), unit_maximum: None, seed: None }
}

fn small(grouping: &Grouping, of: &Proposal, number: u32, aims: SmallGroupAims) -> (Grouping, Proposal) {
    let group = GroupNumber::parse(number).unwrap();
    let task = small_group_task(grouping, &of.assignment, group, aims).unwrap();
    let proposal = propose(&task).unwrap();
    (task, proposal)
}

#[test]
fn small_groups_have_four_to_seven_people_as_near_to_the_wished_size_as_can_be() {
    for people in 4..=60 {
        for wished in 4..=7 {
            let sizes = small_group_sizes(people, people, wished).unwrap();
            assert_eq!(sizes.iter().sum::<u32>(), people);
            assert!(
                sizes.iter().all(|size| (SMALL_GROUP_LEAST..=SMALL_GROUP_MOST).contains(size)),
                "{sizes:?}"
            );
        }
    }
    assert_eq!(small_group_sizes(20, 20, 5).unwrap(), vec![5; 4]);
    assert_eq!(small_group_sizes(20, 20, 7).unwrap(), vec![7, 7, 6]);
    assert_eq!(small_group_sizes(9, 9, 4).unwrap(), vec![5, 4]);
    assert_eq!(small_group_sizes(3, 20, 4), None);
}

#[test]
fn the_places_of_a_group_are_kept_for_whoever_comes_later() {
    assert_eq!(small_group_sizes(19, 20, 5).unwrap(), vec![5; 4]);
    assert_eq!(small_group_sizes(8, 20, 4).unwrap(), vec![7, 7], "no small group is larger than the most");
    for people in 4..=40 {
        for places in people..=40 {
            for wished in 4..=7 {
                let (grouping, proposal) = proposed(pool_of_all_criteria(people, vec![places], 3));
                let aims = SmallGroupAims { wished, ..fives() };
                let group = GroupNumber::parse(1).unwrap();
                let task = small_group_task(&grouping, &proposal.assignment, group, aims).unwrap();
                assert!(task.fills().iter().all(|fill| *fill >= SMALL_GROUP_LEAST), "{people} of {places}");
                assert!(task.sizes().iter().all(|size| *size <= SMALL_GROUP_MOST));
            }
        }
    }
}

#[test]
fn fewer_people_than_small_groups_need_are_shared_among_those_there_are() {
    assert_eq!(small_group_least(20, 4), 4);
    assert_eq!(small_group_least(15, 4), 3);
    assert_eq!(small_group_least(3, 4), 0);
    assert_eq!(small_group_least(3, 0), 0);
}

#[test]
fn each_group_of_twenty_is_divided_by_the_same_solver() {
    let (grouping, proposal) = proposed(pool_of_all_criteria(40, vec![20, 20], 9));
    for number in 1..=2 {
        let (task, first) = small(&grouping, &proposal, number, fives());
        assert_eq!(check(&task, &first.assignment), vec![]);
        assert_eq!(first.explanation.fills, vec![5; 4]);
        let group = GroupNumber::parse(number).unwrap();
        let of_group: Vec<_> = proposal.assignment.members_of(group).collect();
        assert_eq!(first.assignment.iter().map(|(who, _)| who).collect::<Vec<_>>(), of_group);
        let (_, again) = small(&grouping, &proposal, number, fives());
        assert_eq!(again, first);
        let (_, repeated) =
            small(&grouping, &proposal, number, SmallGroupAims { seed: Some(first.seed), ..fives() });
        assert_eq!(repeated, first, "the seed alone repeats it");
    }
}

#[test]
fn a_unit_maximum_of_small_groups_is_a_limit_of_their_own() {
    let unit = |number| if number < 8 { "one unit".to_owned() } else { format!("unit {number}") };
    let people = (0..20).map(|number| member(number, &unit(number), "site", "category")).collect();
    let (grouping, proposal) = proposed(task(people, vec![20]));
    let (task, within) = small(&grouping, &proposal, 1, SmallGroupAims { unit_maximum: Some(2), ..fives() });
    assert_eq!((task.unit_maximum(), check(&task, &within.assignment)), (Some(2), vec![]));
    let only = GroupNumber::parse(1).unwrap();
    let aims = SmallGroupAims { unit_maximum: Some(1), ..fives() };
    let too_tight = small_group_task(&grouping, &proposal.assignment, only, aims).unwrap();
    let expected = Infeasible::UnitMaximum { units: vec!["one unit".to_owned()], maximum: 1 };
    assert_eq!(propose(&too_tight), Err(expected), "eight people of a unit, four small groups");
}

#[test]
fn a_group_too_small_to_be_divided_says_so() {
    let (grouping, proposal) = proposed(pool_of_teams(6, 1, 0, vec![3, 3], 0));
    let first = GroupNumber::parse(1).unwrap();
    let refused = small_group_task(&grouping, &proposal.assignment, first, fives()).map(|task| task.digest());
    assert_eq!(refused, Err(GroupingError::TooFewMembers { members: 3 }));
}
