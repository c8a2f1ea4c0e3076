//! Instants in the time that the reader's clock on the wall shows.
//!
//! The state's offices keep Finnish time, wherever the browser is: a deadline must not look different on a
//! journey. The browser's own clock is never asked; what is open or over is said by the server.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Finnish time by the rule in force since 1996, so that no zone database travels to the browser.
const FINNISH_TIME: &str = "EET-2EEST,M3.5.0/3,M10.5.0/4";

/// The civil time in Finland.
#[must_use]
pub fn local(instant: Timestamp) -> DateTime {
    let zone = TimeZone::posix(FINNISH_TIME).unwrap_or(TimeZone::UTC);
    zone.to_datetime(instant)
}

/// The last minute before an end: what ends at midnight is open until 23.59 of the day before, and nobody has
/// to wonder which midnight is meant.
#[must_use]
pub fn last_minute(end: Timestamp) -> DateTime {
    let end = local(end);
    if end.hour() == 0 && end.minute() == 0 { end.saturating_sub(jiff::Span::new().minutes(1)) } else { end }
}
