//! Asks over kept connections, one request under way on each, and looks at every answer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::Load;
use crate::requests::{Asked, Requests};

/// One answer in so many has its records counted.
const COUNTED: u64 = 16;
/// No answer takes longer, or the run has failed.
const PATIENCE: Duration = Duration::from_secs(20);

struct Run {
    requests: Requests,
    next: Cell<u64>,
    begun: Instant,
    counts_from: Instant,
    until: Instant,
    /// Microseconds of each answer that counts.
    took: RefCell<Vec<u32>>,
}

/// Runs the load and prints the figures as one JSON object.
pub fn run(load: &Load) -> Result<()> {
    let requests = Requests::prepare(load)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let begun = Instant::now();
    let counts_from = begun + Duration::from_secs_f64(load.warm_up);
    let until = counts_from + Duration::from_secs_f64(load.seconds);
    let run = Rc::new(Run {
        requests,
        next: Cell::new(load.from),
        begun,
        counts_from,
        until,
        took: RefCell::new(Vec::with_capacity(1 << 20)),
    });
    tokio::task::LocalSet::new().block_on(&runtime, connections(Rc::clone(&run), load))?;
    println!("{}", figures(&run, load)?);
    Ok(())
}

async fn connections(run: Rc<Run>, load: &Load) -> Result<()> {
    let mut tasks = Vec::new();
    for _ in 0..load.connections {
        let stream = TcpStream::connect(("127.0.0.1", load.port)).await?;
        stream.set_nodelay(true)?;
        tasks.push(tokio::task::spawn_local(connection(Rc::clone(&run), stream)));
    }
    for task in tasks {
        task.await??;
    }
    Ok(())
}

async fn connection(run: Rc<Run>, mut stream: TcpStream) -> Result<()> {
    let mut buffer = Vec::with_capacity(64 * 1024);
    while Instant::now() < run.until {
        let n = run.next.replace(run.next.get() + 1);
        let Some(asked) = run.requests.at(n)? else { bail!("every application has been sent") };
        let sent = Instant::now();
        stream.write_all(&asked.bytes).await?;
        let answer = tokio::time::timeout(PATIENCE, read(&mut stream, &mut buffer)).await;
        let body = answer.context("an answer did not come")??;
        let done = Instant::now();
        check(&asked, &buffer, body, n)?;
        if sent >= run.counts_from && done <= run.until {
            run.took.borrow_mut().push(u32::try_from((done - sent).as_micros()).unwrap_or(u32::MAX));
        }
    }
    Ok(())
}

/// Reads one answer into the buffer; where its body begins.
async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<usize> {
    buffer.clear();
    let mut whole = None;
    loop {
        ensure!(stream.read_buf(buffer).await? > 0, "the server closed the connection");
        if whole.is_none()
            && let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n")
        {
            let head = buffer.get(..end).unwrap_or_default();
            whole = Some((end + 4, length(head).context("an answer without a length")?));
        }
        if let Some((body, length)) = whole
            && buffer.len() >= body + length
        {
            return Ok(body);
        }
    }
}

fn length(head: &[u8]) -> Option<usize> {
    const NAME: &[u8] = b"content-length:";
    let line = head
        .split(|byte| *byte == b'\n')
        .find(|line| line.get(..NAME.len()).is_some_and(|name| name.eq_ignore_ascii_case(NAME)))?;
    std::str::from_utf8(line.get(NAME.len()..)?).ok()?.trim().parse().ok()
}

fn check(asked: &Asked, answer: &[u8], body: usize, n: u64) -> Result<()> {
    let status = answer.get(9..12).and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<u16>().ok());
    let body = answer.get(body..).unwrap_or_default();
    let right = status == Some(asked.status)
        && body.starts_with(asked.begins.as_bytes())
        && body.ends_with(asked.ends.as_bytes())
        && asked.records.is_none_or(|(word, times)| n % COUNTED != 0 || count(body, word) == times);
    ensure!(right, "a wrong answer to {}\n{}", lossy(&asked.bytes), lossy(answer));
    Ok(())
}

fn count(body: &[u8], word: &str) -> usize {
    body.windows(word.len()).filter(|window| *window == word.as_bytes()).count()
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes.get(..2_000).unwrap_or(bytes)).into_owned()
}

fn figures(run: &Run, load: &Load) -> Result<serde_json::Value> {
    let mut took = run.took.borrow_mut();
    took.sort_unstable();
    let at = |share: f64| -> u32 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share of a small count"
        )]
        let index = (took.len() as f64 * share) as usize;
        took.get(index.min(took.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    ensure!(!took.is_empty(), "nothing was answered");
    Ok(serde_json::json!({
        "answers": took.len(),
        "seconds": load.seconds,
        "p50_us": at(0.5),
        "p99_us": at(0.99),
        "next": run.next.get(),
        "in_all_seconds": run.begun.elapsed().as_secs_f64(),
    }))
}
