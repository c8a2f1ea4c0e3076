//! The application: what handlers share, and where each room is mounted.

use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{Server, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{HttpRequest, HttpResponse, HttpServer, web};
use polku_domain::access::Policy;
use utoipa_actix_web::AppExt;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::{self, Caller, Passwords};
use crate::accommodation;
use crate::agencies;
use crate::applications;
use crate::attendance;
use crate::audit::{self, UseLog};
use crate::availability;
use crate::changes;
use crate::circumstances;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::digests;
use crate::facilitators;
use crate::groups;
use crate::http::{self, Cursors, Limits, RouteTable, Turns, openapi};
use crate::ids::Ids;
use crate::keystore::{KeyPurpose, KeyStore};
use crate::leading;
use crate::merging;
use crate::messages;
use crate::my_data;
use crate::notify;
use crate::oversight;
use crate::participation;
use crate::people;
use crate::problem::{AppError, ProblemCode};
use crate::programmes;
use crate::promises;
use crate::public;
use crate::rehearsal;
use crate::rerouting;
use crate::retention;
use crate::rooms;
use crate::schedule;
use crate::scoring;
use crate::selection;
use crate::sessions;
use crate::supervision;
use crate::today;
use crate::working_time;

/// What every handler can reach, as `web::Data<App>`.
#[derive(Clone, Debug)]
pub struct App {
    /// Storage.
    pub db: Db,
    /// The one clock.
    pub clock: Arc<dyn Clock>,
    /// The one source of ids and randomness.
    pub ids: Arc<dyn Ids>,
    /// Who may do what.
    pub policy: Arc<Policy>,
    /// Where people reach the service, such as `https://polku.example.fi`, without a slash at the end.
    pub public_url: Arc<str>,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
    /// Signs cursors.
    pub cursor_key: [u8; 32],
    /// The settings.
    pub config: Arc<Config>,
    /// The keys of the installation.
    pub keys: KeyStore,
    /// Who looked at records about people.
    pub use_log: UseLog,
    /// How many selections are rehearsed at a time.
    pub rehearsals: Turns,
    /// How many lists are written into files at a time.
    pub files: Turns,
    /// How many searches for groups run at a time.
    pub group_searches: Turns,
    /// How many causes of groups that cannot be are looked for at a time. Apart from the searches: whoever looks again and
    /// again keeps nobody from groups.
    pub group_causes: Turns,
    /// How many searches for dates run at a time.
    pub schedules: Turns,
    /// Reading the lists of remote tools.
    pub remote_lists: Turns,
    /// How many digests are looked at beforehand at a time.
    pub digest_previews: Turns,
}

impl App {
    /// Puts the application together; the task behind the use log ends with the last clone of the application.
    #[must_use]
    pub fn assemble(
        db: Db,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn Ids>,
        config: Config,
        keys: KeyStore,
        passwords: Passwords,
    ) -> (Self, tokio::task::JoinHandle<()>) {
        let (use_log, task) = UseLog::start(db.clone());
        let app = Self {
            db,
            clock,
            ids,
            policy: Arc::new(Policy::house()),
            public_url: config.public_url().into(),
            passwords,
            cursor_key: keys.key(KeyPurpose::Cursor),
            config: Arc::new(config),
            keys,
            use_log,
            rehearsals: Turns::default(),
            files: Turns::default(),
            group_searches: Turns::default(),
            group_causes: Turns::default(),
            schedules: Turns::default(),
            remote_lists: Turns::default(),
            digest_previews: Turns::default(),
        };
        (app, task)
    }

    /// The address of whoever asks, as far as trusted proxies tell it.
    #[must_use]
    pub fn caller_address(&self, req: &HttpRequest) -> Option<IpAddr> {
        self.config.trusted_proxies.caller(req.peer_addr().map(|peer| peer.ip()), req.headers())
    }

    /// The cursors of one list for one caller. `list` names the list with what it is the list *of*.
    #[must_use]
    pub fn cursors(&self, caller: &Caller, list: impl Into<String>) -> Cursors {
        Cursors::new(self.cursor_key, list, caller.key())
    }
}

/// Where the rooms are mounted: one line each, all under `/api/v1`.
pub fn rooms(cfg: &mut ServiceConfig) {
    cfg.service(http::view_health);
    cfg.service(http::view_readiness);
    access::configure_root(cfg);
    let rooms: [fn(&mut ServiceConfig); 34] = [
        http::problems,
        access::configure,
        agencies::configure,
        // Its addresses have fixed names where those of people have ids.
        merging::configure,
        people::configure,
        programmes::configure,
        supervision::configure,
        applications::configure,
        participation::configure,
        accommodation::configure,
        promises::configure,
        groups::configure,
        scoring::configure,
        selection::configure,
        rehearsal::configure,
        rerouting::configure,
        changes::configure,
        retention::configure,
        facilitators::configure,
        sessions::configure,
        working_time::configure,
        attendance::configure,
        leading::configure,
        availability::configure,
        circumstances::configure,
        today::configure,
        schedule::configure,
        messages::configure,
        oversight::configure,
        digests::configure,
        rooms::configure,
        my_data::configure,
        audit::configure,
        notify::configure,
    ];
    for configure in rooms {
        cfg.service(http::room("/api/v1", configure));
    }
}

/// One worker's application, with everything that surrounds a request.
pub fn build(
    app: web::Data<App>,
    limits: Limits,
) -> actix_web::App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    let (api, document) = actix_web::App::new().into_utoipa_app().configure(rooms).split_for_parts();
    api.app_data(app)
        .app_data(web::Data::new(limits))
        .configure(openapi::mount)
        .configure(public::configure)
        .app_data(web::Data::new(RouteTable::of(&document.paths)))
        .default_service(web::to(nothing_here))
        .wrap(Compress::default())
        .wrap(from_fn(http::limit))
        .wrap(from_fn(http::envelope))
}

/// Whatever no operation answers: a wrong method or an unknown address.
async fn nothing_here(req: HttpRequest, routes: web::Data<RouteTable>) -> Result<HttpResponse, AppError> {
    let methods = routes.allowed(req.path());
    if methods.is_empty() && req.method().is_safe() {
        return http::pages::answer(&req);
    }
    if methods.is_empty() {
        return Err(AppError::not_found());
    }
    Err(AppError::new(ProblemCode::MethodNotAllowed).allowing(methods))
}

/// Serves until it is stopped: a signal lets the requests under way finish.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(app: App, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
    let limits = Limits::per_minute(app.config.requests_per_minute);
    serve_with(app, listener, workers, limits)
}

/// As [`serve`], with other limits than the published ones: for tests.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve_with(
    app: App,
    listener: TcpListener,
    workers: usize,
    limits: Limits,
) -> std::io::Result<Server> {
    let app = web::Data::new(app);
    let server = HttpServer::new(move || build(app.clone(), limits.clone()))
        .workers(workers)
        .keep_alive(Duration::from_secs(75))
        // Counted from when somebody is let in, so that it is also what a busy machine may take to come to them.
        .client_request_timeout(Duration::from_secs(20))
        .client_disconnect_timeout(Duration::from_secs(2))
        .shutdown_timeout(25)
        .listen(listener)?
        .run();
    Ok(server)
}
