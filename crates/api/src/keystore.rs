//! The keys of an installation, in a file of their own: never in the database, so never in its backups.
//!
//! One secret is drawn at the first start; a separate key for each purpose is derived from it. Tokens for machine
//! clients are signed with ES256 keys that carry an id, so that a new one can come into use while the old one is
//! still recognised. Losing the file ends all page cursors and machine tokens and makes pseudonyms of new draws
//! differ; it loses no data. Copying it is the operator's decision.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use jsonwebtoken::{DecodingKey, EncodingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::clock::Clock;
use crate::ids::Ids;

/// Why the keys cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or made.
    #[error("the key file {0}: {1}")]
    Io(PathBuf, std::io::Error),
    /// The file is not one of ours.
    #[error("the key file {0} is damaged")]
    Damaged(PathBuf),
    /// Others than the owner may read the file.
    #[error("the key file {0} can be read by others (mode {1:o}); run: chmod 600 {0}")]
    Exposed(PathBuf, u32),
    /// No key could be made.
    #[error("a signing key could not be made")]
    Signing,
}

/// What a key is for. A key of one purpose says nothing about that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPurpose {
    /// Signs page cursors.
    Cursor,
    /// Makes pseudonyms that only this installation can make again.
    Pseudonym,
    /// Hashes what must be found again but not read, as the address of somebody who tries passwords.
    Lookup,
}

impl KeyPurpose {
    fn label(self) -> &'static [u8] {
        match self {
            Self::Cursor => b"polku cursor 1",
            Self::Pseudonym => b"polku pseudonym 1",
            Self::Lookup => b"polku lookup 1",
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    version: u32,
    secret: String,
    signing: Vec<StoredSigning>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredSigning {
    kid: String,
    pkcs8: String,
    created_at: Timestamp,
}

/// A key that tokens are signed with, or were until lately.
pub struct SigningKey {
    /// Its id, in each token's header.
    pub kid: String,
    /// Since when it is used.
    pub created_at: Timestamp,
    /// Signs.
    pub encoding: EncodingKey,
    /// Verifies.
    pub decoding: DecodingKey,
    x: String,
    y: String,
}

impl SigningKey {
    /// The public half as a JSON Web Key (RFC 7517).
    pub fn jwk(&self) -> serde_json::Value {
        serde_json::json!({
            "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.kid, "x": self.x, "y": self.y,
        })
    }
}

struct Inner {
    secret: [u8; 32],
    signing: Vec<SigningKey>,
}

/// The keys. Cheap to clone.
#[derive(Clone)]
pub struct KeyStore(Arc<Inner>);

impl std::fmt::Debug for KeyStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyStore(***)")
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SigningKey").field("kid", &self.kid).finish_non_exhaustive()
    }
}

impl KeyStore {
    /// Reads the file, or makes it when there is none.
    ///
    /// # Errors
    /// [`KeyError`]: among others when others than the owner may read the file.
    pub fn open(path: &Path, clock: &dyn Clock, ids: &dyn Ids) -> Result<Self, KeyError> {
        match read(path)? {
            Some(stored) => Self::from_stored(&stored).ok_or_else(|| KeyError::Damaged(path.to_owned())),
            None => {
                let stored = Stored {
                    version: 1,
                    secret: STANDARD.encode(ids.bytes32()),
                    signing: vec![new_signing(clock, ids)?],
                };
                create(path, &stored)?;
                // Read back: two processes that start at once must end up with the same keys.
                Self::open(path, clock, ids)
            }
        }
    }

    /// Keys of a test, written nowhere.
    ///
    /// # Errors
    /// [`KeyError::Signing`].
    pub fn in_memory(clock: &dyn Clock, ids: &dyn Ids) -> Result<Self, KeyError> {
        let stored = Stored {
            version: 1,
            secret: STANDARD.encode(ids.bytes32()),
            signing: vec![new_signing(clock, ids)?],
        };
        Self::from_stored(&stored).ok_or(KeyError::Signing)
    }

    /// Adds a signing key, which is used from the next start on; older ones still verify.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn rotate(path: &Path, clock: &dyn Clock, ids: &dyn Ids) -> Result<String, KeyError> {
        let mut stored = read(path)?.ok_or_else(|| KeyError::Damaged(path.to_owned()))?;
        let key = new_signing(clock, ids)?;
        let kid = key.kid.clone();
        stored.signing.push(key);
        // Tokens live for minutes: three generations are more than any of them can need.
        let outdated = stored.signing.len().saturating_sub(3);
        stored.signing.drain(..outdated);
        let mut name = path.as_os_str().to_owned();
        name.push(".new");
        let next = PathBuf::from(name);
        create(&next, &stored)?;
        std::fs::rename(&next, path).map_err(|error| KeyError::Io(path.to_owned(), error))?;
        Ok(kid)
    }

    /// The key of one purpose.
    pub fn key(&self, purpose: KeyPurpose) -> [u8; 32] {
        use aws_lc_rs::hmac;
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &self.0.secret), purpose.label());
        let mut key = [0_u8; 32];
        key.iter_mut().zip(tag.as_ref()).for_each(|(own, byte)| *own = *byte);
        key
    }

    /// HMAC-SHA256 under the key of one purpose.
    pub fn mac(&self, purpose: KeyPurpose, data: &[u8]) -> [u8; 32] {
        use aws_lc_rs::hmac;
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &self.key(purpose)), data);
        let mut mac = [0_u8; 32];
        mac.iter_mut().zip(tag.as_ref()).for_each(|(own, byte)| *own = *byte);
        mac
    }

    /// The key that signs now: the newest. `None` never happens for an opened store.
    pub fn signing(&self) -> Option<&SigningKey> {
        self.0.signing.last()
    }

    /// The key of an id, current or lately current.
    pub fn verifying(&self, kid: &str) -> Option<&SigningKey> {
        self.0.signing.iter().find(|key| key.kid == kid)
    }

    /// The public halves, as the JWKS endpoint gives them out.
    pub fn jwks(&self) -> serde_json::Value {
        serde_json::json!({ "keys": self.0.signing.iter().map(SigningKey::jwk).collect::<Vec<_>>() })
    }

    fn from_stored(stored: &Stored) -> Option<Self> {
        let secret = STANDARD.decode(&stored.secret).ok()?.try_into().ok()?;
        let signing = stored.signing.iter().map(signing_key).collect::<Option<Vec<_>>>()?;
        (stored.version == 1 && !signing.is_empty()).then(|| Self(Arc::new(Inner { secret, signing })))
    }
}

fn new_signing(clock: &dyn Clock, ids: &dyn Ids) -> Result<StoredSigning, KeyError> {
    let pkcs8 =
        EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &aws_lc_rs::rand::SystemRandom::new())
            .map_err(|_| KeyError::Signing)?;
    let kid = URL_SAFE_NO_PAD.encode(Sha256::digest(ids.random().as_bytes()).get(..9).unwrap_or_default());
    Ok(StoredSigning { kid, pkcs8: STANDARD.encode(pkcs8.as_ref()), created_at: clock.now() })
}

fn signing_key(stored: &StoredSigning) -> Option<SigningKey> {
    let pkcs8 = STANDARD.decode(&stored.pkcs8).ok()?;
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &pkcs8).ok()?;
    // An uncompressed point: 0x04, then the two coordinates of 32 bytes.
    let point = pair.public_key().as_ref();
    let x = URL_SAFE_NO_PAD.encode(point.get(1..33)?);
    let y = URL_SAFE_NO_PAD.encode(point.get(33..65)?);
    Some(SigningKey {
        kid: stored.kid.clone(),
        created_at: stored.created_at,
        encoding: EncodingKey::from_ec_der(&pkcs8),
        decoding: DecodingKey::from_ec_components(&x, &y).ok()?,
        x,
        y,
    })
}

fn read(path: &Path) -> Result<Option<Stored>, KeyError> {
    let failed = |error| KeyError::Io(path.to_owned(), error);
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let mode = file.metadata().map_err(failed)?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(KeyError::Exposed(path.to_owned(), mode));
    }
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(failed)?;
    serde_json::from_str(&text).map(Some).map_err(|_| KeyError::Damaged(path.to_owned()))
}

/// Written aside and linked into place, so that a reader sees the whole file or none; if another process was
/// faster, its file stays.
fn create(path: &Path, stored: &Stored) -> Result<(), KeyError> {
    let failed = |error| KeyError::Io(path.to_owned(), error);
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}", std::process::id()));
    let aside = PathBuf::from(name);
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&aside)
        .map_err(failed)?;
    let text = serde_json::to_vec_pretty(stored).map_err(|error| failed(error.into()))?;
    file.write_all(&text).and_then(|()| file.sync_all()).map_err(failed)?;
    let linked = std::fs::hard_link(&aside, path);
    std::fs::remove_file(&aside).map_err(failed)?;
    match linked {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(failed(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SystemClock;
    use crate::ids::ClockIds;

    fn open(path: &Path) -> Result<KeyStore, KeyError> {
        KeyStore::open(path, &SystemClock, &ClockIds::new(Arc::new(SystemClock)))
    }

    fn folder(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("polku-keys-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        path
    }

    #[test]
    fn the_first_start_makes_keys_that_the_second_finds() {
        let folder = folder("first");
        let path = folder.join("keys.json");
        let (first, second) = (open(&path).unwrap(), open(&path).unwrap());
        assert_eq!(first.key(KeyPurpose::Cursor), second.key(KeyPurpose::Cursor));
        assert_ne!(first.key(KeyPurpose::Cursor), first.key(KeyPurpose::Pseudonym));
        assert_eq!(first.jwks(), second.jwks());
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_file_that_others_can_read_is_refused() {
        let folder = folder("exposed");
        let path = folder.join("keys.json");
        open(&path).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(open(&path), Err(KeyError::Exposed(_, 0o644))));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_damaged_file_is_refused_and_kept() {
        let folder = folder("damaged");
        let path = folder.join("keys.json");
        open(&path).unwrap();
        std::fs::write(&path, b"{}").unwrap();
        assert!(matches!(open(&path), Err(KeyError::Damaged(_))));
        assert_eq!(std::fs::read(&path).unwrap(), b"{}");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_token_signed_before_a_rotation_is_recognised_after_it() {
        let folder = folder("rotate");
        let path = folder.join("keys.json");
        let before = open(&path).unwrap();
        let signing = before.signing().unwrap();
        let mut header = jsonwebtoken::Header::new(jsonwebtoken::Algorithm::ES256);
        header.kid = Some(signing.kid.clone());
        let claims = serde_json::json!({ "sub": "x", "exp": 4_000_000_000_u64 });
        let token = jsonwebtoken::encode(&header, &claims, &signing.encoding).unwrap();
        let kid = KeyStore::rotate(&path, &SystemClock, &ClockIds::new(Arc::new(SystemClock))).unwrap();
        let after = open(&path).unwrap();
        assert_eq!(after.signing().unwrap().kid, kid);
        let validation = jsonwebtoken::Validation::new(jsonwebtoken::Algorithm::ES256);
        let decode = |key: &SigningKey| {
            jsonwebtoken::decode::<serde_json::Value>(&token, &key.decoding, &validation).is_ok()
        };
        assert!(decode(after.verifying(&signing.kid).unwrap()));
        assert!(!decode(after.signing().unwrap()));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
