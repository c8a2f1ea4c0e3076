use proptest::prelude::*;

use super::*;
use crate::selection::CommitmentFault;
use crate::selection::fixtures::{Sample, ScoredSample, vectors_json};
use crate::selection::value::ValueFault;

fn sample() -> Sample {
    Sample { number: 1, pool: 25, seats: 10, withheld: [false, false], corrects: false }
}

fn proof_with(edit: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut file = serde_json::from_str(&sample().proof().unwrap().to_json()).unwrap();
    edit(&mut file);
    file.to_string()
}

fn fault(file: &str) -> ProofFault {
    verify(file).expect_err("the damaged proof must be refused")
}

#[test]
fn a_proof_that_was_written_is_verified_and_names_every_line() {
    for number in 0..30 {
        let sample = Sample::varied(number);
        let verified = verify(&sample.proof().unwrap().to_json()).unwrap();
        let outcomes: Vec<_> =
            sample.lines().iter().map(|line| verified.outcome_of(line.pseudonym)).collect();
        let places = outcomes.iter().filter(|got| matches!(got, Some(LineOutcome::Place { .. }))).count();
        assert_eq!(places, sample.pool.min(sample.seats) as usize, "{sample:?}");
        assert!(outcomes.iter().all(Option::is_some));
        assert_eq!(verified.outcome_of(Pseudonym::parse(&"0".repeat(32)).unwrap()), None);
    }
}

#[test]
fn a_commitment_reads_back_as_itself_and_only_under_its_hash() {
    let commitment = Commitment::new(Sample::varied(3).parts().unwrap()).unwrap();
    let (json, sha256) = (commitment.to_json(), commitment.sha256());
    assert_eq!(read_commitment(&json, sha256).unwrap().text(), commitment.text());
    let other = crate::selection::Digest::of("another");
    assert_eq!(read_commitment(&json, other).unwrap_err(), ProofFault::CommitmentHashWrong);
}

#[test]
fn the_published_vectors_are_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/selection-vectors.json");
    let published = std::fs::read_to_string(path).unwrap();
    assert_eq!(
        published,
        vectors_json().unwrap(),
        "run: cargo run -p polku-domain --features fixtures --example proof_corpus -- --vectors docs/selection-vectors.json"
    );
}

#[test]
fn every_vector_is_a_valid_proof() {
    let file: serde_json::Value = serde_json::from_str(&vectors_json().unwrap()).unwrap();
    let vectors = file["vectors"].as_array().unwrap();
    assert_eq!(vectors.len(), 8);
    for vector in vectors {
        let verified = verify(&vector["proof"].to_string()).unwrap();
        assert_eq!(verified.proof().commitment().sha256().to_string(), vector["commitment"]["sha256"]);
        assert_eq!(verified.proof().seed().digest().to_string(), vector["seed"]["sha256"]);
    }
}

#[test]
fn the_order_in_which_applications_came_does_not_matter() {
    let mut parts = sample().parts().unwrap();
    let (reveals, value) = sample().reveals().unwrap();
    let one =
        Proof::draw(Commitment::new(parts.clone()).unwrap(), reveals.clone(), value.clone(), None).unwrap();
    parts.pool.reverse();
    parts.pool.rotate_left(7);
    parts.rules.reverse();
    let other = Proof::draw(Commitment::new(parts).unwrap(), reveals, value, None).unwrap();
    assert_eq!(one.to_json(), other.to_json());
}

fn scored(edit: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut file = serde_json::from_str(&ScoredSample::varied(0).proof().unwrap().to_json()).unwrap();
    edit(&mut file);
    file.to_string()
}

#[test]
fn a_draw_among_equals_is_in_the_order_of_the_totals_and_by_chance_within_one() {
    for number in 0..10 {
        let sample = ScoredSample::varied(number);
        let verified = verify(&sample.proof().unwrap().to_json()).unwrap();
        let total: std::collections::BTreeMap<_, _> = sample.totals().into_iter().collect();
        let order = verified.proof().result().order();
        assert_eq!(order.len(), total.len());
        assert!(order.is_sorted_by_key(|line| std::cmp::Reverse(total[line])), "{sample:?}");
        for alike in order.chunk_by(|a, b| total[a] == total[b]) {
            let seed = verified.proof().seed();
            assert!(alike.is_sorted_by_key(|line| seed.rank_key(*line)), "{sample:?}");
        }
    }
}

#[test]
fn classes_cannot_be_changed_and_tell_no_total() {
    assert_eq!(
        fault(&scored(|file| file["commitment"]["pool"][0]["class"] = 99.into())),
        ProofFault::Commitment(CommitmentFault::ClassMissing)
    );
    assert_eq!(
        fault(&scored(|file| file["commitment"]["criteria"][1]["id"] = "reasons".into())),
        ProofFault::Commitment(CommitmentFault::CriterionTwice)
    );
    let swapped = scored(|file| {
        let pool = file["commitment"]["pool"].as_array_mut().unwrap();
        let other = pool.iter().position(|line| line["class"] != pool[0]["class"]).unwrap();
        let classes = (pool[0]["class"].clone(), pool[other]["class"].clone());
        (pool[0]["class"], pool[other]["class"]) = (classes.1, classes.0);
    });
    assert_eq!(fault(&swapped), ProofFault::CommitmentHashWrong);
    // The same order of totals with other totals is the same file.
    let sample = ScoredSample::varied(0);
    let doubled: std::collections::BTreeMap<_, _> =
        sample.totals().into_iter().map(|(line, total)| (line, total * 2 + 1)).collect();
    let parts = sample.parts().unwrap();
    let terms = parts.method.classes().unwrap().clone();
    let again =
        crate::selection::classes::ClassTerms::of_totals(terms.criteria.clone(), terms.limit, &doubled);
    assert_eq!(again, terms);
}

#[test]
fn white_space_and_the_order_of_fields_mean_nothing() {
    // `serde_json::Value` writes fields in alphabetical order and without white space.
    let compact = proof_with(|_| {});
    assert_ne!(compact, sample().proof().unwrap().to_json());
    assert!(verify(&compact).is_ok());
}

#[test]
fn a_fault_says_what_and_where() {
    let at = |at: &str| at.to_owned();
    assert_eq!(verify_bytes(&[b'"', 0xff, b'"']).unwrap_err(), ProofFault::NotUtf8);
    assert!(matches!(fault("{"), ProofFault::NotJson { line: 1, .. }));
    assert_eq!(
        fault(&proof_with(|file| file["commitment"]["note"] = "x".into())),
        ProofFault::UnknownField { at: at("/commitment/note") }
    );
    assert_eq!(
        fault(&proof_with(|file| drop(file.as_object_mut().unwrap().remove("seed")))),
        ProofFault::MissingField { at: at("/seed") }
    );
    assert_eq!(
        fault(&proof_with(|file| file["commitment"]["seats"] = "10".into())),
        ProofFault::WrongType { at: at("/commitment/seats") }
    );
    assert_eq!(
        fault(&proof_with(|file| file["commitment"]["seats"] = 0.into())),
        ProofFault::Value { at: at("/commitment/seats"), fault: ValueFault::Number }
    );
    assert_eq!(
        fault(&proof_with(|file| file["commitment"]["seats"] = 11.into())),
        ProofFault::CommitmentHashWrong
    );
    assert_eq!(
        fault(&proof_with(|file| file["order"].as_array_mut().unwrap().swap(0, 3))),
        ProofFault::OrderWrong { position: 1 }
    );
    let upper = sample().proof().unwrap().to_json().replacen("\"seed\": \"", "\"seed\": \"F", 1);
    assert_eq!(fault(&upper), ProofFault::Value { at: at("/seed"), fault: ValueFault::Digest });
}

#[test]
fn a_field_that_stands_twice_is_refused_even_with_the_same_value() {
    let twice = proof_with(|_| {}).replacen("\"seats\":10", "\"seats\":10,\"seats\":10", 1);
    assert!(matches!(fault(&twice), ProofFault::DuplicateField { .. }));
}

#[test]
fn a_share_that_was_not_promised_is_refused() {
    let other = "0".repeat(64);
    let expected = ProofFault::Draw(DrawFault::ShareHashWrong { holder: 2 });
    assert_eq!(fault(&proof_with(|file| file["shares"][1] = other.into())), expected);
}

#[test]
fn a_withheld_share_needs_its_fallback_and_a_revealed_one_none() {
    let withheld = proof_with(|file| file["shares"][0] = serde_json::Value::Null);
    assert_eq!(fault(&withheld), ProofFault::Draw(DrawFault::FallbackMissing));
    let unneeded = proof_with(|file| file["fallback_value"] = "1 2 3".into());
    assert_eq!(fault(&unneeded), ProofFault::Draw(DrawFault::FallbackUnneeded));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn one_changed_byte_breaks_the_proof(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let whole = sample().proof().unwrap().to_json();
        let mut damaged = whole.clone().into_bytes();
        let at = at.index(damaged.len());
        damaged[at] = byte;
        let read = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).ok();
        // Another white space between fields is the same proof.
        prop_assume!(read(&damaged) != read(whole.as_bytes()));
        prop_assert!(verify_bytes(&damaged).is_err());
    }

    #[test]
    fn no_input_makes_the_verifier_panic(file in ".{0,200}") {
        let _ = verify(&file);
    }
}
