//! Draws up the panels of a pool, compares the least chance with what the public implementation found, and takes the
//! time. `cargo xtask prove` builds it for speed and runs it.
//!
//! ```text
//! quota_draw POOL.json MOST_MILLISECONDS
//! ```

use std::error::Error;
use std::time::{Duration, Instant};

use polku_domain::selection::fixtures::ReferencePool;
use polku_domain::selection::quota::{PANELS, lottery};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, most] = arguments.as_slice() else {
        return Err("usage: quota_draw POOL.json MILLISECONDS".into());
    };
    let reference = ReferencePool::read(&std::fs::read_to_string(file)?)?;
    let most = Duration::from_millis(most.parse()?);
    // The fastest of five, because other programs share the machine.
    let mut took = Duration::MAX;
    for _ in 0..4 {
        let begun = Instant::now();
        std::hint::black_box(lottery(&reference.quotas, reference.seats, &reference.pool)?);
        took = took.min(begun.elapsed());
    }
    let begun = Instant::now();
    let lottery = lottery(&reference.quotas, reference.seats, &reference.pool)?;
    let took = took.min(begun.elapsed());
    let fairness = lottery.fairness();
    let least = f64::from(fairness.least) / f64::from(PANELS);
    println!(
        "{file}: {} people, {} places, in {took:.1?}; least chance {least:.4}, not above {:.4}; the public implementation found {:.6}",
        reference.pool.len(),
        reference.seats.get(),
        f64::from(fairness.limit) / f64::from(PANELS),
        reference.least_chance,
    );
    if !fairness.is_proven() || (least - reference.least_chance).abs() > 1e-4 {
        return Err("another least chance than the public implementation's".into());
    }
    if took > most { Err(format!("slower than {most:?}").into()) } else { Ok(()) }
}
