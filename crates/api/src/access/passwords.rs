//! Passwords of local accounts: Argon2id (RFC 9106), off the async threads.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, Params, PasswordHasher, PasswordVerifier};

use crate::problem::AppError;

/// Hashes and checks passwords at one stated cost.
#[derive(Clone)]
pub struct Passwords {
    argon: Argon2<'static>,
    /// Checked where there is no such account, so that the answer takes as long as for a wrong password.
    nobody: std::sync::Arc<str>,
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
        let nobody =
            argon.hash_password(b"nobody has this password").map_err(AppError::internal)?.to_string();
        Ok(Self { argon, nobody: nobody.into() })
    }

    /// The hash to be stored, with its own salt and cost.
    ///
    /// # Errors
    /// `internal` when the blocking pool is gone.
    pub async fn hash(&self, password: String) -> Result<String, AppError> {
        let argon = self.argon.clone();
        let hashing = move || argon.hash_password(password.as_bytes()).map(|hash| hash.to_string());
        let hashed = tokio::task::spawn_blocking(hashing).await.map_err(AppError::internal)?;
        hashed.map_err(AppError::internal)
    }

    /// Whether `password` fits the stored hash. Without one (no such account) the same work is done in vain.
    ///
    /// # Errors
    /// `internal` when the blocking pool is gone.
    pub async fn fits(&self, password: String, stored: Option<String>) -> Result<bool, AppError> {
        let argon = self.argon.clone();
        let nobody = std::sync::Arc::clone(&self.nobody);
        let checking = move || {
            let known = stored.is_some();
            let stored = stored.unwrap_or_else(|| nobody.to_string());
            let hash = PasswordHash::new(&stored).ok();
            let fits = hash.is_some_and(|hash| argon.verify_password(password.as_bytes(), &hash).is_ok());
            known && fits
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
        assert!(passwords.fits("neljä vihreää kelloa".into(), Some(stored.clone())).await.unwrap());
        assert!(!passwords.fits("neljä vihreää kello".into(), Some(stored)).await.unwrap());
        assert!(!passwords.fits("nobody has this password".into(), None).await.unwrap());
    }
}
