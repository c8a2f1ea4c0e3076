//! What the server does beside answering: jobs that are due, mails that wait.

use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::App;
use crate::jobs::Runner;
use crate::notify::{Outbox, Transport};

/// How often it is looked whether something is due.
const EVERY: Duration = Duration::from_secs(1);

/// The workers of this process.
pub(super) struct Workers {
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Workers {
    /// Starts them.
    pub(super) fn start(app: &App, transport: Transport) -> Self {
        let (stop, stopped) = watch::channel(false);
        let outbox = Outbox {
            db: app.db.clone(),
            clock: app.clock.clone(),
            ids: app.ids.clone(),
            transport,
            domain: domain(&app.public_url),
        };
        let tasks = vec![
            tokio::spawn(do_jobs(Runner::new(app.clone()), stopped.clone())),
            tokio::spawn(send_mails(outbox, stopped)),
        ];
        Self { stop, tasks }
    }

    /// Lets each finish what it has begun.
    pub(super) async fn stop(self) {
        // Both may have ended already.
        let _ = self.stop.send(true);
        for task in self.tasks {
            let _ = task.await;
        }
    }
}

async fn do_jobs(runner: Runner, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        if let Err(error) = runner.run_due().await {
            tracing::warn!(%error, "jobs could not be looked for");
        }
        pause(&mut stopped).await;
    }
}

async fn send_mails(outbox: Outbox, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        if let Err(error) = outbox.send_due().await {
            tracing::warn!(%error, "mails could not be looked for");
        }
        pause(&mut stopped).await;
    }
}

async fn pause(stopped: &mut watch::Receiver<bool>) {
    let _ = tokio::time::timeout(EVERY, stopped.changed()).await;
}

/// The host of the public address, without its port.
fn domain(public_url: &str) -> String {
    let host = public_url.split("://").nth(1).unwrap_or(public_url);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    if host.is_empty() { "localhost".to_owned() } else { host.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_id_is_of_the_service() {
        assert_eq!(domain("https://polku.example.fi/x"), "polku.example.fi");
        assert_eq!(domain("http://127.0.0.1:8080"), "127.0.0.1");
        assert_eq!(domain(""), "localhost");
    }
}
