use std::rc::Rc;

use polku_api_types::applications::{
    ApplicationSort, ApplicationSummary, ApplicationsExportQuery, ApplicationsQuery,
};
use polku_api_types::page::Page as Items;
use polku_api_types::programmes::ProgrammeOverview;
use polku_client::Client;
use polku_ui::field::{Select, SelectOption, TextInput};
use polku_ui::table::{Column, Row, Sort, Table};
use polku_ui::{
    AsyncView, Card, Crumb, EmptyState, Link, Notice, Pager, Skeleton, Tag, Tone, Words, use_address,
    use_way, use_words,
};
use uuid::Uuid;
use web_sys::UrlSearchParams;
use yew::prelude::*;

use super::states::{STATES, state_from, state_name, state_tone, state_word};
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::{CoordinatorRoute, RoundRoute};
use crate::shell::{FORMATS, FileLinks, Page};
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct ApplicationListPageProps {
    /// The programme.
    pub id: Uuid,
}

/// The applications of a programme's latest call.
#[component]
pub fn ApplicationListPage(props: &ApplicationListPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let overview = use_query(id, |client, id| async move { client.view_programme_overview(id).await });
    let name = overview.state.data.as_ref().map(|overview| shown(words, &overview.programme.name));
    let ready = Callback::from(move |overview: Rc<ProgrammeOverview>| match &overview.call {
        Some(call) => html! { <Applications programme={id} call={call.id} /> },
        None => html! { <Notice><p>{ words.say("selection-no-call") }</p></Notice> },
    });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(
            name.unwrap_or_else(|| words.say("programme-loading")),
            CoordinatorRoute::Programme { id },
        ),
    ];
    html! {
        <Page title={words.say("applications-title")} lead={words.say("applications-lead")} {crumbs}>
            <AsyncView<ProgrammeOverview> state={overview.state} {ready} on_retry={overview.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct ApplicationsProps {
    programme: Uuid,
    call: Uuid,
}

const PAGE: u32 = 50;
const MOST: u32 = 200;

/// The orders by their names on the wire.
const SORTS: [(&str, ApplicationSort); 4] = [
    ("name", ApplicationSort::Name),
    ("name_descending", ApplicationSort::NameDescending),
    ("submitted_at", ApplicationSort::SubmittedAt),
    ("submitted_at_descending", ApplicationSort::SubmittedAtDescending),
];

#[component]
fn Applications(props: &ApplicationsProps) -> Html {
    let words = use_words();
    let (way, here) = (use_way(), use_address());
    let filter = use_state(|| filter_of(&here.query));
    let found = use_query((props.call, (*filter).clone()), |client, (call, query)| async move {
        client.list_applications(call, &query).await
    });
    let change = {
        let (filter, path) = (filter.clone(), here.path);
        Callback::from(move |next: ApplicationsQuery| {
            // In place of the address before, so that "back" leads past every change and comes to the list as it was left.
            way.instead(&format!("{path}{}", address_of(&next)));
            filter.set(next);
        })
    };
    let (programme, busy, query) = (props.programme, found.state.loading, (*filter).clone());
    let ready = {
        let change = change.clone();
        Callback::from(move |found: Rc<Items<ApplicationSummary>>| {
            listed(words, programme, &found, &query, busy, &change)
        })
    };
    let empty = html! { <EmptyState title={words.say("applications-empty")}><p>{ words.say("applications-empty-what") }</p></EmptyState> };
    html! {
        <Card id="list" title={words.say("applications-title")} aside={files(props.programme, props.call, &filter)}>
            <Filters query={(*filter).clone()} on_change={change} />
            <AsyncView<Items<ApplicationSummary>> state={found.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={found.reload}
                is_empty={Callback::from(|found: Rc<Items<ApplicationSummary>>| found.items.is_empty())} />
        </Card>
    }
}

/// What the address says of the list.
fn filter_of(address: &str) -> ApplicationsQuery {
    let said = UrlSearchParams::new_with_str(address).ok();
    let said = |name: &str| said.as_ref().and_then(|said| said.get(name)).unwrap_or_default();
    let sort = said("sort");
    ApplicationsQuery {
        state: state_from(&said("state")),
        in_target_group: said("in_target_group").parse().ok(),
        sort: SORTS.into_iter().find(|(name, _)| *name == sort).map(|(_, sort)| sort),
        limit: Some(PAGE),
        ..ApplicationsQuery::default()
    }
}

/// The list as its address says it. Whose name was looked for is left out: addresses are kept by browsers and servers.
fn address_of(query: &ApplicationsQuery) -> String {
    let sort = SORTS.into_iter().find(|(_, sort)| query.sort == Some(*sort)).map(|(name, _)| name.to_owned());
    let said = [
        ("state", query.state.map(|state| state_name(state).to_owned())),
        ("in_target_group", query.in_target_group.map(|inside| inside.to_string())),
        ("sort", sort),
    ];
    let said: Vec<String> =
        said.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect();
    if said.is_empty() { String::new() } else { format!("?{}", said.join("&")) }
}

/// The same list as a file, as filtered and sorted here.
fn files(programme: Uuid, call: Uuid, query: &ApplicationsQuery) -> Html {
    let address = |format| Client::applications_file(call, &ApplicationsExportQuery::of(query, format));
    html! { <FileLinks {programme} addresses={FORMATS.map(address)} /> }
}

#[derive(Properties, PartialEq)]
struct FiltersProps {
    query: ApplicationsQuery,
    on_change: Callback<ApplicationsQuery>,
}

#[component]
fn Filters(props: &FiltersProps) -> Html {
    let words = use_words();
    let query = props.query.clone();
    let set = |apply: fn(ApplicationsQuery, String) -> ApplicationsQuery| {
        let (query, on_change) = (query.clone(), props.on_change.clone());
        Callback::from(move |text: String| {
            let fresh = ApplicationsQuery { limit: Some(PAGE), cursor: None, ..query.clone() };
            on_change.emit(apply(fresh, text));
        })
    };
    let states = STATES.iter().map(|state| SelectOption::new(state_name(*state), state_word(words, *state)));
    let inside = vec![
        SelectOption::new("true", words.say("funnel-in-target-group")),
        SelectOption::new("false", words.say("funnel-ineligible")),
    ];
    html! {
        <div class="filters" role="search">
            <TextInput id="search" kind="search" optional=true label={words.say("applications-search")} value={query.search.clone().unwrap_or_default()}
                on_input={set(|query, text| ApplicationsQuery { search: (!text.trim().is_empty()).then_some(text), ..query })} />
            <Select id="state" optional=true label={words.say("places-state")} placeholder={words.say("applications-all")}
                options={states.collect::<Vec<_>>()} value={query.state.map(state_name).unwrap_or_default()}
                on_change={set(|query, text| ApplicationsQuery { state: state_from(&text), ..query })} />
            <Select id="inside" optional=true label={words.say("applications-target-group")} placeholder={words.say("applications-all")}
                options={inside} value={query.in_target_group.map(|inside| inside.to_string()).unwrap_or_default()}
                on_change={set(|query, text| ApplicationsQuery { in_target_group: text.parse().ok(), ..query })} />
        </div>
    }
}

fn listed(
    words: Words,
    programme: Uuid,
    found: &Items<ApplicationSummary>,
    query: &ApplicationsQuery,
    busy: bool,
    change: &Callback<ApplicationsQuery>,
) -> Html {
    let columns = vec![
        Column::new("name", words.say("proposal-name")).names_row().sortable(),
        Column::new("unit", words.say("proposal-unit")),
        Column::new("site", words.say("applications-site")),
        Column::new("state", words.say("places-state")),
        Column::new("rules", words.say("applications-target-group")),
        Column::new("submitted", words.say("applications-submitted")).sortable(),
    ];
    let rows = found.items.iter().map(|item| row(words, programme, item)).collect::<Vec<_>>();
    let limit = query.limit.unwrap_or(PAGE);
    let on_more = {
        let next = ApplicationsQuery { limit: Some((limit + PAGE).min(MOST)), ..query.clone() };
        change.reform(move |()| next.clone())
    };
    let on_sort = {
        let query = query.clone();
        change.reform(move |sort: Sort| ApplicationsQuery { sort: Some(sorted(&sort)), ..query.clone() })
    };
    let more = found.next_cursor.is_some() && limit < MOST;
    html! {
        <>
            <Table caption={words.say("applications-title")} {columns} {rows} dense=true sort={Some(sort_of(query))} {on_sort} />
            <Pager shown={found.items.len()} {more} {busy} {on_more} />
        </>
    }
}

fn sorted(sort: &Sort) -> ApplicationSort {
    match (sort.column.as_str(), sort.descending) {
        ("submitted", false) => ApplicationSort::SubmittedAt,
        ("submitted", true) => ApplicationSort::SubmittedAtDescending,
        (_, false) => ApplicationSort::Name,
        (_, true) => ApplicationSort::NameDescending,
    }
}

fn sort_of(query: &ApplicationsQuery) -> Sort {
    let (column, descending) = match query.sort.unwrap_or_default() {
        ApplicationSort::Name => ("name", false),
        ApplicationSort::NameDescending => ("name", true),
        ApplicationSort::SubmittedAt => ("submitted", false),
        ApplicationSort::SubmittedAtDescending => ("submitted", true),
    };
    Sort { column: column.into(), descending }
}

fn row(words: Words, programme: Uuid, item: &ApplicationSummary) -> Row {
    let href: AttrValue = RoundRoute::Application { id: programme, application: item.id }.into();
    let name = format!("{} {}", item.family_name, item.given_name);
    let rules = match (item.in_target_group, &item.failed_rule) {
        (Some(true), _) => html! { <Tag tone={Tone::Good}>{ words.say("applications-inside") }</Tag> },
        (Some(false), Some(rule)) => html! { <span>{ shown(words, rule) }</span> },
        (Some(false), None) => html! { <Tag>{ words.say("applications-outside") }</Tag> },
        (None, _) => html! { <span class="quiet">{ words.say("applications-not-checked") }</span> },
    };
    Row::new(
        item.id.to_string(),
        vec![
            html! { <Link {href}>{ name }</Link> },
            item.unit.clone().unwrap_or_default().into(),
            item.site.clone().unwrap_or_default().into(),
            html! { <Tag tone={state_tone(item.state)}>{ state_word(words, item.state) }</Tag> },
            rules,
            polku_i18n::format::moment(words.language, local(item.submitted_at)).into(),
        ],
    )
}

#[cfg(test)]
mod tests {
    use polku_api_types::applications::ApplicationState;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_list_is_found_again_by_its_address_without_the_name_looked_for() {
        let query = ApplicationsQuery {
            state: Some(ApplicationState::Waiting),
            in_target_group: Some(false),
            sort: Some(ApplicationSort::SubmittedAtDescending),
            limit: Some(PAGE),
            search: Some("Virtanen".to_owned()),
            ..ApplicationsQuery::default()
        };
        let address = address_of(&query);
        assert_eq!(address, "?state=waiting&in_target_group=false&sort=submitted_at_descending");
        assert_eq!(filter_of(&address), ApplicationsQuery { search: None, ..query });
        assert_eq!(address_of(&filter_of("")), "");
        assert_eq!(filter_of("?state=nobody&sort=1"), filter_of(""), "what nobody wrote says nothing");
    }
}
