//! No list without an end: whatever an answer holds many of is cut into pages, or says how many it holds at most.

use std::collections::BTreeSet;

use polku::http::openapi;
use serde_json::{Value, json};

/// What holds many things without a bound in its schema, with the declared bound that it has all the same.
const BOUNDED: &[(&str, &str)] = &[
    ("list_problems", "The closed table of codes, `ProblemCode::ALL`."),
    ("ShippedDesigns.items", "The designs that ship with the product, `SHIPPED`."),
    ("ApplicantClusters.wishes", "One for each question of a call with choices: at most `MAX_QUESTIONS`."),
    ("ApplicationDetails.proposal", "One for each rule of a call, of which there are at most 50."),
    (
        "CommitmentDetails.corrections",
        "A line of the pool each; the document that is hashed has to be whole, `MAX_POOL`.",
    ),
    (
        "AttendanceSheet.people",
        "Who takes part or took part in a programme: its places, 1,000 (`Places::MAX`), and who left.",
    ),
    ("CommitmentDetails.shares", "One for each kind of promise."),
    ("ConfirmedGroups.groups", "At most the places of a programme, 1,000 (`Places::MAX`)."),
    (
        "GroupingDetails.broken",
        "One for each limit of a group, and groups are bounded by the places of a programme.",
    ),
    ("GroupingDetails.groups", "At most the places of a programme, 1,000 (`Places::MAX`)."),
    ("GroupingDetails.people", "Who holds a place of a programme: at most 1,000 (`Places::MAX`)."),
    ("MailPreview.groups", "One for each kind of mail of a step."),
    ("Me.roles", "Roles of one account, each of which an administrator gives by hand."),
    ("MoveConsequences.breaks", "One for each limit of the two groups of a move."),
    ("MoveConsequences.criteria", "One for each criterion of a grouping."),
    ("MyApplication.checks", "One open check at a time, and only until the last day for checks."),
    ("MyData.accommodation_wishes", "One for each application of one person; by law the answer is whole."),
    ("MyData.applications", "One person's for each call of the agency; by law the answer is whole."),
    (
        "MyData.attendance",
        "One for each session at which something was said of one person; by law the answer is whole.",
    ),
    ("MyData.chances", "One for each application of one person; by law the answer is whole."),
    ("MyData.groups", "One for each programme that one person takes part in; by law the answer is whole."),
    ("MyData.group_wishes", "One for each application of one person; by law the answer is whole."),
    (
        "MyData.hour_consents",
        "One for each version of a design that asked one person; by law the answer is whole.",
    ),
    ("MyData.merges", "Each made by hand, of one person; by law the answer is whole."),
    ("MyData.namesakes", "Each said by hand, of one person; by law the answer is whole."),
    ("MyData.mails", "To one person; by law the answer is whole."),
    ("MyData.participations", "One for each application of one person; by law the answer is whole."),
    (
        "MyData.path_offers",
        "At most 20 addenda for each application of one person; by law the answer is whole.",
    ),
    (
        "MyData.statements",
        "One for each application that one person stated something of; by law the answer is whole.",
    ),
    ("MyData.session_choices", "One for each hybrid session of one person; by law the answer is whole."),
    ("MyData.supervision", "One for each application of one person; by law the answer is whole."),
    ("MyData.scores", "One for each application of one person; by law the answer is whole."),
    (
        "MyDataExport.access_log",
        "At most 10,000 (`LOOKS_EXPORTED`); the rest is read by `view_my_access_log`.",
    ),
    ("OwnHours.programmes", "One for each programme that one person takes part in."),
    ("OwnChance.quotas", "Quotas of a call, at most `MAX_QUOTAS`."),
    ("OwnScores.given", "Two assessors and at most one third."),
    ("ParticipationDetails.events", "Steps of one participation, each taken by hand."),
    (
        "ProgrammeHours.elements",
        "One for each element of a design, at most `MAX_ELEMENTS`, and one for the rest.",
    ),
    ("ProgrammeOverview.steps", "The steps of a programme, which the product names."),
    ("ScoreSheetDetails.answers", "Answers to questions of a call, at most `MAX_QUESTIONS`."),
    ("ScoreSheetDetails.given", "Two assessors and at most one third."),
    ("ScoreSheetDetails.own", "One for each criterion, at most `MAX_CRITERIA`."),
    ("ScoreSheetDetails.questions", "Questions of a call, at most `MAX_QUESTIONS`."),
    ("ScoringOverview.assessors", "At most 100, as many as a division takes."),
    ("ScoringOverview.disagreements", "A worklist of one round, read whole to be settled before its draw."),
    ("ScoringOverview.lacking", "A worklist of one round, read whole to be dealt with before its draw."),
    ("SelectionDetails.shares", "One for each kind of promise."),
    (
        "SessionHours.lines",
        "One for each element of a design, at most `MAX_ELEMENTS`, and group of a programme, at most its places.",
    ),
];

fn resolved<'a>(document: &'a Value, schema: &'a Value) -> (Option<&'a str>, &'a Value) {
    match schema["$ref"].as_str() {
        Some(target) => {
            let found = document.pointer(target.trim_start_matches('#')).expect("a schema");
            (target.rsplit('/').next(), resolved(document, found).1)
        }
        None => (None, schema),
    }
}

fn is_array(schema: &Value) -> bool {
    match &schema["type"] {
        Value::Array(types) => types.iter().any(|one| one == "array"),
        one => one == "array",
    }
}

/// What of an answer holds many things and says no bound. `paged` answers may hold such `items`.
fn unbounded(document: &Value, at: &str, schema: &Value, paged: bool, found: &mut BTreeSet<String>) {
    let (name, schema) = resolved(document, schema);
    for choice in ["oneOf", "anyOf", "allOf"] {
        for one in schema[choice].as_array().into_iter().flatten() {
            unbounded(document, name.unwrap_or(at), one, paged, found);
        }
    }
    if is_array(schema) && schema["maxItems"].is_null() {
        found.insert(at.to_owned());
    }
    let of = name.unwrap_or(at);
    for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
        let (_, schema) = resolved(document, schema);
        if is_array(schema) && schema["maxItems"].is_null() && !(paged && field == "items") {
            found.insert(format!("{of}.{field}"));
        }
    }
}

/// What all reading operations answer without a bound.
fn without_end(document: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, item) in document["paths"].as_object().expect("paths") {
        let operation = &item["get"];
        let Some(id) = operation["operationId"].as_str() else { continue };
        let takes_cursor = operation["parameters"]
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one["name"] == "cursor" && one["in"] == "query"));
        let answers = operation["responses"].as_object().expect("answers");
        for (_, answer) in answers.iter().filter(|(status, _)| status.starts_with('2')) {
            for (_, content) in answer["content"].as_object().into_iter().flatten() {
                let (_, schema) = resolved(document, &content["schema"]);
                let paged = takes_cursor && schema["properties"]["next_cursor"].is_object();
                unbounded(document, id, &content["schema"], paged, &mut found);
            }
        }
    }
    found
}

#[tokio::test]
async fn every_list_is_paged_or_says_how_long_it_is_at_most() {
    let document = openapi::document().await;
    let found = without_end(&document);
    let known: BTreeSet<String> = BOUNDED.iter().map(|(what, _)| (*what).to_owned()).collect();
    let endless: Vec<_> = found.difference(&known).collect();
    assert!(endless.is_empty(), "cut these into pages, or give their schema `maxItems`: {endless:#?}");
    let spared: Vec<_> = known.difference(&found).collect();
    assert!(spared.is_empty(), "these need no reason any more: {spared:#?}");
}

/// The control: an envelope without a cursor to ask with, one without `next_cursor`, and a bare list are all found.
#[tokio::test]
async fn a_list_that_is_not_paged_is_found() {
    let mut document = openapi::document().await;
    let before = without_end(&document);
    let units = &mut document["paths"]["/api/v1/units"]["get"]["parameters"];
    let parameters = units.as_array_mut().expect("parameters");
    parameters.retain(|one| one["name"] != "cursor");
    let list = |schema: Value| {
        json!({"get": {"operationId": "list_rows", "parameters": [{"name": "cursor", "in": "query"}],
            "responses": {"200": {"description": "", "content": {"application/json": {"schema": schema}}}}}})
    };
    let rows = json!({"type": "array", "items": {"type": "string"}});
    document["paths"]["/api/v1/bare"] = list(rows.clone());
    document["components"]["schemas"]["Rows"] = json!({"type": "object", "properties": {"items": rows}});
    document["paths"]["/api/v1/rows"] = list(json!({"$ref": "#/components/schemas/Rows"}));
    let found = without_end(&document);
    let new: Vec<_> = found.difference(&before).cloned().collect();
    assert_eq!(new.len(), 3, "{new:?}");
    assert!(new.contains(&"Rows.items".to_owned()) && new.contains(&"list_rows".to_owned()), "{new:?}");
}
