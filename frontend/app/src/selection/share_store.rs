//! The secret half of the draw's randomness: made here, kept here until it is revealed.

use gloo::storage::{LocalStorage, Storage};
use polku_domain::ids::SelectionId;
use polku_domain::selection::{HolderRole, SeedShare};
use uuid::Uuid;

/// The account is part of the place: two holders who use one device must not hold one share.
fn place(selection: Uuid, account: Uuid) -> String {
    format!("polku-share-{selection}-{account}")
}

/// The share of this round that this browser keeps.
pub fn kept(selection: Uuid, account: Uuid) -> Option<SeedShare> {
    let text: String = crate::context::kept(&place(selection, account))?;
    SeedShare::parse(&text).ok()
}

/// Makes a share by the browser's own randomness and keeps it before anybody hears of it. The one that is kept
/// already stays, so that a repeated promise is the same promise. Nothing when this browser gives no randomness
/// or keeps nothing: a share that would be lost must not be promised.
pub fn make(selection: Uuid, account: Uuid) -> Option<SeedShare> {
    if let Some(share) = kept(selection, account) {
        return Some(share);
    }
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).ok()?;
    let share = SeedShare::new(bytes);
    LocalStorage::set(place(selection, account), share.reveal()).ok()?;
    kept(selection, account)
}

/// The hash to promise for a share held in a role.
pub fn hash(selection: Uuid, role: &str, share: &SeedShare) -> Option<String> {
    let role = HolderRole::parse(role).ok()?;
    Some(share.hash(SelectionId::new(selection), &role).to_string())
}

/// Forgets the share once it is public.
pub fn forget(selection: Uuid, account: Uuid) {
    LocalStorage::delete(place(selection, account));
}
