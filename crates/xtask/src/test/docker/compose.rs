//! docker-compose.yml: services, and what they name of each other.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use yaml_rust2::{Yaml, YamlLoader};

pub struct Compose {
    document: Yaml,
}

impl Compose {
    pub fn parse(text: &str) -> Result<Self> {
        let document = YamlLoader::load_from_str(text)?.into_iter().next();
        Ok(Self { document: document.context("docker-compose.yml is empty")? })
    }

    fn services(&self) -> BTreeMap<&str, &Yaml> {
        let services = at(&self.document, "services").and_then(Yaml::as_hash);
        services.into_iter().flatten().filter_map(|(name, service)| Some((name.as_str()?, service))).collect()
    }

    fn service(&self, name: &str) -> Option<&Yaml> {
        self.services().get(name).copied()
    }

    /// The settings of one service with `${NAME:?…}` left as it is.
    pub fn environment(&self, service: &str) -> BTreeMap<String, String> {
        let pairs =
            self.service(service).and_then(|service| at(service, "environment")).and_then(Yaml::as_hash);
        pairs
            .into_iter()
            .flatten()
            .filter_map(|(name, value)| Some((name.as_str()?.to_owned(), text(value)?)))
            .collect()
    }

    pub fn variable(&self, service: &str, name: &str) -> Option<String> {
        self.environment(service).remove(name)
    }

    /// Every variable of every service that is ours.
    pub fn variables(&self) -> BTreeSet<String> {
        self.services().keys().flat_map(|service| self.environment(service).into_keys()).collect()
    }

    pub fn commands(&self, service: &str) -> Option<Vec<String>> {
        let list = at(self.service(service)?, "command")?.as_vec()?;
        list.iter().map(text).collect()
    }

    pub fn published(&self, service: &str) -> Vec<String> {
        let ports = self.service(service).and_then(|service| at(service, "ports")).and_then(Yaml::as_vec);
        ports.into_iter().flatten().filter_map(text).collect()
    }

    /// The SQL that the database runs when it is made.
    pub fn first_sql(&self) -> Option<&str> {
        at(at(at(&self.document, "configs")?, "app-role")?, "content")?.as_str()
    }

    /// Names that lead nowhere.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for name in ["database", "migrate", "api", "mail"] {
            if self.service(name).is_none() {
                faults.push(format!("compose has no service {name}"));
            }
        }
        faults.extend(self.dependencies());
        faults.extend(self.addresses());
        faults.extend(self.roles());
        faults.extend(self.mounts());
        faults
    }

    fn dependencies(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (name, service) in self.services() {
            for (other, condition) in at(service, "depends_on").and_then(Yaml::as_hash).into_iter().flatten()
            {
                let other = other.as_str().unwrap_or_default();
                let Some(target) = self.service(other) else {
                    faults.push(format!("{name} waits for {other}, which there is not"));
                    continue;
                };
                let healthy = at(condition, "condition").and_then(Yaml::as_str) == Some("service_healthy");
                if healthy && at(target, "healthcheck").is_none() {
                    faults.push(format!("{name} waits for the health of {other}, which has no check"));
                }
            }
        }
        faults
    }

    /// Hosts and ports in the addresses of settings.
    fn addresses(&self) -> Vec<String> {
        // What the images listen at: PostgreSQL's and Mailpit's own ports.
        let known = BTreeMap::from([("database", "5432"), ("mail", "1025")]);
        let mut faults = Vec::new();
        for service in ["migrate", "api"] {
            for (name, value) in self.environment(service) {
                let Some(host) = host_of(&value).filter(|host| !host.starts_with("localhost")) else {
                    continue;
                };
                let (host, port) = host.split_once(':').unwrap_or((host.as_str(), ""));
                if known.get(host) != Some(&port) {
                    faults.push(format!("{name} of {service} leads to {host}:{port}, where nothing listens"));
                }
            }
        }
        faults
    }

    /// Owner, app role and database are called the same everywhere.
    fn roles(&self) -> Vec<String> {
        let (database, migrate, api) =
            (self.environment("database"), self.environment("migrate"), self.environment("api"));
        let of = |map: &BTreeMap<String, String>, name: &str| map.get(name).cloned().unwrap_or_default();
        let (owner, name) = (of(&database, "POSTGRES_USER"), of(&database, "POSTGRES_DB"));
        let role = of(&migrate, "POLKU_DATABASE_APP_ROLE");
        let mut faults = Vec::new();
        let mut hold = |well: bool, what: &str| {
            if !well {
                faults.push(format!("compose: {what}"));
            }
        };
        let owner_url = of(&migrate, "POLKU_DATABASE_OWNER_URL");
        hold(
            owner_url.starts_with(&format!("postgres://{owner}:")),
            "the owner's address names another user",
        );
        for (service, map) in [("migrate", &migrate), ("api", &api)] {
            let url = of(map, "POLKU_DATABASE_URL");
            hold(
                url.starts_with(&format!("postgres://{role}:")),
                &format!("{service} signs in as another role"),
            );
            hold(url.ends_with(&format!("/{name}")), &format!("{service} uses another database"));
            hold(of(map, "POLKU_DATABASE_APP_ROLE") == role, &format!("{service} names another app role"));
        }
        let sql = self.first_sql().unwrap_or_default();
        hold(sql.contains(&format!("CREATE ROLE {role} LOGIN")), "nothing makes the app role");
        hold(owner != role, "the server signs in as the owner of the tables");
        faults
    }

    fn mounts(&self) -> Vec<String> {
        let declared: BTreeSet<&str> = at(&self.document, "volumes")
            .and_then(Yaml::as_hash)
            .into_iter()
            .flatten()
            .filter_map(|(name, _)| name.as_str())
            .collect();
        let mut faults = Vec::new();
        for (name, service) in self.services() {
            for volume in
                at(service, "volumes").and_then(Yaml::as_vec).into_iter().flatten().filter_map(Yaml::as_str)
            {
                let source = volume.split(':').next().unwrap_or_default();
                if !declared.contains(source) {
                    faults.push(format!("{name} mounts {source}, which is not declared"));
                }
            }
        }
        faults
    }
}

/// `host:port` of a URL.
fn host_of(value: &str) -> Option<String> {
    let rest = value.split_once("://")?.1;
    let behind_user = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    Some(behind_user.split('/').next()?.to_owned())
}

fn at<'a>(yaml: &'a Yaml, key: &str) -> Option<&'a Yaml> {
    yaml.as_hash()?.get(&Yaml::String(key.to_owned()))
}

fn text(yaml: &Yaml) -> Option<String> {
    match yaml {
        Yaml::String(text) | Yaml::Real(text) => Some(text.clone()),
        Yaml::Integer(number) => Some(number.to_string()),
        Yaml::Boolean(yes) => Some(yes.to_string()),
        Yaml::Array(_) | Yaml::Hash(_) | Yaml::Alias(_) | Yaml::Null | Yaml::BadValue => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_nowhere_are_found() {
        let compose = Compose::parse(
            "services:\n  api:\n    depends_on:\n      gone: {condition: service_started}\n    volumes: [\"lost:/x\"]\n    environment:\n      POLKU_DATABASE_URL: postgres://a:b@elsewhere:1/x\n",
        )
        .unwrap();
        let faults = compose.faults().join("\n");
        for part in ["no service database", "waits for gone", "mounts lost", "elsewhere:1"] {
            assert!(faults.contains(part), "{part} in\n{faults}");
        }
    }

    #[test]
    fn hosts_are_read_behind_a_password() {
        assert_eq!(host_of("postgres://u:${A:?b}@database:5432/polku").as_deref(), Some("database:5432"));
        assert_eq!(host_of("Polku <polku@localhost>"), None);
    }
}
