use crate::schedule::fixtures::autumn;
use crate::schedule::{Schedule, check, propose, score};

#[test]
fn an_autumn_of_three_programmes_is_placed_whole() {
    let schedule = Schedule::parse(autumn(3, 12, 6)).unwrap();
    let proposal = propose(&schedule);
    assert_eq!(proposal.unplaced, []);
    assert_eq!(check(&schedule, &proposal.placed), []);
    assert_eq!(score(&schedule, &proposal.placed), proposal.score.wishes);
    assert!(proposal.score.bound <= proposal.score.wishes.total());
    assert!(proposal.most && proposal.fewest);
}
