//! What is entered: `demo/palkeet-2020/demo.json`, in the words of the wire.

use anyhow::{Context, Result};
use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::access::FirstAgency;
use polku_api_types::programmes::{ApproveCall, CreateInitiative, SaveCall, SaveRule};
use serde::Deserialize;

/// The staff register as an HR system exports it.
pub const REGISTER: &[u8] = include_bytes!("../../../../demo/palkeet-2020/henkilosto.csv");
/// The applications of the call.
pub const APPLICATIONS: &[u8] = include_bytes!("../../../../demo/palkeet-2020/hakemukset.csv");
const PLAN: &str = include_str!("../../../../demo/palkeet-2020/demo.json");

#[derive(Debug, Deserialize)]
pub struct Plan {
    pub agency: FirstAgency,
    /// User name of the first administrator.
    pub administrator: String,
    /// The password of every account of the demonstration.
    pub password: String,
    pub register: Register,
    pub accounts: Vec<Account>,
    pub prepared_at: Timestamp,
    pub approved_at: Timestamp,
    pub closed_at: Timestamp,
    pub decider: ApproveCall,
    pub initiative: CreateInitiative,
    pub programmes: Vec<Programme>,
}

#[derive(Debug, Deserialize)]
pub struct Register {
    pub source: String,
    pub as_of: Date,
}

/// Somebody of the register who can sign in.
#[derive(Debug, Deserialize)]
pub struct Account {
    pub external_id: String,
    pub user_name: String,
    pub role: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Programme {
    /// A `CreateProgramme` without its initiative.
    pub programme: serde_json::Value,
    pub call: Option<SaveCall>,
    #[serde(default)]
    pub rules: Vec<SaveRule>,
    /// Whether the applications are made to this programme.
    pub applications: bool,
}

impl Plan {
    /// Reads what was built in.
    pub fn read() -> Result<Self> {
        serde_json::from_str(PLAN).context("demo.json")
    }

    /// One line for each sign-in: role, user name, password.
    pub fn sign_ins(&self) -> Vec<String> {
        let own = self.accounts.iter().map(|account| {
            let role = account.role.as_deref().unwrap_or("participant");
            format!("{role:<24} {:<16} {}", account.user_name, self.password)
        });
        let first = format!("{:<24} {:<16} {}", "agency_admin", self.administrator, self.password);
        std::iter::once(first).chain(own).collect()
    }
}
