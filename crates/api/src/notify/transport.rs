//! Where a mail goes: to a mail server, or into the local sink.

use std::time::Duration;

use lettre::message::header::{ContentTransferEncoding, ContentType};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart, header};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::letter::{CalendarPart, Letter};
use super::store::log::NotSent;
use crate::config::{Config, MailTransport};

/// A server that does not answer must not hold up the others for long.
const PATIENCE: Duration = Duration::from_secs(20);

/// The way out.
#[derive(Clone, Debug)]
pub enum Transport {
    /// The table `mail_sink`.
    Sink,
    /// A mail server.
    Smtp {
        /// Sends.
        server: AsyncSmtpTransport<Tokio1Executor>,
        /// The sender.
        from: Box<Mailbox>,
    },
}

/// Settings that no mail can be sent with.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// The address of the server.
    #[error("smtp_url is not usable: {0}")]
    Url(#[from] lettre::transport::smtp::Error),
    /// No address of a server.
    #[error("smtp_url is missing")]
    NoUrl,
    /// The sender.
    #[error("mail_from is not an address: {0}")]
    From(#[from] lettre::address::AddressError),
}

/// Why a mail did not leave. Without any address: it is kept beside the mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub reason: NotSent,
    pub hopeless: bool,
}

impl Transport {
    /// The way out that the settings name.
    ///
    /// # Errors
    /// [`TransportError`].
    pub fn from_config(config: &Config) -> Result<Self, TransportError> {
        if config.mail_transport == MailTransport::Sink {
            return Ok(Self::Sink);
        }
        let url = config.smtp_url.as_ref().ok_or(TransportError::NoUrl)?;
        let server =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose())?.timeout(Some(PATIENCE)).build();
        Ok(Self::Smtp { server, from: Box::new(config.mail_from.parse()?) })
    }
}

/// Hands a mail to the server.
pub(super) async fn send(
    server: &AsyncSmtpTransport<Tokio1Executor>,
    from: &Mailbox,
    recipient: &str,
    letter: &Letter,
    message_id: &str,
    language: &str,
) -> Result<(), Failure> {
    let message = message(from, recipient, letter, message_id, language)?;
    match server.send(message).await {
        Ok(_) => Ok(()),
        Err(error) if error.is_permanent() => Err(hopeless(NotSent::Refused)),
        Err(_) => Err(Failure { reason: NotSent::Unreachable, hopeless: false }),
    }
}

const fn hopeless(reason: NotSent) -> Failure {
    Failure { reason, hopeless: true }
}

fn message(
    from: &Mailbox,
    recipient: &str,
    letter: &Letter,
    message_id: &str,
    language: &str,
) -> Result<Message, Failure> {
    let address = recipient.parse().map_err(|_| hopeless(NotSent::BadAddress))?;
    let mut parts = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
    if let Some(calendar) = &letter.calendar {
        parts = parts.singlepart(calendar_part(calendar).ok_or(hopeless(NotSent::NotBuilt))?);
    }
    Message::builder()
        .message_id(Some(message_id.to_owned()))
        .from(from.clone())
        .to(Mailbox::new(None, address))
        .subject(letter.subject.clone())
        .header(AutoSubmitted)
        .header(ContentLanguage(language.to_owned()))
        .multipart(parts)
        .map_err(|_| hopeless(NotSent::NotBuilt))
}

/// The last of the alternatives, which calendars take before the others. Octet by octet as it was written: line ends and
/// folds are part of it.
fn calendar_part(calendar: &CalendarPart) -> Option<SinglePart> {
    let kind = format!("text/calendar; charset=utf-8; method={}", calendar.method);
    let content = calendar.text.clone().into_bytes();
    let body = Body::new_with_encoding(content, ContentTransferEncoding::Base64).ok()?;
    Some(SinglePart::builder().header(ContentType::parse(&kind).ok()?).body(body))
}

/// Keeps out-of-office answers away (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The language of the mail, for readers aloud (RFC 3282).
#[derive(Clone)]
struct ContentLanguage(String);

impl header::Header for ContentLanguage {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Content-Language")
    }
    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }
    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    fn letter(calendar: Option<CalendarPart>) -> String {
        let letter =
            Letter { subject: "Tapaaminen".into(), text: "Hei!".into(), html: "<p>Hei!".into(), calendar };
        let from = "Polku <polku@virasto.example.fi>".parse().unwrap();
        let mail = message(&from, "matti@virasto.example.fi", &letter, "<1@polku.test>", "fi").unwrap();
        String::from_utf8(mail.formatted()).unwrap()
    }

    #[test]
    fn what_a_calendar_reads_is_the_last_alternative_octet_by_octet() {
        let text =
            "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:Päivä, joka on\r\n  pitkä\r\nEND:VCALENDAR\r\n"
                .to_owned();
        let mail = letter(Some(CalendarPart { method: "CANCEL", text: text.clone() }));
        assert!(mail.contains("Content-Type: multipart/alternative"), "{mail}");
        let kinds: Vec<&str> =
            mail.lines().filter_map(|line| line.strip_prefix("Content-Type: text/")).collect();
        assert_eq!(
            kinds,
            ["plain; charset=utf-8", "html; charset=utf-8", "calendar; charset=utf-8; method=CANCEL"]
        );
        let part = mail.split("method=CANCEL").nth(1).and_then(|part| part.split("\r\n\r\n").nth(1)).unwrap();
        let coded: String = part.split("--").next().unwrap().split_whitespace().collect();
        assert_eq!(String::from_utf8(STANDARD.decode(coded).unwrap()).unwrap(), text);
        assert!(!letter(None).contains("calendar"), "the control: other mails have none");
    }
}
