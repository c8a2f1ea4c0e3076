//! The figures of the dates: how long a proposal takes, how many sessions it leaves out, what it costs above what is proven.
//!
//! `cargo run --release -p polku-domain --features fixtures --example schedule_figures`
//!
//! Each line is one autumn of programmes of two groups of twenty with twelve elements; the last has too few people and rooms. Then the same autumn is planned again
//! after a facilitator has fallen ill, everything else being kept.

use std::io::Write;
use std::time::Instant;

use jiff::civil::date;
use polku_domain::schedule::fixtures::autumn;
use polku_domain::schedule::{Busy, Proposal, Schedule, ScheduleInput, Standing, check, propose};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for (programmes, facilitators, rooms) in [(1, 6, 3), (5, 20, 6), (20, 30, 10), (50, 60, 20), (50, 30, 8)]
    {
        let mut input = autumn(programmes, facilitators, rooms);
        let name = format!("{programmes} programmes, {facilitators} facilitators, {rooms} rooms");
        let Some(first) = measured(&mut out, &name, input.clone())? else { continue };
        for task in &mut input.tasks {
            if let Some(placement) = first.placed.get(&task.id) {
                task.standing = Standing::Kept(*placement);
            }
        }
        let away = Busy::parse(date(2020, 10, 1).at(0, 0, 0, 0), date(2020, 11, 1).at(0, 0, 0, 0));
        if let Some(its) = input.facilitators.first_mut() {
            its.busy.extend(away);
        }
        measured(&mut out, "  planned again, one facilitator ill", input)?;
    }
    Ok(())
}

fn measured(out: &mut impl Write, name: &str, input: ScheduleInput) -> std::io::Result<Option<Proposal>> {
    let Ok(schedule) = Schedule::parse(input) else { return Ok(None) };
    let begun = Instant::now();
    let proposal = propose(&schedule);
    let took = begun.elapsed();
    writeln!(
        out,
        "{name:<48} {:>5} sessions {:>9.1} ms  left out {:>3}  explained {:>3}  moved {:>3}  broken {}  cost {:>7} bound {:>7}  {}",
        schedule.input().tasks.len(),
        took.as_secs_f64() * 1_000.0,
        proposal.unplaced.len(),
        proposal.unplaced.iter().filter(|its| its.cause.is_some()).count(),
        proposal.moved.len(),
        check(&schedule, &proposal.placed).len(),
        proposal.score.wishes.total(),
        proposal.score.bound,
        if proposal.most && proposal.fewest { "most and fewest proven" } else { "not proven" },
    )?;
    out.flush()?;
    Ok(Some(proposal))
}
