//! The door of an operation.

use std::future::Future;
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{HeaderMap, ORIGIN};
use actix_web::{FromRequest, HttpRequest, web};
use polku_domain::access::{Needs, Permission, Principal};

use super::authenticate::authenticate;
use super::caller::Caller;
use crate::app::App;
use crate::http::Facts;
pub use crate::http::Probe;
use crate::problem::{AppError, ProblemCode};

/// Lets in whoever can do `P` to something at all. What it is done to is decided by [`Caller::demand`].
#[derive(Debug)]
pub struct Require<P> {
    caller: Caller,
    permission: PhantomData<P>,
}

impl<P> Require<P> {
    /// The caller, to be moved into a service.
    pub fn into_caller(self) -> Caller {
        self.caller
    }
}

impl<P> Deref for Require<P> {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.caller
    }
}

impl<P: Needs> FromRequest for Require<P> {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        if Probe::note(req, |needed| needed.permission = Some(P::PERMISSION)) {
            return Box::pin(async { Err(AppError::new(ProblemCode::Unauthenticated)) });
        }
        let req = req.clone();
        Box::pin(async move {
            let caller = admit(&req, P::PERMISSION).await?;
            Ok(Self { caller, permission: PhantomData })
        })
    }
}

async fn admit(req: &HttpRequest, permission: Permission) -> Result<Caller, AppError> {
    let app = req.app_data::<web::Data<App>>().ok_or_else(|| AppError::internal("no App"))?;
    let facts = Facts::of(req);
    let mut caller = authenticate(req, app, &facts).await?;
    *facts.caller_key.borrow_mut() = Some(caller.key());
    facts.language.set(caller.language);
    if !req.method().is_safe() && caller.client().is_none() {
        refuse_other_sites(req.headers(), &app.public_url, &caller.principal)?;
    }
    facts.decide();
    if app.policy.may_ever(&caller.principal, permission) {
        caller.acts_as = app.policy.role_for(&caller.principal, permission);
        Ok(caller)
    } else if caller.principal.is_anonymous() {
        Err(AppError::new(ProblemCode::Unauthenticated))
    } else {
        Err(AppError::new(ProblemCode::Forbidden))
    }
}

/// A cookie travels with every request a browser makes, whoever wrote the page. So a changing request must
/// say that our own page made it: `Sec-Fetch-Site`, or `Origin` from older browsers. Whoever is not signed
/// in risks nothing by saying neither, but must not say another site's name (signing a victim in as the
/// attacker).
fn refuse_other_sites(headers: &HeaderMap, public_url: &str, principal: &Principal) -> Result<(), AppError> {
    let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let own = match (said("sec-fetch-site"), said(ORIGIN.as_str())) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => origin == public_url,
        (None, None) => principal.is_anonymous(),
    };
    if own { Ok(()) } else { Err(AppError::new(ProblemCode::CrossSite)) }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;
    use polku_domain::ids::AccountId;

    use super::*;

    fn verdict(headers: &[(&str, &str)], principal: &Principal) -> bool {
        let mut req = TestRequest::post();
        for header in headers {
            req = req.insert_header(*header);
        }
        refuse_other_sites(req.to_http_request().headers(), "https://polku.fi", principal).is_ok()
    }

    #[test]
    fn only_our_own_page_changes_anything_for_somebody_signed_in() {
        let account = AccountId::new(uuid::Uuid::nil());
        let signed_in = Principal::Account { account, person: None, grants: Vec::new() };
        assert!(verdict(&[("sec-fetch-site", "same-origin")], &signed_in));
        assert!(verdict(&[("origin", "https://polku.fi")], &signed_in));
        assert!(!verdict(&[], &signed_in));
        for site in ["cross-site", "same-site", "none", ""] {
            assert!(
                !verdict(&[("sec-fetch-site", site), ("origin", "https://polku.fi")], &signed_in),
                "{site}"
            );
        }
        for origin in ["null", "https://polku.fi.evil.example", "http://polku.fi", ""] {
            assert!(!verdict(&[("origin", origin)], &signed_in), "{origin}");
        }
    }

    #[test]
    fn nobody_is_signed_in_from_another_site() {
        assert!(verdict(&[], &Principal::Anonymous));
        assert!(!verdict(&[("sec-fetch-site", "cross-site")], &Principal::Anonymous));
        assert!(!verdict(&[("origin", "https://evil.example")], &Principal::Anonymous));
    }
}
