//! Cursors: where a page ended, signed, so that nobody can make one up or use another's.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use polku_api_types::page::{DEFAULT_PAGE, MAX_PAGE, Page, PageQuery};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::problem::{AppError, FieldCode, ProblemCode};

const BLOCK: usize = 64;
const SIGNATURE: usize = 16;

/// HMAC-SHA256 (RFC 2104) with a key of at most one block.
fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    let pad = |with: u8| {
        let mut block = [with; BLOCK];
        block.iter_mut().zip(key).for_each(|(byte, key)| *byte ^= key);
        block
    };
    let inner = Sha256::new().chain_update(pad(0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(pad(0x5c)).chain_update(inner).finalize().into()
}

/// Several parts as one message from which each can be told again, so that no two lists share a signature.
fn joined(parts: &[&[u8]]) -> Vec<u8> {
    let mut message = Vec::new();
    for part in parts {
        message.extend((part.len() as u64).to_be_bytes());
        message.extend_from_slice(part);
    }
    message
}

/// The cursors of one list for one caller.
#[derive(Clone, Debug)]
pub struct Cursors {
    key: [u8; 32],
    list: String,
    caller: String,
}

/// Which rows a page wants: at most `limit`, after `after`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted<P> {
    /// Items of the page; fetch one row more, to know whether there is a next page.
    pub limit: usize,
    /// Where the page before ended.
    pub after: Option<P>,
}

impl<P> Wanted<P> {
    /// Rows to fetch: one more than the page holds.
    #[must_use]
    pub fn rows(&self) -> i64 {
        i64::try_from(self.limit).unwrap_or(i64::from(MAX_PAGE)).saturating_add(1)
    }
}

impl Cursors {
    /// `list` names the list (with what it is the list *of*), `caller` the one who reads it.
    #[must_use]
    pub fn new(key: [u8; 32], list: impl Into<String>, caller: impl Into<String>) -> Self {
        Self { key, list: list.into(), caller: caller.into() }
    }

    /// What a request asks for.
    ///
    /// # Errors
    /// `invalid_cursor` for a cursor that was not given to this caller for this list.
    pub fn wanted<P: DeserializeOwned>(&self, query: &PageQuery) -> Result<Wanted<P>, AppError> {
        let limit = query.limit.unwrap_or(DEFAULT_PAGE);
        if limit == 0 {
            return Err(AppError::invalid("?limit", FieldCode::TooSmall { min: 1 }));
        }
        if limit > MAX_PAGE {
            return Err(AppError::invalid("?limit", FieldCode::TooLarge { max: i64::from(MAX_PAGE) }));
        }
        let after = query.cursor.as_deref().map(|cursor| self.open(cursor)).transpose()?;
        Ok(Wanted { limit: limit as usize, after })
    }

    /// Makes a page of the rows fetched for `wanted`; `position` is where an item stands in the list.
    pub fn page<T, P: Serialize>(
        &self,
        mut rows: Vec<T>,
        limit: usize,
        position: impl Fn(&T) -> P,
    ) -> Result<Page<T>, AppError> {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let last = if more { rows.last() } else { None };
        let next_cursor = last.map(|item| self.seal(&position(item))).transpose()?;
        Ok(Page { items: rows, next_cursor })
    }

    fn sign(&self, payload: &[u8]) -> [u8; 32] {
        hmac(&self.key, &joined(&[b"cursor", self.list.as_bytes(), self.caller.as_bytes(), payload]))
    }

    fn seal<P: Serialize>(&self, position: &P) -> Result<String, AppError> {
        let mut payload = serde_json::to_vec(position).map_err(AppError::internal)?;
        let signature = self.sign(&payload);
        payload.extend(signature.iter().take(SIGNATURE));
        Ok(URL_SAFE_NO_PAD.encode(payload))
    }

    fn open<P: DeserializeOwned>(&self, cursor: &str) -> Result<P, AppError> {
        let invalid = || AppError::new(ProblemCode::InvalidCursor);
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| invalid())?;
        let at = bytes.len().checked_sub(SIGNATURE).ok_or_else(invalid)?;
        let (payload, given) = bytes.split_at(at);
        let signature = self.sign(payload);
        let fits = signature.get(..SIGNATURE).is_some_and(|own| bool::from(own.ct_eq(given)));
        if !fits {
            return Err(invalid());
        }
        serde_json::from_slice(payload).map_err(|_| invalid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cursors(list: &str, caller: &str) -> Cursors {
        Cursors::new([7; 32], list, caller)
    }

    fn code(cursors: &Cursors, cursor: &str) -> ProblemCode {
        let query = PageQuery { limit: None, cursor: Some(cursor.into()) };
        cursors.wanted::<(String, u32)>(&query).unwrap_err().code()
    }

    #[test]
    fn hmac_agrees_with_the_published_vector() {
        // RFC 4231, test case 2.
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(hex::encode(hmac(b"Jefe", b"what do ya want for nothing?")), expected);
    }

    #[test]
    fn a_full_page_leads_on_to_where_it_ended() {
        let cursors = cursors("people", "a");
        let page = cursors.page(vec![1_u32, 2, 3], 2, |n| ("x", *n)).unwrap();
        assert_eq!(page.items, [1, 2]);
        let query = PageQuery { limit: Some(2), cursor: page.next_cursor };
        let wanted = cursors.wanted::<(String, u32)>(&query).unwrap();
        assert_eq!(wanted, Wanted { limit: 2, after: Some(("x".into(), 2)) });
        assert_eq!(wanted.rows(), 3);
        assert_eq!(cursors.page(vec![1_u32, 2], 2, |n| *n).unwrap().next_cursor, None);
    }

    #[test]
    fn a_cursor_works_only_for_its_own_list_and_caller_and_unchanged() {
        let own = cursors("people", "a");
        let cursor = own.seal(&("x", 2)).unwrap();
        assert_eq!(code(&cursors("people", "b"), &cursor), ProblemCode::InvalidCursor);
        assert_eq!(code(&cursors("units", "a"), &cursor), ProblemCode::InvalidCursor);
        assert_eq!(code(&Cursors::new([8; 32], "people", "a"), &cursor), ProblemCode::InvalidCursor);
        for index in 0..cursor.len() {
            let mut changed = cursor.clone().into_bytes();
            changed[index] = if changed[index] == b'A' { b'B' } else { b'A' };
            if changed == cursor.as_bytes() {
                continue;
            }
            assert_eq!(
                code(&own, std::str::from_utf8(&changed).unwrap()),
                ProblemCode::InvalidCursor,
                "{index}"
            );
        }
        for made_up in ["", "x", "AAAA", "%%%"] {
            assert_eq!(code(&own, made_up), ProblemCode::InvalidCursor);
        }
    }

    #[test]
    fn a_limit_outside_the_published_bounds_is_refused() {
        for limit in [0, 201, u32::MAX] {
            let query = PageQuery { limit: Some(limit), cursor: None };
            let error = cursors("x", "y").wanted::<u32>(&query).unwrap_err();
            assert_eq!(error.code(), ProblemCode::InvalidFields);
        }
    }
}
