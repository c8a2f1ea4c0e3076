//! Tasks of dividing people, with what our solver made of them, for another solver to judge.
//!
//! `cargo run --release -p polku-domain --features fixtures --example group_pools FOLDER`
//!
//! One JSON file for each task: how many people, the sizes of the groups, for each criterion its weight, aim and the
//! number of each person's value (nothing for who does not count), the pairs that may not share a group, and our cost and
//! bound as whole numbers: the weighted sum of (N·x − n·s)² and of N·G·x·(s − x).

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use polku_domain::groups::fixtures::{loose_pool, pool_of_all_criteria, pool_of_teams};
use polku_domain::groups::{Aim, Criterion, Grouping, GroupingInput, Quality, check, propose};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: group_pools FOLDER")?;
    std::fs::create_dir_all(&folder)?;
    let tasks: [(&str, GroupingInput); 8] = [
        ("40 into 2 × 20 by unit, site and category", loose_pool(40, vec![20; 2], 1)),
        ("40 into 2 × 20 by all five criteria", pool_of_all_criteria(40, vec![20; 2], 1)),
        ("40 into 2 × 20 with four teams of six", pool_of_teams(40, 6, 4, vec![20; 2], 1)),
        ("40 into 8 × 5 by unit, site and category", loose_pool(40, vec![5; 8], 1)),
        ("40 into 8 × 5 by all five criteria", pool_of_all_criteria(40, vec![5; 8], 1)),
        ("40 into 8 × 5 by all five criteria, other people", pool_of_all_criteria(40, vec![5; 8], 2)),
        ("200 into 40 × 5 by all five criteria", pool_of_all_criteria(200, vec![5; 40], 1)),
        ("1,000 into 200 × 5 by all five criteria", pool_of_all_criteria(1_000, vec![5; 200], 1)),
    ];
    for (number, (name, input)) in (1..).zip(tasks) {
        let path = Path::new(&folder).join(format!("{number:02}.json"));
        std::fs::write(path, serde_json::to_string(&described(name, input)?)?)?;
    }
    Ok(())
}

fn described(name: &str, input: GroupingInput) -> Result<Value, Box<dyn Error>> {
    let grouping = Grouping::parse(input)?;
    let proposal = propose(&grouping).map_err(|_| format!("{name}: the limits cannot be kept"))?;
    if !check(&grouping, &proposal.assignment).is_empty() {
        return Err(format!("{name}: a limit is broken").into());
    }
    let members = grouping.members();
    let place = |person| members.iter().position(|member| member.person == person);
    let apart = members.iter().enumerate().flat_map(|(at, member)| {
        member
            .superiors
            .iter()
            .chain(&member.apart_from)
            .filter_map(move |other| Some(json!([at, place(*other)?])))
    });
    let explanation = &proposal.explanation;
    Ok(json!({
        "name": name,
        "sizes": grouping.sizes(),
        "criteria": Criterion::ALL.map(|criterion| criterion_of(&grouping, criterion)),
        "apart": apart.collect::<Vec<_>>(),
        "cost": explanation.cost.scaled().to_string(),
        "bound": explanation.bound.scaled().to_string(),
        "proven": explanation.quality == Quality::Best,
    }))
}

fn criterion_of(grouping: &Grouping, criterion: Criterion) -> Value {
    let mut numbers = BTreeMap::new();
    let values: Vec<Option<usize>> = grouping
        .members()
        .iter()
        .map(|member| member.value(criterion))
        .map(|value| {
            let next = numbers.len();
            criterion.counts(value).then(|| *numbers.entry(value).or_insert(next))
        })
        .collect();
    json!({
        "key": criterion.key(),
        "weight": grouping.weights().of(criterion),
        "together": criterion.aim() == Aim::Together,
        "values": values,
    })
}
