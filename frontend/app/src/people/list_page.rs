use std::rc::Rc;

use polku_api_types::page::Page as Items;
use polku_api_types::people::{PeopleQuery, PersonSort, PersonSummary};
use polku_ui::field::{Select, SelectOption, TextInput};
use polku_ui::table::{Column, Row, Sort, Table};
use polku_ui::{
    AsyncView, ButtonKind, Buttons, Card, EmptyState, LinkButton, Pager, Skeleton, Tag, Tone, Words,
    use_words,
};
use yew::prelude::*;

use super::personal_link::PersonalLink;
use crate::hooks::use_query;
use crate::route::RegistryRoute;
use crate::shell::Page;

const PAGE: u32 = 50;
const MOST: u32 = 200;

/// The agency's people, searched and filtered.
#[component]
pub fn PeopleListPage() -> Html {
    let words = use_words();
    let filter =
        use_state(|| PeopleQuery { limit: Some(PAGE), active: Some(true), ..PeopleQuery::default() });
    let found = use_query((*filter).clone(), |client, query| async move { client.list_people(&query).await });
    let change = {
        let filter = filter.clone();
        Callback::from(move |next: PeopleQuery| filter.set(next))
    };
    let (busy, query) = (found.state.loading, (*filter).clone());
    let ready = {
        let change = change.clone();
        Callback::from(move |found: Rc<Items<PersonSummary>>| listed(words, &found, &query, busy, &change))
    };
    let empty = html! { <EmptyState title={words.say("people-empty")}><p>{ words.say("people-empty-what") }</p></EmptyState> };
    let import = html! {
        <Buttons>
            <LinkButton kind={ButtonKind::Secondary} href={RegistryRoute::Duplicates}>{ words.say("merging-title") }</LinkButton>
            <LinkButton href={RegistryRoute::PeopleImport}>{ words.say("people-import") }</LinkButton>
        </Buttons>
    };
    html! {
        <Page title={words.say("people-title")} lead={words.say("people-lead")} aside={import}>
            <Card id="list" title={words.say("people-title")}>
                <Filters query={(*filter).clone()} on_change={change} />
                <AsyncView<Items<PersonSummary>> state={found.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={found.reload}
                    is_empty={Callback::from(|found: Rc<Items<PersonSummary>>| found.items.is_empty())} />
            </Card>
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct FiltersProps {
    query: PeopleQuery,
    on_change: Callback<PeopleQuery>,
}

#[component]
fn Filters(props: &FiltersProps) -> Html {
    let words = use_words();
    let query = &props.query;
    let set = |apply: fn(PeopleQuery, String) -> PeopleQuery| {
        let (query, on_change) = (query.clone(), props.on_change.clone());
        Callback::from(move |text: String| {
            let fresh = PeopleQuery { limit: Some(PAGE), cursor: None, ..query.clone() };
            on_change.emit(apply(fresh, text));
        })
    };
    let flag = |value: Option<bool>| value.map(|value| value.to_string()).unwrap_or_default();
    let active = vec![
        SelectOption::new("true", words.say("people-active")),
        SelectOption::new("false", words.say("people-inactive")),
    ];
    let supervisor = vec![
        SelectOption::new("true", words.say("people-supervisors")),
        SelectOption::new("false", words.say("people-not-supervisors")),
    ];
    html! {
        <div class="filters" role="search">
            <TextInput id="search" kind="search" optional=true label={words.say("people-search")} value={query.search.clone().unwrap_or_default()}
                on_input={set(|query, text| PeopleQuery { search: (!text.trim().is_empty()).then_some(text), ..query })} />
            <Select id="active" optional=true label={words.say("people-service")} placeholder={words.say("people-all")}
                options={active} value={flag(query.active)}
                on_change={set(|query, text| PeopleQuery { active: text.parse().ok(), ..query })} />
            <Select id="supervisor" optional=true label={words.say("people-supervisor")} placeholder={words.say("people-all")}
                options={supervisor} value={flag(query.is_supervisor)}
                on_change={set(|query, text| PeopleQuery { is_supervisor: text.parse().ok(), ..query })} />
        </div>
    }
}

fn listed(
    words: Words,
    found: &Items<PersonSummary>,
    query: &PeopleQuery,
    busy: bool,
    change: &Callback<PeopleQuery>,
) -> Html {
    let columns = vec![
        Column::new("name", words.say("people-name")).names_row().sortable(),
        Column::new("number", words.say("people-column-external-id")),
        Column::new("unit", words.say("people-column-unit")),
        Column::new("site", words.say("people-column-site")),
        Column::new("title", words.say("people-column-title")),
        Column::new("category", words.say("people-column-job-category")),
        Column::new("notes", words.say("people-notes")),
    ];
    let rows = found.items.iter().map(|person| row(words, person)).collect::<Vec<_>>();
    let limit = query.limit.unwrap_or(PAGE);
    let on_more = {
        let next = PeopleQuery { limit: Some((limit + PAGE).min(MOST)), ..query.clone() };
        change.reform(move |()| next.clone())
    };
    let on_sort = {
        let query = query.clone();
        change.reform(move |sort: Sort| {
            let order = if sort.descending { PersonSort::NameDescending } else { PersonSort::Name };
            PeopleQuery { sort: Some(order), ..query.clone() }
        })
    };
    let descending = query.sort == Some(PersonSort::NameDescending);
    let sort = Some(Sort { column: "name".into(), descending });
    let more = found.next_cursor.is_some() && limit < MOST;
    html! {
        <>
            <Table caption={words.say("people-title")} {columns} {rows} dense=true {sort} {on_sort} />
            <Pager shown={found.items.len()} {more} {busy} {on_more} />
        </>
    }
}

fn row(words: Words, person: &PersonSummary) -> Row {
    let notes = html! {
        <>
            if person.is_supervisor {
                <Tag>{ words.say("people-is-supervisor") }</Tag>
            }
            if !person.active {
                <Tag tone={Tone::Warn}>{ words.say("people-inactive") }</Tag>
                <PersonalLink person={person.clone()} />
            }
        </>
    };
    Row::new(
        person.id.to_string(),
        vec![
            format!("{} {}", person.family_name, person.given_name).into(),
            person.external_id.clone().into(),
            person.unit.clone().unwrap_or_default().into(),
            person.site.clone().unwrap_or_default().into(),
            person.title.clone().into(),
            person.job_category.clone().into(),
            notes,
        ],
    )
}
