//! Where a room is mounted: it is asked only for addresses that are its own.

use std::cell::RefCell;

use actix_web::body::MessageBody;
use actix_web::dev::{AppService, HttpServiceFactory, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::guard::{Guard, GuardContext};
use utoipa::openapi::path::Paths;
use utoipa::openapi::{RefOr, Schema};
use utoipa_actix_web::scope::Scope;
use utoipa_actix_web::service_config::ServiceConfig;
use utoipa_actix_web::{OpenApiFactory, scope};

use super::RouteTable;

/// The operations of a room below a prefix. With some hundred operations, trying the pattern of each in turn costs more
/// than looking up what was asked for.
pub fn room(
    prefix: &str,
    configure: fn(&mut ServiceConfig),
) -> impl HttpServiceFactory + OpenApiFactory + 'static {
    let scope = scope(prefix).configure(configure);
    let paths = scope.paths();
    Room { addresses: RouteTable::of(&paths), scope, paths: RefCell::new(paths) }
}

struct Room<T> {
    scope: Scope<T>,
    addresses: RouteTable,
    /// For the document, which takes them once.
    paths: RefCell<Paths>,
}

impl<T> OpenApiFactory for Room<T> {
    fn paths(&self) -> Paths {
        self.paths.take()
    }

    fn schemas(&self, schemas: &mut Vec<(String, RefOr<Schema>)>) {
        self.scope.schemas(schemas);
    }
}

impl<T, B> HttpServiceFactory for Room<T>
where
    T: ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<B>,
            Error = actix_web::Error,
            InitError = (),
        > + 'static,
    B: MessageBody + 'static,
{
    fn register(self, config: &mut AppService) {
        self.scope.guard(Own(self.addresses)).register(config);
    }
}

/// Lets in what is asked of this room.
struct Own(RouteTable);

impl Guard for Own {
    fn check(&self, asked: &GuardContext<'_>) -> bool {
        self.0.knows(asked.head().uri.path())
    }
}
