//! Where a mail goes: to a mail server, or into the local sink.

use std::time::Duration;

use lettre::message::{Mailbox, MultiPart, header};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::letter::Letter;
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
    pub reason: &'static str,
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
    let hopeless = |reason| Failure { reason, hopeless: true };
    let address = recipient.parse().map_err(|_| hopeless("the address is not one"))?;
    let message = Message::builder()
        .message_id(Some(message_id.to_owned()))
        .from(from.clone())
        .to(Mailbox::new(None, address))
        .subject(letter.subject.clone())
        .header(AutoSubmitted)
        .header(ContentLanguage(language.to_owned()))
        .multipart(MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone()))
        .map_err(|_| hopeless("the mail could not be put together"))?;
    match server.send(message).await {
        Ok(_) => Ok(()),
        Err(error) if error.is_permanent() => Err(hopeless("the mail server refused the mail")),
        Err(_) => Err(Failure { reason: "the mail server could not be reached", hopeless: false }),
    }
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
