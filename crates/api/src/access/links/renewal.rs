//! Renewing a link that nobody has redeemed: of an agency's first administrator, without whom nobody can ever sign in there,
//! and of somebody who was invited to lead sessions.

use jiff::Timestamp;
use polku_api_types::access::InvitationDetails;
use polku_domain::ids::{AccountId, AgencyId};
use polku_i18n::Language;
use uuid::Uuid;

use super::service::{INVITATION_LIFE, address};
use super::store::{self, InvitationMail, LinkPurpose, NewLink, first};
use crate::access::AgencyScope;
use crate::access::secret::Secret;
use crate::access::store::wire;
use crate::app::App;
use crate::audit::{self, Actor, Entry, Subject};
use crate::db::AnyConn;
use crate::problem::{AppError, ProblemCode};

/// A renewed link that is ready to be stored, as often as its transaction has to be tried.
#[derive(Clone)]
pub struct Renewal {
    id: Uuid,
    agency: AgencyId,
    email: String,
    hash: String,
    /// The one-time link. Nothing that is stored holds it, but the mail that brings it.
    pub link: String,
    expires: Timestamp,
    now: Timestamp,
}

/// Whose link it is.
struct Whom {
    account: AccountId,
    language: Language,
}

impl std::fmt::Debug for Renewal {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the link.
        to.debug_struct("Renewal").field("agency", &self.agency).finish_non_exhaustive()
    }
}

impl Renewal {
    /// For whoever was invited to keep the roles of an agency. The address is said anew: it is kept nowhere, and a wrong
    /// one may be why nobody came.
    pub fn of_first_administrator(app: &App, agency: AgencyId, email: &str) -> Self {
        let (secret, now) = (Secret::new(app.ids.as_ref()), app.clock.now());
        Self {
            id: app.ids.ordered(),
            agency,
            email: email.to_owned(),
            link: address(app, &secret.text),
            hash: secret.hash,
            expires: now + INVITATION_LIFE,
            now,
        }
    }

    /// Makes the old link void, stores the new one, and queues the mail.
    ///
    /// # Errors
    /// `invitation_redeemed` where an account of the agency has been opened.
    pub fn store(&self, conn: &mut AnyConn, actor: &Actor) -> Result<InvitationDetails, AppError> {
        let agency = &self.agency;
        let first = first::first_administrators(conn, &[*agency])?
            .remove(agency)
            .ok_or_else(|| AppError::new(ProblemCode::InvitationRedeemed))?;
        let whom = Whom { account: first.account, language: first.language };
        self.renew(conn, actor, whom)
    }

    /// Of an account that has not been opened, to the address that is kept of its task.
    pub fn of_facilitator(app: &App, scope: AgencyScope, email: &str) -> Self {
        Self::of_first_administrator(app, scope.agency(), email)
    }

    /// Makes the old link of an account void, stores the new one, and queues the mail.
    ///
    /// # Errors
    /// `invitation_redeemed` where the account has been opened.
    pub fn store_for(&self, conn: &mut AnyConn, actor: &Actor, account: AccountId) -> Result<(), AppError> {
        let waiting = store::waiting(conn, AgencyScope::for_job(self.agency), account)?;
        let language = waiting.ok_or_else(|| AppError::new(ProblemCode::InvitationRedeemed))?;
        self.renew(conn, actor, Whom { account, language }).map(drop)
    }

    fn renew(&self, conn: &mut AnyConn, actor: &Actor, whom: Whom) -> Result<InvitationDetails, AppError> {
        let Self { agency, expires, now, .. } = self;
        let Whom { account, language } = whom;
        first::void_links(conn, account)?;
        let link = NewLink {
            hash: &self.hash,
            purpose: LinkPurpose::Invitation,
            agency: Some(*agency),
            account: Some(account),
            expires: *expires,
        };
        store::insert_link(conn, &link)?;
        let entry = Entry {
            action: "invitation_renewed",
            subject: Subject::new("account", account),
            person: None,
            fields: &["expires_at"],
            at: *now,
        };
        audit::record(conn, actor, entry)?;
        let mail = InvitationMail {
            account,
            address: &self.email,
            language: wire(language),
            link: &self.link,
            expires: *expires,
            now: *now,
            renewal: Some(self.id),
        };
        store::enqueue_invitation(conn, AgencyScope::for_job(*agency), &mail)?;
        Ok(InvitationDetails { account_id: account.uuid(), link: None, expires_at: *expires })
    }
}
