//! What is in the database: everything follows from a number, so that nothing has to be handed over.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use polku_domain::people::{NamePart, PersonName};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// People who can sign in and have applied to nothing yet.
pub const APPLICANTS: u64 = 20_000;
/// Open calls; each applicant can send one application to each.
pub const OPEN_CALLS: u64 = 48;
/// Places of the agency.
pub const UNITS: u64 = 40;
/// Places of work.
pub const SITES: u64 = 12;
/// Sessions of each programme that has any: one every other day, the first a hundred days ago.
pub const SESSIONS_EACH: u64 = 100;
/// Programmes in which the people take part whose sessions are asked for.
pub const OWN_PROGRAMMES: u64 = 2;
/// So many people take part in those.
pub const PARTICIPANTS: u64 = 40;

/// Kinds of things, each with ids of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Agency = 1,
    Unit,
    Site,
    /// Whoever is in the closed call: person `n` sent application `n`.
    Person,
    /// Whoever can sign in and apply.
    Applicant,
    Initiative,
    Programme,
    ClosedCall,
    OpenCall,
    Application,
    /// The account of an applicant.
    Account,
    /// The account of whoever prepares the calls and looks at applications.
    Coordinator,
    /// The account of whoever approves them.
    Decider,
    Grant,
    /// The call of programme `n` of those that have sessions.
    Call,
    Design,
    Element,
    Session,
}

/// The id of the `n`-th thing of a kind: a UUIDv7, later ones greater, as the server's own are.
pub fn id(kind: Kind, n: u64) -> Uuid {
    const MONDAY: u64 = 1_588_572_000_000;
    let mut tail = [0_u8; 10];
    let hash = Sha256::digest([&[kind as u8][..], &n.to_be_bytes()].concat());
    tail.iter_mut().zip(hash).for_each(|(byte, drawn)| *byte = drawn);
    Builder::from_unix_timestamp_millis(MONDAY + n, &tail).into_uuid()
}

/// The secret in the cookie of an account.
pub fn secret(account: Uuid) -> [u8; 32] {
    Sha256::digest(account.as_bytes()).into()
}

/// The cookie of an account; a server on plain HTTP calls it so.
pub fn cookie(account: Uuid) -> String {
    format!("polku={}", URL_SAFE_NO_PAD.encode(secret(account)))
}

/// The secret in the address of the calendar of participant `n`.
pub fn calendar_secret(n: u64) -> [u8; 32] {
    secret(id(Kind::Person, n))
}

/// A name that nobody has: syllables in the order of a number that runs through all of them.
pub fn name(n: u64) -> anyhow::Result<PersonName> {
    const FIRST: [&str; 16] = [
        "Ala", "Elo", "Hau", "Ika", "Joki", "Kuu", "Lehto", "Maa", "Nie", "Oja", "Pelto", "Ranta", "Saari",
        "Tuuli", "Vuori", "Ylä",
    ];
    const SECOND: [&str; 12] = [
        "kallio", "koski", "lampi", "mäki", "niitty", "puro", "salo", "suo", "taival", "vesi", "virta",
        "öinen",
    ];
    const GIVEN: [&str; 20] = [
        "Aava", "Eino", "Helka", "Into", "Jalo", "Kaisla", "Lumi", "Meri", "Nuutti", "Oiva", "Pihla",
        "Roope", "Sisu", "Taika", "Urho", "Vilja", "Väinö", "Ylva", "Åke", "Öisa",
    ];
    // A step without a common divisor visits every combination, far apart, before any comes again.
    let step = n.wrapping_mul(2_654_435_761);
    let pick = |words: &[&'static str], at: u64| -> &'static str {
        let length = words.len() as u64;
        usize::try_from(at % length).ok().and_then(|at| words.get(at).copied()).unwrap_or("")
    };
    let family = format!("{}{}", pick(&FIRST, step), pick(&SECOND, step / 16));
    let given = format!("{}-{}", pick(&GIVEN, step / 192), pick(&GIVEN, step / 3_840));
    let part = |text: &str| NamePart::parse(text).map_err(|fault| anyhow::anyhow!("{text}: {fault:?}"));
    Ok(PersonName { family: part(&family)?, given: part(&given)? })
}
