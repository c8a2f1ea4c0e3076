//! Wire ↔ domain.

use polku_api_types::digests as wire;
use polku_domain::messages::DigestFrequency;

use crate::programmes::convert::design::same_words;

same_words! {
    /// How often, on the wire.
    frequency_to_wire, frequency_to_domain, wire::DigestFrequency, DigestFrequency, [Never, WorkingDays, Weekly]
}
