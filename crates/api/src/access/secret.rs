//! Secrets that are handed out once and stored only as their SHA-256: sign-ins, links, client secrets.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::ids::Ids;

/// 256 random bits as text, and the hash under which they are stored. No slow hash is needed: nobody guesses them.
pub struct Secret {
    /// What the holder keeps.
    pub text: String,
    /// What is stored, hexadecimal.
    pub hash: String,
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl Secret {
    /// A new one.
    pub fn new(ids: &dyn Ids) -> Self {
        let bytes = ids.bytes32();
        Self { text: URL_SAFE_NO_PAD.encode(bytes), hash: hex::encode(Sha256::digest(bytes)) }
    }
}

/// The hash of a secret as somebody sent it; nothing for what cannot be one.
pub fn hash_of(text: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok().filter(|bytes| bytes.len() == 32)?;
    Some(hex::encode(Sha256::digest(bytes)))
}
