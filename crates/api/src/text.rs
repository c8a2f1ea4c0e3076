//! Text of people between the wire and the domain, with every fault named by its place in the body.

use polku_api_types::text as wire;
use polku_domain::text::{Language, Localised, TextFault, TextLimits, parse_text};

use crate::problem::{AppError, FieldCode};

/// Everything that is wrong with a body: JSON pointers with what is wrong there.
#[derive(Debug, Default)]
pub struct Faults(Vec<(String, FieldCode)>);

impl Faults {
    /// Nothing wrong so far.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Notes a fault.
    pub fn push(&mut self, pointer: impl Into<String>, fault: FieldCode) {
        self.0.push((pointer.into(), fault));
    }

    /// Takes a value, or notes its fault.
    pub fn take<T, E>(
        &mut self,
        pointer: &str,
        parsed: Result<T, E>,
        fault: impl FnOnce(E) -> FieldCode,
    ) -> Option<T> {
        parsed.map_err(|error| self.push(pointer, fault(error))).ok()
    }

    /// Reads one text.
    pub fn text(&mut self, pointer: &str, raw: &str, limits: TextLimits) -> Option<String> {
        self.take(pointer, parse_text(raw, limits), text_fault)
    }

    /// Reads a text in up to three languages.
    pub fn localised(
        &mut self,
        pointer: &str,
        text: &wire::Localised,
        limits: TextLimits,
    ) -> Option<Localised> {
        match Localised::parse(&text.fi, text.sv.as_deref(), text.en.as_deref(), limits) {
            Ok(text) => Some(text),
            Err(faults) => {
                for (language, fault) in faults {
                    self.push(format!("{pointer}/{}", language.code()), text_fault(fault));
                }
                None
            }
        }
    }

    /// Reads a text that may be absent. The outer `None` is a fault.
    pub fn optional(
        &mut self,
        pointer: &str,
        text: Option<&wire::Localised>,
        limits: TextLimits,
    ) -> Option<Option<Localised>> {
        match text {
            None => Some(None),
            Some(text) => self.localised(pointer, text, limits).map(Some),
        }
    }

    /// The value if nothing was wrong.
    ///
    /// # Errors
    /// `invalid_fields` with every fault noted.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, AppError> {
        AppError::unless_valid(self.0)?;
        value.ok_or_else(|| AppError::internal("a value was refused without a fault"))
    }
}

/// What is wrong with a text, on the wire.
#[must_use]
pub fn text_fault(fault: TextFault) -> FieldCode {
    match fault {
        TextFault::Missing => FieldCode::Missing,
        TextFault::TooLong { max } => FieldCode::TooLong { max: max as u64 },
        TextFault::ControlCharacter => FieldCode::ForbiddenCharacter,
    }
}

/// A language on the wire.
#[must_use]
pub const fn language_to_wire(language: Language) -> wire::Language {
    match language {
        Language::Fi => wire::Language::Fi,
        Language::Sv => wire::Language::Sv,
        Language::En => wire::Language::En,
    }
}

/// A language from the wire.
#[must_use]
pub const fn language_from_wire(language: wire::Language) -> Language {
    match language {
        wire::Language::Fi => Language::Fi,
        wire::Language::Sv => Language::Sv,
        wire::Language::En => Language::En,
    }
}

/// A text as it is sent and stored.
#[must_use]
pub fn to_wire(text: &Localised) -> wire::Localised {
    let written = |language| text.written(language).map(str::to_owned);
    wire::Localised {
        fi: text.get(Language::Fi).to_owned(),
        sv: written(Language::Sv),
        en: written(Language::En),
    }
}

/// A text as it was stored. What the database holds was checked when it was written, so a fault here is ours.
///
/// # Errors
/// `internal`, naming the column.
pub fn stored(column: &'static str, text: &wire::Localised) -> Result<Localised, AppError> {
    Localised::parse(&text.fi, text.sv.as_deref(), text.en.as_deref(), TextLimits::BODY)
        .map_err(|_| AppError::internal(format!("{column} holds a text that is not allowed")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_at_fault_is_pointed_at() {
        let mut faults = Faults::none();
        let text = wire::Localised { fi: " ".into(), sv: Some("a\u{0}".into()), en: None };
        assert_eq!(faults.localised("/name", &text, TextLimits::TITLE), None);
        let error = faults.finish::<()>(None).unwrap_err();
        assert_eq!(
            error.fields(),
            [
                ("/name/fi".to_owned(), FieldCode::Missing),
                ("/name/sv".to_owned(), FieldCode::ForbiddenCharacter)
            ]
        );
    }
}
