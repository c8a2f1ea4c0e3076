//! Passwords of local accounts: Argon2id (RFC 9106), off the async threads.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, Params, PasswordHasher, PasswordVerifier};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::problem::AppError;

/// Hashes and checks passwords at one stated cost, so many at a time as there are processors: each takes 19 MiB,
/// and whoever sends a thousand at once must wait rather than take the memory of everybody.
#[derive(Clone)]
pub struct Passwords {
    argon: Argon2<'static>,
    /// Checked where there is no such account, so that the answer takes as long as for a wrong password.
    nobody: Arc<str>,
    turns: Arc<Semaphore>,
}

/// The right to hash or check passwords now.
#[derive(Debug)]
pub struct Turn {
    passwords: Passwords,
    /// Goes along into the work and back: a caller who hangs up does not make room before the work is done.
    permit: OwnedSemaphorePermit,
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passwords")
    }
}

impl Passwords {
    /// The cost OWASP recommends first for Argon2id: 19 MiB, two passes, one lane.
    ///
    /// # Errors
    /// `internal` when the library refuses the cost.
    pub fn recommended() -> Result<Self, AppError> {
        Self::of_cost(19 * 1024, 2)
    }

    /// A stated cost: `memory` in KiB and `passes`. Tests use a small one.
    ///
    /// # Errors
    /// `internal` when the library refuses the cost.
    pub fn of_cost(memory: u32, passes: u32) -> Result<Self, AppError> {
        let params = Params::new(memory, passes, 1, None).map_err(AppError::internal)?;
        let argon = Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
        let nobody = nobody(memory, passes);
        let turns = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Ok(Self { argon, nobody: nobody.into(), turns: Arc::new(Semaphore::new(turns)) })
    }

    /// Waits for a turn. What is read before it may be out of date when it comes.
    ///
    /// # Errors
    /// `internal` when the server stops.
    pub async fn turn(&self) -> Result<Turn, AppError> {
        let permit = Arc::clone(&self.turns).acquire_owned().await.map_err(AppError::internal)?;
        Ok(Turn { passwords: self.clone(), permit })
    }

    /// The hash to be stored, with its own salt and cost.
    ///
    /// # Errors
    /// `internal` when the blocking pool is gone.
    pub async fn hash(&self, password: String) -> Result<String, AppError> {
        let Turn { passwords, permit } = self.turn().await?;
        let hashing = move || {
            let hashed = passwords.argon.hash_password(password.as_bytes()).map(|hash| hash.to_string());
            drop(permit);
            hashed
        };
        let hashed = tokio::task::spawn_blocking(hashing).await.map_err(AppError::internal)?;
        hashed.map_err(AppError::internal)
    }
}

/// A hash of this cost that no known password has: salt and hash are zeros. Written and not computed, because hashing
/// takes a fifth of the time in which a server starts.
fn nobody(memory: u32, passes: u32) -> String {
    let (salt, hash) = ("A".repeat(22), "A".repeat(43));
    format!("$argon2id$v=19$m={memory},t={passes},p=1${salt}${hash}")
}

impl Turn {
    /// Whether `password` fits the stored hash. Without one (no such account) the same work is done in vain. Gives the
    /// turn back, so that the answer can be noted within it.
    ///
    /// # Errors
    /// `internal` when the blocking pool is gone.
    pub async fn fits(self, password: String, stored: Option<String>) -> Result<(bool, Self), AppError> {
        let checking = move || {
            let Passwords { argon, nobody, .. } = &self.passwords;
            let known = stored.is_some();
            let stored = stored.unwrap_or_else(|| nobody.to_string());
            let hash = PasswordHash::new(&stored).ok();
            let fits = hash.is_some_and(|hash| argon.verify_password(password.as_bytes(), &hash).is_ok());
            (known && fits, self)
        };
        tokio::task::spawn_blocking(checking).await.map_err(AppError::internal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn only_the_right_password_fits_and_nobody_fits_never() {
        let passwords = Passwords::of_cost(64, 1).unwrap();
        let stored = passwords.hash("neljä vihreää kelloa".into()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
        let fits = async |password: &str, stored: Option<String>| {
            let turn = passwords.turn().await.unwrap();
            turn.fits(password.into(), stored).await.unwrap().0
        };
        assert!(fits("neljä vihreää kelloa", Some(stored.clone())).await);
        assert!(!fits("neljä vihreää kello", Some(stored)).await);
        assert!(!fits("neljä vihreää kelloa", None).await);
    }

    #[test]
    fn what_nobody_has_costs_as_much_as_a_password() {
        let passwords = Passwords::of_cost(64, 1).unwrap();
        let (real, nobody) = (passwords.argon.hash_password(b"kello").unwrap(), &*passwords.nobody);
        let nobody = PasswordHash::new(nobody).unwrap();
        assert_eq!(
            (nobody.algorithm, nobody.version, &nobody.params),
            (real.algorithm, real.version, &real.params)
        );
        let lengths =
            |hash: &PasswordHash| (hash.salt.map(|salt| salt.len()), hash.hash.map(|hash| hash.len()));
        assert_eq!(lengths(&nobody), lengths(&real));
        // Refused as a wrong password after the work is done, not before it as something unreadable.
        let refused = passwords.argon.verify_password(b"kello", &nobody);
        assert_eq!(refused, Err(argon2::password_hash::Error::PasswordInvalid));
    }
}
