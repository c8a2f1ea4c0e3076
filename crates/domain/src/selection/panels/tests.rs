use super::*;
use crate::selection::commitment::{Commitment, CommitmentFault};
use crate::selection::digest::Digest;
use crate::selection::draw::{DrawFault, LineOutcome};
use crate::selection::fixtures::{QuotaSample, Sample};
use crate::selection::line::LineSalt;
use crate::selection::proof::{Proof, ProofFault, read_commitment, verify, verify_bytes};

mod attack;

fn sample() -> QuotaSample {
    QuotaSample::varied(0)
}

fn proof_with(edit: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut file = serde_json::from_str(&sample().proof().unwrap().to_json()).unwrap();
    edit(&mut file);
    file.to_string()
}

#[test]
fn a_book_reads_back_as_itself() {
    let book = sample().book().unwrap();
    assert_eq!(Book::from_json(&book.to_json()).unwrap(), book);
    for wrong in [book.to_json().replace("polku-panels/1", "polku-panels/2"), "{}".to_owned()] {
        assert!(Book::from_json(&wrong).is_err());
    }
    let mut file: serde_json::Value = serde_json::from_str(&book.to_json()).unwrap();
    file["panels"][0][0] = 99.into();
    assert!(Book::from_json(&file.to_string()).is_err(), "line 99 is not in the pool");
}

#[test]
fn a_drawn_panel_is_verified_and_its_lines_hold_the_places() {
    for number in 0..15 {
        let draw = QuotaSample::varied(number);
        let proof = draw.proof().unwrap();
        let verified = verify(&proof.to_json()).unwrap();
        let panel = verified.proof().panel().unwrap();
        let pool = &verified.proof().commitment().parts().pool;
        for (number, line) in (1..).zip(pool) {
            let placed = matches!(verified.outcome_of(*line), Some(LineOutcome::Place { .. }));
            assert_eq!(placed, panel.lines.contains(&number));
        }
        assert_eq!(verified.proof().to_json(), proof.to_json());
    }
}

#[test]
fn a_line_can_recompute_its_sealed_chance_and_another_key_opens_nothing() {
    let (book, candidates) = (sample().book().unwrap(), sample().candidates());
    for (line, sealed) in book.chances() {
        let (quotas, panels) = book.chance_of(line).unwrap();
        let (_, key) = candidates.iter().find(|(candidate, _)| candidate.line == line).unwrap();
        let round = sample().sample.round();
        assert_eq!(book::chance_digest(round, line, *key, &quotas, &panels), sealed);
        let other = ChanceKey::of(&LineSalt::new([0; 32]));
        assert_ne!(book::chance_digest(round, line, other, &quotas, &panels), sealed);
        assert_ne!(book::chance_digest(round, line, *key, &quotas, &panels[1..]), sealed);
    }
}

#[test]
fn the_commitment_of_a_quota_draw_reads_back_under_its_hash() {
    let commitment = Commitment::new(sample().parts().unwrap().0).unwrap();
    let read = read_commitment(&commitment.to_json(), commitment.sha256()).unwrap();
    assert_eq!(read.text(), commitment.text());
    assert!(read.text().starts_with("polku-draw/2\n"));
}

#[test]
fn the_draw_needs_the_committed_book_and_no_other() {
    let ((parts, book), (reveals, value)) = (sample().parts().unwrap(), sample().sample.reveals().unwrap());
    let draw = |book: Option<&Book>| {
        Proof::draw(Commitment::new(parts.clone()).unwrap(), reveals.clone(), value.clone(), book)
    };
    assert!(draw(Some(&book)).is_ok());
    assert_eq!(draw(None).unwrap_err(), DrawFault::BookWrong);
    let other = QuotaSample { panels: 41, ..sample() }.book().unwrap();
    assert_eq!(draw(Some(&other)).unwrap_err(), DrawFault::BookWrong);
    let plain = Commitment::new(sample().sample.parts().unwrap()).unwrap();
    let (reveals, value) = sample().sample.reveals().unwrap();
    assert_eq!(Proof::draw(plain, reveals, value, Some(&book)).unwrap_err(), DrawFault::BookWrong);
}

#[test]
fn a_chance_without_its_line_is_no_commitment() {
    let (mut parts, _) = sample().parts().unwrap();
    parts.pool.pop();
    assert_eq!(Commitment::new(parts).unwrap_err(), CommitmentFault::ChancesDiffer);
}

type Damage = fn(&mut serde_json::Value);

#[test]
fn a_damaged_panel_is_refused_by_name() {
    let cases: [(&str, Damage); 8] = [
        ("pick_wrong", |file| {
            file["panel"]["number"] = (file["panel"]["number"].as_u64().unwrap() % 40 + 1).into()
        }),
        ("panel_malformed", |file| drop(file["panel"]["lines"].as_array_mut().unwrap().pop())),
        ("panel_malformed", |file| file["panel"]["lines"].as_array_mut().unwrap().reverse()),
        ("panel_not_committed", |file| {
            let taken = file["panel"]["lines"].clone();
            let free = (1..=24).find(|line| !taken.as_array().unwrap().contains(&(*line).into())).unwrap();
            let mut lines: Vec<u64> =
                taken.as_array().unwrap().iter().skip(1).map(|line| line.as_u64().unwrap()).collect();
            lines.push(free);
            lines.sort_unstable();
            file["panel"]["lines"] = lines.into();
        }),
        ("panel_not_committed", |file| drop(file["panel"]["path"].as_array_mut().unwrap().pop())),
        ("panel_not_committed", |file| file["panel"]["salt"] = "0".repeat(64).into()),
        ("order_wrong", |file| file["order"].as_array_mut().unwrap().reverse()),
        ("quotas_not_ascending", |file| file["commitment"]["quotas"].as_array_mut().unwrap().reverse()),
    ];
    for (code, damage) in cases {
        assert_eq!(verify(&proof_with(damage)).unwrap_err().code(), code);
    }
}

#[test]
fn neither_format_passes_for_the_other() {
    let plain = Sample::varied(0).proof().unwrap().to_json();
    let named = |file: &str, name: &str, other: &str| verify(&file.replacen(name, other, 1)).unwrap_err();
    let panel = ProofFault::MissingField { at: "/panel".to_owned() };
    let (one, two) = ("polku-draw-proof/1", "polku-draw-proof/2");
    assert_eq!(named(&plain, one, two).code(), panel.code());
    assert_eq!(named(&proof_with(|_| {}), two, one).code(), "unknown_field");
}

#[test]
fn one_changed_byte_of_a_quota_proof_breaks_it() {
    let whole = proof_with(|_| {});
    for index in 0..400_u32 {
        let mut damaged = whole.clone().into_bytes();
        let digest = Digest::of(&format!("byte {index}"));
        let at =
            digest.bytes().iter().take(4).fold(0, |at, byte| at * 256 + usize::from(*byte)) % damaged.len();
        damaged[at] ^= 1;
        assert!(verify_bytes(&damaged).is_err(), "byte {at}");
    }
}
