use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::programmes::element::{DeliveryMode, ElementKind};

const VERY_EXPERIENCED: Evidence = Evidence { years: 12, remote_hours: 240, references: 4 };

fn coach(evidence: Option<Evidence>) -> Option<Lead> {
    Some(Lead { kind: FacilitatorKind::Coach, evidence })
}

#[test]
fn the_recommendation_of_the_report_asks_for_a_very_experienced_coach_when_it_is_remote() {
    let policy = CoachPolicy::RECOMMENDED;
    assert_eq!(policy.check(DeliveryMode::InPerson, None), Ok(()));
    assert_eq!(policy.check(DeliveryMode::Remote, None), Err(Breach::NoCoach));
    let lecturer = Some(Lead { kind: FacilitatorKind::Lecturer, evidence: Some(VERY_EXPERIENCED) });
    assert_eq!(policy.check(DeliveryMode::Remote, lecturer), Err(Breach::NotACoach));
    assert_eq!(policy.check(DeliveryMode::Remote, coach(Some(VERY_EXPERIENCED))), Ok(()));
    let unproven = policy.check(DeliveryMode::Remote, coach(None));
    let Err(Breach::Lacks(lacks)) = unproven else { panic!("{unproven:?}") };
    assert_eq!(lacks.len(), 3);
    let nearly = Evidence { remote_hours: 99, ..VERY_EXPERIENCED };
    let lack = Lack { measure: Measure::RemoteHours, needed: 100, there: 99 };
    assert_eq!(policy.check(DeliveryMode::Remote, coach(Some(nearly))), Err(Breach::Lacks(vec![lack])));
}

#[test]
fn only_coaching_in_small_groups_is_held_to_it() {
    let coached: Vec<_> = ElementKind::ALL.iter().filter(|kind| is_coached(**kind)).collect();
    assert_eq!(coached, [&ElementKind::SmallGroupCoaching]);
}

#[test]
fn rights_begin_with_the_terms_and_end_after_the_last_day() {
    let rights = |accepted| Rights { accepted, ends_on: date(2020, 12, 31) };
    assert_eq!(rights(false).stage(date(2020, 8, 1)), Stage::Invited);
    assert_eq!(rights(true).stage(date(2020, 12, 31)), Stage::Active);
    assert_eq!(rights(true).stage(date(2021, 1, 1)), Stage::Ended);
    assert_eq!(rights(false).stage(date(2021, 1, 1)), Stage::Ended);
}

#[test]
fn every_kind_has_a_role_for_a_programme_and_only_designers_lead_nothing() {
    for kind in FacilitatorKind::ALL {
        assert!(kind.role().fits_a_programme(), "{kind:?}");
        assert_eq!(kind.leads(), *kind != FacilitatorKind::PartnerDesigner);
    }
}

#[test]
fn a_note_holds_no_address_and_no_telephone_number() {
    for plain in
        ["Kolme virastoa, viimeksi syksyllä 2019 ja 2020", "01.09.2019–30.06.2020", "1.9.2019 - 30.6.2020"]
    {
        assert!(free_of_contacts(plain), "{plain}");
    }
    let hidden = ["040.123.4567", "040/1234567", "０４０１２３４５６７", "minna＠example.fi"];
    let plain = ["kysy: minna@example.fi", "puh. 040 123 4567", "+358 (0)40-1234567"];
    for reachable in plain.into_iter().chain(hidden) {
        assert!(!free_of_contacts(reachable), "{reachable}");
    }
}

#[test]
fn more_than_a_life_of_work_is_refused() {
    assert_eq!(
        Evidence::parse(MAX_YEARS + 1, 0, MAX_REFERENCES + 1),
        Err(vec![EvidenceFault::Years, EvidenceFault::References])
    );
    assert_eq!(Evidence::parse(5, 100, 2), Ok(Evidence { years: 5, remote_hours: 100, references: 2 }));
}

fn threshold() -> impl Strategy<Value = Threshold> {
    (0_u32..8, 0_u32..150, 0_u32..4).prop_map(|(years, remote_hours, references)| Threshold {
        years,
        remote_hours,
        references,
    })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (0_u32..10, 0_u32..200, 0_u32..6).prop_map(|(years, remote_hours, references)| Evidence {
        years,
        remote_hours,
        references,
    })
}

proptest! {
    /// Switching any session to remote flips the check, for everybody who is not very experienced and for nobody else (N6).
    #[test]
    fn switching_any_session_to_remote_flips_the_check(
        kind in prop::sample::select(FacilitatorKind::ALL.to_vec()),
        there in prop::option::of(evidence()),
        named in any::<bool>(),
    ) {
        let policy = CoachPolicy::RECOMMENDED;
        let lead = named.then_some(Lead { kind, evidence: there });
        prop_assert_eq!(policy.check(DeliveryMode::InPerson, lead), Ok(()));
        let able = named
            && kind == FacilitatorKind::Coach
            && there.is_some_and(|there| there.years >= 5 && there.remote_hours >= 100 && there.references >= 2);
        prop_assert_eq!(policy.check(DeliveryMode::Remote, lead).is_ok(), able);
    }

    /// Whatever an agency decides: who passes a policy passes every one that asks for less, and what is told to be missing,
    /// once added, is enough.
    #[test]
    fn less_is_never_refused_and_what_is_missing_is_enough(
        demanded in threshold(),
        less in threshold(),
        there in evidence(),
        mode in prop::sample::select(DeliveryMode::ALL.to_vec()),
    ) {
        let all = |threshold| CoachPolicy { in_person: threshold, remote: threshold, hybrid: threshold };
        let lower = Threshold {
            years: demanded.years.min(less.years),
            remote_hours: demanded.remote_hours.min(less.remote_hours),
            references: demanded.references.min(less.references),
        };
        match all(demanded).check(mode, coach(Some(there))) {
            Ok(()) => prop_assert_eq!(all(lower).check(mode, coach(Some(there))), Ok(())),
            Err(Breach::Lacks(lacks)) => {
                let mut mended = there;
                for Lack { measure, needed, there } in lacks {
                    prop_assert!(there < needed);
                    match measure {
                        Measure::Years => mended.years = needed,
                        Measure::RemoteHours => mended.remote_hours = needed,
                        Measure::References => mended.references = needed,
                    }
                }
                prop_assert_eq!(all(demanded).check(mode, coach(Some(mended))), Ok(()));
            }
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }
}
