use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::selection::fixtures::{QuotaSample, Sample};
use crate::selection::share::HolderRole;
use crate::selection::verify;

const SAMPLE: Sample = Sample { number: 3, pool: 9, seats: 4, withheld: [false, false], corrects: false };
const BEFORE: Date = date(2020, 5, 6);
const AFTER: Date = date(2020, 5, 9);

fn plan() -> Plan {
    let CommitmentParts { round, corrects, call, seats, rules, .. } = SAMPLE.parts().unwrap();
    Plan { round, corrects, call, seats, rules }
}

fn account(number: u128) -> AccountId {
    AccountId::new(Uuid::from_u128(number))
}

fn held(number: u128, coordinates: bool, role: &str, share: &SeedShare) -> HeldPromise {
    let role = HolderRole::parse(role).unwrap();
    let person = Some(PersonId::new(Uuid::from_u128(number + 1_000)));
    let holder = Holder { account: account(number), person, coordinates };
    HeldPromise { promise: SharePromise { hash: share.hash(SAMPLE.round(), &role), role }, holder }
}

fn both() -> [HeldPromise; 2] {
    let [first, second] = SAMPLE.shares();
    [held(1, true, "coordinator", &first), held(2, false, "staff_representative", &second)]
}

fn closing() -> Closing {
    let CommitmentParts { reveal_by, fallback, pool, .. } = SAMPLE.parts().unwrap();
    Closing { reveal_by, fallback, pool }
}

fn promised() -> SelectionState {
    let [first, second] = both();
    SelectionState::new(plan()).promise(first).unwrap().promise(second).unwrap()
}

fn committed() -> SelectionState {
    promised().commit(closing(), BEFORE).unwrap()
}

fn drawn() -> SelectionState {
    let [first, second] = SAMPLE.shares();
    let revealed =
        committed().reveal(account(2), second, BEFORE).unwrap().reveal(account(1), first, BEFORE).unwrap();
    revealed.draw(None, BEFORE).unwrap()
}

fn confirmation() -> Confirmation {
    Confirmation { decider: account(9), at: "2020-05-06T09:00:00Z".parse().unwrap() }
}

fn refused(attempt: Result<SelectionState, SelectionRefusal>) -> SelectionRefusal {
    attempt.expect_err("the step must be refused")
}

#[test]
fn a_round_goes_from_plan_to_a_confirmed_draw_that_verifies() {
    let SelectionState::Confirmed { proof, .. } = drawn().confirm(confirmation()).unwrap() else {
        panic!("not confirmed");
    };
    assert!(verify(&proof.to_json()).is_ok());
}

#[test]
fn both_shares_of_one_person_are_one_share() {
    let [first, second] = both();
    let mut again = second.clone();
    again.holder.person = first.holder.person;
    let state = SelectionState::new(plan()).promise(first).unwrap().promise(again).unwrap();
    assert!(matches!(state, SelectionState::Preparing { first: Some(_), .. }));
    assert_eq!(refused(state.commit(closing(), BEFORE)), SelectionRefusal::OutOfStep { step: Step::Commit });
}

#[test]
fn two_coordinators_cannot_hold_both_shares() {
    let [first, mut second] = both();
    second.holder.coordinates = true;
    let state = SelectionState::new(plan()).promise(first).unwrap();
    assert_eq!(refused(state.promise(second)), SelectionRefusal::BothCoordinate);
}

#[test]
fn two_holders_in_one_role_are_refused() {
    let [first, mut second] = both();
    second.promise.role = first.promise.role.clone();
    assert_eq!(
        refused(SelectionState::new(plan()).promise(first).unwrap().promise(second)),
        SelectionRefusal::RolesEqual
    );
}

#[test]
fn a_third_person_cannot_take_a_share_but_a_holder_can_replace_the_own() {
    let [_, second] = SAMPLE.shares();
    assert_eq!(
        refused(promised().promise(held(3, false, "decider", &second))),
        SelectionRefusal::SharesTaken
    );
    let anew = held(2, false, "staff_representative", &SeedShare::new([5; 32]));
    let SelectionState::SharesPromised { promises, .. } = promised().promise(anew.clone()).unwrap() else {
        panic!("not promised");
    };
    assert_eq!(promises[1], anew);
}

#[test]
fn a_share_is_taken_only_from_its_holder_only_once_and_only_as_promised() {
    let [first, second] = SAMPLE.shares();
    assert_eq!(refused(committed().reveal(account(3), first.clone(), BEFORE)), SelectionRefusal::NotAHolder);
    assert_eq!(refused(committed().reveal(account(1), second, BEFORE)), SelectionRefusal::ShareHashWrong);
    assert_eq!(refused(committed().reveal(account(1), first.clone(), AFTER)), SelectionRefusal::RevealOver);
    let once = committed().reveal(account(1), first.clone(), BEFORE).unwrap();
    assert_eq!(refused(once.reveal(account(1), first, BEFORE)), SelectionRefusal::AlreadyRevealed);
}

#[test]
fn a_withheld_share_is_replaced_only_once_the_fallback_is_public() {
    let one = |share: SeedShare| committed().reveal(account(1), share, BEFORE).unwrap();
    let [first, _] = SAMPLE.shares();
    let value = OneLine::parse("3 8 15 22 29 36 40").unwrap();
    assert_eq!(
        refused(one(first.clone()).draw(Some(value.clone()), date(2020, 5, 8))),
        SelectionRefusal::StillWaitingForShares
    );
    assert_eq!(
        refused(one(first.clone()).draw(None, AFTER)),
        SelectionRefusal::Draw(DrawFault::FallbackMissing)
    );
    let SelectionState::Drawn { proof } = one(first).draw(Some(value), AFTER).unwrap() else {
        panic!("not drawn")
    };
    assert!(verify(&proof.to_json()).is_ok());
    assert_eq!(proof.reveals()[1], Reveal::Withheld);
}

#[test]
fn a_second_draw_is_refused() {
    assert_eq!(refused(drawn().draw(None, BEFORE)), SelectionRefusal::AlreadyDrawn);
    assert_eq!(refused(drawn().commit(closing(), BEFORE)), SelectionRefusal::AlreadyDrawn);
}

#[test]
fn nothing_happens_after_confirmation() {
    let confirmed = || drawn().confirm(confirmation()).unwrap();
    let [first, promise] = [SAMPLE.shares()[0].clone(), SAMPLE.shares()[1].clone()];
    let attempts = [
        confirmed().promise(held(1, true, "coordinator", &promise)),
        confirmed().commit(closing(), BEFORE),
        confirmed().reveal(account(1), first, BEFORE),
        confirmed().draw(None, BEFORE),
        confirmed().confirm(confirmation()),
    ];
    for attempt in attempts {
        assert_eq!(refused(attempt), SelectionRefusal::AlreadyConfirmed);
    }
}

#[test]
fn no_step_can_be_skipped() {
    let fresh = || SelectionState::new(plan());
    assert_eq!(
        refused(fresh().commit(closing(), BEFORE)),
        SelectionRefusal::OutOfStep { step: Step::Commit }
    );
    assert_eq!(refused(promised().draw(None, BEFORE)), SelectionRefusal::OutOfStep { step: Step::Draw });
    assert_eq!(
        refused(committed().confirm(confirmation())),
        SelectionRefusal::OutOfStep { step: Step::Confirm }
    );
    assert_eq!(refused(committed().draw(None, BEFORE)), SelectionRefusal::StillWaitingForShares);
    assert_eq!(refused(promised().commit(closing(), AFTER)), SelectionRefusal::RevealOver);
    assert_eq!(
        refused(promised().commit(Closing { pool: Vec::new(), ..closing() }, BEFORE)),
        SelectionRefusal::Commitment(CommitmentFault::PoolSize)
    );
}

#[test]
fn a_round_under_quotas_is_drawn_from_its_book_and_from_no_other() {
    let draw = QuotaSample { sample: SAMPLE, panels: 20 };
    let (parts, book) = draw.parts().unwrap();
    let [first, second] = SAMPLE.shares();
    let revealed = promised()
        .commit_under(closing(), parts.method, BEFORE)
        .and_then(|round| round.reveal(account(2), second, BEFORE))
        .and_then(|round| round.reveal(account(1), first, BEFORE))
        .unwrap();
    assert_eq!(refused(revealed.clone().draw(None, BEFORE)), SelectionRefusal::Draw(DrawFault::BookWrong));
    let SelectionState::Drawn { proof } = revealed.draw_from(Some(&book), None, BEFORE).unwrap() else {
        panic!("not drawn");
    };
    assert_eq!(proof.panel().unwrap().lines.len(), 4);
    assert!(verify(&proof.to_json()).is_ok());
}
