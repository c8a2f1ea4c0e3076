//! The running service as a test sees it: a real server on a loopback port, on either engine, with two
//! agencies and one person of every role in each.
//!
//! `for_each_engine! { async fn what_is_shown(world: World) { … } }` runs a test on both engines. Then
//! `world.client(Home::A, Persona::Coordinator)` is the typed client of somebody signed in.

// Each test crate that includes these files uses a part of them.
#![expect(dead_code, unused_imports, reason = "shared by several test crates")]

pub mod answers;
pub mod calls;
pub mod personas;
pub mod postgres;
pub mod scratch;
pub mod tables;
pub mod world;

pub use answers::Answers;
pub use personas::{Home, Persona, PersonaAccount};
pub use scratch::Scratch;
pub use world::{World, code, problem};

/// Runs each test once on SQLite and once on PostgreSQL: `name::sqlite`, `name::postgres`.
#[macro_export]
macro_rules! for_each_engine {
    ($($(#[$doc:meta])* async fn $name:ident($world:ident: World) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports, reason = "a test may need nothing but the world")]
            use super::*;
            $(#[$doc])*
            async fn run($world: $crate::support::World) $body
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                run($crate::support::World::start($crate::support::Scratch::sqlite()).await).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                run($crate::support::World::start($crate::support::Scratch::postgres()).await).await;
            }
        }
    )+};
}
