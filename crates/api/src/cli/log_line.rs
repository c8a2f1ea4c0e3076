//! A log line as one JSON object, written without a detour: there is one for each request.

use std::fmt::{self, Debug, Write};

use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

/// `{"timestamp":…,"level":…,` the fields of the event `,"target":…}`. Spans are left out: there are none of ours.
pub(super) struct JsonLine;

impl<S, N> FormatEvent<S, N> for JsonLine
where
    S: Subscriber + for<'span> LookupSpan<'span>,
    N: for<'writer> FormatFields<'writer> + 'static,
{
    fn format_event(&self, _: &FmtContext<'_, S, N>, mut line: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        line.write_str("{\"timestamp\":\"")?;
        SystemTime.format_time(&mut line)?;
        line.write_str("\",\"level\":\"")?;
        line.write_str(event.metadata().level().as_str())?;
        line.write_char('"')?;
        let mut fields = Fields { line: &mut line, target: None, written: Ok(()) };
        event.record(&mut fields);
        let Fields { target, written, .. } = fields;
        written?;
        line.write_str(",\"target\":\"")?;
        Escaped(&mut line).write_str(target.as_deref().unwrap_or_else(|| event.metadata().target()))?;
        line.write_str("\"}\n")
    }
}

/// Writes each field as it comes.
struct Fields<'a, 'w> {
    line: &'a mut Writer<'w>,
    /// Of an event that comes from the crate `log`, which carries it as a field.
    target: Option<String>,
    written: fmt::Result,
}

impl Fields<'_, '_> {
    fn write(&mut self, field: &Field, value: impl FnOnce(&mut Writer<'_>) -> fmt::Result) {
        // Where such an event stands in the source concerns nobody.
        if self.written.is_err() || field.name().starts_with("log.") {
            return;
        }
        self.written = (|| {
            self.line.write_str(",\"")?;
            Escaped(self.line).write_str(field.name().strip_prefix("r#").unwrap_or(field.name()))?;
            self.line.write_str("\":")?;
            value(self.line)
        })();
    }

    fn write_text(&mut self, field: &Field, text: fmt::Arguments<'_>) {
        self.write(field, |line| {
            line.write_char('"')?;
            Escaped(line).write_fmt(text)?;
            line.write_char('"')
        });
    }
}

impl Visit for Fields<'_, '_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.write_text(field, format_args!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "log.target" {
            self.target = Some(value.to_owned());
        }
        self.write_text(field, format_args!("{value}"));
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        self.write_text(field, format_args!("{value}"));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.write(field, |line| write!(line, "{value}"));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.write(field, |line| write!(line, "{value}"));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.write(field, |line| write!(line, "{value}"));
    }
}

/// Text inside a JSON string.
struct Escaped<'a, W>(&'a mut W);

impl<W: Write> Write for Escaped<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(at) = rest.find(|sign: char| sign < ' ' || sign == '"' || sign == '\\') {
            let (plain, found) = rest.split_at(at);
            self.0.write_str(plain)?;
            let mut signs = found.chars();
            match signs.next().unwrap_or_default() {
                '\n' => self.0.write_str("\\n")?,
                '\t' => self.0.write_str("\\t")?,
                sign @ ('"' | '\\') => write!(self.0, "\\{sign}")?,
                sign => write!(self.0, "\\u{:04x}", u32::from(sign))?,
            }
            rest = signs.as_str();
        }
        self.0.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn line(logging: impl FnOnce()) -> serde_json::Value {
        let lines = Lines::default();
        let writer = lines.clone();
        let subscriber =
            tracing_subscriber::fmt().event_format(JsonLine).with_writer(move || writer.clone()).finish();
        tracing::subscriber::with_default(subscriber, logging);
        let bytes = lines.0.lock().unwrap().clone();
        assert!(bytes.ends_with(b"\n"));
        serde_json::from_slice(&bytes).unwrap()
    }

    #[test]
    fn a_line_is_one_object_whatever_is_in_it() {
        let evil = "a \"b\" \\ \n\t\u{1} ä 🦊";
        let error = io::Error::other(evil);
        let read = line(|| {
            tracing::warn!(
                text = evil,
                shown = %evil,
                number = 7_u64,
                less = -7,
                yes = true,
                error = &error as &(dyn std::error::Error + 'static),
                "said"
            );
        });
        assert_eq!(read["level"], "WARN");
        assert_eq!(read["message"], "said");
        for name in ["text", "shown", "error"] {
            assert_eq!(read[name], evil, "{name}");
        }
        assert_eq!((&read["number"], &read["less"], &read["yes"]), (&7.into(), &(-7).into(), &true.into()));
        assert_eq!(read["target"], module_path!());
        let at: jiff::Timestamp = read["timestamp"].as_str().unwrap().parse().unwrap();
        assert!(at > jiff::Timestamp::UNIX_EPOCH);
    }
}
