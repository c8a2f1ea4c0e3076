use jiff::civil::Date;
use polku_api_types::text::Localised;
use polku_ui::Words;
use polku_ui::field::Written;

use super::{Faults, wire_text};

/// Turns what was typed into what is sent, and notes what cannot be: a day, a time or a number that is none,
/// a text that is missing. All else is judged by the server.
pub struct Reader {
    words: Words,
    faults: Faults,
}

impl Reader {
    pub fn new(words: Words) -> Self {
        Self { words, faults: Faults::default() }
    }

    fn fault(&mut self, pointer: &str, key: &str) {
        self.faults.push(pointer, self.words.say(key));
    }

    /// A day, from a date field.
    pub fn day(&mut self, pointer: &str, typed: &str) -> Date {
        typed.trim().parse().unwrap_or_else(|_| {
            self.fault(pointer, "form-day-missing");
            Date::ZERO
        })
    }

    /// A day that may stay open.
    pub fn day_if_any(&mut self, pointer: &str, typed: &str) -> Option<Date> {
        (!typed.trim().is_empty()).then(|| self.day(pointer, typed))
    }

    /// A time by the clock, from a time field: `08:30`.
    pub fn clock(&mut self, pointer: &str, typed: &str) -> String {
        let clock = typed.trim().to_owned();
        if clock.is_empty() {
            self.fault(pointer, "form-clock-missing");
        }
        clock
    }

    /// A whole number.
    pub fn number(&mut self, pointer: &str, typed: &str) -> u32 {
        typed.trim().parse().unwrap_or_else(|_| {
            self.fault(pointer, "form-number-missing");
            0
        })
    }

    /// One line that is required.
    pub fn line(&mut self, pointer: &str, typed: &str) -> String {
        let text = typed.trim().to_owned();
        if text.is_empty() {
            self.fault(pointer, "form-text-missing");
        }
        text
    }

    /// One line that may stay away.
    pub fn line_if_any(typed: &str) -> Option<String> {
        let text = typed.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A text that is required in Finnish.
    pub fn text(&mut self, pointer: &str, typed: &Written) -> Localised {
        if typed.fi.trim().is_empty() {
            self.fault(&format!("{pointer}/fi"), "form-text-missing");
        }
        wire_text(typed)
    }

    /// A text that is required in all three languages.
    pub fn whole_text(&mut self, pointer: &str, typed: &Written) -> Localised {
        for (code, text) in [("fi", &typed.fi), ("sv", &typed.sv), ("en", &typed.en)] {
            if text.trim().is_empty() {
                self.fault(&format!("{pointer}/{code}"), "form-text-missing");
            }
        }
        wire_text(typed)
    }

    /// A text that may stay away.
    pub fn text_if_any(&mut self, pointer: &str, typed: &Written) -> Option<Localised> {
        (!typed.is_blank()).then(|| self.text(pointer, typed))
    }

    /// Something that has to be chosen.
    pub fn choice(&mut self, pointer: &str, chosen: bool) {
        if !chosen {
            self.fault(pointer, "form-choice-missing");
        }
    }

    /// What was read, unless something was at fault.
    pub fn finish<T>(self, read: T) -> Result<T, Faults> {
        if self.faults.is_empty() { Ok(read) } else { Err(self.faults) }
    }
}
