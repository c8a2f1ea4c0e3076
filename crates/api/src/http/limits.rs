//! How often one caller may ask, and how they are told (`RateLimit` of the IETF draft, `Retry-After`).

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, web};
use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::problem::{AppError, ProblemCode};

/// Requests a minute for one caller. Bursts may use a minute's worth at once.
pub const PER_MINUTE: u32 = 1_200;
/// So many times that for one address, behind which a whole office may sit.
const CALLERS_PER_ADDRESS: u32 = 10;
/// After so many requests, callers who have not been seen for a while are forgotten.
const SWEEP_EVERY: u32 = 50_000;

type Key = [u8; 32];
type Limiter = RateLimiter<Key, DefaultKeyedStateStore<Key>, DefaultClock, StateInformationMiddleware>;

/// The limits of one process.
#[derive(Clone)]
pub struct Limits(Arc<Inner>);

struct Inner {
    callers: Limiter,
    addresses: Limiter,
    /// Readers of the public pages, by address alone: whoever asks for them is nobody.
    readers: Limiter,
    per_minute: NonZeroU32,
    /// What the policy is called in each answer.
    policy: Option<HeaderValue>,
    /// The same on public pages.
    public_policy: Option<HeaderValue>,
    seen: AtomicU32,
}

impl std::fmt::Debug for Limits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Limits").field("per_minute", &self.0.per_minute).finish_non_exhaustive()
    }
}

fn limiter(per_minute: NonZeroU32) -> Limiter {
    RateLimiter::keyed(Quota::per_minute(per_minute)).with_middleware()
}

impl Limits {
    /// So many requests a minute for each caller.
    #[must_use]
    pub fn per_minute(requests: u32) -> Self {
        let per_minute = NonZeroU32::new(requests).unwrap_or(NonZeroU32::MIN);
        let per_address = per_minute.saturating_mul(NonZeroU32::MIN.saturating_add(CALLERS_PER_ADDRESS - 1));
        Self(Arc::new(Inner {
            callers: limiter(per_minute),
            addresses: limiter(per_address),
            readers: limiter(per_address),
            per_minute,
            policy: HeaderValue::from_str(&format!("\"caller\";q={per_minute};w=60")).ok(),
            public_policy: HeaderValue::from_str(&format!("\"address\";q={per_address};w=60")).ok(),
            seen: AtomicU32::new(0),
        }))
    }

    /// Requests left to the caller, or how long to wait.
    fn check(&self, caller: &Key, address: &Key) -> Result<u32, Duration> {
        self.sweep_now_and_then();
        let now = || DefaultClock::default().now();
        self.0.addresses.check_key(address).map_err(|not_until| not_until.wait_time_from(now()))?;
        let state = self.0.callers.check_key(caller).map_err(|not_until| not_until.wait_time_from(now()))?;
        Ok(state.remaining_burst_capacity())
    }

    /// The same for a reader of public pages. They are made for each request and read from the database, so they are
    /// bounded; but what an office reads of them takes nothing from what its people may do.
    fn check_reader(&self, address: &Key) -> Result<u32, Duration> {
        self.sweep_now_and_then();
        let state = self.0.readers.check_key(address);
        let state = state.map_err(|not_until| not_until.wait_time_from(DefaultClock::default().now()))?;
        Ok(state.remaining_burst_capacity())
    }

    fn sweep_now_and_then(&self) {
        if self.0.seen.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            self.0.callers.retain_recent();
            self.0.addresses.retain_recent();
            self.0.readers.retain_recent();
        }
    }
}

/// What is counted, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    Operation,
    PublicPage,
}

impl Counted {
    /// Health is left out, and so are the files of the app, which are held in memory.
    fn of(path: &str) -> Option<Self> {
        match path {
            path if path.starts_with("/api/v1/") || path.starts_with("/oauth/") => Some(Self::Operation),
            path if path.starts_with("/public/") => Some(Self::PublicPage),
            _ => None,
        }
    }

    /// What the limit is called in answers.
    const fn name(self) -> &'static str {
        match self {
            Self::Operation => "caller",
            Self::PublicPage => "address",
        }
    }
}

/// Who asks, before anybody has looked: the token or sign-in if there is one, else the address.
fn caller_key(headers: &HeaderMap, peer: Option<IpAddr>) -> Key {
    match headers.get(AUTHORIZATION).or_else(|| headers.get(COOKIE)) {
        Some(secret) => Sha256::digest(secret.as_bytes()).into(),
        None => address_key(peer),
    }
}

/// An address as a key. Hashing it would hide nothing: there are few enough to try them all.
fn address_key(peer: Option<IpAddr>) -> Key {
    let mut key = [0; 32];
    if let Some(peer) = peer {
        let octets = match peer {
            IpAddr::V4(peer) => peer.to_ipv6_mapped().octets(),
            IpAddr::V6(peer) => peer.octets(),
        };
        key.iter_mut().zip(octets).for_each(|(byte, octet)| *byte = octet);
    }
    key
}

fn app_of(req: &ServiceRequest) -> Option<&App> {
    req.app_data::<web::Data<App>>().map(web::Data::get_ref)
}

/// The middleware. Health is left out: whoever watches the service must not be turned away.
///
/// # Errors
/// `too_many_requests`.
pub async fn limit(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let limits = req.app_data::<web::Data<Limits>>().cloned();
    let Some((limits, counted)) = limits.zip(Counted::of(req.path())) else {
        return next.call(req).await.map(ServiceResponse::map_into_left_body);
    };
    let peer = app_of(&req).and_then(|app| app.caller_address(req.request()));
    let checked = match counted {
        Counted::Operation => limits.check(&caller_key(req.headers(), peer), &address_key(peer)),
        Counted::PublicPage => limits.check_reader(&address_key(peer)),
    };
    match checked {
        Ok(remaining) => {
            let mut answer = next.call(req).await?.map_into_left_body();
            tell(answer.headers_mut(), &limits, counted, (remaining, 0));
            Ok(answer)
        }
        Err(wait) => {
            let seconds = wait.as_secs() + 1;
            let refusal = AppError::new(ProblemCode::TooManyRequests).retry_after(seconds);
            let mut answer = req.error_response(refusal);
            tell(answer.headers_mut(), &limits, counted, (0, seconds));
            Ok(answer.map_into_right_body())
        }
    }
}

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const STATE: HeaderName = HeaderName::from_static("ratelimit");

fn tell(headers: &mut HeaderMap, limits: &Limits, counted: Counted, (remaining, wait): (u32, u64)) {
    let state = HeaderValue::from_str(&format!("\"{}\";r={remaining};t={wait}", counted.name())).ok();
    let policy = match counted {
        Counted::Operation => limits.0.policy.clone(),
        Counted::PublicPage => limits.0.public_policy.clone(),
    };
    for (name, value) in [(POLICY, policy), (STATE, state)] {
        if let Some(value) = value {
            headers.insert(name, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_after_the_last_is_refused_and_others_are_not() {
        let limits = Limits::per_minute(3);
        let ask = |caller| limits.check(&[caller; 32], &[0; 32]);
        assert_eq!((0..3).map(|_| ask(1)).collect::<Vec<_>>(), [Ok(2), Ok(1), Ok(0)]);
        assert!(ask(1).is_err());
        assert_eq!(ask(2), Ok(2));
    }

    #[test]
    fn a_new_cookie_for_each_request_does_not_get_past_the_limit_of_the_address() {
        let limits = Limits::per_minute(3);
        let passed = (0..100).filter(|caller| limits.check(&[*caller; 32], &[0; 32]).is_ok()).count();
        assert_eq!(passed, 30);
        assert_eq!(limits.check(&[1; 32], &[9; 32]), Ok(1));
    }

    #[test]
    fn readers_of_public_pages_have_their_own_limit_by_address() {
        let limits = Limits::per_minute(3);
        let passed = (0..100).filter(|_| limits.check_reader(&[0; 32]).is_ok()).count();
        assert_eq!(passed, 30);
        assert_eq!(limits.check_reader(&[9; 32]), Ok(29), "another address");
        assert_eq!(limits.check(&[1; 32], &[0; 32]), Ok(2), "the operations of that address");
    }
}
