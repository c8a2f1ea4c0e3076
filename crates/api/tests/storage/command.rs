//! The command line, as an operator uses it.

use std::io::{BufRead, BufReader};
use std::process::{Command, Output, Stdio};

use polku::audit::seal;

use crate::scratch::{Folder, Scratch};
use crate::service::Service;

fn polku(folder: &Folder, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_polku"));
    command.current_dir(folder.path()).args(arguments).env_remove("POLKU_DATABASE_URL");
    command.output().expect("the binary runs")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn an_unusable_database_address_stops_the_server_and_makes_no_file() {
    for url in
        ["postgress://localhost/polku", "", "\"sqlite:polku.db\"", "polku.db", "host=/tmp dbname=polku"]
    {
        let folder = Folder::new();
        let output = polku(&folder, &["serve", "--database-url", url]);
        assert!(!output.status.success(), "{url}");
        assert!(said(&output).contains("database URL"), "{url}: {}", said(&output));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{url}");
    }
}

#[test]
fn settings_are_shown_without_their_secrets() {
    let folder = Folder::new();
    let output = polku(&folder, &["settings", "--database-url", "postgres://polku:hidden@localhost/polku"]);
    assert!(output.status.success());
    assert!(!said(&output).contains("hidden") && said(&output).contains("***"));
}

#[tokio::test(flavor = "multi_thread")]
async fn tampering_is_told_by_the_exit_code() {
    let (scratch, folder) = (Scratch::sqlite(), Folder::new());
    let service = Service::over(scratch.open(), 1, folder.path());
    service.record(3).await;
    let head = seal::seal_all(&service.app.db, service.app.clock.now()).await.unwrap().unwrap();
    let heads = folder.path().join("heads.jsonl");
    seal::export(&head, &heads).unwrap();
    let url = format!("sqlite:{}", scratch.url.file().unwrap().display());
    let verify = || polku(&folder, &["audit", "verify", "--head", "heads.jsonl", "--database-url", &url]);
    // The server may go on running meanwhile.
    assert!(verify().status.success(), "{}", said(&verify()));
    seal::export(&seal::Head { number: 9, ..head }, &heads).unwrap();
    let output = verify();
    assert!(!output.status.success() && said(&output).contains("seal 9"), "{}", said(&output));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_a_database_in_use_opens_and_is_complete() {
    let (scratch, folder) = (Scratch::sqlite(), Folder::new());
    let service = Service::over(scratch.open(), 1, folder.path());
    service.record(5).await;
    let url = format!("sqlite:{}", scratch.url.file().unwrap().display());
    let output = polku(&folder, &["backup", "copy.db", "--database-url", &url]);
    assert!(output.status.success(), "{}", said(&output));
    let names: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names, ["copy.db"]);
    let copy = polku(&folder, &["audit", "verify", "--database-url", "sqlite:copy.db"]);
    assert!(said(&copy).contains("waiting 5"), "{}", said(&copy));
    let again = polku(&folder, &["backup", "copy.db", "--database-url", &url]);
    assert!(!again.status.success() && said(&again).contains("exists already"));
}

#[test]
fn a_backup_that_is_damaged_is_noticed() {
    let (scratch, folder) = (Scratch::sqlite(), Folder::new());
    drop(scratch.open());
    let file = scratch.url.file().unwrap();
    let mut bytes = std::fs::read(file).unwrap();
    bytes[4096..20_000].fill(0x5a);
    std::fs::write(file, bytes).unwrap();
    let url = format!("sqlite:{}", file.display());
    let output = polku(&folder, &["backup", "copy.db", "--database-url", &url]);
    assert!(!output.status.success(), "{}", said(&output));
    assert!(!folder.path().join("copy.db").exists());
}

#[test]
fn the_doctor_says_what_to_do() {
    let (scratch, folder) = (Scratch::sqlite(), Folder::new());
    let nowhere = format!("sqlite:{}", folder.path().join("missing.db").display());
    let missing = polku(&folder, &["doctor", "--database-url", &nowhere]);
    assert!(!missing.status.success() && said(&missing).contains("there is no database"));
    drop(scratch.open());
    let url = format!("sqlite:{}", scratch.url.file().unwrap().display());
    let sound = polku(&folder, &["doctor", "--database-url", &url]);
    assert!(sound.status.success(), "{}", said(&sound));
    assert!(said(&sound).contains("schema is current"));
}

/// A running server, stopped as an operator stops it.
struct Running(std::process::Child);

impl Running {
    /// Starts it and gives back what it printed until it said `until`.
    fn start(folder: &Folder, arguments: &[&str], until: &str) -> (Self, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_polku"));
        command.current_dir(folder.path()).args(arguments).env_remove("POLKU_DATABASE_URL");
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut printed = String::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        while !printed.contains(until) {
            assert!(lines.read_line(&mut printed).unwrap() > 0, "the server stopped: {printed}");
        }
        (Self(child), printed)
    }

    fn stop(mut self) -> bool {
        let asked = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status().unwrap();
        asked.success() && self.0.wait().unwrap().success()
    }
}

fn free_port() -> String {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port().to_string()
}

#[test]
fn an_empty_installation_prints_a_link_for_its_first_administrator_and_stops_when_asked() {
    let (folder, port) = (Folder::new(), free_port());
    let arguments = ["serve", "--empty", "--data", "data", "--port", &port];
    let (server, printed) = Running::start(&folder, &arguments, "/invitation#");
    assert!(printed.starts_with(&format!("http://127.0.0.1:{port}\n")), "{printed}");
    // What writes has to wait; what reads may look.
    let second = polku(&folder, &["serve", "--data", "data", "--port", &free_port()]);
    assert!(said(&second).contains("another polku process"), "{}", said(&second));
    assert!(polku(&folder, &["doctor", "--data", "data"]).status.success());
    assert!(server.stop());
    let keys = std::fs::metadata(folder.path().join("data/keys.json")).unwrap();
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&keys.permissions()) & 0o777, 0o600);
}
