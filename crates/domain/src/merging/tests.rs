use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn unit(n: u128) -> Option<UnitId> {
    Some(UnitId::new(Uuid::from_u128(n)))
}

fn person(n: u128) -> Option<PersonId> {
    Some(PersonId::new(Uuid::from_u128(n)))
}

fn matti() -> Likeness<'static> {
    Likeness {
        name: "virtanen matti virtanen",
        email: Some("matti.virtanen@palkeet.example"),
        unit: unit(1),
        supervisor: person(7),
    }
}

#[test]
fn a_name_alone_suggests_nothing_and_one_more_fact_does() {
    let other = Likeness { email: Some("matti.virtanen.2@palkeet.example"), unit: unit(2), ..matti() };
    assert_eq!(same_facts(&matti(), &other), BTreeSet::new());
    let address = Likeness { email: Some("Matti.Virtanen@PALKEET.example"), ..other };
    assert_eq!(same_facts(&matti(), &address), BTreeSet::from([SameFact::Email]));
    let place = Likeness { unit: unit(1), ..other };
    assert_eq!(same_facts(&matti(), &place), BTreeSet::from([SameFact::UnitAndSupervisor]));
    let all = BTreeSet::from([SameFact::Email, SameFact::UnitAndSupervisor]);
    assert_eq!(same_facts(&matti(), &matti()), all);
    // The control: everything else equal, another name.
    let namesake = Likeness { name: "virtanen maija virtanen", ..matti() };
    assert_eq!(same_facts(&matti(), &namesake), BTreeSet::new());
}

#[test]
fn what_is_absent_equals_nothing() {
    let bare = Likeness { email: None, unit: None, supervisor: None, ..matti() };
    assert_eq!(same_facts(&bare, &bare), BTreeSet::new());
    let half = Likeness { supervisor: None, email: None, ..matti() };
    assert_eq!(same_facts(&half, &half), BTreeSet::new());
}

#[test]
fn everything_that_speaks_against_it_is_said_at_once() {
    let fine = Pair { followed_in_service: true, other_in_service: true, accounts: 1, ..Pair::default() };
    assert_eq!(refusals(&fine), BTreeSet::new());
    let ended = Pair { other_in_service: false, ..fine };
    assert_eq!(refusals(&ended), BTreeSet::new(), "the line that is not followed may have ended");
    let both_ended = Pair { followed_in_service: false, ..ended };
    assert_eq!(refusals(&both_ended), BTreeSet::new());
    let all = Pair {
        own: true,
        shared_calls: 1,
        shared_pools: 1,
        shared_programmes: 1,
        accounts: 2,
        in_one_line: true,
        scores_the_other: true,
        followed_in_service: false,
        other_in_service: true,
    };
    assert_eq!(refusals(&all).len(), 8);
}

#[test]
fn a_merge_is_undone_once_and_within_thirty_days() {
    let merged: Timestamp = "2020-05-04T06:00:00Z".parse().unwrap();
    let until = merged + UNDO_TIME;
    assert_eq!(until.to_string(), "2020-06-03T06:00:00Z");
    assert_eq!(may_undo(false, until, until), Ok(()));
    let after = until + SignedDuration::from_micros(1);
    assert_eq!(may_undo(false, until, after), Err(UndoFault::TooLate));
    assert_eq!(may_undo(true, until, merged), Err(UndoFault::Undone));
}

proptest! {
    #[test]
    fn who_is_named_first_makes_no_difference(
        emails in prop::array::uniform2(prop::option::of("[aA]@b\\.fi")),
        units in prop::array::uniform2(prop::option::of(0u128..2)),
        supervisors in prop::array::uniform2(prop::option::of(0u128..2)),
    ) {
        let of = |n: usize| Likeness {
            name: "a b a",
            email: emails.get(n).and_then(Option::as_deref),
            unit: units.get(n).copied().flatten().and_then(unit),
            supervisor: supervisors.get(n).copied().flatten().and_then(person),
        };
        prop_assert_eq!(same_facts(&of(0), &of(1)), same_facts(&of(1), &of(0)));
    }
}

#[test]
fn whoever_reads_no_applications_is_told_of_the_selection_as_one() {
    let all = BTreeSet::from([
        MergeRefusal::OwnRecord,
        MergeRefusal::SameCall,
        MergeRefusal::SamePool,
        MergeRefusal::SameProgramme,
        MergeRefusal::TwoAccounts,
        MergeRefusal::OneLine,
        MergeRefusal::ScoresTheOther,
        MergeRefusal::LineEnded,
    ]);
    assert_eq!(told(&all, true), all);
    let register = [
        MergeRefusal::OwnRecord,
        MergeRefusal::TwoAccounts,
        MergeRefusal::OneLine,
        MergeRefusal::LineEnded,
        MergeRefusal::SelectionWork,
    ];
    assert_eq!(told(&all, false), register.into());
    // What is refused stays refused.
    assert_eq!(told(&BTreeSet::new(), false), BTreeSet::new());
    let changed = BTreeSet::from([UndoRefusal::ParticipationChanged, UndoRefusal::AccountChanged]);
    assert_eq!(told_of_undoing(&changed, true), changed);
    let told = [UndoRefusal::AccountChanged, UndoRefusal::SelectionWork];
    assert_eq!(told_of_undoing(&changed, false), told.into());
}
