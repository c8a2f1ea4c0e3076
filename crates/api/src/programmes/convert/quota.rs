//! Quotas that a call declares.

use std::collections::BTreeMap;

use polku_api_types::programmes as wire;
use polku_domain::programmes::call::{
    CallQuota, CallQuotas, MAX_QUOTA_BOUND, MAX_QUOTAS, Method, QuotaFlaw, QuotasFault, Seats,
};
use polku_domain::programmes::rule::fact::{Attribute, AttributeFault};

use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::text::{Faults, text_fault};

/// Reads quotas; `Ok(None)` when a fault was noted.
///
/// # Errors
/// `protected_ground`, naming the field.
pub fn quotas(bodies: &[wire::Quota], faults: &mut Faults) -> Result<Option<CallQuotas>, AppError> {
    let mut read = Vec::new();
    for (place, body) in bodies.iter().enumerate() {
        match Attribute::parse(&body.attribute) {
            Ok(attribute) => read.push((
                place,
                CallQuota { attribute, value: body.value.clone(), min: body.min, max: body.max },
            )),
            Err(AttributeFault::Protected(ground)) => {
                return Err(AppError::new(ProblemCode::ProtectedGround)
                    .field(format!("/quotas/{place}/attribute"), FieldCode::NotAllowed)
                    .because(ground.code()));
            }
            Err(AttributeFault::Unknown) => {
                faults.push(format!("/quotas/{place}/attribute"), FieldCode::NotAllowed);
            }
        }
    }
    let complete = read.len() == bodies.len();
    let (places, read): (Vec<usize>, Vec<CallQuota>) = read.into_iter().unzip();
    match CallQuotas::parse(read) {
        Ok(quotas) => Ok(complete.then_some(quotas)),
        Err(QuotasFault::TooMany) => {
            faults.push("/quotas", FieldCode::TooMany { max: MAX_QUOTAS as u64 });
            Ok(None)
        }
        Err(QuotasFault::Flaws(flaws)) => {
            for (index, flaw) in flaws {
                let place = places.get(index).copied().unwrap_or(index);
                let (field, code) = flawed(flaw, bodies.get(place).map_or(0, |body| body.max));
                faults.push(format!("/quotas/{place}/{field}"), code);
            }
            Ok(None)
        }
    }
}

fn flawed(flaw: QuotaFlaw, most: u32) -> (&'static str, FieldCode) {
    match flaw {
        QuotaFlaw::Attribute => ("attribute", FieldCode::NotAllowed),
        QuotaFlaw::Value(fault) => ("value", text_fault(fault)),
        QuotaFlaw::NoSuchValue => ("value", FieldCode::NotAllowed),
        QuotaFlaw::Most if most == 0 => ("max", FieldCode::TooSmall { min: 1 }),
        QuotaFlaw::Most => ("max", FieldCode::TooLarge { max: i64::from(MAX_QUOTA_BOUND) }),
        QuotaFlaw::Crossed => ("min", FieldCode::TooLarge { max: i64::from(most) }),
        QuotaFlaw::Twice => ("value", FieldCode::Duplicate),
    }
}

/// Notes what does not fit together: a quota draw has quotas, or prefers those whom an earlier round left out, and no
/// other method has any; and what all quotas of an attribute ask for at least finds room in the places, or no list could
/// ever keep them.
pub fn note_misfits(call: &wire::SaveCall, method: Method, seats: Seats, faults: &mut Faults) {
    note_misfits_of(&call.quotas, call.left_out.is_some(), method, seats, faults);
}

fn note_misfits_of(bodies: &[wire::Quota], prefers: bool, method: Method, seats: Seats, faults: &mut Faults) {
    match (method, bodies) {
        (Method::QuotaDraw, []) if !prefers => faults.push("/quotas", FieldCode::TooFew { min: 1 }),
        (Method::EqualChanceDraw | Method::ScoredDraw, [_, ..]) => {
            faults.push("/method", FieldCode::NotAllowed)
        }
        _ => {}
    }
    let mut left: BTreeMap<&str, u32> = BTreeMap::new();
    for (place, body) in bodies.iter().enumerate() {
        let left = left.entry(body.attribute.as_str()).or_insert_with(|| seats.get());
        if body.min > *left {
            faults.push(format!("/quotas/{place}/min"), FieldCode::TooLarge { max: i64::from(*left) });
        }
        *left = left.saturating_sub(body.min);
    }
}

/// Quotas as they are sent and stored.
#[must_use]
pub fn quotas_to_wire(quotas: &CallQuotas) -> Vec<wire::Quota> {
    let sent = quotas.as_slice().iter().map(|quota| wire::Quota {
        attribute: quota.attribute.code().to_owned(),
        value: quota.value.clone(),
        min: quota.min,
        max: quota.max,
    });
    sent.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quota(attribute: &str, value: &str, min: u32, max: u32) -> wire::Quota {
        wire::Quota { attribute: attribute.into(), value: value.into(), min, max }
    }

    fn noted(bodies: &[wire::Quota], method: Method) -> Vec<(String, FieldCode)> {
        let mut faults = Faults::none();
        quotas(bodies, &mut faults).unwrap();
        note_misfits_of(bodies, false, method, Seats::parse(40).unwrap(), &mut faults);
        faults.finish(Some(())).err().map(|error| error.fields().to_vec()).unwrap_or_default()
    }

    #[test]
    fn quotas_read_back_in_their_order() {
        let bodies = [quota("unit", "Talous", 1, 5), quota("site", "Oulu", 0, 3)];
        assert_eq!(noted(&bodies, Method::QuotaDraw), []);
        let read = quotas(&bodies, &mut Faults::none()).unwrap().unwrap();
        assert_eq!(quotas_to_wire(&read), [bodies[1].clone(), bodies[0].clone()]);
    }

    #[test]
    fn faults_point_at_the_place_in_the_body() {
        let bodies = [
            quota("shoe_size", "43", 0, 1),
            quota("unit", "Talous", 5, 4),
            quota("unit", "Talous", 0, 0),
            quota("role_started_on", "2020-01-01", 0, 1),
        ];
        let at: Vec<_> = noted(&bodies, Method::QuotaDraw).into_iter().map(|(at, _)| at).collect();
        assert_eq!(
            at,
            [
                "/quotas/0/attribute",
                "/quotas/1/min",
                "/quotas/2/value",
                "/quotas/2/max",
                "/quotas/3/attribute"
            ]
        );
    }

    #[test]
    fn a_quota_on_a_protected_ground_is_refused_by_its_own_code() {
        let bodies = [quota("sukupuoli", "nainen", 1, 2)];
        let refused = quotas(&bodies, &mut Faults::none()).unwrap_err();
        assert_eq!(refused.code(), ProblemCode::ProtectedGround);
    }

    #[test]
    fn quotas_go_with_their_method_and_into_the_places() {
        let code = |of: Vec<(String, FieldCode)>| of.into_iter().next().unwrap();
        assert_eq!(code(noted(&[], Method::QuotaDraw)), ("/quotas".to_owned(), FieldCode::TooFew { min: 1 }));
        let one = [quota("unit", "Talous", 1, 2)];
        assert_eq!(code(noted(&one, Method::EqualChanceDraw)), ("/method".to_owned(), FieldCode::NotAllowed));
        let two = [
            quota("unit", "Talous", 30, 40),
            quota("site", "Oulu", 40, 40),
            quota("unit", "Viestintä", 11, 40),
        ];
        assert_eq!(
            noted(&two, Method::QuotaDraw),
            [("/quotas/2/min".to_owned(), FieldCode::TooLarge { max: 10 })]
        );
    }
}
