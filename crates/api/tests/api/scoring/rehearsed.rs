//! The pool of a scored call in the rehearsal of another one.

use polku_api_types::programmes::SelectionMethod;
use polku_domain::selection::{LineOutcome, verify};

use super::rounds::confirmed;
use super::{by_number, divided, score_all, settle};
use crate::for_each_engine;
use crate::rehearsal::{draft, earlier, seed};
use crate::selection::pool::SEATS;
use crate::support::calls::{set_clock, terms};
use crate::support::{Home, Persona};

for_each_engine! {
    /// N16: scores are rehearsed with a past pool that was scored, and the totals stay where they are.
    async fn a_scored_pool_is_rehearsed_by_its_scores(world: World) {
        let pool = settle(&world).await;
        let (round, _) = divided(&world, &pool).await;
        score_all(&world, |text, _| by_number(text)).await;
        let round = confirmed(&world, round).await;
        set_clock(&world, 6, 8, 9);
        let call = draft(&world, &terms()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let pools = coordinator.view_rehearsal_pools(call.id).await.unwrap();
        assert!(pools.calls.iter().all(|one| one.scored && one.id == pool.call.uuid()));
        let file = world.anonymous().view_proof(round.id).await.unwrap();
        let proof = verify(&file).unwrap();
        let drawn = proof.proof().seed().digest().to_string();
        let found = coordinator
            .rehearse_selection(call.id, &earlier(pool.call.uuid(), Some(drawn)))
            .await
            .unwrap();
        let scored = found.methods.iter().find(|one| one.method == SelectionMethod::ScoredDraw).unwrap();
        let chances = scored.chances.as_ref().unwrap();
        // Three classes of four: the four best are certain, nobody else has a chance. Bands of four stand together.
        assert_eq!((chances.least, chances.greatest), (0, chances.out_of));
        assert!(chances.gini_thousandths > 600, "{chances:?}");
        let places = proof.proof().result().outcomes();
        let places = places.filter(|(_, outcome)| matches!(outcome, LineOutcome::Place { .. })).count();
        let example: u32 = found.strata[0]
            .rows
            .iter()
            .flat_map(|row| &row.outcomes)
            .filter(|one| one.method == SelectionMethod::ScoredDraw)
            .map(|one| one.example)
            .sum();
        assert_eq!((places, example), (SEATS as usize, SEATS));
        let told = serde_json::to_string(&found).unwrap();
        assert!(!told.contains("total"), "{told}");
        let other = coordinator.rehearse_selection(call.id, &earlier(pool.call.uuid(), seed(3))).await.unwrap();
        assert_eq!(other.methods, found.methods, "chances follow from the pool, not from the seed");
    }
}
