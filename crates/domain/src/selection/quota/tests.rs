use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::programmes::rule::fact::Attribute;
use crate::selection::digest::Digest;
use crate::selection::fixtures::ReferencePool;
use crate::selection::line::Pseudonym;
use crate::selection::value::OneLine;

mod exhaustive;

use exhaustive::{fair_value, least_amount, panels_of};

const ATTRIBUTES: [Attribute; 4] =
    [Attribute::IsSupervisor, Attribute::JobCategory, Attribute::Site, Attribute::Unit];

fn line(number: usize) -> Pseudonym {
    Pseudonym::parse(&Digest::of(&number.to_string()).to_string()[..32]).unwrap()
}

fn candidate(number: usize, values: &[(Attribute, String)]) -> Candidate {
    Candidate { line: line(number), values: values.iter().cloned().collect::<BTreeMap<_, _>>() }
}

/// What must hold of every lottery.
fn check(quotas: &Quotas, seats: Seats, pool: &[Candidate], lottery: &Lottery) {
    let size = (seats.get() as usize).min(pool.len());
    let by_line: BTreeMap<Pseudonym, &Candidate> =
        pool.iter().map(|candidate| (candidate.line, candidate)).collect();
    let counts: Vec<Vec<bool>> = quotas
        .as_slice()
        .iter()
        .map(|quota| lottery.pool().iter().map(|line| quota.counts(by_line[line])).collect())
        .collect();
    for panel in lottery.panels() {
        assert_eq!(panel.len(), size);
        assert!(panel.is_sorted_by(|a, b| a < b), "nobody is in a panel twice");
        for (quota, counts) in quotas.as_slice().iter().zip(&counts) {
            let found = panel.iter().filter(|number| counts[**number as usize - 1]).count() as u32;
            assert!((quota.min..=quota.max).contains(&found), "{quota:?} has {found}");
        }
    }
    let sum: u32 = lottery.counts().iter().sum();
    assert_eq!(sum as usize, lottery.panels().len() * size, "chances sum up to the seats");
    let mut alike: BTreeMap<Vec<bool>, Vec<u32>> = BTreeMap::new();
    for candidate in pool {
        let stratum = quotas.as_slice().iter().map(|quota| quota.counts(candidate)).collect();
        alike.entry(stratum).or_default().push(lottery.count_of(candidate.line).unwrap());
    }
    for counts in alike.values() {
        assert!(
            counts.iter().max().unwrap() - counts.iter().min().unwrap() <= 1,
            "equals are equal: {counts:?}"
        );
    }
}

/// A small pool with quotas that may or may not be kept.
fn small() -> impl Strategy<Value = (Vec<Quota>, u32, Vec<Candidate>)> {
    let people = prop::collection::vec(prop::collection::vec(0..3_u8, 3), 3..=8);
    (people, 1..=4_u32, prop::collection::vec((0..3_usize, 0..3_u8, 0..3_u32, 0..3_u32), 1..=5)).prop_map(
        |(people, seats, bounds)| {
            let value = |value: u8| format!("value {value}");
            let pool: Vec<Candidate> = people
                .iter()
                .enumerate()
                .map(|(number, values)| {
                    let values: Vec<_> =
                        ATTRIBUTES.iter().copied().zip(values.iter().map(|of| value(*of))).collect();
                    candidate(number, &values)
                })
                .collect();
            let mut quotas: Vec<Quota> = Vec::new();
            for (attribute, of, min, more) in bounds {
                let quota = Quota {
                    attribute: ATTRIBUTES[attribute],
                    value: OneLine::parse(&value(of)).unwrap(),
                    min,
                    max: min + more,
                };
                if quotas.iter().all(|earlier| earlier.key() != quota.key()) {
                    quotas.push(quota);
                }
            }
            (quotas, seats.min(people.len() as u32), pool)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn on_small_pools_nothing_is_fairer_and_no_smaller_change_would_do((quotas, seats, pool) in small()) {
        let (quotas, seats) = (Quotas::new(quotas).unwrap(), Seats::parse(seats).unwrap());
        let panels = panels_of(&quotas, seats, &pool);
        match lottery_of(&quotas, seats, &pool, 1_000) {
            Ok(lottery) => {
                check(&quotas, seats, &pool, &lottery);
                let (over, under) = fair_value(&panels, pool.len());
                let limit = (1_000 * over / under) as u32;
                let fairness = lottery.fairness();
                prop_assert_eq!(fairness.limit, limit, "of {}/{}", over, under);
                prop_assert!(fairness.least <= limit && fairness.least + 1 >= limit, "{:?}", fairness);
            }
            Err(NoLottery::Infeasible(relaxation)) => {
                prop_assert!(panels.is_empty());
                prop_assert_eq!(relaxation.amount(), least_amount(&quotas, seats, &pool));
                let relaxed = quotas.as_slice().iter().map(|quota| {
                    let change = relaxation.changes.iter().find(|change| {
                        (change.attribute.code(), change.value.as_str()) == quota.key()
                    });
                    let (min, max) = change.map_or((quota.min, quota.max), |change| change.possible);
                    Quota { min, max, ..quota.clone() }
                });
                prop_assert!(feasible(&Quotas::new(relaxed.collect()).unwrap(), seats, &pool).is_ok());
            }
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn the_order_of_the_pool_and_of_the_quotas_means_nothing((mut quotas, seats, mut pool) in small(), turn in 0..8_usize) {
        let seats = Seats::parse(seats).unwrap();
        let one = lottery_of(&Quotas::new(quotas.clone()).unwrap(), seats, &pool, 100);
        quotas.reverse();
        pool.reverse();
        let turn = turn % pool.len();
        pool.rotate_left(turn);
        prop_assert_eq!(one, lottery_of(&Quotas::new(quotas).unwrap(), seats, &pool, 100));
    }
}

fn compare(name: &str) {
    let path = format!("{}/../../e2e/selection/quota/{name}", env!("CARGO_MANIFEST_DIR"));
    let reference = ReferencePool::read(&std::fs::read_to_string(path).unwrap()).unwrap();
    let ReferencePool { quotas, seats, pool, least_chance } = reference;
    let lottery = lottery(&quotas, seats, &pool).unwrap();
    check(&quotas, seats, &pool, &lottery);
    let fairness = lottery.fairness();
    assert!(fairness.is_proven() && fairness.leximin, "{fairness:?}");
    let least = f64::from(fairness.least) / f64::from(PANELS);
    assert!((least - least_chance).abs() <= 1e-4, "{least} is not {least_chance}");
}

#[test]
fn two_hundred_people_get_the_least_chance_that_the_public_implementation_finds() {
    compare("quota-200.json");
}

#[test]
fn a_thousand_people_get_the_least_chance_that_the_public_implementation_finds() {
    compare("quota-1000.json");
}

fn quota(attribute: Attribute, value: &str, min: u32, max: u32) -> Quota {
    Quota { attribute, value: OneLine::parse(value).unwrap(), min, max }
}

#[test]
fn quotas_that_cannot_be_kept_say_which_bounds_by_how_much() {
    let pool: Vec<Candidate> = (0..6)
        .map(|number| candidate(number, &[(Attribute::Site, if number < 2 { "A" } else { "B" }.to_owned())]))
        .collect();
    let quotas =
        Quotas::new(vec![quota(Attribute::Site, "A", 3, 4), quota(Attribute::Site, "B", 0, 1)]).unwrap();
    let Err(NoLottery::Infeasible(relaxation)) = feasible(&quotas, Seats::parse(4).unwrap(), &pool) else {
        panic!("there are only two of A")
    };
    let change = |value: &str, declared, possible| Change {
        attribute: Attribute::Site,
        value: value.to_owned(),
        declared,
        possible,
    };
    assert_eq!(relaxation.changes, [change("A", (3, 4), (2, 4)), change("B", (0, 1), (0, 2))]);
    assert_eq!(relaxation.amount(), 2);
}

#[test]
fn whole_panels_that_cannot_reach_mixed_chances_are_still_as_fair_as_can_be() {
    // Each two of the three share a value of which at most one may be in: freely mixed, each could be in half.
    let pair = |first: usize, second: usize, number: usize| {
        if number == first || number == second { "x" } else { "y" }
    };
    let pool: Vec<Candidate> = (0..3)
        .map(|number| {
            candidate(
                number,
                &[
                    (Attribute::Site, pair(0, 1, number).to_owned()),
                    (Attribute::Unit, pair(1, 2, number).to_owned()),
                    (Attribute::JobCategory, pair(0, 2, number).to_owned()),
                ],
            )
        })
        .chain((3..6).map(|number| candidate(number, &[])))
        .collect();
    let at_most_one = [Attribute::Site, Attribute::Unit, Attribute::JobCategory]
        .map(|attribute| quota(attribute, "x", 0, 1));
    let (quotas, seats) = (Quotas::new(at_most_one.to_vec()).unwrap(), Seats::parse(3).unwrap());
    let lottery = lottery(&quotas, seats, &pool).unwrap();
    check(&quotas, seats, &pool, &lottery);
    assert_eq!(lottery.fairness().limit, 3_333);
    assert!(lottery.fairness().least >= 3_333, "{:?}", lottery.fairness());
}

#[test]
fn fewer_lines_than_seats_are_all_in_every_panel_and_a_faulty_pool_is_refused() {
    let quotas = Quotas::new(vec![quota(Attribute::Site, "A", 1, 2)]).unwrap();
    let seats = Seats::parse(5).unwrap();
    let pool = [candidate(1, &[(Attribute::Site, "A".to_owned())]), candidate(2, &[])];
    let lottery = lottery(&quotas, seats, &pool).unwrap();
    assert_eq!(lottery.counts(), [PANELS, PANELS]);
    assert_eq!(feasible(&quotas, seats, &[]), Err(NoLottery::Pool));
    assert_eq!(feasible(&quotas, seats, &[pool[0].clone(), pool[0].clone()]), Err(NoLottery::Pool));
}

#[test]
fn quotas_that_do_not_fit_together_are_refused() {
    let site = quota(Attribute::Site, "A", 1, 2);
    assert_eq!(Quotas::new(vec![]), Err(QuotaFault::Count));
    assert_eq!(Quotas::new(vec![site.clone(), site.clone()]), Err(QuotaFault::Twice(1)));
    assert_eq!(Quotas::new(vec![quota(Attribute::Site, "A", 3, 2)]), Err(QuotaFault::Crossed(0)));
    assert_eq!(
        Quotas::new(vec![quota(Attribute::RoleStartedOn, "2020-01-01", 0, 2)]),
        Err(QuotaFault::Attribute(0))
    );
}
