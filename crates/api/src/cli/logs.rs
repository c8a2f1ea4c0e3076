//! Log lines: what happened and how long it took, never whose.

use std::io;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::time::SystemTime;

use super::log_buffer::{Lines, Writing};
use super::log_line::JsonLine;
use crate::config::{Config, LogFormat};

/// Starts writing log lines to standard error, until what it answers is dropped. A second call changes nothing.
///
/// # Errors
/// When the thread that writes cannot be started.
pub(super) fn start(config: &Config) -> io::Result<Writing> {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let (lines, writing) = Lines::start(io::stderr())?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_timer(SystemTime).with_writer(lines);
    let _ = match config.log_format {
        LogFormat::Json => lines.event_format(JsonLine).try_init(),
        LogFormat::Text => lines.compact().try_init(),
    };
    Ok(writing)
}
