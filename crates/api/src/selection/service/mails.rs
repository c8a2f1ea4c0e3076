//! What people are told, and the same for the preview.

use crate::notify::Pace;
use jiff::Timestamp;
use polku_api_types::selection::{MailPreview, MailPreviewGroup};
use polku_api_types::text::Localised;
use polku_domain::ids::{ApplicationId, ProgrammeId};

use super::Context;
use crate::access::Caller;
use crate::clock::FINLAND;
use crate::db::{AnyConn, Coded};
use crate::notify::{self, Arg, Args, Mail, Recipient, Template, render, signed};
use crate::problem::AppError;
use crate::programmes::store::rules::RuleVersionRow;
use crate::selection::store::people::ApplicantRow;

/// Most names that a preview shows of one kind of message.
const NAMES: usize = 10;

/// One message to an applicant.
#[derive(Clone, Debug)]
pub enum Message<'a> {
    /// A place by the draw.
    Offer { deadline: Timestamp },
    /// A place from the waiting list.
    Promotion { deadline: Timestamp },
    /// On the waiting list.
    Waiting { place: u32, of: u32 },
    /// Outside the target group, with the rule's own words.
    Ineligible { rule: &'a RuleVersionRow },
    /// An offer that was not answered in time.
    Expired,
    /// The waiting list ended without a place.
    NotSelected,
    /// A check of the outcome is answered; the answer itself is read in the product.
    CheckAnswered,
    /// Taken out of the programme.
    Discontinued,
    /// Another programme of the initiative is offered.
    PathOffered { path: &'a Localised, deadline: Timestamp },
    /// The offer of another programme was not answered in time.
    PathLapsed { path: &'a Localised },
}

impl Message<'_> {
    /// Which mail it is.
    pub const fn template(&self) -> Template {
        match self {
            Self::Offer { .. } => Template::Offer,
            Self::Promotion { .. } => Template::Promotion,
            Self::Waiting { .. } => Template::Waiting,
            Self::Ineligible { .. } => Template::Ineligible,
            Self::Expired => Template::Lapsed,
            Self::NotSelected => Template::NotSelected,
            Self::CheckAnswered => Template::CheckAnswered,
            Self::Discontinued => Template::Discontinued,
            Self::PathOffered { .. } => Template::PathOffered,
            Self::PathLapsed { .. } => Template::PathLapsed,
        }
    }

    /// What is put into its words.
    pub fn args(&self, public_url: &str, programme: &Localised, application: ApplicationId) -> Args {
        let link = format!("{public_url}/applications/{application}");
        let mut args = Args::from([
            ("programme".to_owned(), programme.clone().into()),
            ("link".to_owned(), Arg::Text(link)),
        ]);
        let mut put = |name: &str, arg: Arg| drop(args.insert(name.to_owned(), arg));
        match self {
            Self::Offer { deadline } | Self::Promotion { deadline } => {
                put("deadline", until_minute(*deadline))
            }
            Self::Waiting { place, of } => {
                put("place", Arg::Number(i64::from(*place)));
                put("of", Arg::Number(i64::from(*of)));
            }
            Self::Ineligible { rule } => {
                put("rule", rule.title.0.clone().into());
                put("reason", rule.reason.0.clone().into());
                put("alternative", rule.alternative.0.clone().into());
            }
            Self::PathOffered { path, deadline } => {
                put("path", (*path).clone().into());
                put("deadline", until_minute(*deadline));
            }
            Self::PathLapsed { path } => put("path", (*path).clone().into()),
            Self::Expired | Self::NotSelected | Self::CheckAnswered | Self::Discontinued => {}
        }
        args
    }
}

/// The last minute that still counts: a deadline at midnight reads as the evening before.
pub fn until_minute(deadline: Timestamp) -> Arg {
    let at = deadline.checked_sub(jiff::SignedDuration::from_mins(1)).unwrap_or(deadline);
    Arg::Moment { at, zone: FINLAND.to_owned() }
}

/// How many would get which message, with a sample of each in the reader's language.
pub fn preview(
    conn: &mut AnyConn,
    context: &Context,
    caller: &Caller,
    (of, programme): (ProgrammeId, &Localised),
    kinds: Vec<(Message<'_>, Vec<&ApplicantRow>)>,
) -> Result<MailPreview, AppError> {
    let mut preview = MailPreview { recipients: 0, without_address: 0, groups: Vec::new() };
    for (message, to) in kinds {
        let Some(first) = to.first() else { continue };
        let (mut with, mut without): (Vec<&ApplicantRow>, Vec<&ApplicantRow>) = (Vec::new(), Vec::new());
        for applicant in to.iter().copied() {
            if is_reached(conn, applicant)? { with.push(applicant) } else { without.push(applicant) }
        }
        let count = u32::try_from(with.len()).map_err(AppError::internal)?;
        preview.recipients += count;
        preview.without_address += u32::try_from(without.len()).map_err(AppError::internal)?;
        let args = message.args(&context.public_url, programme, first.application.0);
        let args = signed(conn, context.scope.agency(), args)?;
        let own = notify::wording_of(conn, of, message.template())?;
        let letter = render(message.template(), caller.language, &args, own.as_ref());
        preview.groups.push(MailPreviewGroup {
            template: message.template().code().to_owned(),
            count,
            recipients: with.iter().take(NAMES).map(|applicant| applicant.name()).collect(),
            subject: letter.subject,
            text: letter.text,
        });
    }
    Ok(preview)
}

/// Whether a mail would arrive. Of whoever is in service the row says it, without another question.
fn is_reached(conn: &mut AnyConn, applicant: &ApplicantRow) -> Result<bool, AppError> {
    if applicant.active {
        return Ok(applicant.email.is_some());
    }
    Ok(notify::address_of(conn, &applicant.person.0.to_string())?.is_some())
}

/// Puts a message into the outbox. Who has no address sees it in the product, or by their personal link.
pub fn tell(
    conn: &mut AnyConn,
    context: &Context,
    (of, programme): (ProgrammeId, &Localised),
    to: &ApplicantRow,
    message: &Message<'_>,
    about: &str,
) -> Result<(), AppError> {
    if !is_reached(conn, to)? {
        return Ok(());
    }
    let template = message.template();
    let mail = Mail {
        agency: Some(context.scope.agency()),
        to: Recipient::Person(to.person.0),
        language: polku_domain::text::Language::parse(to.language.0.code()).map_err(AppError::internal)?,
        template,
        args: message.args(&context.public_url, programme, to.application.0),
        dedupe_key: format!("{}:{}:{about}", template.code(), to.application.0),
        at: context.now,
        programme: Some(of),
        pace: Pace::AtOnce,
    };
    notify::enqueue(conn, &mail)?;
    Ok(())
}
