use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::programmes::element::{ElementParts, Length, Minutes, Times};
use crate::text::{Localised, TextLimits};

fn element(kind: ElementKind, times: u32, length: Length) -> Element {
    Element::parse(ElementParts {
        kind,
        title: Localised::parse("Osio", None, None, TextLimits::TITLE).unwrap(),
        description: None,
        times: Times::parse(times).unwrap(),
        length,
        planned_mode: None,
    })
    .unwrap()
}

fn minutes(number: u32) -> Length {
    Length::Minutes(Minutes::parse(number).unwrap())
}

/// As the design of 2020, in short.
fn design() -> Vec<Element> {
    vec![
        element(ElementKind::CallAndSelection, 1, Length::None),
        element(ElementKind::KickOff, 1, Length::Unknown),
        element(ElementKind::OrientationDay, 1, Length::FullDay),
        element(ElementKind::Lecture, 3, minutes(60)),
        element(ElementKind::SmallGroupCoaching, 5, minutes(120)),
        element(ElementKind::Mentoring, 4, minutes(60)),
    ]
}

const FORTY: Frame = Frame { chosen: 40, groups: 2, small_group_size: 5 };

#[test]
fn forty_in_two_groups_need_eight_small_groups_and_eighty_hours_of_coaching() {
    let load = Load::of(&design(), FORTY, None);
    assert_eq!((load.groups, load.small_groups), (vec![20, 20], vec![5; 8]));
    let of = |kind| *load.meetings.iter().find(|one| one.kind == kind).unwrap();
    let coaching = of(ElementKind::SmallGroupCoaching);
    let led = coaching.led.unwrap();
    assert_eq!((coaching.circles, led.meetings, led.stated_minutes), (Some(8), 40, 80 * 60));
    assert_eq!(of(ElementKind::OrientationDay).led.unwrap().full_days, 2);
    assert_eq!(of(ElementKind::Lecture).led.unwrap().meetings, 3);
    assert_eq!(of(ElementKind::KickOff).led.unwrap().meetings_without_length, 1);
    let mentoring = of(ElementKind::Mentoring);
    assert_eq!((mentoring.circles, mentoring.led, mentoring.each.meetings), (None, None, 4));
    assert_eq!(load.meetings.len(), 5, "nobody meets in a call");
}

#[test]
fn nothing_for_small_groups_makes_none() {
    let load = Load::of(&design()[..4], FORTY, None);
    assert_eq!(load.small_groups, Vec::<u32>::new());
}

#[test]
fn days_off_are_no_days_to_meet_on() {
    let days = Days::parse(date(2020, 4, 6), date(2020, 4, 19)).unwrap();
    // Two weeks around Easter: Good Friday and Easter Monday are off.
    assert_eq!(days.count(), DayCount { working_days: 8, weeks: 2 });
    let sunday = Days::parse(date(2020, 4, 5), date(2020, 4, 5)).unwrap();
    assert_eq!(sunday.count(), DayCount { working_days: 0, weeks: 0 });
    assert_eq!(Days::parse(date(2020, 4, 6), date(2020, 4, 5)), Err(DaysFault));
    assert_eq!(Days::parse(date(2020, 4, 6), date(2023, 4, 8)), Err(DaysFault));
}

proptest! {
    /// Everybody is in one group, and in one small group of four to seven where there are enough.
    #[test]
    fn everybody_has_one_place_on_each_level(chosen in 1_u32..2_000, groups in 1_u32..300, wished in 0_u32..12) {
        let load = Load::of(&design(), Frame { chosen, groups, small_group_size: wished }, None);
        prop_assert_eq!(load.groups.iter().sum::<u32>(), chosen);
        prop_assert_eq!(load.small_groups.iter().sum::<u32>(), chosen);
        prop_assert!(load.groups.iter().all(|people| *people > 0));
        let smallest = load.groups.iter().copied().min().unwrap_or_default();
        if smallest >= 12 {
            prop_assert!(load.small_groups.iter().all(|people| (4..=7).contains(people)), "{:?}", load.small_groups);
        }
    }
}
