//! A server as an operator runs it: the built program in a process of its own.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use polku_client::Client;

use crate::support::scratch::Folder;

/// A running server over PostgreSQL. It ends with the value.
pub struct Process {
    child: Child,
    client: Client,
    _folder: Folder,
}

impl Process {
    /// Starts one, with log lines from this level on, and waits until it listens.
    pub fn start(database: &str, log: &str) -> Self {
        let folder = Folder::new();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new(env!("CARGO_BIN_EXE_polku"));
        command
            .current_dir(folder.path())
            .args(["serve", "--data", "data", "--port", &port.to_string()])
            .env("POLKU_DATABASE_URL", database)
            // A crowd asks more often than any person does.
            .env("POLKU_REQUESTS_PER_MINUTE", "1000000")
            .env("POLKU_LOG", log);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let mut printed = String::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        while !printed.ends_with('\n') {
            assert!(lines.read_line(&mut printed).unwrap() > 0, "the server did not start");
        }
        Self { child, client: Client::new(printed.trim(), "fi"), _folder: folder }
    }

    /// Somebody signed in, by the value of their cookie.
    pub fn client(&self, secret: &str) -> Client {
        self.client.clone().with_cookie(format!("polku={secret}"))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
