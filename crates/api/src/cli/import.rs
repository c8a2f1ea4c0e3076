//! `polku import`: through the API of a running server, or with the database's lock when none runs.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use jiff::civil::Date;
use polku_api_types::people::{PeopleImportQuery, PeopleImportResult};
use polku_client::{Client, ClientError};
use polku_domain::ids::AgencyId;
use polku_i18n::Language;
use serde::de::DeserializeOwned;

use super::{runtime, sources};
use crate::access::AgencyScope;
use crate::agencies;
use crate::audit::Actor;
use crate::config::Config;
use crate::db::{Db, StartError};
use crate::people::service::import::{Ground, carry_out, dry_run, faulty_text, import_order, read_file};
use crate::problem::{AppError, code_title};

#[derive(Subcommand)]
pub(super) enum ImportCommand {
    /// Import a staff register; without --apply only tell what it would do
    People(PeopleArgs),
}

/// What to import and how.
#[derive(Args)]
pub(super) struct PeopleArgs {
    /// The file as the register wrote it
    file: PathBuf,
    /// The register it comes from, such as kieku: 1-40 of a-z, 0-9, - and _
    #[arg(long)]
    source: String,
    /// Import; otherwise nothing is changed
    #[arg(long)]
    apply: bool,
    /// The day the file is from; today when absent
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_of: Option<Date>,
    /// Put people of the register out of service who are not in the file
    #[arg(long)]
    deactivate_absent: bool,
    /// The number of deactivations agreed to, where it is more than 5 % of the active people
    #[arg(long, value_name = "NUMBER", requires = "deactivate_absent")]
    confirm_deactivation: Option<u64>,
    /// utf8, utf16_le, utf16_be or windows1252, where recognition is wrong
    #[arg(long)]
    encoding: Option<String>,
    /// semicolon, comma or tab, where recognition is wrong
    #[arg(long)]
    delimiter: Option<String>,
    /// A column, where recognition is wrong: email=Osoite, email=#4 or email=-; can be given several times
    #[arg(long = "column", value_name = "COLUMN=PLACE")]
    columns: Vec<String>,
    /// Write the rows that are rejected or warned of to this file
    #[arg(long, value_name = "FILE")]
    faulty: Option<PathBuf>,
    /// fi, sv or en: the language faults are told in
    #[arg(long, default_value = "fi")]
    language: String,
    /// The running server, such as https://polku.example.fi; a machine client with the scope people:write is
    /// taken from POLKU_CLIENT_ID and POLKU_CLIENT_SECRET
    #[arg(long, value_name = "URL", conflicts_with = "agency")]
    server: Option<String>,
    /// The business id of the agency, where the database holds several
    #[arg(long, value_name = "1234567-8")]
    agency: Option<String>,
}

pub(super) fn run(config: &Config, command: &ImportCommand) -> Result<ExitCode> {
    let ImportCommand::People(args) = command;
    let language = Language::parse(&args.language).context("the language is one of fi, sv, en")?;
    let bytes = std::fs::read(&args.file).with_context(|| format!("cannot read {}", args.file.display()))?;
    let query = query(args)?;
    let (result, faulty) = match &args.server {
        Some(server) => runtime()?.block_on(through_api(server, args, language, &query, bytes))?,
        None => runtime()?.block_on(with_lock(config, args, language, query, bytes))?,
    };
    print(&result);
    if let (Some(file), Some(text)) = (&args.faulty, faulty) {
        std::fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn query(args: &PeopleArgs) -> Result<PeopleImportQuery> {
    Ok(PeopleImportQuery {
        source: args.source.clone(),
        as_of: args.as_of,
        apply: Some(args.apply),
        file_sha256: None,
        deactivate_absent: Some(args.deactivate_absent),
        confirm_deactivation: args.confirm_deactivation,
        encoding: args.encoding.as_deref().map(word).transpose()?,
        delimiter: args.delimiter.as_deref().map(word).transpose()?,
        columns: Some(args.columns.join(";")).filter(|columns| !columns.is_empty()),
    })
}

/// Reads a word as the API does.
fn word<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_value(text.into()).with_context(|| format!("{text} is not known"))
}

type Imported = (PeopleImportResult, Option<String>);

async fn through_api(
    server: &str,
    args: &PeopleArgs,
    language: Language,
    query: &PeopleImportQuery,
    bytes: Vec<u8>,
) -> Result<Imported> {
    let variable = |name: &str| std::env::var(name).with_context(|| format!("{name} is not set"));
    let client = Client::new(server, language.code());
    let token = client.issue_token(&variable("POLKU_CLIENT_ID")?, &variable("POLKU_CLIENT_SECRET")?).await;
    let client = client.with_token(token.map_err(told)?);
    let (_, ids) = sources();
    let faulty = match args.faulty {
        Some(_) => Some(client.faulty_people_rows(query, bytes.clone()).await.map_err(told)?),
        None => None,
    };
    let result = client.import_people(ids.random(), query, bytes).await.map_err(told)?;
    Ok((result, faulty))
}

fn told(error: ClientError) -> anyhow::Error {
    match error {
        ClientError::Problem(problem) => {
            let fields = problem.errors.iter().map(|field| format!(" {}: {}", field.pointer, field.title));
            anyhow::anyhow!("{}{}", problem.title, fields.collect::<String>())
        }
        other => other.into(),
    }
}

async fn with_lock(
    config: &Config,
    args: &PeopleArgs,
    language: Language,
    query: PeopleImportQuery,
    bytes: Vec<u8>,
) -> Result<Imported> {
    let (clock, ids) = sources();
    let db = match Db::open(&config.database()?, 1) {
        Err(StartError::Lock(error)) => bail!("{error}: name the running server with --server"),
        opened => opened?,
    };
    let refused = |error: AppError| anyhow::anyhow!("{} ({error})", code_title(language, error.code()));
    let agency = agency(&db, args.agency.as_deref()).await?;
    let order = import_order(&query, clock.now()).map_err(refused)?;
    let file = Arc::new(read_file(&order, &bytes).map_err(refused)?);
    let ground = Ground {
        scope: AgencyScope::for_job(agency),
        actor: Actor::command("import", Some(agency), Arc::clone(&ids)),
        language,
        at: clock.now(),
    };
    let order = Arc::new(order);
    let faulty = match args.faulty {
        Some(_) => {
            let (scope, order, file) = (ground.scope, Arc::clone(&order), Arc::clone(&file));
            let text = db.read(move |conn| faulty_text(conn, &scope, language, &order, &file)).await;
            Some(text.map_err(refused)?)
        }
        None => None,
    };
    let result = if args.apply {
        db.write_tx(move |conn| carry_out(conn, ids.as_ref(), &ground, &order, &file)).await
    } else {
        db.read(move |conn| dry_run(conn, &ground, &order, &file)).await
    };
    Ok((result.map_err(refused)?, faulty))
}

/// The agency named, or the only one there is.
async fn agency(db: &Db, named: Option<&str>) -> Result<AgencyId> {
    if let Some(id) = named {
        let wanted = id.to_owned();
        let found = db.read(move |conn| agencies::store::by_business_id(conn, &wanted)).await?;
        return found.with_context(|| format!("no agency has the business id {id}"));
    }
    // Two are enough to know that there is more than one.
    match db.read(|conn| agencies::store::page_of_agencies(conn, None, 2)).await?.as_slice() {
        [(only, _)] => Ok(only.id),
        [] => bail!("there is no agency yet: `polku serve --empty` prints a link for its administrator"),
        _ => bail!("the database holds several agencies: name one with --agency"),
    }
}

fn print(result: &PeopleImportResult) {
    println!("{}", if result.applied { "imported" } else { "dry run: nothing was changed" });
    println!(
        "rows {}, new {}, changed {}, unchanged {}, rejected {}, absent {}, deactivated {}",
        result.rows,
        result.created,
        result.changed,
        result.unchanged,
        result.rejected,
        result.absent,
        result.deactivated
    );
    for fault in &result.faults {
        println!("{}: {}: {}", fault.line, fault.column.as_deref().unwrap_or("-"), fault.message);
    }
    for change in &result.changes {
        for field in &change.fields {
            let before = field.before.as_deref().unwrap_or("(not shown)");
            println!("{}: {}: {before} -> {}", change.line, field.field, field.after);
        }
    }
    if result.faults_left_out > 0 {
        println!("... {} more", result.faults_left_out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_api() {
        use polku_api_types::people::{ImportDelimiter, ImportEncoding};
        assert_eq!(word::<ImportEncoding>("windows1252").unwrap(), ImportEncoding::Windows1252);
        assert_eq!(word::<ImportDelimiter>("tab").unwrap(), ImportDelimiter::Tab);
        assert!(word::<ImportEncoding>("ebcdic").is_err());
    }
}
