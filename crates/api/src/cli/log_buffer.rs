//! Log lines on their way out, gathered for a moment: there is one for each request, and a crowd of them costs few
//! writes. Nobody waits for a line to be written but whoever has something to warn of.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tracing::{Level, Metadata};
use tracing_subscriber::fmt::MakeWriter;

/// A line waits so long at most for others; so much is lost if the process is killed.
const GATHER: Duration = Duration::from_millis(50);
/// So many bytes wait at most; whoever comes then writes them out before going on.
const MOST: usize = 1024 * 1024;

/// Where the lines go in the end.
type Out = Box<dyn Write + Send>;

/// The lines that wait. Cheap to clone.
#[derive(Clone)]
pub(super) struct Lines(Arc<Shared>);

struct Shared {
    waiting: Mutex<Waiting>,
    /// Something has come, or this is the end.
    came: Condvar,
    /// Taken before the lines are, so that they go out in the order in which they came.
    out: Mutex<Out>,
}

#[derive(Default)]
struct Waiting {
    bytes: Vec<u8>,
    ended: bool,
}

/// Writes until it is dropped, and then what is left.
#[must_use = "lines are written until this is dropped"]
pub(super) struct Writing {
    lines: Lines,
    thread: Option<JoinHandle<()>>,
}

impl Lines {
    /// Starts the thread that writes to `out`.
    pub(super) fn start(out: impl Write + Send + 'static) -> io::Result<(Self, Writing)> {
        let out = Mutex::new(Box::new(out) as Out);
        let lines = Self(Arc::new(Shared { waiting: Mutex::default(), came: Condvar::new(), out }));
        let thread = {
            let lines = lines.clone();
            std::thread::Builder::new().name("polku-log".into()).spawn(move || while lines.pass_on() {})?
        };
        let writing = Writing { lines: lines.clone(), thread: Some(thread) };
        Ok((lines, writing))
    }

    /// Waits for lines and writes them; whether more may come.
    fn pass_on(&self) -> bool {
        let Shared { waiting, came, .. } = &*self.0;
        let first = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let some = came
            .wait_while(first, |waiting| waiting.bytes.is_empty() && !waiting.ended)
            .unwrap_or_else(PoisonError::into_inner);
        let (gathered, _) = came
            .wait_timeout_while(some, GATHER, |waiting| !waiting.ended)
            .unwrap_or_else(PoisonError::into_inner);
        let go_on = !gathered.ended;
        drop(gathered);
        // There is nobody left to tell that the log cannot be written.
        let _ = self.write_out();
        go_on
    }

    fn write_out(&self) -> io::Result<()> {
        let mut out = self.0.out.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = std::mem::take(&mut self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner).bytes);
        out.write_all(&bytes)?;
        out.flush()
    }

    /// Puts a line behind the others; whether so many wait that they must be written now.
    fn push(&self, line: &[u8]) -> bool {
        let mut waiting = self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.bytes.is_empty() {
            self.0.came.notify_one();
        }
        waiting.bytes.extend_from_slice(line);
        waiting.ended || waiting.bytes.len() >= MOST
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        self.lines.0.waiting.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
        self.lines.0.came.notify_one();
        if let Some(thread) = self.thread.take() {
            // It only writes; should it have died there is nothing left to wait for.
            let _ = thread.join();
        }
    }
}

/// Takes one line.
pub(super) struct Line {
    lines: Lines,
    urgent: bool,
}

impl Write for Line {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let full = self.lines.push(line);
        if full || self.urgent {
            self.lines.write_out()?;
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.lines.write_out()
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Line;

    fn make_writer(&'a self) -> Line {
        Line { lines: self.clone(), urgent: false }
    }

    /// What went wrong may be the last thing said.
    fn make_writer_for(&'a self, meta: &Metadata<'_>) -> Line {
        Line { lines: self.clone(), urgent: *meta.level() <= Level::WARN }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{self, Receiver, Sender};

    use super::*;

    /// Tells what is written, write by write.
    struct Told(Sender<Vec<u8>>);

    impl Write for Told {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.send(bytes.to_vec()).map_err(io::Error::other)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn started() -> (Lines, Writing, Receiver<Vec<u8>>) {
        let (out, told) = mpsc::channel();
        let (lines, writing) = Lines::start(Told(out)).unwrap();
        (lines, writing, told)
    }

    fn line(lines: &Lines, urgent: bool, text: &str) {
        Line { lines: lines.clone(), urgent }.write_all(text.as_bytes()).unwrap();
    }

    #[test]
    fn lines_of_a_moment_go_out_together_and_in_order() {
        let (lines, writing, told) = started();
        let texts: Vec<String> = (0..1_000).map(|number| format!("line {number}\n")).collect();
        texts.iter().for_each(|text| line(&lines, false, text));
        drop(writing);
        drop(lines);
        let writes: Vec<Vec<u8>> = told.iter().collect();
        assert_eq!(String::from_utf8(writes.concat()).unwrap(), texts.concat());
        assert!(writes.len() < texts.len() / 2, "{} writes", writes.len());
    }

    #[test]
    fn a_warning_is_out_before_its_writer_goes_on_and_takes_the_earlier_lines_along() {
        let (lines, _writing, told) = started();
        line(&lines, false, "first\n");
        line(&lines, true, "warning\n");
        let out: Vec<u8> = told.try_iter().flatten().collect();
        assert_eq!(String::from_utf8(out).unwrap(), "first\nwarning\n");
    }

    #[test]
    fn a_line_goes_out_although_nothing_comes_after_it() {
        let (lines, _writing, told) = started();
        line(&lines, false, "alone\n");
        assert_eq!(told.recv().unwrap(), b"alone\n");
    }

    #[test]
    fn what_comes_after_the_end_is_written_at_once() {
        let (lines, writing, told) = started();
        drop(writing);
        line(&lines, false, "late\n");
        assert_eq!(told.try_recv().unwrap(), b"late\n");
    }

    #[test]
    fn no_more_waits_than_the_bound() {
        let (lines, _writing, told) = started();
        let long = "x".repeat(MOST);
        line(&lines, false, &long);
        assert_eq!(told.try_iter().map(|bytes| bytes.len()).sum::<usize>(), MOST);
    }
}
