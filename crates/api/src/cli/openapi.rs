//! `polku openapi`.

use std::process::ExitCode;

use anyhow::Result;

use super::runtime;
use crate::http::openapi;

/// Prints the document, or the table of who may do what.
pub(super) fn print(access: bool) -> Result<ExitCode> {
    let text = async { if access { openapi::access_text().await } else { openapi::text().await } };
    print!("{}", runtime()?.block_on(text));
    Ok(ExitCode::SUCCESS)
}
