//! How an installation is set up: defaults, then `polku.toml`, then `POLKU_…` variables, then flags.

use std::fmt;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::db::{DatabaseUrl, UrlError};
use crate::http::TrustedProxies;

/// Where mails go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailTransport {
    /// Into the table `mail_sink`, to be read there: for the demo and for tests.
    Sink,
    /// To the server of `smtp_url`.
    Smtp,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// For a person at a terminal.
    Text,
}

/// A value that is used but never shown.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(#[serde(deserialize_with = "secret")] SecretString);

impl Secret {
    /// Wraps a secret.
    pub fn new(text: impl Into<String>) -> Self {
        Self(SecretString::from(text.into()))
    }

    /// The secret itself; keep it out of logs and messages.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

fn secret<'de, D: serde::Deserializer<'de>>(from: D) -> Result<SecretString, D::Error> {
    String::deserialize(from).map(SecretString::from)
}

impl Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str("***")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// The settings. Each is `polku.toml`'s key, and in capitals after `POLKU_` a variable's name.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address and port to listen at.
    pub listen: String,
    /// Where people reach the service, without a slash at the end; the address listened at unless set.
    pub public_url: Option<String>,
    /// The folder of the embedded database, the keys and the heads of the audit chain.
    pub data_dir: PathBuf,
    /// `sqlite:PATH` or `postgres://…`; a file in `data_dir` unless set.
    pub database_url: Option<Secret>,
    /// PostgreSQL only: the role that owns the tables, for `polku migrate`.
    pub database_owner_url: Option<Secret>,
    /// PostgreSQL only: the role of `database_url`, to which `polku migrate` grants its rights.
    pub database_app_role: Option<String>,
    /// How many connections work at once.
    pub database_connections: usize,
    /// The file of the keys; in `data_dir` unless set.
    pub key_file: Option<PathBuf>,
    /// The file to which the heads of the audit chain leave the database; in `data_dir` unless set.
    pub audit_heads: Option<PathBuf>,
    /// How often one caller may ask within a minute; behind one address, ten times that.
    pub requests_per_minute: u32,
    /// How many seconds whoever asks for groups waits for them; then they are told that the search goes on.
    pub group_search_patience: u32,
    /// Addresses and networks, with commas between, of the proxies in front of the service: only what they say in
    /// `X-Forwarded-For` is believed. None unless set.
    pub trusted_proxies: TrustedProxies,
    /// Where mails go.
    pub mail_transport: MailTransport,
    /// `smtps://USER:PASSWORD@HOST` or `smtp://HOST:PORT?tls=required`.
    pub smtp_url: Option<Secret>,
    /// The sender of mails.
    pub mail_from: String,
    /// Which log lines are written, such as `info` or `polku=debug`.
    pub log: String,
    /// How they look.
    pub log_format: LogFormat,
    /// Whether what has been kept for its term is erased each night. Switched off, nothing is, and what is due grows.
    pub erase_when_due: bool,
    /// How many batches one run erases, of 200 people or applications each; the rest goes to another run soon after.
    pub erase_batches: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: None,
            data_dir: PathBuf::from("polku-data"),
            database_url: None,
            database_owner_url: None,
            database_app_role: None,
            database_connections: 16,
            key_file: None,
            audit_heads: None,
            requests_per_minute: crate::http::PER_MINUTE,
            group_search_patience: 2,
            trusted_proxies: TrustedProxies::default(),
            mail_transport: MailTransport::Sink,
            smtp_url: None,
            mail_from: "Polku <polku@localhost>".to_owned(),
            log: "info".to_owned(),
            log_format: LogFormat::Json,
            erase_when_due: true,
            erase_batches: 100,
        }
    }
}

/// Settings that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A setting that does not exist, or a value of the wrong kind.
    #[error("{0}")]
    Read(Box<figment::Error>),
    /// The database address.
    #[error(transparent)]
    Url(#[from] UrlError),
    /// Mails go to a server that is not named.
    #[error("mail_transport is smtp, so smtp_url must be set")]
    NoSmtpUrl,
    /// A figure out of bounds.
    #[error("database_connections must lie between 1 and 500")]
    Connections,
    /// As the last one.
    #[error("erase_batches must lie between 1 and 10000; to erase nothing, set erase_when_due to false")]
    Batches,
}

/// Variables that belong to the tests of the project and are no settings.
const NOT_SETTINGS: [&str; 5] = ["client_", "test_", "postgres_bin", "e2e_", "bench_"];

impl Config {
    /// Reads the settings; `flags` win over everything.
    ///
    /// # Errors
    /// [`ConfigError`]: unknown settings are refused, so that a typing error does not go unnoticed.
    pub fn load(file: Option<&Path>, flags: impl Serialize) -> Result<Self, ConfigError> {
        let toml = match file {
            Some(file) => Toml::file_exact(file),
            None => Toml::file("polku.toml"),
        };
        let env = Env::prefixed("POLKU_").filter(|name| {
            !NOT_SETTINGS.iter().any(|other| name.as_str().to_ascii_lowercase().starts_with(other))
        });
        let config: Self = Figment::from(Serialized::defaults(Self::default()))
            .merge(toml)
            .merge(env)
            .merge(Serialized::defaults(flags))
            .extract()
            .map_err(|error| ConfigError::Read(Box::new(error)))?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        self.database()?;
        if self.mail_transport == MailTransport::Smtp && self.smtp_url.is_none() {
            return Err(ConfigError::NoSmtpUrl);
        }
        if !(1..=500).contains(&self.database_connections) {
            return Err(ConfigError::Connections);
        }
        if !(1..=10_000).contains(&self.erase_batches) {
            return Err(ConfigError::Batches);
        }
        Ok(())
    }

    /// The database.
    ///
    /// # Errors
    /// What the address refuses.
    pub fn database(&self) -> Result<DatabaseUrl, UrlError> {
        match &self.database_url {
            Some(url) => DatabaseUrl::parse(url.expose()),
            None => DatabaseUrl::parse(&format!("sqlite:{}", self.data_dir.join("polku.db").display())),
        }
    }

    /// The database as the owner of its tables.
    ///
    /// # Errors
    /// What the address refuses.
    pub fn owner_database(&self) -> Result<DatabaseUrl, UrlError> {
        match &self.database_owner_url {
            Some(url) => DatabaseUrl::parse(url.expose()),
            None => self.database(),
        }
    }

    /// The file of the keys.
    pub fn key_file(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| self.data_dir.join("keys.json"))
    }

    /// The file of the audit chain's heads.
    pub fn audit_heads(&self) -> PathBuf {
        self.audit_heads.clone().unwrap_or_else(|| self.data_dir.join("audit-heads.jsonl"))
    }

    /// Where people reach the service, without a slash at the end.
    pub fn public_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.listen),
        }
    }

    /// The settings in force, secrets masked.
    pub fn masked(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(flags: serde_json::Value) -> Result<Config, ConfigError> {
        Config::load(Some(Path::new("/dev/null")), flags)
    }

    #[test]
    fn secrets_are_never_printed() {
        let config = load(
            serde_json::json!({ "database_url": "postgres://u:hidden@h/d", "smtp_url": "smtp://hidden" }),
        );
        let config = config.unwrap();
        assert!(!config.masked().contains("hidden") && !format!("{config:?}").contains("hidden"));
        assert!(config.masked().contains("***"));
    }

    #[test]
    fn a_setting_that_does_not_exist_is_refused() {
        let error = load(serde_json::json!({ "databse_url": "sqlite:a.db" })).unwrap_err();
        assert!(error.to_string().contains("databse_url"), "{error}");
    }

    #[test]
    fn unusable_values_are_refused_before_anything_starts() {
        assert!(matches!(
            load(serde_json::json!({ "database_url": "postgress://h/d" })),
            Err(ConfigError::Url(_))
        ));
        assert!(matches!(
            load(serde_json::json!({ "database_url": "" })),
            Err(ConfigError::Url(UrlError::Empty))
        ));
        assert!(matches!(load(serde_json::json!({ "mail_transport": "smtp" })), Err(ConfigError::NoSmtpUrl)));
        assert!(matches!(
            load(serde_json::json!({ "database_connections": 0 })),
            Err(ConfigError::Connections)
        ));
        assert!(matches!(load(serde_json::json!({ "erase_batches": 0 })), Err(ConfigError::Batches)));
    }

    #[test]
    fn trusted_proxies_are_networks_and_nothing_else() {
        let config = load(serde_json::json!({ "trusted_proxies": "10.0.0.0/8,::1" })).unwrap();
        assert!(config.masked().contains("10.0.0.0/8, ::1/128"));
        let error = load(serde_json::json!({ "trusted_proxies": "proxy.example.fi" })).unwrap_err();
        assert!(error.to_string().contains("proxy.example.fi"), "{error}");
    }

    #[test]
    fn without_settings_everything_lies_in_one_folder() {
        let config = load(serde_json::json!({ "data_dir": "/srv/polku" })).unwrap();
        assert_eq!(config.database().unwrap().file().unwrap(), Path::new("/srv/polku/polku.db"));
        assert_eq!(config.key_file(), Path::new("/srv/polku/keys.json"));
        assert_eq!(config.public_url(), "http://127.0.0.1:8080");
    }
}
