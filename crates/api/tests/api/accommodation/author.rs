use polku_api_types::accommodation::{AccommodationContact, AccommodationNeed, SetAccommodationWish};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_domain::access::Role;

use super::{CONTACT, MARK, is_kept, name, own, say, settled, wish};
use crate::for_each_engine;
use crate::selection::pool::Pool;
use crate::support::{Home, Persona, code, problem};

for_each_engine! {
    async fn the_author_says_changes_and_takes_back_what_they_need(world: World) {
        let pool = settled(&world).await;
        let (author, application) =
            (world.client(Home::A, Persona::Participant), own(&pool, Persona::Participant));
        let before = author.view_accommodation_wish(application).await.unwrap();
        // Who reads it is known before anything is written.
        let reader = AccommodationContact { name: "Testi Rooli-facilitator".into(), title: "asiantuntija".into() };
        assert_eq!((before.contact, before.open, before.version), (Some(reader), true, 0));

        let said = say(&world, &pool, Persona::Participant).await;
        assert_eq!(said.needs, [AccommodationNeed::StepFreeAccess, AccommodationNeed::Diet]);
        assert_eq!((said.words.as_deref(), said.version), (Some(MARK), 1));
        assert_eq!(author.view_accommodation_wish(application).await.unwrap(), said);

        let loop_only = SetAccommodationWish { needs: vec![AccommodationNeed::InductionLoop], words: None };
        let stale = author.set_accommodation_wish(application, 0, &loop_only).await;
        assert_eq!(code(stale), ProblemCode::StaleVersion);
        let changed = author.set_accommodation_wish(application, 1, &loop_only).await.unwrap();
        assert_eq!((changed.words.as_deref(), changed.version), (None, 2));

        assert_eq!(code(author.delete_accommodation_wish(application, 1).await), ProblemCode::StaleVersion);
        author.delete_accommodation_wish(application, 2).await.unwrap();
        assert!(!is_kept(&world, application).await);
        assert_eq!(author.view_accommodation_wish(application).await.unwrap().version, 0);
        assert_eq!(code(author.delete_accommodation_wish(application, 2).await), ProblemCode::NotFound);
    }

    async fn the_author_takes_the_wish_along_and_the_contact_does_not(world: World) {
        let pool = settled(&world).await;
        let said = say(&world, &pool, Persona::Participant).await;
        let author = world.client(Home::A, Persona::Participant);
        assert_eq!(author.view_my_data().await.unwrap().accommodation_wishes, [said.clone()]);
        let exported = author.export_my_data().await.unwrap();
        assert_eq!(exported.data.accommodation_wishes, [said]);
        let contact = world.client(Home::A, CONTACT);
        assert!(contact.view_my_data().await.unwrap().accommodation_wishes.is_empty());
    }

    async fn without_somebody_who_reads_nothing_can_be_said(world: World) {
        let pool = Pool::settle(&world).await;
        let (author, application) =
            (world.client(Home::A, Persona::Participant), own(&pool, Persona::Participant));
        let refused = problem(author.set_accommodation_wish(application, 0, &wish()).await);
        assert_eq!((refused.code, refused.status), (ProblemCode::AccommodationContactMissing, 409));
        assert_eq!(author.view_accommodation_wish(application).await.unwrap().contact, None);
        // The control: it was for want of a contact alone.
        name(&world, &pool, CONTACT, 0).await;
        author.set_accommodation_wish(application, 0, &wish()).await.unwrap();
        // Whoever comes to choose among the applicants reads nothing any more; what was said can be taken back.
        world.grant(Home::A, CONTACT, Role::Assessor, Some(pool.programme)).await;
        let again = author.set_accommodation_wish(application, 1, &wish()).await;
        assert_eq!(code(again), ProblemCode::AccommodationContactMissing);
        author.delete_accommodation_wish(application, 1).await.unwrap();
    }

    async fn what_says_nothing_or_too_much_is_not_kept(world: World) {
        let pool = settled(&world).await;
        let (author, application) =
            (world.client(Home::A, Persona::Participant), own(&pool, Persona::Participant));
        let words = |words: &str| SetAccommodationWish { needs: Vec::new(), words: Some(words.to_owned()) };
        for (said, pointer, fault) in [
            (words(" \n"), "/needs", FieldCode::Missing),
            (words(&"ä".repeat(1_001)), "/words", FieldCode::TooLong { max: 1_000 }),
        ] {
            let refused = problem(author.set_accommodation_wish(application, 0, &said).await);
            assert_eq!((refused.errors[0].pointer.as_str(), &refused.errors[0].fault), (pointer, &fault));
            assert!(!is_kept(&world, application).await);
        }
        author.set_accommodation_wish(application, 0, &words(&"ä".repeat(1_000))).await.unwrap();
    }
}
