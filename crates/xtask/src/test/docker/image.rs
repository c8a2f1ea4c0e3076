//! The Dockerfile, instruction by instruction.

use anyhow::Result;

use crate::project;

pub struct Image {
    instructions: Vec<(String, String)>,
}

impl Image {
    /// Reads instructions, with continued lines joined and comments left out.
    pub fn parse(text: &str) -> Self {
        let kept: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
        let joined = kept.join("\n").replace("\\\n", " ");
        let instructions = joined
            .lines()
            .filter_map(|line| line.trim().split_once(char::is_whitespace))
            .map(|(name, rest)| (name.to_ascii_uppercase(), rest.trim().to_owned()))
            .collect();
        Self { instructions }
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.instructions.iter().filter(move |(known, _)| known == name).map(|(_, rest)| rest.as_str())
    }

    /// Variables set by ENV.
    pub fn variables(&self) -> Vec<String> {
        self.all("ENV")
            .flat_map(str::split_whitespace)
            .filter_map(|pair| Some(pair.split_once('=')?.0.to_owned()))
            .collect()
    }

    pub fn variable(&self, name: &str) -> Option<String> {
        let mut pairs =
            self.all("ENV").flat_map(str::split_whitespace).filter_map(|pair| pair.split_once('='));
        pairs.find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
    }

    pub fn exposed(&self) -> Option<String> {
        self.all("EXPOSE").next().map(str::to_owned)
    }

    /// What runs without a command of compose.
    pub fn command(&self) -> Vec<String> {
        self.all("CMD").last().and_then(|list| serde_json::from_str(list).ok()).unwrap_or_default()
    }

    pub fn health_path(&self) -> Option<String> {
        let check = self.all("HEALTHCHECK").next()?;
        Some(check.split_once("GET ")?.1.split_whitespace().next()?.to_owned())
    }

    pub fn health_port(&self) -> Option<String> {
        let check = self.all("HEALTHCHECK").next()?;
        let after = check.split_once("/dev/tcp/127.0.0.1/")?.1;
        Some(after.chars().take_while(char::is_ascii_digit).collect())
    }

    /// Instructions that the tree cannot follow.
    pub fn faults(&self) -> Result<Vec<String>> {
        let mut faults = self.steps()?;
        faults.extend(self.copies()?);
        let user = self.all("USER").last().unwrap_or("root");
        if user == "root" || user == "0" {
            faults.push("the image runs as root".to_owned());
        }
        if self.all("ENTRYPOINT").last() != Some("[\"polku\"]") {
            faults.push("the image does not start polku".to_owned());
        }
        Ok(faults)
    }

    /// Commands of cargo and of this project, and the compiler they run with.
    fn steps(&self) -> Result<Vec<String>> {
        let mut faults = Vec::new();
        for run in self.all("RUN") {
            if let Some(name) =
                run.strip_prefix("cargo xtask ").and_then(|rest| rest.split_whitespace().next())
                && !crate::has_command(name)
            {
                faults.push(format!("cargo xtask has no command {name}"));
            }
        }
        let manifest: toml::Value = toml::from_str(&std::fs::read_to_string(project::path("Cargo.toml")?)?)?;
        let wanted = manifest
            .get("workspace")
            .and_then(|workspace| workspace.get("package")?.get("rust-version")?.as_str());
        let compiler = self.all("FROM").find_map(|from| from.strip_prefix("rust:")?.split('-').next());
        if compiler.is_none() || compiler != wanted {
            faults.push(format!("the image builds with Rust {compiler:?}, Cargo.toml asks for {wanted:?}"));
        }
        if !self.all("RUN").any(|run| run.contains("cargo build --release") && run.contains("--bin polku")) {
            faults.push("no step builds the binary polku".to_owned());
        }
        Ok(faults)
    }

    /// Files that are copied: from the tree, or made by a step of a named stage.
    fn copies(&self) -> Result<Vec<String>> {
        let mut faults = Vec::new();
        let stages: Vec<&str> =
            self.all("FROM").filter_map(|from| Some(from.split_once(" AS ")?.1)).collect();
        let folder = self.all("WORKDIR").next().unwrap_or("/");
        for copy in self.all("COPY") {
            let words: Vec<&str> = copy.split_whitespace().collect();
            let Some((_, sources)) = words.split_last() else { continue };
            for source in sources {
                if let Some(stage) = source.strip_prefix("--from=") {
                    if !stages.contains(&stage) {
                        faults.push(format!("COPY from the stage {stage}, which there is not"));
                    }
                } else if let Some(made) = source.strip_prefix('/') {
                    let binary = format!("{}/target/release/polku", folder.trim_start_matches('/'));
                    if made != binary {
                        faults.push(format!("COPY {source}: no step makes it"));
                    }
                } else if !project::path(source)?.exists() {
                    faults.push(format!("COPY {source}: not in the tree"));
                }
            }
        }
        Ok(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_health_check_is_read_from_its_command() {
        let image = Image::parse(
            "HEALTHCHECK --interval=1s \\\n CMD [\"bash\", \"-c\", \"exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\"]\n",
        );
        assert_eq!(image.health_path().as_deref(), Some("/readyz"));
        assert_eq!(image.health_port().as_deref(), Some("8080"));
    }

    #[test]
    fn unknown_stages_commands_and_users_are_faults() {
        let image = Image::parse(
            "FROM rust:1.2-bookworm AS build\nRUN cargo xtask wobble\nCOPY --from=elsewhere /x /y\nCOPY nothing.txt /\nUSER root\n",
        );
        let faults = image.faults().unwrap().join("\n");
        for part in
            ["wobble", "elsewhere", "nothing.txt", "as root", "no step builds", "Rust", "does not start"]
        {
            assert!(faults.contains(part), "{part} in\n{faults}");
        }
    }
}
