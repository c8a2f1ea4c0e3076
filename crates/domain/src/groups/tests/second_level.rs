use super::proposed;
use crate::groups::fixtures::{pool_of_all_criteria, pool_of_teams};
use crate::groups::{
    GroupNumber, GroupingError, NoSmallGroups, SMALL_GROUP_LEAST, SMALL_GROUP_MOST, check,
    propose_small_groups, small_group_sizes, small_group_task,
};

#[test]
fn small_groups_have_four_to_seven_people_as_near_to_the_wished_size_as_can_be() {
    for people in 4..=60 {
        for wished in 4..=7 {
            let sizes = small_group_sizes(people, wished).unwrap();
            assert_eq!(sizes.iter().sum::<u32>(), people);
            assert!(
                sizes.iter().all(|size| (SMALL_GROUP_LEAST..=SMALL_GROUP_MOST).contains(size)),
                "{sizes:?}"
            );
        }
    }
    assert_eq!(small_group_sizes(20, 5).unwrap(), vec![5; 4]);
    assert_eq!(small_group_sizes(20, 7).unwrap(), vec![7, 7, 6]);
    assert_eq!(small_group_sizes(9, 4).unwrap(), vec![5, 4]);
    assert_eq!(small_group_sizes(3, 4), None);
}

#[test]
fn each_group_of_twenty_is_divided_by_the_same_solver() {
    let (grouping, proposal) = proposed(pool_of_all_criteria(40, vec![20, 20], 9));
    for number in 1..=2 {
        let group = GroupNumber::parse(number).unwrap();
        let small = propose_small_groups(&grouping, &proposal.assignment, group, 5).unwrap();
        let task = small_group_task(&grouping, &proposal.assignment, group, 5).unwrap();
        assert_eq!(check(&task, &small.assignment), vec![]);
        assert_eq!(small.explanation.fills, vec![5; 4]);
        let of_group: Vec<_> = proposal.assignment.members_of(group).collect();
        assert_eq!(small.assignment.iter().map(|(who, _)| who).collect::<Vec<_>>(), of_group);
        let again = propose_small_groups(&grouping, &proposal.assignment, group, 5).unwrap();
        assert_eq!(again, small);
    }
}

#[test]
fn a_group_too_small_to_be_divided_says_so() {
    let (grouping, proposal) = proposed(pool_of_teams(6, 1, 0, vec![3, 3], 0));
    let first = GroupNumber::parse(1).unwrap();
    let expected = NoSmallGroups::NoTask(GroupingError::TooFewMembers { members: 3 });
    assert_eq!(propose_small_groups(&grouping, &proposal.assignment, first, 5), Err(expected));
}
