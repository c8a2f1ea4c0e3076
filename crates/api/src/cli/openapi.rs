//! `polku openapi`.

use std::process::ExitCode;

use anyhow::Result;

use super::runtime;
use crate::http::openapi;

pub(super) fn print() -> Result<ExitCode> {
    print!("{}", runtime()?.block_on(openapi::text()));
    Ok(ExitCode::SUCCESS)
}
