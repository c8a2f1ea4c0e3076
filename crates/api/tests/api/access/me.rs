//! Who am I?

use jiff::SignedDuration;
use polku_api_types::problem::ProblemCode;

use crate::for_each_engine;
use crate::support::{Home, Persona, code};

for_each_engine! {
    async fn everybody_signed_in_sees_their_own_roles(world: World) {
        for persona in Persona::ALL {
            let me = world.client(Home::A, persona).me().await.unwrap();
            let roles: Vec<&str> = me.roles.iter().map(|held| held.role.as_str()).collect();
            assert_eq!(roles.contains(&"participant"), persona != Persona::SystemAdmin, "{persona:?}");
            assert_eq!(roles.len(), 2 - usize::from(persona.role().is_none() || persona == Persona::SystemAdmin));
            assert_eq!(me.agency_id.is_some(), persona != Persona::SystemAdmin);
        }
    }

    async fn nobody_is_asked_to_sign_in(world: World) {
        assert_eq!(code(world.anonymous().me().await), ProblemCode::Unauthenticated);
        let forged = world.anonymous().with_cookie(format!("polku={}", "A".repeat(43)));
        assert_eq!(code(forged.me().await), ProblemCode::Unauthenticated);
    }

    async fn a_sign_in_ends_with_its_time(world: World) {
        let client = world.client(Home::A, Persona::Coordinator);
        world.pass(SignedDuration::from_hours(24 * 3650));
        assert_eq!(code(client.me().await), ProblemCode::Unauthenticated);
    }
}
