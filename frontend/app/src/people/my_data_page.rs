use std::rc::Rc;

use polku_api_types::access::HeldRole;
use polku_api_types::merging::OwnMerge;
use polku_api_types::page::{MAX_PAGE, Page as PageOf, PageQuery};
use polku_api_types::people::{AccessLogEntry, MyData, MyMail, PersonDetails};
use polku_api_types::text::Language;
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, Card, EmptyState, Icon, KeyValue, KeyValueList, Link, MarkItem, MarkList, Skeleton, Symbol,
    Tone, Words, use_words,
};
use yew::prelude::*;

use crate::access::LinkAddressCard;
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::OwnRoute;
use crate::shell::Page;
use crate::zone::local;

/// Everything held about the reader, and every look at it.
#[component]
pub fn MyDataPage() -> Html {
    let words = use_words();
    let data = use_query((), |client, ()| async move { client.view_my_data().await });
    let reload = data.reload.clone();
    let ready = Callback::from(move |data: Rc<MyData>| held(words, &data, &reload));
    let export = html! {
        <a class="button button--secondary" href="/api/v1/me/data/export" download="polku.json"><Icon symbol={Symbol::Download} />{ words.say("my-data-export") }</a>
    };
    html! {
        <Page title={words.say("app-nav-my-data")} lead={words.say("my-data-lead")} aside={export}>
            <AsyncView<MyData> state={data.state} {ready} skeleton={Skeleton::Cards} on_retry={data.reload} />
            <AccessLog />
        </Page>
    }
}

/// Every look at what is held of the reader.
#[component]
pub fn AccessLog() -> Html {
    let words = use_words();
    let looks = use_query((), |client, ()| async move {
        client.view_my_access_log(&PageQuery { limit: Some(MAX_PAGE), cursor: None }).await
    });
    let log = Callback::from(move |looks: Rc<PageOf<AccessLogEntry>>| log_table(words, &looks));
    let empty = html! { <EmptyState title={words.say("my-data-log-empty")} /> };
    html! {
        <Card id="log" title={words.say("my-data-log")} lead={words.say("my-data-log-lead")}>
            <AsyncView<PageOf<AccessLogEntry>> state={looks.state} ready={log} {empty} skeleton={Skeleton::Table} on_retry={looks.reload}
                is_empty={Callback::from(|looks: Rc<PageOf<AccessLogEntry>>| looks.items.is_empty())} />
        </Card>
    }
}

fn held(words: Words, data: &MyData, reload: &Callback<()>) -> Html {
    html! {
        <div class="columns">
            <div class="stack">
                if let Some(person) = &data.person {
                    { register_card(words, person, &data.merges) }
                } else {
                    <Card id="register" title={words.say("my-data-register")}><p>{ words.say("my-data-register-none") }</p></Card>
                }
            </div>
            <aside class="stack">
                { applications(words, data) }
                { mails_card(words, &data.mails) }
                { roles(words, data.account.as_ref().map_or(&[][..], |account| account.roles.as_slice())) }
                if data.person.is_some() {
                    <LinkAddressCard own={data.personal_link.clone()} on_change={reload.clone()} />
                }
            </aside>
        </div>
    }
}

/// The days of a leave of absence. Why is held nowhere.
fn leave_word(words: Words, person: &PersonDetails) -> AttrValue {
    let day = |day| format::date(words.language, day).into();
    match (person.leave_from, person.leave_until) {
        (Some(from), Some(until)) => {
            words.say_with("my-data-leave-days", &[("from", day(from)), ("until", day(until))])
        }
        (Some(from), None) => words.say_with("my-data-leave-open", &[("from", day(from))]),
        (None, _) => words.say("my-data-none"),
    }
}

/// What the register holds of the reader.
pub fn register_card(words: Words, person: &PersonDetails, merges: &[OwnMerge]) -> Html {
    let none = || words.say("my-data-none");
    let text = |value: &Option<String>| value.clone().map_or_else(none, AttrValue::from);
    let language = match person.language {
        Language::Fi => "my-data-language-fi",
        Language::Sv => "my-data-language-sv",
        Language::En => "my-data-language-en",
    };
    let started = person.role_started_on.map_or_else(none, |day| format::date(words.language, day).into());
    let supervisor =
        person.supervisor.as_ref().map_or_else(none, |supervisor| supervisor.name.clone().into());
    let items = vec![
        KeyValue::new(words.say("my-data-name"), format!("{} {}", person.given_name, person.family_name)),
        KeyValue::new(words.say("my-data-number"), person.external_id.clone()),
        KeyValue::new(words.say("my-data-email"), text(&person.email)),
        KeyValue::new(words.say("fact-unit"), text(&person.unit)),
        KeyValue::new(words.say("fact-site"), text(&person.site)),
        KeyValue::new(words.say("my-data-job-title"), person.title.clone()),
        KeyValue::new(words.say("fact-job-category"), person.job_category.clone()),
        KeyValue::new(words.say("fact-role-started-on"), started),
        KeyValue::new(words.say("my-data-leave"), leave_word(words, person)),
        KeyValue::new(
            words.say("fact-is-supervisor"),
            words.say(if person.is_supervisor { "fact-yes" } else { "fact-no" }),
        ),
        KeyValue::new(words.say("my-data-supervisor"), supervisor),
        KeyValue::new(words.say("my-data-language"), words.say(language)),
    ];
    let source = words.say_with(
        "my-data-source",
        &[
            ("source", person.source.as_str().into()),
            ("date", format::date(words.language, person.register_as_of).into()),
        ],
    );
    html! {
        <Card id="register" title={words.say("my-data-register")} lead={source}>
            <KeyValueList {items} />
            { for merges.iter().map(|merge| html! { <p>{ also(words, merge) }</p> }) }
            <p class="quiet">{ words.say("my-data-correct") }</p>
        </Card>
    }
}

/// Another number that leads to the reader; of a merge that was undone, only that there was one.
fn also(words: Words, merge: &OwnMerge) -> AttrValue {
    let day = |at| format::date(words.language, local(at).date());
    if let Some(undone_at) = merge.undone_at {
        let by = merge.undone_by_role.as_ref();
        let by = by.map_or_else(|| words.say("my-data-also-undone-by-nobody"), |role| role_word(words, role));
        let told = [
            ("date", day(merge.merged_at).into()),
            ("undone", day(undone_at).into()),
            ("by", by.as_str().into()),
        ];
        return words.say_with("my-data-also-undone", &told);
    }
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let told = [
        ("number", text(&merge.external_id).into()),
        ("source", text(&merge.source).into()),
        ("date", day(merge.merged_at).into()),
        ("reason", text(&merge.reason).into()),
    ];
    words.say_with("my-data-also", &told)
}

fn applications(words: Words, data: &MyData) -> Html {
    let items: Vec<MarkItem> = data
        .applications
        .iter()
        .map(|application| {
            let href: AttrValue = OwnRoute::Application { id: application.id }.into();
            let name = shown(words, &application.programme_name);
            MarkItem::new(Symbol::Document, Tone::Plain, html! { <Link {href}>{ name }</Link> })
                .detail(AttrValue::from(format::moment(words.language, local(application.submitted_at))))
        })
        .collect();
    section(words, "applications", "my-data-applications", "my-data-applications-none", items)
}

/// What was sent to the reader.
pub fn mails_card(words: Words, mails: &[MyMail]) -> Html {
    let item = |mail: &MyMail| {
        MarkItem::new(Symbol::Bell, Tone::Plain, AttrValue::from(mail.subject.clone()))
            .detail(AttrValue::from(format::moment(words.language, local(mail.sent_at))))
    };
    section(words, "mails", "my-data-mails", "my-data-mails-none", mails.iter().map(item).collect())
}

fn roles(words: Words, roles: &[HeldRole]) -> Html {
    let item = |held: &HeldRole| MarkItem::new(Symbol::Person, Tone::Plain, role_word(words, &held.role));
    section(words, "roles", "my-data-roles", "my-data-roles-none", roles.iter().map(item).collect())
}

fn role_word(words: Words, role: &str) -> AttrValue {
    named(words, &format!("role-{}", dashed(role)), role)
}

fn section(words: Words, id: &'static str, title: &str, none: &str, items: Vec<MarkItem>) -> Html {
    html! {
        <Card {id} title={words.say(title)}>
            if items.is_empty() {
                <p class="quiet">{ words.say(none) }</p>
            }
            <MarkList {items} />
        </Card>
    }
}

fn log_table(words: Words, looks: &PageOf<AccessLogEntry>) -> Html {
    let columns = vec![
        Column::new("at", words.say("my-data-log-at")).names_row(),
        Column::new("viewer", words.say("my-data-log-viewer")),
        Column::new("record", words.say("my-data-log-record")),
        Column::new("purpose", words.say("my-data-log-purpose")),
    ];
    let rows = looks.items.iter().enumerate().map(|(index, look)| {
        let at = AttrValue::from(format::moment(words.language, local(look.at)));
        let cells = vec![
            html! { { at } },
            html! { { viewer(words, look) } },
            html! { { named(words, &format!("log-record-{}", dashed(&look.record)), &look.record) } },
            html! { { named(words, &format!("log-purpose-{}", dashed(&look.purpose)), &look.purpose) } },
        ];
        Row::new(index.to_string(), cells)
    });
    html! { <Table caption={words.say("my-data-log")} {columns} rows={rows.collect::<Vec<_>>()} /> }
}

/// Who looked: by name where the agency shows it, else by role and unit.
fn viewer(words: Words, look: &AccessLogEntry) -> AttrValue {
    let role = look.viewer_role.as_ref().map(|role| role_word(words, role).to_string());
    let parts: Vec<String> =
        [look.viewer_name.clone(), role, look.viewer_unit.clone()].into_iter().flatten().collect();
    if parts.is_empty() { words.say("my-data-log-system") } else { parts.join(", ").into() }
}

/// A word of the log in the reader's language; as it stands where the product has no word for it.
fn named(words: Words, key: &str, name: &str) -> AttrValue {
    words.try_say(key).unwrap_or_else(|| name.to_owned().into())
}

fn dashed(name: &str) -> String {
    name.replace('_', "-")
}
