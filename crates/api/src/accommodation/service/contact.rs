//! The coordinator names the one who reads; whoever has said something is told who that is now.

use crate::notify::Pace;
use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::accommodation::{AccommodationContactDetails, NameAccommodationContact};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{PersonId, ProgrammeId};
use polku_domain::text::Language;
use polku_i18n::Language as Spoken;

use super::{may_read, reader_of, today};
use crate::access::{AgencyScope, Caller};
use crate::accommodation::convert;
use crate::accommodation::store::{self, ContactRow, Reader};
use crate::app::App;
use crate::audit::{Entry, Subject, record};
use crate::db::{AnyConn, Code, Coded, Key};
use crate::http::IfMatch;
use crate::notify::{self, Arg, Args, Mail, Recipient, Template};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::store::programmes::{self, ProgrammeRow};
use crate::programmes::store::version as version_of;

/// Who is named for a programme.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_accommodation_contact(
    app: &App,
    caller: Caller,
    programme: ProgrammeId,
) -> Result<AccommodationContactDetails, AppError> {
    let today = today(app);
    app.db
        .read(move |conn| {
            demanded(conn, &caller, programme)?;
            details(conn, &caller.scope, programme, today)
        })
        .await
}

/// Names somebody, in the place of who was named before: that one reads nothing from this moment on.
///
/// # Errors
/// `not_found`, `stale_version`, `invalid_fields` for an address of nobody who may read.
pub async fn name_accommodation_contact(
    app: &App,
    caller: Caller,
    programme: ProgrammeId,
    version: IfMatch,
    given: NameAccommodationContact,
) -> Result<AccommodationContactDetails, AppError> {
    let (now, today, public_url) = (app.clock.now(), today(app), app.public_url.clone());
    app.db
        .write_tx(move |conn| {
            let of = demanded(conn, &caller, programme)?;
            let before = store::named_for(conn, &caller.scope, &[programme])?.remove(&programme);
            let standing = before.as_ref().map_or(0, |(row, _)| row.version);
            version.check(version_of(standing))?;
            let reader = understand(conn, &caller.scope, programme, &given, today)?;
            let row = ContactRow {
                programme_id: Key(programme),
                agency_id: Key(caller.scope.agency()),
                account_id: reader.account,
                version: standing + 1,
            };
            if before.is_none() {
                store::insert_contact(conn, &row)?;
            } else if !store::update_contact(conn, &row)? {
                return Err(AppError::new(ProblemCode::Conflict));
            }
            if before.is_none_or(|(was, _)| was.account_id != row.account_id) {
                let change = Change { of: &of, row, reader: &reader, public_url: &public_url, now };
                change.tell_everybody(conn, &caller.scope)?;
            }
            let entry = Entry {
                action: "accommodation_contact_named",
                subject: Subject::new("programme", programme),
                person: None,
                fields: &["accommodation_contact"],
                at: now,
            };
            record(conn, &caller.actor(), entry)?;
            details(conn, &caller.scope, programme, today)
        })
        .await
}

fn demanded(conn: &mut AnyConn, caller: &Caller, programme: ProgrammeId) -> Result<ProgrammeRow, AppError> {
    let row = programmes::find(conn, &caller.scope, programme)?.ok_or_else(AppError::not_found)?;
    caller.demand(Permission::ManageAccommodationContact, Target::of_programme(programme))?;
    Ok(row)
}

fn details(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    today: Date,
) -> Result<AccommodationContactDetails, AppError> {
    let named = store::named_for(conn, scope, &[programme])?.remove(&programme);
    let reads = reader_of(conn, scope, programme, today)?.is_some();
    Ok(AccommodationContactDetails {
        programme_id: programme.uuid(),
        contact: named.as_ref().map(|(_, reader)| convert::contact(reader)),
        reads,
        version: named.map_or(0, |(row, _)| version_of(row.version)),
    })
}

/// Who has the address. That it is unknown may be said: who works at the agency is no secret.
fn understand(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    given: &NameAccommodationContact,
    today: Date,
) -> Result<Reader, AppError> {
    let found = store::reader_by_address(conn, scope, given.email.trim())?;
    let reader = found
        .filter(|reader| reader.can_sign_in(today))
        .ok_or_else(|| AppError::invalid("/email", FieldCode::NotFound))?;
    let held = store::roles_of(conn, scope, &[reader.account.0], today)?;
    if !may_read(programme, &held, reader.account.0) {
        return Err(AppError::invalid("/email", FieldCode::NotAllowed));
    }
    Ok(reader)
}

/// Somebody else reads from now on.
struct Change<'a> {
    of: &'a ProgrammeRow,
    row: ContactRow,
    reader: &'a Reader,
    public_url: &'a str,
    now: Timestamp,
}

impl Change<'_> {
    /// The new contact learns where to read, and everybody who has said something who reads it. No mail says what.
    fn tell_everybody(&self, conn: &mut AnyConn, scope: &AgencyScope) -> Result<(), AppError> {
        let page = format!("{}/coordinator/accommodation", self.public_url);
        let to = (self.reader.person.0, self.reader.language);
        self.tell(conn, to, Template::AccommodationNamed, page, "contact")?;
        for (application, author) in store::authors_in(conn, scope, self.of.id.0)? {
            if author.email.is_some() {
                let page = format!("{}/", self.public_url);
                let to = (author.person.0, author.language);
                self.tell(conn, to, Template::AccommodationContact, page, &application.to_string())?;
            }
        }
        Ok(())
    }

    fn tell(
        &self,
        conn: &mut AnyConn,
        (person, language): (PersonId, Code<Spoken>),
        template: Template,
        link: String,
        about: &str,
    ) -> Result<(), AppError> {
        let mail = Mail {
            agency: Some(self.of.agency_id.0),
            to: Recipient::Person(person),
            language: Language::parse(language.0.code()).map_err(AppError::internal)?,
            template,
            args: Args::from([
                ("programme".to_owned(), self.of.name.0.clone().into()),
                ("name".to_owned(), Arg::Text(self.reader.name())),
                ("title".to_owned(), Arg::Text(self.reader.title.clone())),
                ("link".to_owned(), Arg::Text(link)),
            ]),
            dedupe_key: format!("{}:{}:{about}:{}", template.code(), self.of.id.0, self.row.version),
            at: self.now,
            programme: None,
            pace: Pace::AtOnce,
        };
        notify::enqueue(conn, &mail)?;
        Ok(())
    }
}
