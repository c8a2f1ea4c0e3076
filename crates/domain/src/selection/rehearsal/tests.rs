use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::programmes::rule::fact::{Attribute, Fact, Value};
use crate::selection::fixtures::{QuotaSample, Sample, ScoredSample};
use crate::selection::proof::{Proof, verify};
use crate::selection::quota::{Candidate, Quota};
use crate::selection::value::OneLine;
use crate::suppression::FEWEST;

fn seed(number: u32) -> Seed {
    Seed::rehearsed(Digest::of(&format!("rehearsal {number}")))
}

fn facts(values: &BTreeMap<Attribute, String>) -> Facts {
    let day = jiff::civil::date(2020, 4, 1);
    values.iter().fold(Facts::default(), |facts, (attribute, value)| {
        let value = Some(Value::Code(value.clone()));
        facts.with(*attribute, Fact { value, source: "test".to_owned(), as_of: day }).unwrap()
    })
}

fn unmarked(line: Pseudonym) -> RehearsalLine {
    RehearsalLine { line, facts: Facts::default(), total: None }
}

/// What a proof's own rehearsal gives by a method.
fn rehearsed(proof: &Proof, pool: Vec<RehearsalLine>, quotas: Option<Quotas>, method: Method) -> Rehearsed {
    // What a stranger reads from the published file, not what made it.
    let verified = verify(&proof.to_json()).unwrap();
    let seed = Seed::rehearsed(verified.proof().seed().digest());
    let panels = proof.commitment().parts().method.quotas().map_or(PANELS, |terms| terms.panels);
    let rehearsal = Rehearsal::new(proof.commitment().parts().seats, quotas, pool).unwrap();
    let mut found = rehearsal.methods_of(seed, panels);
    found.retain(|(of, _)| *of == method);
    found.pop().unwrap().1.unwrap()
}

#[test]
fn the_seed_of_a_real_draw_gives_its_order() {
    for number in 0..10 {
        let proof = Sample::varied(number).proof().unwrap();
        let pool: Vec<_> = proof.commitment().parts().pool.iter().rev().copied().map(unmarked).collect();
        let found = rehearsed(&proof, pool, None, Method::EqualChanceDraw);
        assert_eq!(&found.example, proof.result());
    }
}

#[test]
fn the_seed_of_a_real_quota_draw_gives_its_panel_and_its_order() {
    for number in 0..10 {
        let sample = QuotaSample::varied(number);
        let (proof, book) = (sample.proof().unwrap(), sample.book().unwrap());
        let line = |one: &Candidate| RehearsalLine { line: one.line, facts: facts(&one.values), total: None };
        let pool = sample.candidates().iter().map(|(one, _)| line(one)).collect();
        let found = rehearsed(&proof, pool, Some(sample.quotas().unwrap()), Method::QuotaDraw);
        assert_eq!(&found.example, proof.result());
        // The chances, too, are those that were sealed.
        for (line, times) in proof.commitment().parts().pool.iter().zip(&found.chances.times) {
            assert_eq!(book.chance_of(*line).unwrap().1.len(), *times as usize);
        }
    }
}

#[test]
fn the_seed_of_a_real_scored_draw_gives_its_order() {
    for number in 0..10 {
        let sample = ScoredSample::varied(number);
        let proof = sample.proof().unwrap();
        let pool = sample.totals().into_iter().map(|(line, total)| RehearsalLine {
            line,
            facts: Facts::default(),
            total: Some(total),
        });
        let found = rehearsed(&proof, pool.collect(), None, Method::ScoredDraw);
        assert_eq!(&found.example, proof.result());
    }
}

/// The control of the three above: they would notice another seed.
#[test]
fn another_seed_gives_another_order() {
    let proof = Sample::varied(0).proof().unwrap();
    let pool = proof.commitment().parts().pool.iter().copied().map(unmarked).collect();
    let rehearsal = Rehearsal::new(proof.commitment().parts().seats, None, pool).unwrap();
    let (_, found) = rehearsal.methods(seed(1)).pop().unwrap();
    assert_ne!(&found.unwrap().example, proof.result());
}

#[test]
fn no_pool_is_no_rehearsal_and_nobody_is_in_it_twice() {
    let line = Pseudonym::rehearsed(crate::ids::CallId::new(uuid::Uuid::nil()), uuid::Uuid::nil());
    let seats = Seats::parse(1).unwrap();
    let fault = |pool| Rehearsal::new(seats, None, pool).unwrap_err();
    assert_eq!(fault(Vec::new()), NoRehearsal::Empty);
    assert_eq!(fault(vec![unmarked(line), unmarked(line)]), NoRehearsal::Twice);
    assert_eq!(fault(vec![unmarked(line); MAX_LINES + 1]), NoRehearsal::TooLarge);
}

#[test]
fn chances_in_figures_are_those_worked_out_by_hand() {
    let even = Chances { times: vec![3; 8], out_of: 8 };
    assert_eq!((even.least(), even.greatest(), even.gini_thousandths()), (3, 3, 0));
    assert_eq!(even.bands(), [Band { least: 3, greatest: 3, people: 8 }]);
    assert_eq!(even.expected_hundredths(&[0, 1]), 75);
    // Two of eight are certain and six have no chance: 1 - 2/8.
    let decided = Chances { times: vec![0, 0, 0, 0, 0, 0, 1, 1], out_of: 1 };
    assert_eq!(decided.gini_thousandths(), 750);
    // The two who are certain are few and stand with the others.
    assert_eq!(decided.bands(), [Band { least: 0, greatest: 1, people: 8 }]);
    // 1, 1, 3, 3: the mean difference of all pairs is 1, half of which is a quarter of the mean.
    assert_eq!(Chances { times: vec![1, 1, 3, 3], out_of: 4 }.gini_thousandths(), 250);
    assert_eq!(Chances { times: vec![0, 0], out_of: 4 }.gini_thousandths(), 0);
}

/// Units by letter: `a` has the fewest people.
fn line(number: u128, unit: Option<&str>, site: &str, total: u32) -> RehearsalLine {
    let mut values = BTreeMap::from([(Attribute::Site, site.to_owned())]);
    values.extend(unit.map(|unit| (Attribute::Unit, unit.to_owned())));
    let call = crate::ids::CallId::new(uuid::Uuid::nil());
    let line = Pseudonym::rehearsed(call, uuid::Uuid::from_u128(number));
    RehearsalLine { line, facts: facts(&values), total: Some(total) }
}

#[test]
fn the_few_of_a_kind_stand_together_and_no_number_of_them_can_be_worked_out() {
    let pool = |sizes: &[(&'static str, u128)]| -> Vec<RehearsalLine> {
        let people = sizes.iter().flat_map(|(unit, size)| (0..*size).map(move |_| *unit));
        (0..).zip(people).map(|(number, unit)| line(number, Some(unit), "x", 0)).collect()
    };
    let sizes = |pool: &[RehearsalLine]| -> Vec<(StratumName, usize)> {
        let found = strata(pool, Attribute::Unit);
        found.into_iter().map(|one| (one.name, one.members.len())).collect()
    };
    let named = |unit: &str, people| (StratumName::Value(unit.to_owned()), people);
    let others = |people| (StratumName::Others, people);
    assert_eq!(sizes(&pool(&[("a", 5), ("b", 9)])), [named("b", 9), named("a", 5)]);
    assert_eq!(sizes(&pool(&[("a", 2), ("b", 3), ("c", 9)])), [named("c", 9), others(5)]);
    // Two of `a` would be told by subtraction, so the next smallest stands with them.
    assert_eq!(sizes(&pool(&[("a", 2), ("b", 6), ("c", 9)])), [named("c", 9), others(8)]);
    assert_eq!(sizes(&pool(&[("a", 4), ("b", 9)])), [others(13)]);
    assert_eq!(sizes(&pool(&[("a", 1)])), [others(1)]);
    let not_known: Vec<_> = (0..6).map(|number| line(number, None, "x", 0)).collect();
    assert_eq!(sizes(&not_known), [(StratumName::NotKnown, 6)]);
}

#[test]
fn a_share_of_the_pool_is_rounded_up_and_follows_from_the_seed() {
    let pool: Vec<_> = (0..30).map(|number| line(number, None, "x", 0)).collect();
    let lines = |percent, number| -> BTreeSet<Pseudonym> {
        thinned(pool.clone(), percent, seed(number)).into_iter().map(|one| one.line).collect()
    };
    assert_eq!((lines(10, 1).len(), lines(34, 1).len(), lines(100, 1).len()), (3, 11, 30));
    assert_eq!(thinned(pool[..2].to_vec(), 10, seed(1)).len(), 1);
    assert_eq!(lines(50, 1), lines(50, 1));
    assert_ne!(lines(50, 1), lines(50, 2));
    assert!(lines(34, 1).is_superset(&lines(10, 1)));
}

fn people() -> impl Strategy<Value = Vec<RehearsalLine>> {
    let unit = proptest::option::of(prop_oneof![Just("a"), Just("b"), Just("c"), Just("d")]);
    let person = (unit, prop_oneof![Just("x"), Just("y")], 0_u32..6);
    proptest::collection::vec(person, 1..40).prop_map(|people| {
        (0..).zip(people).map(|(number, (unit, site, total))| line(number, unit, site, total)).collect()
    })
}

fn some_quotas() -> impl Strategy<Value = Quotas> {
    let bounds = (0_u32..4, 0_u32..8).prop_map(|(min, more)| (min, min + more));
    (bounds.clone(), bounds).prop_map(|(a, x)| {
        let quota = |attribute, value, (min, max)| Quota {
            attribute,
            value: OneLine::parse(value).unwrap(),
            min,
            max,
        };
        Quotas::new(vec![quota(Attribute::Unit, "a", a), quota(Attribute::Site, "x", x)]).unwrap()
    })
}

/// How many of the example a quota counts.
fn counted(rehearsal: &Rehearsal, found: &Rehearsed, quotas: &Quotas, quota: &Quota) -> u32 {
    let chosen: BTreeSet<_> = found.example.chosen().iter().copied().collect();
    let counts = |one: &&RehearsalLine| {
        chosen.contains(&one.line) && quota.counts(&Candidate::of(one.line, &one.facts, quotas))
    };
    u32::try_from(rehearsal.pool().iter().filter(counts).count()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn places_are_given_out_exactly_and_every_quota_is_met(
        pool in people(), quotas in some_quotas(), seats in 1_u32..12, number in 0_u32..50,
    ) {
        let seats = Seats::parse(seats).unwrap();
        let rehearsal = Rehearsal::new(seats, Some(quotas.clone()), pool).unwrap();
        let methods = rehearsal.methods_of(seed(number), 60);
        prop_assert_eq!(methods.len(), 3);
        for (method, found) in methods {
            let Ok(found) = found else {
                prop_assert_eq!(method, Method::QuotaDraw);
                continue;
            };
            let sum: u64 = found.chances.times.iter().copied().map(u64::from).sum();
            prop_assert_eq!(sum, u64::from(rehearsal.chosen()) * u64::from(found.chances.out_of));
            prop_assert!(found.chances.greatest() <= found.chances.out_of);
            prop_assert_eq!(found.example.chosen().len(), rehearsal.chosen() as usize);
            prop_assert!(found.chances.gini_thousandths() < 1_000);
            // Nobody without a chance is chosen, and whoever is certain is.
            for (one, times) in rehearsal.pool().iter().zip(&found.chances.times) {
                let chosen = found.example.chosen().contains(&one.line);
                prop_assert!(!chosen || *times > 0);
                prop_assert!(chosen || *times < found.chances.out_of);
            }
            if method == Method::QuotaDraw {
                for quota in quotas.as_slice() {
                    let counted = counted(&rehearsal, &found, &quotas, quota);
                    prop_assert!((quota.min..=quota.max).contains(&counted));
                }
            }
        }
    }

    #[test]
    fn bands_and_strata_hold_everybody_once_and_no_few(pool in people(), seats in 1_u32..12) {
        let rehearsal = Rehearsal::new(Seats::parse(seats).unwrap(), None, pool).unwrap();
        let everybody = rehearsal.pool().len();
        for (_, found) in rehearsal.methods(seed(0)) {
            let bands = found.unwrap().chances.bands();
            prop_assert_eq!(bands.iter().map(|band| band.people as usize).sum::<usize>(), everybody);
            prop_assert!(bands.is_sorted_by(|a, b| a.greatest < b.least));
            prop_assert!(bands.len() == 1 || bands.iter().all(|band| band.people >= FEWEST));
        }
        for attribute in STRATA {
            let strata = strata(rehearsal.pool(), attribute);
            let mut members: Vec<usize> = strata.iter().flat_map(|one| one.members.clone()).collect();
            members.sort_unstable();
            prop_assert!(members.into_iter().eq(0..everybody));
            let few = |one: &Stratum| one.members.len() < FEWEST as usize;
            prop_assert!(strata.len() == 1 || !strata.iter().any(few));
        }
    }

    #[test]
    fn the_order_of_the_people_means_nothing(pool in people(), seats in 1_u32..12, number in 0_u32..50) {
        let seats = Seats::parse(seats).unwrap();
        let found = |pool| Rehearsal::new(seats, None, pool).unwrap().methods(seed(number));
        let backwards = pool.iter().rev().cloned().collect();
        prop_assert_eq!(found(pool), found(backwards));
    }
}

fn kind(attribute: Attribute, value: &str, people: u32) -> Kind {
    Kind { attribute, value: value.to_owned(), people }
}

fn valued(pool: &[RehearsalLine], attribute: Attribute, wanted: &Value) -> usize {
    let has = |one: &&RehearsalLine| {
        one.facts.get(attribute).and_then(|fact| fact.value.as_ref()).is_some_and(|value| value == wanted)
    };
    pool.iter().filter(has).count()
}

/// The keys written out from the recipe's own description, so that another program can deal alike.
#[test]
fn invented_people_are_dealt_as_described() {
    let recipe = Recipe::parse(20, vec![kind(Attribute::Site, "Oulu", 7)]).unwrap();
    let seed = seed(3);
    let pool = recipe.pool(seed, None);
    let mut lines: Vec<String> = (1..=20)
        .map(|number| Digest::of(&format!("polku-invented-line/1\n{number}\n")).to_string()[..32].to_owned())
        .collect();
    lines.sort_by_key(|line| {
        Digest::of(&format!("polku-invented-value/1\n{}\nsite\n{line}\n", seed.digest())).to_string()
    });
    let expected: BTreeSet<String> = lines.into_iter().take(7).collect();
    let of_oulu = pool.iter().filter(|one| one.facts.get(Attribute::Site).is_some());
    assert_eq!(of_oulu.map(|one| one.line.to_string()).collect::<BTreeSet<_>>(), expected);
}

#[test]
fn a_recipe_tells_of_no_few_people() {
    let unit = |people| vec![kind(Attribute::Unit, "Talous", people)];
    assert_eq!(Recipe::parse(30, unit(4)), Err(vec![RecipeFault::Few(0)]));
    assert_eq!(Recipe::parse(30, unit(26)), Err(vec![RecipeFault::Many(0, 25)]));
    assert_eq!(Recipe::parse(30, unit(31)), Err(vec![RecipeFault::Many(0, 25)]));
    for people in [5, 25, 30] {
        assert!(Recipe::parse(30, unit(people)).is_ok(), "{people}");
    }
    assert_eq!(Recipe::parse(4, Vec::new()), Err(vec![RecipeFault::People]));
    let twice = vec![kind(Attribute::Site, "Oulu", 5), kind(Attribute::Site, "Oulu", 5)];
    assert_eq!(Recipe::parse(30, twice), Err(vec![RecipeFault::Twice(1)]));
    for (attribute, value) in [
        (Attribute::IsSupervisor, "yes"),
        (Attribute::LeftOut, "false"),
        (Attribute::Site, ""),
        (Attribute::Site, "Oulu\n"),
    ] {
        let fault = Recipe::parse(30, vec![kind(attribute, value, 5)]);
        assert_eq!(fault, Err(vec![RecipeFault::Value(0)]), "{value:?}");
    }
}

#[test]
fn whom_a_round_left_out_counts_in_the_quota_of_that_round() {
    let recipe = Recipe::parse(12, vec![kind(Attribute::LeftOut, "true", 6)]).unwrap();
    let round = Value::Code("round".to_owned());
    assert_eq!(valued(&recipe.pool(seed(1), Some("round")), Attribute::LeftOut, &round), 6);
    assert_eq!(
        valued(&recipe.pool(seed(1), None), Attribute::LeftOut, &round),
        0,
        "without such a quota, in none"
    );
}

proptest! {
    /// As many as the recipe says have each value, whatever its order and the seed.
    #[test]
    fn a_recipe_gives_what_it_says(number in 0_u32..50, sites in prop::collection::vec(5_u32..30, 0..6), heads in 5_u32..20) {
        let people = sites.iter().sum::<u32>() + 25;
        let mut kinds: Vec<Kind> =
            sites.iter().enumerate().map(|(at, of)| kind(Attribute::Site, &format!("Paikka {at}"), *of)).collect();
        kinds.push(kind(Attribute::IsSupervisor, "true", heads));
        let recipe = Recipe::parse(people, kinds.clone()).unwrap();
        let pool = recipe.pool(seed(number), None);
        prop_assert_eq!(pool.len(), people as usize);
        for (at, of) in sites.iter().enumerate() {
            let value = Value::Code(format!("Paikka {at}"));
            prop_assert_eq!(valued(&pool, Attribute::Site, &value), *of as usize);
        }
        prop_assert_eq!(valued(&pool, Attribute::IsSupervisor, &Value::Flag(true)), heads as usize);
        kinds.reverse();
        prop_assert_eq!(Recipe::parse(people, kinds).unwrap().pool(seed(number), None), pool);
    }
}
