//! Scoring that a call declares.

use polku_api_types::programmes as wire;
use polku_domain::programmes::call::{
    CallScoring, Criterion, Key, MAX_CRITERIA, MAX_HIGHEST, MAX_WEIGHT, Method, POINTS_TEXT, Questions,
    ScoringFlaw,
};
use polku_domain::text::TextLimits;

use crate::problem::FieldCode;
use crate::text::{Faults, to_wire};

/// Reads the scoring of a call that asks `questions`; `None` when a fault was noted. A scored draw has criteria and no
/// other method has any.
pub fn scoring(
    body: Option<&wire::Scoring>,
    method: Method,
    questions: Option<&Questions>,
    faults: &mut Faults,
) -> Option<Option<CallScoring>> {
    let scored = method == Method::ScoredDraw;
    let Some(body) = body else {
        if scored {
            faults.push("/scoring", FieldCode::Missing);
        }
        return (!scored).then_some(None);
    };
    if !scored {
        faults.push("/scoring", FieldCode::NotAllowed);
    }
    let criteria: Vec<Option<Criterion>> = body
        .criteria
        .iter()
        .enumerate()
        .map(|(place, body)| criterion(body, &format!("/scoring/criteria/{place}"), faults))
        .collect();
    let criteria = criteria.into_iter().collect::<Option<Vec<_>>>()?;
    // Faulty questions are told by themselves; what is read from them cannot be judged yet.
    let asked: Vec<Key> = questions?.as_slice().iter().map(|question| question.key.clone()).collect();
    match CallScoring::parse(criteria, body.limit, &asked) {
        Ok(scoring) => scored.then_some(Some(scoring)),
        Err(flaws) => {
            flaws.into_iter().for_each(|flaw| note(flaw, body, faults));
            None
        }
    }
}

fn criterion(body: &wire::Criterion, at: &str, faults: &mut Faults) -> Option<Criterion> {
    let malformed = |_| FieldCode::Malformed;
    let key = faults.take(&format!("{at}/key"), Key::parse(&body.key), malformed);
    let name = faults.localised(&format!("{at}/name"), &body.name, TextLimits::TITLE);
    let points = faults.localised(&format!("{at}/points"), &body.points, POINTS_TEXT);
    let read: Vec<Option<Key>> = body
        .questions
        .iter()
        .map(|key| faults.take(&format!("{at}/questions"), Key::parse(key), malformed))
        .collect();
    let questions = read.into_iter().collect::<Option<_>>();
    let (weight, highest) = (body.weight, body.highest);
    Some(Criterion { key: key?, name: name?, points: points?, weight, highest, questions: questions? })
}

fn note(flaw: ScoringFlaw, body: &wire::Scoring, faults: &mut Faults) {
    let within = |value: u32, max: u32| match value {
        0 => FieldCode::TooSmall { min: 1 },
        _ => FieldCode::TooLarge { max: i64::from(max) },
    };
    let of = |place: usize| body.criteria.get(place);
    let (at, code) = match flaw {
        ScoringFlaw::NoCriteria => ("criteria".to_owned(), FieldCode::TooFew { min: 1 }),
        ScoringFlaw::TooManyCriteria => {
            ("criteria".to_owned(), FieldCode::TooMany { max: MAX_CRITERIA as u64 })
        }
        ScoringFlaw::SameKey(place) => (format!("criteria/{place}/key"), FieldCode::Duplicate),
        ScoringFlaw::Weight(place) => {
            let given = of(place).map_or(0, |one| one.weight);
            (format!("criteria/{place}/weight"), within(given, MAX_WEIGHT))
        }
        ScoringFlaw::Highest(place) => {
            let given = of(place).map_or(0, |one| one.highest);
            (format!("criteria/{place}/highest"), within(given, MAX_HIGHEST))
        }
        ScoringFlaw::NoQuestion(place) => {
            (format!("criteria/{place}/questions"), FieldCode::TooFew { min: 1 })
        }
        ScoringFlaw::NoSuchQuestion(place) => (format!("criteria/{place}/questions"), FieldCode::NotFound),
        ScoringFlaw::Limit => {
            let most = body.criteria.iter().map(|one| one.weight * one.highest).sum();
            ("limit".to_owned(), within(body.limit, most))
        }
    };
    faults.push(format!("/scoring/{at}"), code);
}

/// Scoring as it is sent and stored.
#[must_use]
pub fn scoring_to_wire(scoring: &CallScoring) -> wire::Scoring {
    let sent = scoring.criteria().iter().map(|criterion| wire::Criterion {
        key: criterion.key.as_str().to_owned(),
        name: to_wire(&criterion.name),
        points: to_wire(&criterion.points),
        weight: criterion.weight,
        highest: criterion.highest,
        questions: criterion.questions.iter().map(|key| key.as_str().to_owned()).collect(),
    });
    wire::Scoring { criteria: sent.collect(), limit: scoring.limit() }
}

#[cfg(test)]
mod tests {
    use polku_api_types::text::Localised;
    use polku_domain::programmes::fixtures;

    use super::*;

    fn text(words: &str) -> Localised {
        Localised { fi: words.into(), sv: Some(words.into()), en: None }
    }

    fn body() -> wire::Scoring {
        let criterion = |key: &str| wire::Criterion {
            key: key.into(),
            name: text("Perustelut"),
            points: text("0 = ei perusteltu, 5 = selvä tarve"),
            weight: 3,
            highest: 5,
            questions: vec!["reason".into()],
        };
        wire::Scoring { criteria: vec![criterion("need"), criterion("benefit")], limit: 6 }
    }

    fn noted(body: Option<&wire::Scoring>, method: Method) -> Vec<String> {
        let mut faults = Faults::none();
        scoring(body, method, Some(&fixtures::questions()), &mut faults);
        let refused = faults.finish(Some(())).err();
        refused.into_iter().flat_map(|error| error.fields().to_vec()).map(|(at, _)| at).collect()
    }

    #[test]
    fn scoring_goes_with_its_method_and_reads_back() {
        assert_eq!(noted(None, Method::ScoredDraw), ["/scoring"]);
        assert_eq!(noted(Some(&body()), Method::EqualChanceDraw), ["/scoring"]);
        assert_eq!(noted(None, Method::QuotaDraw), Vec::<String>::new());
        let questions = fixtures::questions();
        let read = scoring(Some(&body()), Method::ScoredDraw, Some(&questions), &mut Faults::none());
        assert_eq!(scoring_to_wire(&read.unwrap().unwrap()), body());
    }

    #[test]
    fn faults_point_at_the_place_in_the_body() {
        let mut asked = body();
        asked.criteria[0].weight = 0;
        asked.criteria[1].key = "need".into();
        asked.criteria[1].questions = vec!["phone".into()];
        assert_eq!(
            noted(Some(&asked), Method::ScoredDraw),
            ["/scoring/criteria/0/weight", "/scoring/criteria/1/key", "/scoring/criteria/1/questions"]
        );
        let limit = wire::Scoring { limit: 31, ..body() };
        assert_eq!(noted(Some(&limit), Method::ScoredDraw), ["/scoring/limit"]);
    }
}
