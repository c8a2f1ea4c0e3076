//! The printed sign-in list: who is on which row, told by a short code.
//!
//! A row number typed back means whoever stood on that row when the list was printed. So the list carries a code of its
//! rows, and numbers of another list are not read.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use crate::ids::{ApplicationId, SessionId};

/// Most rows of one list.
pub const MAX_ROWS: usize = 1_000;

/// Letters and digits that are not taken for each other on paper: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code of a list: six letters and digits. Two lists of one session have the same code by chance once in a thousand
/// million.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListCode(String);

/// What was typed is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a code has {} letters and digits", ListCode::LENGTH)]
pub struct NoCode;

impl ListCode {
    /// Letters and digits of a code.
    pub const LENGTH: usize = 6;

    /// The code of the rows of a session's list, in their order.
    #[must_use]
    pub fn of(session: SessionId, rows: &[ApplicationId]) -> Self {
        let mut digest = Sha256::new();
        digest.update(session.uuid().as_bytes());
        rows.iter().for_each(|row| digest.update(row.uuid().as_bytes()));
        let letter = |byte: &u8| ALPHABET.get(usize::from(byte % 32)).copied().map_or('0', char::from);
        Self(digest.finalize().iter().take(Self::LENGTH).map(letter).collect())
    }

    /// Reads a code as people type it: in any case, with spaces and hyphens, with O for 0 and I or L for 1.
    ///
    /// # Errors
    /// [`NoCode`].
    pub fn parse(typed: &str) -> Result<Self, NoCode> {
        let meant = |letter: char| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let written = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
        let code: String = written.take(Self::LENGTH + 1).map(meant).collect();
        let known = |letter: char| u8::try_from(letter).is_ok_and(|letter| ALPHABET.contains(&letter));
        if code.chars().count() == Self::LENGTH && code.chars().all(known) {
            Ok(Self(code))
        } else {
            Err(NoCode)
        }
    }

    /// The code, without hyphens.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How the members of a session differ from those on a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// On the list, and members no more.
    pub left: Vec<ApplicationId>,
    /// Members who are not on the list.
    pub joined: Vec<ApplicationId>,
}

impl Since {
    /// Compares the rows of a list with the members of now.
    #[must_use]
    pub fn of(list: &[ApplicationId], members: &[ApplicationId]) -> Self {
        let without = |these: &[ApplicationId], those: &[ApplicationId]| {
            let those: BTreeSet<&ApplicationId> = those.iter().collect();
            these.iter().filter(|one| !those.contains(one)).copied().collect()
        };
        Self { left: without(list, members), joined: without(members, list) }
    }

    /// Whether the list has the members of now, in whatever order: who is on which row, the list says itself.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.left.is_empty() && self.joined.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn rows(ids: &[u128]) -> Vec<ApplicationId> {
        ids.iter().map(|id| ApplicationId::new(Uuid::from_u128(*id))).collect()
    }

    fn session(id: u128) -> SessionId {
        SessionId::new(Uuid::from_u128(id))
    }

    #[test]
    fn code_tells_lists_apart_by_people_order_and_session() {
        let code = |of, ids: &[u128]| ListCode::of(session(of), &rows(ids));
        assert_eq!(code(1, &[1, 2, 3]), code(1, &[1, 2, 3]));
        for (of, ids) in [(1, &[1, 3, 2][..]), (1, &[1, 2]), (1, &[1, 2, 4]), (2, &[1, 2, 3])] {
            assert_ne!(code(1, &[1, 2, 3]), code(of, ids), "{of} {ids:?}");
        }
    }

    #[test]
    fn what_changed_is_named_both_ways() {
        let since = Since::of(&rows(&[1, 2, 3]), &rows(&[3, 1, 4]));
        assert_eq!(since, Since { left: rows(&[2]), joined: rows(&[4]) });
        assert!(Since::of(&rows(&[1, 2]), &rows(&[2, 1])).is_nothing());
    }

    proptest! {
        #[test]
        fn code_is_read_as_people_type_it(of in any::<u128>(), ids in proptest::collection::vec(any::<u128>(), 0..6)) {
            let code = ListCode::of(session(of), &rows(&ids));
            let (head, tail) = code.as_str().split_at(3);
            let typed = format!(" {}-{} ", head.to_lowercase(), tail.replace('0', "O").replace('1', "l"));
            prop_assert_eq!(ListCode::parse(&typed), Ok(code));
        }

        #[test]
        fn any_text_is_a_code_or_none(text in any::<String>()) {
            if let Ok(code) = ListCode::parse(&text) {
                prop_assert_eq!(code.as_str().len(), ListCode::LENGTH);
            }
        }
    }
}
