use std::collections::BTreeSet;
use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use polku_api_types::attendance::{
    AttendanceMark, Attendee, FoundBy, MarkAttendance, MarksKept, NotMatched, RemoteProposal,
    RemoteProposals, RemoteRowFault,
};
use polku_i18n::format;
use polku_ui::field::{Checkbox, FileInput};
use polku_ui::{
    Button, ButtonKind, Buttons, Card, EmptyState, LinkButton, MarkItem, MarkList, Notice, Symbol, Tag, Tone,
    Words, use_toasts, use_way, use_words,
};
use uuid::Uuid;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::prelude::*;

use super::place::Place;
use super::sign_in_page::SignInPageProps;
use super::words::{status_tone, status_words};
use crate::hooks::{FormFailure, random_key, use_action};
use crate::localised::shown;
use crate::sessions::when;
use crate::shell::Page;

/// A remote tool's list, looked at: nothing is saved before it is accepted.
#[component]
pub fn RemoteListPage(props: &SignInPageProps) -> Html {
    let words = use_words();
    let place = props.place;
    let file = use_state(|| None::<Rc<Vec<u8>>>);
    let read = use_state(|| None::<Rc<RemoteProposals>>);
    let done = {
        let read = read.clone();
        Callback::from(move |found: RemoteProposals| read.set(Some(Rc::new(found))))
    };
    let propose = use_action(
        move |client, _, file: Rc<Vec<u8>>| async move {
            client.preview_attendance(place.session, file.to_vec()).await
        },
        done,
    );
    let on_file = {
        let (file, read) = (file.clone(), read.clone());
        Callback::from(move |chosen: File| {
            read.set(None);
            let file = file.clone();
            spawn_local(async move { file.set(bytes(&chosen).await.ok().map(Rc::new)) });
        })
    };
    let onsubmit = {
        let (run, file) = (propose.run.clone(), (*file).clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(file) = &file {
                run.emit(file.clone());
            }
        })
    };
    let found = (*read).clone();
    let over = found.as_ref().map(|found| {
        let sheet = &found.sheet;
        AttrValue::from(format!(
            "{}, {}",
            shown(words, &sheet.title),
            when(words, &sheet.start, &sheet.end, &sheet.zone)
        ))
    });
    html! {
        <Page title={words.say("remote-list-title")} {over} lead={words.say("remote-list-lead")} crumbs={place.crumbs(words)}>
            <Card id="file">
                <form class="form" {onsubmit} novalidate=true>
                    <FormFailure failure={propose.failure.clone()} attempt={propose.attempt} control={Callback::from(|_| Some(AttrValue::from("upload")))} />
                    <FileInput id="upload" label={words.say("remote-list-file")} hint={words.say("remote-list-file-hint")} accept=".csv,.txt,.tsv,text/csv" {on_file} />
                    <Buttons><Button submit=true busy={propose.busy} disabled={file.is_none()}>{ words.say("remote-list-read") }</Button></Buttons>
                </form>
            </Card>
            if let Some(found) = found {
                <Proposed {found} {place} />
            }
        </Page>
    }
}

async fn bytes(file: &File) -> Result<Vec<u8>, wasm_bindgen::JsValue> {
    let buffer: ArrayBuffer = wasm_bindgen::JsCast::dyn_into(JsFuture::from(file.array_buffer()).await?)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

#[derive(Properties, PartialEq)]
struct ProposedProps {
    found: Rc<RemoteProposals>,
    place: Place,
}

/// A proposal beside the person of whom it is. One that says what stands already is none.
fn beside(found: &RemoteProposals) -> Vec<(&Attendee, &RemoteProposal)> {
    let person = |one: &RemoteProposal| {
        found.sheet.people.iter().find(|person| person.application_id == one.application_id)
    };
    found.proposals.iter().filter_map(|one| Some((person(one)?, one))).collect()
}

fn is_new(person: &Attendee, one: &RemoteProposal) -> bool {
    one.status.is_some() && (one.status, one.minutes) != (person.status, person.minutes)
}

/// The marks of what was accepted, each with the id that it has from the beginning.
fn marks_of(found: &RemoteProposals, ids: &[Uuid], accepted: &BTreeSet<Uuid>) -> Vec<AttendanceMark> {
    let mark = |(one, id): (&RemoteProposal, &Uuid)| {
        let application_id = Some(one.application_id).filter(|application| accepted.contains(application))?;
        Some(AttendanceMark { id: *id, application_id, status: one.status?, minutes: one.minutes })
    };
    found.proposals.iter().zip(ids).filter_map(mark).collect()
}

/// Each proposal can be left out; the rest is saved in one pass.
#[component]
fn Proposed(props: &ProposedProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let way = use_way();
    let ProposedProps { found, place } = props;
    let proposals = beside(found);
    // What somebody said already is not said over unless the reader chooses so.
    let accepted = use_state(|| {
        let open = proposals.iter().filter(|(person, one)| is_new(person, one) && person.status.is_none());
        open.map(|(_, one)| one.application_id).collect::<BTreeSet<Uuid>>()
    });
    let ids = use_memo(found.proposals.len(), |count| (0..*count).map(|_| random_key()).collect::<Vec<_>>());
    let marks = marks_of(found, &ids, &accepted);
    let done = {
        let href = place.attendance();
        Callback::from(move |kept: MarksKept| {
            let count = kept.kept + kept.arrived_before;
            way.to_saying(
                &href,
                toasts.as_ref(),
                words.say_with("attendance-saved", &[("count", count.into())]),
            );
        })
    };
    let session = found.sheet.session_id;
    let save = use_action(
        move |client, key, body: MarkAttendance| async move { client.mark_attendance(session, key, &body).await },
        done,
    );
    let count = marks.len();
    let onsubmit = {
        let run = save.run.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(MarkAttendance { marks: marks.clone(), list: None });
        })
    };
    let item = |(person, one): &(&Attendee, &RemoteProposal)| {
        let id = one.application_id;
        let on_change = {
            let accepted = accepted.clone();
            Callback::from(move |on: bool| {
                let mut now = (*accepted).clone();
                if on {
                    now.insert(id)
                } else {
                    now.remove(&id)
                };
                accepted.set(now);
            })
        };
        proposal(words, person, one, accepted.contains(&id), on_change)
    };
    let missing = found.sheet.people.len().saturating_sub(found.proposals.len());
    html! {
        <>
            <Card id="proposals" title={words.say("remote-list-proposals")} lead={words.say("remote-list-proposals-what")}>
                if proposals.is_empty() {
                    <EmptyState title={words.say("remote-list-nobody")} />
                } else {
                    <form class="form" {onsubmit} novalidate=true>
                        <FormFailure failure={save.failure.clone()} attempt={save.attempt} control={Callback::from(|_| None)} />
                        <ul class="proposals" role="list">{ for proposals.iter().map(item) }</ul>
                        if missing > 0 {
                            <p>{ words.say_with("remote-list-missing", &[("count", missing.into())]) }</p>
                        }
                        <div class="workbar">
                            <p class="workbar__sum">{ words.say_with("attendance-unsaved", &[("count", count.into())]) }</p>
                            <Button submit=true busy={save.busy} disabled={count == 0}>{ words.say("remote-list-accept") }</Button>
                        </div>
                    </form>
                }
            </Card>
            { left_over(words, found) }
            <Buttons><LinkButton kind={ButtonKind::Secondary} href={place.attendance()}>{ words.say("sign-in-back") }</LinkButton></Buttons>
        </>
    }
}

fn proposal(
    words: Words,
    person: &Attendee,
    one: &RemoteProposal,
    accepted: bool,
    on_change: Callback<bool>,
) -> Html {
    let by = match one.found_by {
        FoundBy::Email => "remote-list-by-email",
        FoundBy::Name => "remote-list-by-name",
    };
    let there = words.say_with(
        "remote-list-there",
        &[("hours", format::hours(words.language, one.present_minutes).into())],
    );
    let stands = person.status.map(|status| {
        let said = status_words(words, status, person.minutes);
        words.say_with("attendance-stands", &[("status", said.as_str().into())])
    });
    let hint = [Some(there), Some(words.say(by)), stands].into_iter().flatten();
    let hint: Vec<String> = hint.map(|part| part.to_string()).collect();
    let tag = one.status.map(|status| {
        html! { <Tag tone={status_tone(status)}>{ status_words(words, status, one.minutes) }</Tag> }
    });
    let name = format!("{} {}", person.family_name, person.given_name);
    html! {
        <li class="proposals__item" key={one.application_id.to_string()}>
            if let Some(tag) = tag {
                <Checkbox id={format!("accept-{}", one.application_id)} label={name} hint={hint.join(" · ")} checked={accepted} {on_change} />
                { tag }
            } else {
                <div><p>{ name }</p><p class="quiet">{ words.say("remote-list-outside") }</p></div>
            }
        </li>
    }
}

fn lines(words: Words, of: &[u32]) -> AttrValue {
    let lines: Vec<String> = of.iter().map(u32::to_string).collect();
    words.say_with("remote-list-lines", &[("count", of.len().into()), ("lines", lines.join(", ").into())])
}

/// What is nobody's, and what says nothing.
fn left_over(words: Words, found: &RemoteProposals) -> Html {
    let nobody = found.unmatched.iter().map(|rows| {
        let why = match rows.why {
            NotMatched::Nobody => "remote-list-unknown",
            NotMatched::Several => "remote-list-several",
        };
        MarkItem::new(Symbol::Person, Tone::Warn, rows.name.clone())
            .detail(html! { <p>{ words.say(why) }</p> })
            .aside(html! { <span class="quiet">{ lines(words, &rows.lines) }</span> })
    });
    let faulty = found.faults.iter().map(|row| {
        let why = match row.fault {
            RemoteRowFault::NoName => "remote-list-no-name",
            RemoteRowFault::NoJoin => "remote-list-no-join",
            RemoteRowFault::NoLeave => "remote-list-no-leave",
            RemoteRowFault::OutOfOrder => "remote-list-out-of-order",
        };
        MarkItem::new(Symbol::Warning, Tone::Warn, words.say(why))
            .aside(html! { <span class="quiet">{ lines(words, &[row.line]) }</span> })
    });
    let items: Vec<MarkItem> = nobody.chain(faulty).collect();
    if items.is_empty() {
        return Html::default();
    }
    let more = u32::try_from(items.len()).unwrap_or(u32::MAX)
        < found.unmatched_total.saturating_add(found.faults_total);
    html! {
        <Card id="left-over" title={words.say("remote-list-left-over")} lead={words.say("remote-list-left-over-what")}>
            <MarkList {items} />
            if more {
                <Notice><p>{ words.say("remote-list-more") }</p></Notice>
            }
        </Card>
    }
}
