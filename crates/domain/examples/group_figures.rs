//! The figures of the groups: how long a proposal takes, what it costs, how far that is from what is proven.
//!
//! `cargo run --release -p polku-domain --features fixtures --example group_figures`
//!
//! Each line is one kind of task over several pools: the longest time of any of them, on the clock and on the
//! processor (on a machine that has other work, too, the second is what the task takes), how many are proven to be the
//! best, the widest gap above the bound, and the cost beside that of dealing people out in turn.

use std::io::Write;
use std::time::{Duration, Instant};

use polku_domain::groups::fixtures::{loose_pool, pool_of_all_criteria, pool_of_teams};
use polku_domain::groups::{
    Assignment, GroupNumber, Grouping, GroupingInput, Quality, check, even_sizes, propose, score,
};

/// What one kind of task came to.
#[derive(Default)]
struct Figures {
    longest: Duration,
    busiest: Duration,
    proven: usize,
    widest_gap: Option<u64>,
    broken: usize,
    costs: u128,
    dealt: u128,
}

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let mut show = |name: &str, pools: u64, pool: &dyn Fn(u64) -> GroupingInput| -> std::io::Result<()> {
        let figures = measure(pools, pool);
        let gap = figures.widest_gap.map_or_else(|| "-".to_owned(), |gap| format!("{:.1} %", permille(gap)));
        let ratio = per_mille(figures.costs, figures.dealt);
        writeln!(
            out,
            "{name:<44} {:>8.1} ms  {:>8.1} ms busy  proven {:>2}/{pools}  gap {gap:>8}  cost/dealt {:.3}  broken {}",
            figures.longest.as_secs_f64() * 1_000.0,
            figures.busiest.as_secs_f64() * 1_000.0,
            figures.proven,
            ratio,
            figures.broken,
        )?;
        out.flush()
    };

    show("16 -> 4x4, all criteria", 20, &|variant| pool_of_all_criteria(16, vec![4; 4], variant))?;
    show("20 -> 4x5, all criteria", 20, &|variant| pool_of_all_criteria(20, vec![5; 4], variant))?;
    show("40 -> 2x20, unit site category", 20, &|variant| loose_pool(40, vec![20; 2], variant))?;
    show("40 -> 2x20, all criteria", 20, &|variant| pool_of_all_criteria(40, vec![20; 2], variant))?;
    show("40 -> 2x20, four teams of six", 20, &|variant| pool_of_teams(40, 6, 4, vec![20; 2], variant))?;
    show("40 -> 2x20, eight pairs", 20, &|variant| pool_of_teams(40, 2, 8, vec![20; 2], variant))?;
    show("40 -> 8x5, unit site category", 20, &|variant| loose_pool(40, vec![5; 8], variant))?;
    show("40 -> 8x5, all criteria", 20, &|variant| pool_of_all_criteria(40, vec![5; 8], variant))?;
    show("40 -> 8x5, four teams of six", 20, &|variant| pool_of_teams(40, 6, 4, vec![5; 8], variant))?;
    show("200 -> 40x5, all criteria", 5, &|variant| pool_of_all_criteria(200, vec![5; 40], variant))?;
    show("1,000 -> 200x5, unit site category", 3, &|variant| loose_pool(1_000, vec![5; 200], variant))?;
    show("1,000 -> 200x5, all criteria", 3, &|variant| pool_of_all_criteria(1_000, vec![5; 200], variant))?;
    show("1,000 -> 200x5, teams of eight", 3, &|variant| {
        pool_of_teams(1_000, 8, 125, vec![5; 200], variant)
    })?;
    show("1,000 -> 50x20, teams of eight", 3, &|variant| {
        pool_of_teams(1_000, 8, 125, vec![20; 50], variant)
    })?;
    show("100,000 -> 20,000x5, teams of eight", 1, &|variant| {
        pool_of_teams(100_000, 8, 12_500, even_sizes(100_000, 20_000), variant)
    })?;
    show("100,000 -> 20,000x5, all criteria", 1, &|variant| {
        pool_of_all_criteria(100_000, even_sizes(100_000, 20_000), variant)
    })
}

fn permille(gap: u64) -> f64 {
    f64::from(u32::try_from(gap).unwrap_or(u32::MAX)) / 10.0
}

fn per_mille(part: u128, whole: u128) -> f64 {
    let thousandths = (part * 1_000).checked_div(whole).unwrap_or(0);
    f64::from(u32::try_from(thousandths).unwrap_or(u32::MAX)) / 1_000.0
}

fn measure(pools: u64, pool: &dyn Fn(u64) -> GroupingInput) -> Figures {
    let mut figures = Figures { widest_gap: Some(0), ..Figures::default() };
    for variant in 0..pools {
        let Ok(grouping) = Grouping::parse(pool(variant)) else { continue };
        let (begun, busy) = (Instant::now(), busy());
        let proposal = propose(&grouping);
        figures.longest = figures.longest.max(begun.elapsed());
        figures.busiest = figures.busiest.max(self::busy().saturating_sub(busy));
        let Ok(proposal) = proposal else { continue };
        let explanation = &proposal.explanation;
        figures.proven += usize::from(explanation.quality == Quality::Best);
        let gap = explanation.cost.per_mille_above(explanation.bound);
        figures.widest_gap = figures.widest_gap.zip(gap).map(|(widest, gap)| widest.max(gap));
        figures.broken += check(&grouping, &proposal.assignment).len();
        figures.costs += explanation.cost.scaled();
        figures.dealt += score(&grouping, &dealt(&grouping)).scaled();
    }
    figures
}

/// People dealt out in turn, as by hand from a list.
fn dealt(grouping: &Grouping) -> Assignment {
    let groups = u32::try_from(grouping.sizes().len()).unwrap_or(1);
    let numbers = (0..groups).cycle().filter_map(|at| GroupNumber::parse(at + 1));
    grouping.members().iter().map(|member| member.person).zip(numbers).collect()
}

/// What this thread has had of the processor, where the system tells it.
fn busy() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|nanos| nanos.parse().ok()).map_or(Duration::ZERO, Duration::from_nanos)
}
