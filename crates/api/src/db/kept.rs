//! Answers kept until anything in the database changes.
//!
//! An SQLite file has one writer, this process, which holds the lock file for as long as it runs. So what is read with
//! every request, such as who is signed in, need not be read again until that writer has committed, and is never older
//! than what anybody was told is stored.

use std::any::Any;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Most answers kept; beyond that they are begun anew.
const MOST: usize = 1024;

/// By what an answer is found again: a digest, and four bytes for what else it depends on.
pub type KeptKey = [u8; 36];

/// Counts what the writer commits: with each commit every kept answer has had its time.
#[derive(Clone, Debug, Default)]
pub struct Commits(Arc<AtomicU64>);

impl Commits {
    /// Something may have been committed. Said before anybody is answered that it was.
    pub(super) fn one_more(&self) {
        self.0.fetch_add(1, Ordering::Release);
    }

    fn so_far(&self) -> u64 {
        self.0.load(Ordering::Acquire)
    }
}

/// What is kept, and of which state of the database.
#[derive(Default)]
pub struct Kept {
    commits: Commits,
    answers: Mutex<Answers>,
}

#[derive(Default)]
struct Answers {
    of: u64,
    found: HashMap<KeptKey, Box<dyn Any + Send>>,
}

impl std::fmt::Debug for Kept {
    /// Whose answers they are is nobody's business.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kept").finish_non_exhaustive()
    }
}

impl Kept {
    /// Keeps until the next of these commits.
    pub(super) fn until(commits: Commits) -> Self {
        Self { commits, answers: Mutex::default() }
    }

    /// The kept answer, if nothing has been committed since it was found; otherwise the number of the state that an
    /// answer found from now on is at least as new as.
    pub(super) fn find<T: Clone + 'static>(&self, key: &KeptKey) -> Result<T, u64> {
        let commits = self.commits.so_far();
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.of != commits {
            return Err(commits);
        }
        answers.found.get(key).and_then(|kept| kept.downcast_ref::<T>()).cloned().ok_or(commits)
    }

    /// Keeps what was found after [`Kept::find`] had told `of`.
    pub(super) fn keep<T: Clone + Send + 'static>(&self, of: u64, key: KeptKey, found: &T) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.of < of || answers.found.len() >= MOST {
            answers.found.clear();
            answers.of = answers.of.max(of);
        }
        // Of an older state than what is kept already, it would be given out as newer than it is.
        if answers.of == of {
            answers.found.insert(key, Box::new(found.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_kept_until_the_next_commit() {
        let commits = Commits::default();
        let kept = Kept::until(commits.clone());
        let of = kept.find::<u8>(&[1; 36]).unwrap_err();
        kept.keep(of, [1; 36], &7_u8);
        assert_eq!(kept.find(&[1; 36]), Ok(7_u8));
        assert_eq!(kept.find::<u8>(&[2; 36]), Err(of), "each key is an answer of its own");
        commits.one_more();
        assert_eq!(
            kept.find::<u8>(&[1; 36]),
            Err(of + 1),
            "what was found before the commit has had its time"
        );
    }

    #[test]
    fn what_was_found_before_a_commit_is_not_kept_after_it() {
        let commits = Commits::default();
        let kept = Kept::until(commits.clone());
        let slow = kept.find::<u8>(&[1; 36]).unwrap_err();
        commits.one_more();
        kept.keep(slow, [1; 36], &1_u8);
        let quick = kept.find::<u8>(&[1; 36]).expect_err("the slow one read the state before the commit");
        kept.keep(quick, [1; 36], &2_u8);
        kept.keep(slow, [1; 36], &1_u8);
        assert_eq!(kept.find(&[1; 36]), Ok(2_u8), "nor does it take the place of a newer one");
    }

    #[test]
    fn no_more_is_kept_than_the_bound() {
        let kept = Kept::default();
        for number in 0..3 * MOST {
            let mut key = [0; 36];
            key[..8].copy_from_slice(&number.to_le_bytes());
            kept.keep(0, key, &number);
        }
        assert!(kept.answers.lock().unwrap().found.len() <= MOST);
    }
}
