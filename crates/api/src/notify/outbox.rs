//! Sends what is due.

use std::sync::Arc;

use polku_domain::calendar::{CalendarEvent, CalendarMessage};
use polku_domain::messages::holds_still;
use polku_i18n::Language;
use uuid::Uuid;

use super::args::{Arg, CALENDAR};
use super::event::Event;
use super::letter::{CalendarPart, Letter, render};
use super::store::log::NotSent;
use super::store::wording::wording_at;
use super::store::{self, Claimed};
use super::template::Template;
use super::transport::{Failure, Transport, send};
use crate::clock::{Clock, finland};
use crate::db::{Coded, Db, DbError};
use crate::ids::Ids;

/// So many are taken up together; a process that dies leaves at most so many to wait for their lease.
const BATCH: i64 = 20;

/// The outbox of one process.
#[derive(Clone, Debug)]
pub struct Outbox {
    /// Storage.
    pub db: Db,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Names leases.
    pub ids: Arc<dyn Ids>,
    /// The way out.
    pub transport: Transport,
    /// The name behind the `@` of each `Message-ID`.
    pub domain: String,
}

impl Outbox {
    /// Sends all that is due now; how many left. Other processes may do the same at the same time.
    ///
    /// # Errors
    /// What the database refuses. A mail that cannot be sent is no error here: it is put back.
    pub async fn send_due(&self) -> Result<usize, DbError> {
        let mut count = 0;
        loop {
            let now = self.clock.now();
            // Looking first keeps an idle server from writing every second.
            if !self.db.read(move |conn| store::has_due(conn, now)).await? {
                return Ok(count);
            }
            let (claimed, lease) = self.claim().await?;
            for mail in claimed {
                count += usize::from(self.send(mail, lease).await?);
            }
        }
    }

    /// Takes up mails without sending them, as a process does that then dies. For tests of just that.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn claim_and_die(&self) -> Result<usize, DbError> {
        Ok(self.claim().await?.0.len())
    }

    async fn claim(&self) -> Result<(Vec<Claimed>, Uuid), DbError> {
        let (now, lease) = (self.clock.now(), self.ids.random());
        let claimed = self.db.write_counted(move |conn| store::claim(conn, now, lease, BATCH)).await?;
        Ok((claimed, lease))
    }

    async fn send(&self, mail: Claimed, lease: Uuid) -> Result<bool, DbError> {
        if self.is_late(&mail) {
            return self.put_back(mail, lease, Failure { reason: NotSent::Late, hopeless: true }).await;
        }
        let recipient = match (&mail.address, mail.person_id.clone()) {
            (Some(address), _) => Some(address.clone()),
            (None, Some(person)) => self.db.read(move |conn| store::address_of(conn, &person)).await?,
            (None, None) => None,
        };
        let letter = self.letter(&mail).await?;
        let (Some(recipient), Some(letter)) = (recipient, letter) else {
            let failure = Failure { reason: NotSent::NoAddress, hopeless: true };
            return self.put_back(mail, lease, failure).await;
        };
        let calendar = self.calendar(&mail, &recipient);
        let letter = Letter { calendar, ..letter };
        let message_id = format!("<{}@{}>", mail.id, self.domain);
        let (id, template) = (mail.id.clone(), mail.template.clone());
        let left = match &self.transport {
            Transport::Sink => self.sink(mail, lease, recipient, letter, message_id).await?,
            Transport::Smtp { server, from } => {
                match send(server, from, &recipient, &letter, &message_id, &mail.language).await {
                    Ok(()) => self.mark_sent(mail.id, lease).await?,
                    Err(failure) => self.put_back(mail, lease, failure).await?,
                }
            }
        };
        if left {
            tracing::info!(mail = id, template, "a mail left");
        }
        Ok(left)
    }

    /// Whether the mail is of a day that is over: a digest leaves on its day or not at all, also where the mail server stood still.
    fn is_late(&self, mail: &Claimed) -> bool {
        let is_digest = Template::from_code(&mail.template) == Some(Template::Digest);
        is_digest && !holds_still(mail.created_at.0, self.clock.now(), &finland())
    }

    /// The mail in words: in those of its programme, as they were when it was put in.
    async fn letter(&self, mail: &Claimed) -> Result<Option<Letter>, DbError> {
        let Some(template) = Template::from_code(&mail.template) else { return Ok(None) };
        let Ok(language) = Language::parse(&mail.language) else { return Ok(None) };
        let own = match (mail.programme_id.clone(), mail.wording) {
            (Some(programme), Some(version)) => {
                self.db.read(move |conn| wording_at(conn, &programme, version)).await?
            }
            _ => None,
        };
        Ok(Some(render(template, language, &mail.arguments.0, own.as_ref())))
    }

    /// What the mail says to the calendar of its recipient, who is known only now.
    fn calendar(&self, mail: &Claimed, recipient: &str) -> Option<CalendarPart> {
        let Some(Arg::Calendar(event)) = mail.arguments.0.get(CALENDAR) else { return None };
        let organizer = match &self.transport {
            // Nothing leaves it; it is read as if it had come from here.
            Transport::Sink => format!("polku@{}", self.domain),
            Transport::Smtp { from, .. } => from.email.to_string(),
        };
        let event = CalendarEvent::from(Event::clone(event));
        let message = CalendarMessage { event: &event, organizer: &organizer, attendee: recipient };
        Some(CalendarPart { method: message.method(), text: message.text() })
    }

    async fn sink(
        &self,
        mail: Claimed,
        lease: Uuid,
        recipient: String,
        letter: Letter,
        message_id: String,
    ) -> Result<bool, DbError> {
        let now = self.clock.now();
        self.db
            .write_tx(move |conn| store::sink(conn, &mail, &recipient, &letter, &message_id, lease, now))
            .await
    }

    async fn mark_sent(&self, id: String, lease: Uuid) -> Result<bool, DbError> {
        let now = self.clock.now();
        let kept = self.db.write_counted(move |conn| store::mark_sent(conn, &id, lease, now)).await?;
        if !kept {
            tracing::warn!("a mail took longer than its lease and was taken up by another process");
        }
        Ok(kept)
    }

    async fn put_back(&self, mail: Claimed, lease: Uuid, failure: Failure) -> Result<bool, DbError> {
        let now = self.clock.now();
        tracing::warn!(
            mail = mail.id,
            reason = failure.reason.code(),
            attempt = mail.attempts,
            "a mail did not leave"
        );
        self.db
            .write_counted(move |conn| {
                store::put_back(conn, &mail, lease, failure.reason, failure.hopeless, now)
            })
            .await?;
        Ok(false)
    }
}
