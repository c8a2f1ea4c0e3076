//! Own words of a programme for its mails: every version that was saved, so that what was sent can be read as it was sent.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_api_types::messages::{InEachLanguage, Wording};
use polku_domain::ids::{AccountId, AgencyId, ProgrammeId};
use polku_domain::messages::{MessageKind, Part, Placeholder, Words};
use polku_i18n::{Language, Value, try_text};

use crate::access::AgencyScope;
use crate::db::schema::{accounts, mail_wordings};
use crate::db::{AnyConn, Code, Coded, DbError, Json, Key, Ts};
use crate::notify::args::Args;
use crate::notify::template::Template;

impl Coded for MessageKind {
    fn code(self) -> &'static str {
        self.code()
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::from_code(code)
    }
}

/// One version as stored. Versions count over all mails of a programme; without words the house's apply again.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = mail_wordings)]
pub struct WordingRow {
    /// The programme.
    pub programme_id: Key<ProgrammeId>,
    /// Its version, from 1.
    pub version: i64,
    /// Its agency.
    pub agency_id: Key<AgencyId>,
    /// Which mail.
    pub kind: Code<MessageKind>,
    /// The words in all languages.
    pub words: Option<Json<Wording>>,
    /// Who saved them.
    pub saved_by: Key<AccountId>,
    /// When.
    pub saved_at: Ts,
}

/// Keeps another version.
///
/// # Errors
/// What the database refuses: a version that exists already.
pub fn keep_wording(conn: &mut AnyConn, row: &WordingRow) -> Result<(), DbError> {
    diesel::insert_into(mail_wordings::table).values(row).execute(conn)?;
    Ok(())
}

/// The latest version for each mail of a programme with the name of who saved it, the latest first.
///
/// # Errors
/// What the database refuses.
pub fn wordings(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<(WordingRow, Option<String>)>, DbError> {
    let newer = diesel::alias!(mail_wordings as newer);
    let superseded = newer.filter(
        newer
            .field(mail_wordings::programme_id)
            .eq(mail_wordings::programme_id)
            .and(newer.field(mail_wordings::kind).eq(mail_wordings::kind))
            .and(newer.field(mail_wordings::version).gt(mail_wordings::version)),
    );
    let rows = mail_wordings::table
        .left_join(accounts::table.on(accounts::id.eq(mail_wordings::saved_by)))
        .filter(mail_wordings::agency_id.eq(Key(scope.agency())))
        .filter(mail_wordings::programme_id.eq(Key(programme)))
        .filter(diesel::dsl::not(diesel::dsl::exists(superseded)))
        .order(mail_wordings::version.desc())
        .select((WordingRow::as_select(), accounts::display_name.nullable()))
        .load(conn)?;
    Ok(rows)
}

/// How many versions of words a programme has since an instant.
pub fn worded_since(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    since: Timestamp,
) -> Result<i64, DbError> {
    let rows = mail_wordings::table
        .filter(mail_wordings::agency_id.eq(Key(scope.agency())))
        .filter(mail_wordings::programme_id.eq(Key(programme)))
        .filter(mail_wordings::saved_at.ge(Ts(since)))
        .count();
    Ok(rows.get_result(conn)?)
}

/// The version that a mail of a programme is worded by now; `None` for the house's words.
pub(in crate::notify) fn version_now(
    conn: &mut AnyConn,
    programme: ProgrammeId,
    template: Template,
) -> Result<Option<i64>, DbError> {
    let Some(kind) = MessageKind::from_code(Coded::code(template)) else { return Ok(None) };
    let latest: Option<(i64, Option<Json<Wording>>)> = mail_wordings::table
        .filter(mail_wordings::programme_id.eq(Key(programme)))
        .filter(mail_wordings::kind.eq(Code(kind)))
        .order(mail_wordings::version.desc())
        .select((mail_wordings::version, mail_wordings::words))
        .first(conn)
        .optional()?;
    Ok(latest.and_then(|(version, words)| words.map(|_| version)))
}

/// The words of a version.
pub(in crate::notify) fn wording_at(
    conn: &mut AnyConn,
    programme: &str,
    version: i64,
) -> Result<Option<Wording>, DbError> {
    let words: Option<Option<Json<Wording>>> = mail_wordings::table
        .filter(mail_wordings::programme_id.eq(programme.to_owned()))
        .filter(mail_wordings::version.eq(version))
        .select(mail_wordings::words)
        .first(conn)
        .optional()?;
    Ok(words.flatten().map(|words| words.0))
}

/// A programme's own words for a mail, as they are now.
///
/// # Errors
/// What the database refuses.
pub fn wording_of(
    conn: &mut AnyConn,
    programme: ProgrammeId,
    template: Template,
) -> Result<Option<Wording>, DbError> {
    match version_now(conn, programme, template)? {
        Some(version) => wording_at(conn, &programme.to_string(), version),
        None => Ok(None),
    }
}

/// What was written for a part in a language.
fn written(own: &Wording, part: Part, language: Language) -> &str {
    let texts = match part {
        Part::Subject => &own.subject,
        Part::Body => &own.body,
    };
    match language {
        Language::Fi => &texts.fi,
        Language::Sv => &texts.sv,
        Language::En => &texts.en,
    }
}

/// Own words with everything put in; nothing where this mail has none, or where they are not good any more: then the house's
/// words are sent, which always are.
pub(in crate::notify) fn filled(
    template: Template,
    language: Language,
    args: &Args,
    own: Option<&Wording>,
) -> Option<(String, String)> {
    let kind = MessageKind::from_code(Coded::code(template))?;
    let own = own?;
    let part = |part| {
        let words = Words::read(kind, part, written(own, part, language)).ok()?;
        Some(words.filled(|placeholder| {
            args.get(placeholder.code()).map(|arg| arg.words(language)).unwrap_or_default()
        }))
    };
    Some((part(Part::Subject)?, part(Part::Body)?))
}

/// What the house says in a mail, with the placeholders in it, and what it adds below in any case.
#[must_use]
pub fn house_words(kind: MessageKind) -> (Wording, Option<InEachLanguage>) {
    let values: Vec<(&str, Value)> =
        Placeholder::ALL.iter().map(|one| (one.code(), Value::Text(format!("{{{}}}", one.code())))).collect();
    let name = kind.code();
    let each = |part: &str| {
        let key = format!("mail-{name}-{part}");
        let say = |language| try_text(language, &key, &values);
        Some(InEachLanguage { fi: say(Language::Fi)?, sv: say(Language::Sv)?, en: say(Language::En)? })
    };
    let words =
        Wording { subject: each("subject").unwrap_or_default(), body: each("body").unwrap_or_default() };
    (words, each("kept"))
}
