use std::rc::Rc;

use polku_api_types::attendance::{AttendanceSheet, Attendee, Membership};
use polku_api_types::sessions::SessionState;
use polku_ui::{
    AsyncView, Card, EmptyState, KeyValue, KeyValueList, MarkItem, MarkList, Notice, Skeleton, Symbol, Tag,
    Tone, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::history::History;
use super::lists_card::lists_card;
use super::marking::Marking;
use super::place::Place;
use super::words::{membership_key, status_tone, status_words};
use crate::hooks::use_query;
use crate::localised::shown;
use crate::sessions::{audience, crumbs_below, when, where_held};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct AttendancePageProps {
    /// The programme.
    pub id: Uuid,
    pub session: Uuid,
}

/// Who was at a session: marked in one pass, on a phone or by keyboard.
#[component]
pub fn AttendancePage(props: &AttendancePageProps) -> Html {
    let words = use_words();
    let AttendancePageProps { id, session } = *props;
    let sheet = use_query(session, |client, session| async move { client.view_attendance(session).await });
    let loaded = sheet.state.data.clone();
    let title =
        loaded.as_ref().map_or_else(|| words.say("attendance-title"), |sheet| shown(words, &sheet.title));
    let over = loaded.as_ref().map(|sheet| when(words, &sheet.start, &sheet.end, &sheet.zone));
    let reload = sheet.reload.clone();
    let ready = Callback::from(move |sheet: Rc<AttendanceSheet>| {
        html! { <>{ attendance_sheet(words, &sheet, Place { programme: Some(id), session }, &reload) }<History session={sheet.session_id} /></> }
    });
    let crumbs = crumbs_below(words, id, session);
    html! {
        <Page {title} {over} {crumbs}>
            <AsyncView<AttendanceSheet> state={sheet.state} {ready} skeleton={Skeleton::Cards} on_retry={sheet.reload} />
        </Page>
    }
}

/// A session's people, marked in one pass: for those who run its programme, and for those who lead it.
pub fn attendance_sheet(
    words: Words,
    sheet: &Rc<AttendanceSheet>,
    place: Place,
    reload: &Callback<()>,
) -> Html {
    let members: Vec<&Attendee> =
        sheet.people.iter().filter(|person| person.membership == Membership::Member).collect();
    let marked = members.iter().filter(|person| person.status.is_some()).count();
    let facts = vec![
        KeyValue::new(words.say("sessions-for"), audience(words, sheet.group)),
        KeyValue::new(words.say("sessions-where"), where_held(words, sheet.mode, sheet.place.as_deref())),
        KeyValue::new(
            words.say("attendance-marked"),
            words.say_with(
                "attendance-marked-of",
                &[("marked", marked.into()), ("people", members.len().into())],
            ),
        ),
    ];
    let held = sheet.state == SessionState::Published;
    // Whatever was saved begins the form anew: it shows what stands.
    let key = format!("{:?}", members.iter().map(|person| person.times_said).collect::<Vec<_>>());
    html! {
        <>
            <Card id="facts"><KeyValueList items={facts} /></Card>
            if !held {
                <Notice><p>{ words.say("attendance-not-held") }</p></Notice>
            } else if members.is_empty() {
                <Card><EmptyState title={words.say("attendance-nobody")} /></Card>
            } else {
                <Card id="attendance" title={words.say("attendance-title")}>
                    if !sheet.has_begun {
                        <Notice><p>{ words.say("attendance-not-begun") }</p></Notice>
                    }
                    <Marking {key} sheet={sheet.clone()} on_saved={reload.clone()} />
                </Card>
            }
            if held && !members.is_empty() {
                { lists_card(words, place, sheet.mode, sheet.has_begun) }
            }
            { others(words, sheet) }
        </>
    }
}

/// Who was no member when it began, and why: neither there nor absent.
fn others(words: Words, sheet: &AttendanceSheet) -> Html {
    let item = |person: &Attendee| {
        let why = words.say(membership_key(person.membership)?);
        let said = person.status.map(|status| {
            html! { <Tag tone={status_tone(status)}>{ status_words(words, status, person.minutes) }</Tag> }
        });
        let name = format!("{} {}", person.family_name, person.given_name);
        Some(
            MarkItem::new(Symbol::Person, Tone::Plain, name)
                .detail(html! { <p>{ why }</p> })
                .aside(said.unwrap_or_default()),
        )
    };
    let items: Vec<MarkItem> = sheet.people.iter().filter_map(item).collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <Card id="others" title={words.say("attendance-others")} lead={words.say("attendance-others-what")}>
            <MarkList {items} />
        </Card>
    }
}
