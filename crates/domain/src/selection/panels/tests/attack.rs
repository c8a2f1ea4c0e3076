//! Somebody with the whole staff register tries to find people among the lines of a public proof.
//!
//! The attack is worth as much as it can do: against proofs that leak it finds the right person.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::book::{ChanceKey, chance_digest};
use super::sample;
use crate::programmes::rule::fact::Attribute;
use crate::selection::digest::Digest;
use crate::selection::line::Pseudonym;
use crate::selection::panels::Book;

/// A person of the register, with the values that quotas ask for.
struct Person {
    name: String,
    values: BTreeMap<Attribute, String>,
}

/// The register: all applicants, and as many who did not apply, who never add somebody to the smallest site.
fn register() -> Vec<Person> {
    let applied = sample().candidates().into_iter().enumerate().map(|(number, (candidate, _))| Person {
        name: format!("applicant {number}"),
        values: candidate.values,
    });
    let others = (0..24).map(|number| Person {
        name: format!("colleague {number}"),
        values: BTreeMap::from([
            (Attribute::Unit, ["Viestintä", "Tietohallinto", "Talous"][number % 3].to_owned()),
            (Attribute::Site, "Hämeenlinna".to_owned()),
        ]),
    });
    applied.chain(others).collect()
}

/// The name of a person and the line that the attacker takes for that person's.
type Match = (String, String);

struct Attacker {
    register: Vec<Person>,
    proof: Value,
}

impl Attacker {
    fn on(proof: Value) -> Self {
        Self { register: register(), proof }
    }

    fn matches(&self) -> Vec<Match> {
        [self.by_text(), self.by_dictionary(), self.by_panels()].concat()
    }

    fn lines(&self) -> impl Iterator<Item = (String, &Value)> {
        let pool = self.proof["commitment"]["pool"].as_array().unwrap();
        pool.iter().map(|entry| (entry["line"].as_str().unwrap().to_owned(), entry))
    }

    /// Lines whose entry shows values that only one person has.
    fn by_text(&self) -> Vec<Match> {
        let mut found = Vec::new();
        for (line, entry) in self.lines() {
            let shown: Vec<&str> = entry.as_object().unwrap().values().filter_map(Value::as_str).collect();
            let known = |value: &&str| {
                self.register.iter().any(|person| person.values.values().any(|own| own == value))
            };
            let shown: Vec<&str> = shown.into_iter().filter(known).collect();
            let fits =
                |person: &&Person| shown.iter().all(|value| person.values.values().any(|own| own == value));
            let fitting: Vec<&Person> = self.register.iter().filter(fits).collect();
            if let (false, [only]) = (shown.is_empty(), fitting.as_slice()) {
                found.push((only.name.clone(), line));
            }
        }
        found
    }

    /// Numbers of the quotas a person counts in.
    fn quotas_of(&self, person: &Person) -> Vec<u32> {
        let quotas = self.proof["commitment"]["quotas"].as_array().unwrap();
        let counts = |quota: &Value| {
            let attribute = Attribute::parse(quota["attribute"].as_str().unwrap()).unwrap();
            person.values.get(&attribute).map(String::as_str) == quota["value"].as_str()
        };
        (1..).zip(quotas).filter(|(_, quota)| counts(quota)).map(|(number, _)| number).collect()
    }

    /// Lines whose seal comes out of what one person counts in and a key that could be guessed from the file.
    fn by_dictionary(&self) -> Vec<Match> {
        let mut keys = vec![Digest::of("").to_string(), "0".repeat(64)];
        let mut guesses = vec![&self.proof];
        while let Some(value) = guesses.pop() {
            match value {
                Value::Object(fields) => guesses.extend(fields.values()),
                Value::Array(list) => guesses.extend(list),
                Value::String(text) if text.len() == 64 => keys.push(text.clone()),
                _ => {}
            }
        }
        let round = sample().sample.round();
        let picked = self.proof["panel"]["number"].as_u64().unwrap() as u32;
        let panels = [vec![], vec![picked], (1..=sample().panels).collect()];
        let mut found = Vec::new();
        for (line, entry) in self.lines() {
            let sealed = entry["chance"].as_str().unwrap_or_default();
            let pseudonym = Pseudonym::parse(&line).unwrap();
            let opens = |person: &&Person| {
                let quotas = self.quotas_of(person);
                keys.iter().any(|key| {
                    let key = ChanceKey::parse(key).unwrap();
                    panels.iter().any(|panels| {
                        chance_digest(round, pseudonym, key, &quotas, panels).to_string() == sealed
                    })
                })
            };
            let opening: Vec<&Person> = self.register.iter().filter(opens).collect();
            if let [only] = opening.as_slice() {
                found.push((only.name.clone(), line));
            }
        }
        found
    }

    /// A quota that asks for at least one, of whom the register has one: that one is in every panel to be seen.
    fn by_panels(&self) -> Vec<Match> {
        let shown = self.proof["panels"].as_array();
        let panels: Vec<&Value> =
            shown.map_or_else(|| vec![&self.proof["panel"]["lines"]], |list| list.iter().collect());
        let always: Vec<String> = (1_u64..)
            .zip(self.lines())
            .filter(|(number, _)| {
                panels.iter().all(|panel| panel.as_array().unwrap().contains(&json!(number)))
            })
            .map(|(_, (line, _))| line)
            .collect();
        let quotas = self.proof["commitment"]["quotas"].as_array().unwrap();
        let mut found = Vec::new();
        for (number, quota) in (1..).zip(quotas) {
            let counting: Vec<&Person> =
                self.register.iter().filter(|person| self.quotas_of(person).contains(&number)).collect();
            if let (true, [only], [line]) =
                (quota["min"].as_u64() >= Some(1), counting.as_slice(), always.as_slice())
            {
                found.push((only.name.clone(), line.clone()));
            }
        }
        found
    }
}

fn public() -> Value {
    serde_json::from_str(&sample().proof().unwrap().to_json()).unwrap()
}

fn book() -> Book {
    sample().book().unwrap()
}

/// The one applicant of the smallest site, and the line.
fn truth() -> Match {
    ("applicant 0".to_owned(), sample().candidates()[0].0.line.to_string())
}

#[test]
fn the_whole_staff_register_matches_no_line_of_a_public_proof() {
    assert_eq!(Attacker::on(public()).matches(), []);
    // Nor does the commitment say how many lines count in the quota of the smallest site, or of the one beside it.
    let quotas = public()["commitment"]["quotas"].clone();
    let site = |quota: &&Value| quota["attribute"] == "site";
    assert!(quotas.as_array().unwrap().iter().filter(site).all(|quota| quota["lines"].is_null()));
}

#[test]
fn a_proof_with_all_panels_gives_away_the_person_of_the_smallest_site() {
    let mut leaky = public();
    leaky["panels"] = json!(book().panels());
    assert_eq!(Attacker::on(leaky).matches(), [truth()]);
}

#[test]
fn a_proof_with_values_gives_away_the_person_of_the_smallest_site() {
    let mut leaky = public();
    let candidates = sample().candidates();
    for entry in leaky["commitment"]["pool"].as_array_mut().unwrap() {
        let of =
            candidates.iter().find(|(candidate, _)| entry["line"] == candidate.line.to_string()).unwrap();
        entry["site"] = json!(of.0.values[&Attribute::Site]);
    }
    assert_eq!(Attacker::on(leaky).matches(), [truth()]);
}

#[test]
fn a_proof_whose_seals_have_no_key_gives_away_the_person_of_the_smallest_site() {
    let mut leaky = public();
    let (round, book) = (sample().sample.round(), book());
    let open = ChanceKey::parse(&Digest::of("").to_string()).unwrap();
    for entry in leaky["commitment"]["pool"].as_array_mut().unwrap() {
        let line = Pseudonym::parse(entry["line"].as_str().unwrap()).unwrap();
        let (quotas, _) = book.chance_of(line).unwrap();
        entry["chance"] = json!(chance_digest(round, line, open, &quotas, &[]).to_string());
    }
    assert_eq!(Attacker::on(leaky).matches(), [truth()]);
}
