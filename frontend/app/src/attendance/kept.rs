//! Marks that have not been answered yet stay on this device, and are sent again: each carries its id, and so it arrives
//! once. They are forgotten once they arrived, and when their account signs out.

use gloo::storage::{LocalStorage, Storage};
use polku_api_types::attendance::{AttendanceMark, AttendanceStatus};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::context::{MARKS_KEPT, kept};
use crate::hooks::random_key;

/// One pass on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    /// The key of its request.
    pub key: Uuid,
    /// What is said in it.
    pub marks: Vec<AttendanceMark>,
}

/// Who was marked in which way: what a mark is, without its id.
pub type Wanted = (Uuid, AttendanceStatus, Option<u32>);

impl Pass {
    /// A pass that says all this. What an earlier one says already keeps its id: it may have arrived without an answer.
    pub fn of(wanted: &[Wanted], earlier: Option<&Self>) -> Self {
        let mark = |(application_id, status, minutes): &Wanted| {
            let same = |mark: &&AttendanceMark| {
                (mark.application_id, mark.status, mark.minutes) == (*application_id, *status, *minutes)
            };
            let known = earlier.and_then(|pass| pass.marks.iter().find(same));
            known.cloned().unwrap_or_else(|| AttendanceMark {
                id: random_key(),
                application_id: *application_id,
                status: *status,
                minutes: *minutes,
            })
        };
        let marks: Vec<AttendanceMark> = wanted.iter().map(mark).collect();
        match earlier.filter(|pass| pass.marks == marks) {
            Some(same) => same.clone(),
            None => Self { key: random_key(), marks },
        }
    }

    /// What this account has not got an answer for at this session, on this device.
    pub fn kept(session: Uuid, account: Uuid) -> Option<Self> {
        kept(&place(session, account))
    }

    /// Keeps it. Where this browser keeps nothing, it lasts as long as the page.
    pub fn keep(&self, session: Uuid, account: Uuid) {
        let _ = LocalStorage::set(place(session, account), self);
    }

    /// Forgets it, once it was answered.
    pub fn forget(session: Uuid, account: Uuid) {
        LocalStorage::delete(place(session, account));
    }
}

fn place(session: Uuid, account: Uuid) -> String {
    format!("{MARKS_KEPT}{session}-{account}")
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn what_may_have_arrived_keeps_its_id() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let first = Pass::of(&[(one, AttendanceStatus::OnSite, None)], None);
        assert_eq!(Pass::of(&[(one, AttendanceStatus::OnSite, None)], Some(&first)), first);
        let more = Pass::of(
            &[(one, AttendanceStatus::OnSite, None), (other, AttendanceStatus::Absent, None)],
            Some(&first),
        );
        assert!(more.key != first.key && more.marks[0].id == first.marks[0].id);
        let changed = Pass::of(&[(one, AttendanceStatus::Absent, None)], Some(&first));
        assert_ne!(changed.marks[0].id, first.marks[0].id);
    }

    #[wasm_bindgen_test]
    fn it_is_kept_for_its_account_until_it_is_forgotten() {
        let (session, account) = (Uuid::from_u128(3), Uuid::from_u128(4));
        let pass = Pass::of(&[(Uuid::from_u128(1), AttendanceStatus::PartlyOnSite, Some(20))], None);
        pass.keep(session, account);
        assert_eq!(Pass::kept(session, account), Some(pass.clone()));
        assert_eq!(Pass::kept(session, Uuid::from_u128(5)), None, "a shared device");
        Pass::forget(session, account);
        assert_eq!(Pass::kept(session, account), None);
        pass.keep(session, account);
        crate::context::forget_marks_kept();
        assert_eq!(Pass::kept(session, account), None, "signed out");
    }
}
