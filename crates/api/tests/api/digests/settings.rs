//! One's own choice: said, read and seen beforehand by nobody else.

use polku_api_types::digests::{DigestFrequency, PreviewDigest, SaveDigestSettings};
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;

use super::{chooses, digests, only, preview, run_jobs};
use crate::for_each_engine;
use crate::retention::{count, execute};
use crate::sessions::Autumn;
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, code};

const WHO: Persona = Persona::Participant;

for_each_engine! {
    async fn each_says_their_own_by_the_version_they_saw(world: World) {
        let client = world.client(Home::A, WHO);
        let none = client.view_own_digest_settings().await.unwrap();
        assert_eq!((none.frequency, none.next_on, none.has_address, none.version), (DigestFrequency::Never, None, true, 0));
        let weekly = SaveDigestSettings { frequency: DigestFrequency::Weekly };
        let said = client.save_own_digest_settings(0, &weekly).await.unwrap();
        assert_eq!((said.frequency, said.version), (DigestFrequency::Weekly, 1));
        assert_eq!(client.view_own_digest_settings().await.unwrap(), said);
        assert_eq!(code(client.save_own_digest_settings(0, &weekly).await), ProblemCode::StaleVersion);
        assert_eq!(client.save_own_digest_settings(1, &weekly).await.unwrap(), said, "the same again is no choice");
        let audited = async || count(&world, "audit_entries", "action = 'digest_chosen'").await;
        assert_eq!(audited().await, 1);
        let daily = SaveDigestSettings { frequency: DigestFrequency::WorkingDays };
        assert_eq!(client.save_own_digest_settings(1, &daily).await.unwrap().version, 2);
        assert_eq!(audited().await, 2, "the control");
        let other = world.client(Home::A, Persona::OtherParticipant).view_own_digest_settings().await.unwrap();
        assert_eq!(other, none, "everybody has their own");
        assert_eq!(code(world.anonymous().view_own_digest_settings().await), ProblemCode::Unauthenticated);
        let nobody = world.client(Home::A, Persona::SystemAdmin);
        assert_eq!(code(nobody.view_own_digest_settings().await), ProblemCode::Forbidden, "an account of nobody");
        let body = PreviewDigest { frequency: DigestFrequency::Weekly };
        assert_eq!(code(nobody.preview_own_digest(&body).await), ProblemCode::Forbidden);
    }

    async fn it_is_among_ones_own_data_and_on_record_without_what_was_chosen(world: World) {
        let client = world.client(Home::A, WHO);
        assert!(client.view_my_data().await.unwrap().digest.is_none(), "the control");
        let said = chooses(&world, WHO, DigestFrequency::WorkingDays).await;
        assert_eq!(client.view_my_data().await.unwrap().digest, Some(said));
        let officer = world.client(Home::A, Persona::DataProtectionOfficer);
        let entries = serde_json::to_string(&officer.list_audit_entries(None).await.unwrap()).unwrap();
        assert!(entries.contains("digest_chosen") && !entries.contains("working_days"), "{entries}");
    }

    /// What is seen beforehand is what is sent, in the language in which the reader gets mails.
    async fn the_preview_is_the_mail_and_sends_nothing(world: World) {
        let autumn = Autumn::settle(&world).await;
        set_clock(&world, 9, 1, 9);
        autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        set_clock(&world, 9, 7, 6);
        chooses(&world, WHO, DigestFrequency::Weekly).await;
        set_clock(&world, 9, 7, 7);
        let seen = preview(&world, WHO, DigestFrequency::Weekly).await.unwrap();
        let undecided = preview(&world, WHO, DigestFrequency::Never).await.unwrap();
        assert_eq!(undecided, seen, "whoever is deciding sees a week");
        assert_eq!(count(&world, "mails", "template = 'digest'").await, 0);
        run_jobs(&world).await;
        assert_eq!(only(&world, WHO).await, seen);
        // Of Monday alone there is nothing to say.
        assert_eq!(preview(&world, WHO, DigestFrequency::WorkingDays).await, None);

        let person = world.rows(Home::A, WHO).person.unwrap();
        execute(&world, format!("UPDATE people SET language = 'sv' WHERE id = '{person}'")).await;
        let body = PreviewDigest { frequency: DigestFrequency::Weekly };
        let mail = world.client(Home::A, WHO).preview_own_digest(&body).await.unwrap().mail.unwrap();
        assert_eq!(mail.language, polku_api_types::text::Language::Sv);
        assert!(mail.subject.starts_with("Sammandrag från Polku") && mail.text.contains("Träffar som du deltar i:"));
        assert!(mail.text.contains("Du får sammandraget eftersom du har valt det."), "{}", mail.text);
        assert_eq!(digests(&world, WHO).await.len(), 1);
    }
}
