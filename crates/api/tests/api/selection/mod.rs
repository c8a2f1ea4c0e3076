//! A selection round through the API, from judged applications to a settled waiting list.

pub mod changes;
mod checks;
mod files;
mod last_word;
mod leave;
mod left_out;
mod offers;
mod participation;
mod paths;
pub mod pool;
mod quotas;
mod round;
pub mod told;

use polku_api_types::selection::{
    CommitSelection, ConfirmSelection, Fallback, PromiseShare, RevealShare, SelectionDetails, ShareHolderRole,
};
use polku_domain::ids::SelectionId;
use polku_domain::selection::{HolderRole, SeedShare};

use crate::support::{Home, Persona, World};
use pool::Pool;

/// Who holds the shares in these tests, in which role, and which share.
pub const HOLDERS: [(Persona, ShareHolderRole, &str, u8); 2] = [
    (Persona::Coordinator, ShareHolderRole::Coordinator, "coordinator", 1),
    (Persona::StaffRepresentative, ShareHolderRole::StaffRepresentative, "staff_representative", 2),
];

pub fn share(number: u8) -> SeedShare {
    SeedShare::new([number; 32])
}

fn promise(round: uuid::Uuid, role: ShareHolderRole, label: &str, number: u8) -> PromiseShare {
    let label = HolderRole::parse(label).unwrap();
    let share_hash = share(number).hash(SelectionId::new(round), &label).to_string();
    PromiseShare { holder_role: role, share_hash }
}

fn fallback() -> CommitSelection {
    CommitSelection {
        fallback: Fallback {
            description: "The seven main numbers of the Finnish Lotto of 9 May 2020, ascending".into(),
            available_on: jiff::civil::date(2020, 5, 9),
        },
    }
}

pub async fn promised(world: &World, pool: &Pool) -> SelectionDetails {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let mut round = coordinator.create_selection(pool.call.uuid(), world.key()).await.unwrap();
    for (persona, role, label, number) in HOLDERS {
        let body = promise(round.id, role, label, number);
        round = world.client(Home::A, persona).promise_share(round.id, world.key(), &body).await.unwrap();
    }
    round
}

async fn committed(world: &World, pool: &Pool) -> SelectionDetails {
    let round = promised(world, pool).await;
    let coordinator = world.client(Home::A, Persona::Coordinator);
    coordinator.commit_selection(round.id, world.key(), round.version, &fallback()).await.unwrap()
}

async fn drawn(world: &World, pool: &Pool) -> SelectionDetails {
    let mut round = committed(world, pool).await;
    for (persona, _, _, number) in HOLDERS {
        let body = RevealShare { share: share(number).reveal() };
        round = world.client(Home::A, persona).reveal_share(round.id, world.key(), &body).await.unwrap();
    }
    let coordinator = world.client(Home::A, Persona::Coordinator);
    coordinator.draw_selection(round.id, world.key(), round.version).await.unwrap()
}

pub async fn confirmed(world: &World, pool: &Pool) -> SelectionDetails {
    let round = drawn(world, pool).await;
    let body =
        ConfirmSelection { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
    let decider = world.client(Home::A, Persona::Decider);
    decider.confirm_selection(round.id, world.key(), round.version, &body).await.unwrap()
}
