use proptest::prelude::*;

use super::proposed;
use crate::groups::fixtures::{binding_pool, loose_pool, pool_of_all_criteria, pool_of_teams};
use crate::groups::{Grouping, Seed, Weights, check, even_sizes, propose, propose_while};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_the_people_does_not_matter(shuffled in Just(binding_pool().members).prop_shuffle()) {
        let mut input = binding_pool();
        input.members = shuffled;
        for member in &mut input.members {
            member.superiors.reverse();
        }
        prop_assert_eq!(proposed(input).1, proposed(binding_pool()).1);
    }
}

#[test]
fn the_same_seed_gives_the_same_groups_and_another_seed_groups_as_good() {
    let with_seed = |byte: u8| {
        let mut input = pool_of_teams(60, 5, 6, even_sizes(60, 5), 4);
        input.seed = Some(Seed::new([byte; 32]));
        proposed(input).1
    };
    assert_eq!(with_seed(1), with_seed(1));
    assert_ne!(with_seed(1).assignment, with_seed(2).assignment);
    assert_eq!(with_seed(1).explanation.cost, with_seed(2).explanation.cost);
    assert_eq!(with_seed(1).digest, with_seed(2).digest, "the seed is no part of the input's digest");
}

#[test]
fn without_a_seed_the_digest_of_the_input_is_the_seed() {
    let grouping = Grouping::parse(binding_pool()).unwrap();
    assert_eq!(grouping.seed().bytes(), grouping.digest());
    let mut other = binding_pool();
    other.weights = Weights::parse([3, 2, 2, 1, 1]).unwrap();
    assert_ne!(Grouping::parse(other).unwrap().digest(), grouping.digest());
}

/// The path of the search is the same on every machine and in every release: a proof of the groups, published
/// or archived, can be made again. Changing these values is changing the method.
#[test]
fn the_method_gives_what_it_gave_before() {
    let grouping = Grouping::parse(loose_pool(10, vec![4, 3, 3], 7)).unwrap();
    let proposal = propose(&grouping).unwrap();
    let groups: Vec<u32> = proposal.assignment.iter().map(|(_, group)| group.number()).collect();
    assert_eq!(groups, vec![1, 1, 1, 2, 1, 2, 2, 3, 3, 3]);
}

#[test]
fn a_search_that_is_stopped_answers_with_what_it_has() {
    let grouping = Grouping::parse(pool_of_all_criteria(1_000, even_sizes(1_000, 200), 2)).unwrap();
    let mut asked = 0;
    let stopped = propose_while(&grouping, &mut |progress| {
        asked += 1;
        assert!(progress.done <= progress.of && progress.bound <= progress.cost);
        asked < 3
    })
    .unwrap();
    assert!(stopped.stopped);
    assert_eq!(asked, 3, "it is not asked again");
    assert_eq!(check(&grouping, &stopped.assignment), vec![]);
    let whole = propose(&grouping).unwrap();
    assert!(!whole.stopped);
    assert!(whole.explanation.cost < stopped.explanation.cost);
}
