use polku_api_types::people::PersonDetails;
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Tag, Tone, Words};
use uuid::Uuid;
use yew::prelude::*;

/// The two persons, fact by fact; what differs is marked, and whose line is followed stands above it.
pub fn comparison(words: Words, left: &PersonDetails, right: &PersonDetails, followed: Uuid) -> Html {
    let head = |person: &PersonDetails| {
        let number = format!("{} {}", person.source, person.external_id);
        if person.id == followed {
            words.say_with("merging-column-followed", &[("line", number.into())])
        } else {
            AttrValue::from(number)
        }
    };
    let columns = vec![
        Column::new("fact", words.say("merging-fact")).names_row(),
        Column::new("left", head(left)),
        Column::new("right", head(right)),
        Column::new("differs", words.say("merging-differs")),
    ];
    let rows: Vec<Row> = facts(words, left)
        .into_iter()
        .zip(facts(words, right))
        .map(|((key, one), (_, other))| {
            let differs = if one == other {
                Html::default()
            } else {
                html! { <Tag tone={Tone::Warn}>{ words.say("merging-different") }</Tag> }
            };
            let or_dash = |value: AttrValue| if value.is_empty() { Html::from("–") } else { value.into() };
            Row::new(key, vec![words.say(key).into(), or_dash(one), or_dash(other), differs])
        })
        .collect();
    html! { <Table caption={words.say("merging-side-by-side")} {columns} {rows} /> }
}

/// Every fact of a person that the register tells, as text.
fn facts(words: Words, person: &PersonDetails) -> [(&'static str, AttrValue); 12] {
    let text = |value: &Option<String>| AttrValue::from(value.clone().unwrap_or_default());
    let day = |day| AttrValue::from(format::date(words.language, day));
    let yes = |so: bool| words.say(if so { "merging-yes" } else { "merging-no" });
    let supervisor = person.supervisor.as_ref().map(|supervisor| supervisor.name.clone());
    [
        ("people-column-family-name", person.family_name.clone().into()),
        ("people-column-given-name", person.given_name.clone().into()),
        ("people-column-email", text(&person.email)),
        ("people-column-unit", text(&person.unit)),
        ("people-column-site", text(&person.site)),
        ("people-column-title", person.title.clone().into()),
        ("people-column-job-category", person.job_category.clone().into()),
        ("people-is-supervisor", yes(person.is_supervisor)),
        ("merging-supervisor", supervisor.unwrap_or_default().into()),
        ("people-column-role-started-on", person.role_started_on.map(day).unwrap_or_default()),
        ("people-service", yes(person.active)),
        ("merging-as-of", day(person.register_as_of)),
    ]
}
