//! Renewing the link of an agency's first administrator: without one who comes, nobody can ever sign in there.

use jiff::Timestamp;
use polku_api_types::access::InvitationDetails;
use polku_domain::ids::AgencyId;
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
        let Self { agency, expires, now, .. } = self;
        let first = first::first_administrators(conn, &[*agency])?
            .remove(agency)
            .ok_or_else(|| AppError::new(ProblemCode::InvitationRedeemed))?;
        first::void_links(conn, first.account)?;
        let link = NewLink {
            hash: &self.hash,
            purpose: LinkPurpose::Invitation,
            agency: Some(*agency),
            account: Some(first.account),
            expires: *expires,
        };
        store::insert_link(conn, &link)?;
        let entry = Entry {
            action: "invitation_renewed",
            subject: Subject::new("account", first.account),
            person: None,
            fields: &["expires_at"],
            at: *now,
        };
        audit::record(conn, actor, entry)?;
        let mail = InvitationMail {
            account: first.account,
            address: &self.email,
            language: wire(first.language),
            link: &self.link,
            expires: *expires,
            now: *now,
            renewal: Some(self.id),
        };
        store::enqueue_invitation(conn, AgencyScope::for_job(*agency), &mail)?;
        Ok(InvitationDetails { account_id: first.account.uuid(), link: None, expires_at: *expires })
    }
}
