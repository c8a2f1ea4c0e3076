use super::*;

#[test]
fn a_wish_is_kept_while_there_is_something_to_take_part_in() {
    let kept = [StateKind::Submitted, StateKind::Waiting, StateKind::Offered, StateKind::Accepted];
    for state in StateKind::ALL {
        assert_eq!(keeps_wish(*state, None), kept.contains(state), "{state:?}");
    }
}

#[test]
fn a_wish_outlives_a_pause_and_nothing_that_ends_a_participation() {
    use ParticipationKind::{Completed, Discontinued, Ongoing, Paused};
    let of = |participation| keeps_wish(StateKind::Accepted, Some(participation));
    assert_eq!([Ongoing, Paused, Discontinued, Completed].map(of), [true, true, false, false]);
    let moved = |participation| keeps_wish(StateKind::Rerouted, Some(participation));
    assert_eq!([Ongoing, Paused, Discontinued, Completed].map(moved), [true, true, false, false]);
    assert!(!keeps_wish(StateKind::Withdrawn, Some(Ongoing)));
}

#[test]
fn who_chooses_among_applicants_is_no_contact() {
    let kept_out: Vec<Role> = Role::ALL.into_iter().filter(|role| !may_be_contact(*role)).collect();
    assert_eq!(kept_out, [Role::Decider, Role::Assessor]);
}
