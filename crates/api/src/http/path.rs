//! Ids in a path. A malformed one answers like an unknown one: 404.

use std::future::ready;
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use uuid::Uuid;

use super::request::{Extracted, behind_the_door};
use crate::problem::AppError;

/// The last id of a path, as in `/calls/{call_id}`.
#[derive(Clone, Copy, Debug)]
pub struct PathId<T>(pub T);

impl<T> Deref for PathId<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: From<Uuid> + 'static> FromRequest for PathId<T> {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        behind_the_door(
            req,
            ready(
                ids(req)
                    .and_then(|ids| ids.last().copied().ok_or_else(AppError::not_found))
                    .map(|id| Self(id.into())),
            ),
        )
    }
}

/// The first and the second id of a path, as in `/groupings/{grouping_id}/members/{application_id}`.
#[derive(Clone, Copy, Debug)]
pub struct PathIds<A, B>(pub A, pub B);

impl<A: From<Uuid> + 'static, B: From<Uuid> + 'static> FromRequest for PathIds<A, B> {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        behind_the_door(
            req,
            ready(ids(req).and_then(|ids| match ids.as_slice() {
                [first, second] => Ok(Self((*first).into(), (*second).into())),
                _ => Err(AppError::not_found()),
            })),
        )
    }
}

fn ids(req: &HttpRequest) -> Result<Vec<Uuid>, AppError> {
    req.match_info().iter().map(|(_, text)| id(text)).collect()
}

/// Only the usual form with hyphens: one thing has one address.
fn id(text: &str) -> Result<Uuid, AppError> {
    let id: Uuid = text.parse().map_err(|_| AppError::not_found())?;
    if id.hyphenated().encode_lower(&mut Uuid::encode_buffer()) == text {
        Ok(id)
    } else {
        Err(AppError::not_found())
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use futures_util::FutureExt;

    use super::*;

    fn last(text: &str) -> Result<PathId<Uuid>, AppError> {
        let req = TestRequest::default().param("call_id", text.to_owned()).to_http_request();
        PathId::from_request(&req, &mut Payload::None).now_or_never().unwrap()
    }

    #[test]
    fn only_the_canonical_form_is_an_id() {
        let id = "018f3c1e-7b1a-7c00-8000-0123456789ab";
        assert_eq!(last(id).unwrap().0.to_string(), id);
        for bad in [
            "1",
            "",
            "018F3C1E-7B1A-7C00-8000-0123456789AB",
            "018f3c1e7b1a7c0080000123456789ab",
            "{018f3c1e-7b1a-7c00-8000-0123456789ab}",
            "\0",
        ] {
            assert_eq!(last(bad).unwrap_err().code(), crate::problem::ProblemCode::NotFound, "{bad:?}");
        }
    }
}
