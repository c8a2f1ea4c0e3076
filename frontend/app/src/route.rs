//! Every address of the browser app. A leaf: any page can link to any other without importing it.

use polku_ui::LinkScope;
use uuid::Uuid;
use yew::AttrValue;
use yew::html::IntoPropValue;
use yew_router::Routable;

/// Addresses of the staff entry.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub enum StaffRoute {
    #[at("/")]
    MyPath,
    #[at("/sign-in")]
    SignIn,
    /// The secret of a one-time link stands behind `#` and is never part of an address that is sent.
    #[at("/invitation")]
    Invitation,
    #[at("/calls")]
    Calls,
    #[at("/calls/:id")]
    Call { id: Uuid },
    #[at("/calls/:id/apply")]
    Apply { id: Uuid },
    #[at("/applications/:id")]
    Application { id: Uuid },
    #[at("/my-data")]
    MyData,
    #[at("/shares/:id")]
    Share { id: Uuid },
    #[not_found]
    #[at("/not-found")]
    NotFound,
}

/// Addresses of the coordinator entry.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub enum CoordinatorRoute {
    #[at("/coordinator")]
    Programmes,
    #[at("/coordinator/programmes/new")]
    NewProgramme,
    #[at("/coordinator/programmes/:id")]
    Programme { id: Uuid },
    #[at("/coordinator/programmes/:id/settings")]
    ProgrammeSettings { id: Uuid },
    #[at("/coordinator/programmes/:id/design")]
    Design { id: Uuid },
    #[at("/coordinator/programmes/:id/design/:version")]
    DesignVersion { id: Uuid, version: Uuid },
    #[at("/coordinator/programmes/:id/call")]
    Call { id: Uuid },
    #[at("/coordinator/programmes/:id/applications")]
    Applications { id: Uuid },
    #[at("/coordinator/programmes/:id/applications/:application")]
    Application { id: Uuid, application: Uuid },
    #[at("/coordinator/programmes/:id/selection")]
    Selection { id: Uuid },
    #[at("/coordinator/programmes/:id/groups")]
    Groups { id: Uuid },
    #[at("/coordinator/programmes/:id/places")]
    Places { id: Uuid },
    #[at("/coordinator/programmes/:id/checks")]
    CheckRequests { id: Uuid },
    #[at("/coordinator/programmes/:id/participants")]
    Participants { id: Uuid },
    #[at("/coordinator/programmes/:id/changes")]
    RegisterChanges { id: Uuid },
    #[at("/coordinator/approvals")]
    Approvals,
    #[at("/coordinator/approvals/:id")]
    Approval { id: Uuid },
    #[not_found]
    #[at("/coordinator/not-found")]
    NotFound,
}

/// Addresses of the registry entry: people, accounts, letters and the log.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub enum RegistryRoute {
    #[at("/coordinator/people")]
    People,
    #[at("/coordinator/people/import")]
    PeopleImport,
    #[at("/coordinator/admin")]
    Admin,
    #[at("/coordinator/mail")]
    Mail,
    #[at("/coordinator/audit")]
    Audit,
    #[not_found]
    #[at("/coordinator/people/not-found")]
    NotFound,
}

/// What the staff entry draws itself.
pub const STAFF_SCOPE: LinkScope = LinkScope {
    below: &["/", "/sign-in", "/invitation", "/calls", "/applications", "/my-data", "/shares", "/not-found"],
    except: &[],
};

/// What the coordinator entry draws itself.
pub const COORDINATOR_SCOPE: LinkScope = LinkScope { below: &["/coordinator"], except: REGISTRY_SCOPE.below };

/// What the registry entry draws itself; the server knows the same addresses.
pub const REGISTRY_SCOPE: LinkScope = LinkScope {
    below: &["/coordinator/people", "/coordinator/admin", "/coordinator/mail", "/coordinator/audit"],
    except: &[],
};

macro_rules! as_address {
    ($($route:ty),+) => {$(
        impl From<$route> for AttrValue {
            fn from(route: $route) -> Self {
                Self::from(route.to_path())
            }
        }

        impl IntoPropValue<AttrValue> for $route {
            fn into_prop_value(self) -> AttrValue {
                self.into()
            }
        }
    )+};
}

as_address!(StaffRoute, CoordinatorRoute, RegistryRoute);

/// The sign-in page that leads back to `path`.
#[must_use]
pub fn sign_in_then(path: &str) -> String {
    let next = String::from(js_sys::encode_uri_component(path));
    format!("{}?next={next}", StaffRoute::SignIn.to_path())
}
