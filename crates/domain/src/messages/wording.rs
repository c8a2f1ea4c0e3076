//! Own words of a mail: text with placeholders in braces.
//!
//! A brace is always the beginning or the end of a placeholder; nothing else can be written with one, so that a mistyped
//! placeholder is never sent as it stands.

use super::kind::{MessageKind, Placeholder};
use crate::text::deceives;

/// Most characters of a subject.
pub const MAX_SUBJECT: usize = 120;
/// Most characters of a text.
pub const MAX_BODY: usize = 4000;

/// How often one placeholder can stand in a part of a mail.
pub const MAX_TIMES: usize = 2;

/// Which part of a mail is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// One line.
    Subject,
    /// Paragraphs apart by an empty line.
    Body,
}

/// What is wrong with own words. The first that is met is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordingFault {
    /// Nothing is said.
    #[error("nothing is said")]
    Empty,
    /// More characters than this.
    #[error("more than {0} characters")]
    TooLong(usize),
    /// A line break in the subject, a control character, or one that turns the direction of writing: a mail could look
    /// otherwise than it is.
    #[error("a character that cannot be sent")]
    Forbidden,
    /// A brace that begins no placeholder, or ends none.
    #[error("a brace without its other half")]
    Brace,
    /// A placeholder that this mail does not have, or not in its subject.
    #[error("no such placeholder here")]
    Unknown,
    /// A placeholder more often than [`MAX_TIMES`]: a short text would become an endless mail.
    #[error("{} more than {MAX_TIMES} times", .0.code())]
    Repeated(Placeholder),
    /// A placeholder that cannot be left out.
    #[error("{} is missing", .0.code())]
    Missing(Placeholder),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Put(Placeholder),
}

/// Own words that were read and found good for one kind of mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(Vec<Piece>);

impl Words {
    /// Reads what was written for a part of a mail. Spaces around it are left out, line ends are made one kind.
    ///
    /// # Errors
    /// [`WordingFault`].
    pub fn read(kind: MessageKind, part: Part, written: &str) -> Result<Self, WordingFault> {
        let text = written.replace("\r\n", "\n");
        let text = text.trim();
        if text.is_empty() {
            return Err(WordingFault::Empty);
        }
        let most = match part {
            Part::Subject => MAX_SUBJECT,
            Part::Body => MAX_BODY,
        };
        if text.chars().count() > most {
            return Err(WordingFault::TooLong(most));
        }
        if text.chars().any(|character| is_forbidden(part, character)) {
            return Err(WordingFault::Forbidden);
        }
        let pieces = pieces(kind, part, text)?;
        let times = |wanted: &Piece| pieces.iter().filter(|piece| *piece == wanted).count();
        let often = pieces.iter().find_map(|piece| match piece {
            Piece::Put(placeholder) if times(piece) > MAX_TIMES => Some(*placeholder),
            _ => None,
        });
        if let Some(placeholder) = often {
            return Err(WordingFault::Repeated(placeholder));
        }
        if part == Part::Body {
            let left_out = kind.needed().iter().find(|needed| !pieces.contains(&Piece::Put(**needed)));
            if let Some(placeholder) = left_out {
                return Err(WordingFault::Missing(*placeholder));
            }
        }
        Ok(Self(pieces))
    }

    /// The words with everything put in. A value is put in as it is: braces in it mean nothing.
    #[must_use]
    pub fn filled(&self, value: impl Fn(Placeholder) -> String) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Put(placeholder) => value(*placeholder),
        };
        self.0.iter().map(piece).collect()
    }

    /// As it was written, in its one form.
    #[must_use]
    pub fn written(&self) -> String {
        self.filled(|placeholder| format!("{{{}}}", placeholder.code()))
    }
}

fn is_forbidden(part: Part, character: char) -> bool {
    let new_line = part == Part::Body && character == '\n';
    !new_line && (deceives(character) || character.is_control())
}

fn pieces(kind: MessageKind, part: Part, text: &str) -> Result<Vec<Piece>, WordingFault> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let plain = rest.split(['{', '}']).next().unwrap_or_default();
        if !plain.is_empty() {
            pieces.push(Piece::Text(plain.to_owned()));
        }
        let Some(braced) = rest.get(plain.len()..).filter(|after| !after.is_empty()) else { break };
        let inside = braced.strip_prefix('{').ok_or(WordingFault::Brace)?;
        let (name, after) = inside.split_once('}').ok_or(WordingFault::Brace)?;
        if name.contains('{') {
            return Err(WordingFault::Brace);
        }
        let placeholder = Placeholder::from_code(name.trim()).ok_or(WordingFault::Unknown)?;
        if !kind.offers(placeholder) || (part == Part::Subject && !placeholder.fits_subject()) {
            return Err(WordingFault::Unknown);
        }
        pieces.push(Piece::Put(placeholder));
        rest = after;
    }
    Ok(pieces)
}
