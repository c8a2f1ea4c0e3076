//! 14 September: those who chose it get one gathered mail on Monday morning, and nobody else does.

use polku_api_types::digests::{DigestFrequency, PreviewDigest, SaveDigestSettings};

use super::house::{COORDINATOR, House};
use super::outcome::Order;
use super::staff::Staff;
use crate::covered::covers;

/// What a digest is called in each language.
const SUBJECTS: [(&str, &str); 3] =
    [("fi", "Polun kooste"), ("sv", "Sammandrag från Polku"), ("en", "Polku summary")];

/// The coordinator and one participant of each language choose it on Friday; on Monday each reads what they saw beforehand.
pub async fn on_monday(house: &House, staff: &Staff, order: &Order) {
    let mut readers = vec![COORDINATOR.to_owned()];
    for (language, _) in SUBJECTS {
        let speaks = |number: &&String| staff.row(number).language == language;
        readers.extend(order.values().map(|one| &one.number).find(speaks).cloned());
    }
    house.on(11, 9, 15, 0);
    let frequency = DigestFrequency::Weekly;
    for who in &readers {
        let own = house.sign_in(who).await;
        own.save_own_digest_settings(0, &SaveDigestSettings { frequency }).await.unwrap();
    }
    house.new_mails().await;
    house.on(14, 9, 7, 0);
    let mut expected = Vec::new();
    for who in &readers {
        let own = house.sign_in(who).await;
        let preview = own.preview_own_digest(&PreviewDigest { frequency }).await.unwrap();
        let row = staff.row(who);
        expected.extend(
            preview.mail.map(|mail| (row.email.clone(), row.language.clone(), mail.subject, mail.text)),
        );
    }
    let mut told: Vec<_> = house
        .new_mails()
        .await
        .into_iter()
        .filter(|mail| SUBJECTS.iter().any(|(_, subject)| mail.subject.starts_with(subject)))
        .map(|mail| (mail.recipient, mail.language, mail.subject, mail.text))
        .collect();
    told.sort();
    expected.sort();
    assert_eq!(told, expected);
    for (_, language, subject, _) in &told {
        assert!(
            SUBJECTS.iter().any(|(own, begins)| own == language && subject.starts_with(begins)),
            "{subject}"
        );
    }
    assert!(
        told.iter().any(|(_, _, _, text)| text.contains("/health")),
        "what asks for something is told: {told:?}"
    );
    covers("U25", "a gathered mail goes to those alone who chose it, in the language of each");
    covers("N18", "whoever runs a programme is told as counts what asks for something");
    for who in &readers {
        let own = house.sign_in(who).await;
        let never = SaveDigestSettings { frequency: DigestFrequency::Never };
        own.save_own_digest_settings(1, &never).await.unwrap();
    }
}
