use std::rc::Rc;

use polku_api_types::attendance::{
    AttendanceMark, AttendanceStatus, MarkAttendance, MarksKept, SignInList, SignInListQuery, SignInRow,
};
use polku_domain::attendance::{MarkFault, Misread, Said, Sitting, Status, Typed, TypedFault};
use polku_domain::programmes::element::DeliveryMode as Mode;
use polku_domain::sessions::SessionState;
use polku_ui::field::{Checkbox, TextArea, TextInput};
use polku_ui::{
    Button, ButtonKind, Buttons, Card, LinkButton, MarkItem, MarkList, Notice, Symbol, Tag, Tone, Words,
    use_toasts, use_way, use_words,
};
use yew::prelude::*;

use super::place::Place;
use super::sign_in_page::{SignInPageProps, name, written};
use super::words::{status_tone, status_words};
use crate::hooks::{FormFailure, random_key, use_action, use_draft};
use crate::localised::shown;
use crate::sessions::when;
use crate::shell::Page;

/// A printed list, typed back: its code first, then the rows.
#[component]
pub fn TypedBackPage(props: &SignInPageProps) -> Html {
    let words = use_words();
    let place = props.place;
    let code = use_draft(String::new);
    let list = use_state(|| None::<Rc<SignInList>>);
    let opened = {
        let list = list.clone();
        Callback::from(move |found: SignInList| list.set(Some(Rc::new(found))))
    };
    let open = use_action(
        move |client, _, code: String| async move {
            client.view_sign_in_list(place.session, &SignInListQuery { code }).await
        },
        opened,
    );
    let onsubmit = {
        let (code, run) = (code.clone(), open.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(code.trim().to_owned());
        })
    };
    let found = (*list).clone();
    let title = words.say("typed-title");
    let over = found.as_ref().map(|list| {
        AttrValue::from(format!(
            "{}, {}",
            shown(words, &list.title),
            when(words, &list.start, &list.end, &list.zone)
        ))
    });
    html! {
        <Page {title} {over} lead={words.say("typed-lead")} crumbs={place.crumbs(words)}>
            if let Some(list) = found {
                if list.is_current() {
                    <Rows key={list.code.clone()} list={list.clone()} {place} />
                } else {
                    { outdated(words, &list, place) }
                }
            } else {
                <Card id="which">
                    <form class="form" {onsubmit} novalidate=true>
                        <FormFailure failure={open.failure.clone()} attempt={open.attempt} control={Callback::from(|_| Some(AttrValue::from("code")))} />
                        <TextInput id="code" short=true label={words.say("sign-in-code")} hint={words.say("typed-code-hint")} max_length={Some(20)}
                            autocomplete="off" value={(*code).clone()} error={open.field("?code")} on_input={code.on(|typed, text| *typed = text)} />
                        <Buttons><Button submit=true busy={open.busy}>{ words.say("typed-open") }</Button></Buttons>
                    </form>
                </Card>
            }
        </Page>
    }
}

/// Who came or left since the list was printed.
fn outdated(words: Words, list: &SignInList, place: Place) -> Html {
    let left = list.rows.iter().filter(|row| !row.is_member).map(|row| {
        MarkItem::numbered(row.number.to_string(), name(row))
            .detail(html! { <p>{ words.say("typed-left") }</p> })
    });
    let joined = list.joined.iter().map(|one| {
        MarkItem::new(Symbol::Person, Tone::Info, format!("{} {}", one.family_name, one.given_name))
            .detail(html! { <p>{ words.say("typed-joined") }</p> })
    });
    let items: Vec<MarkItem> = left.chain(joined).collect();
    html! {
        <Card id="outdated" title={words.say("typed-outdated")}>
            <Notice tone={Tone::Warn} announce=true><p>{ words.say_with("typed-outdated-what", &[("code", written(&list.code).into())]) }</p></Notice>
            <MarkList {items} />
            <Buttons>
                <LinkButton href={place.sign_in()}>{ words.say("attendance-to-sign-in") }</LinkButton>
                <LinkButton kind={ButtonKind::Secondary} href={place.attendance()}>{ words.say("sign-in-back") }</LinkButton>
            </Buttons>
        </Card>
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Typing {
    text: String,
    rest_absent: bool,
}

#[derive(Properties, PartialEq)]
struct RowsProps {
    list: Rc<SignInList>,
    place: Place,
}

fn sitting(list: &SignInList) -> Sitting {
    let mode = match list.mode {
        polku_api_types::text::DeliveryMode::InPerson => Mode::InPerson,
        polku_api_types::text::DeliveryMode::Remote => Mode::Remote,
        polku_api_types::text::DeliveryMode::Hybrid => Mode::Hybrid,
    };
    Sitting {
        state: SessionState::Published,
        mode,
        starts_at: list.made_at,
        counted_minutes: list.counted_minutes,
    }
}

const fn status(of: Status) -> AttendanceStatus {
    match of {
        Status::OnSite => AttendanceStatus::OnSite,
        Status::Remote => AttendanceStatus::Remote,
        Status::PartlyOnSite => AttendanceStatus::PartlyOnSite,
        Status::PartlyRemote => AttendanceStatus::PartlyRemote,
        Status::Apologised => AttendanceStatus::Apologised,
        Status::Absent => AttendanceStatus::Absent,
        Status::Withdrawn => AttendanceStatus::Withdrawn,
    }
}

/// What would be said of a row: what was typed, or absent where the rest is. Whoever apologised stays so.
fn said(row: &SignInRow, typed: Option<&Said>, rest_absent: bool) -> Option<(AttendanceStatus, Option<u32>)> {
    match typed {
        Some(said) => Some((status(said.status()), said.minutes())),
        None => (rest_absent && row.status.is_none()).then_some((AttendanceStatus::Absent, None)),
    }
}

/// The rows, what was typed, and what it says of whom while it is typed.
#[component]
fn Rows(props: &RowsProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let way = use_way();
    let RowsProps { list, place } = props;
    let typing = use_draft(Typing::default);
    // What is sent again after a lost connection has the ids that it had.
    let ids = use_memo(list.rows.len(), |rows| (0..*rows).map(|_| random_key()).collect::<Vec<_>>());
    let typed = Typed::read(&typing.text, u32::try_from(list.rows.len()).unwrap_or(u32::MAX), &sitting(list));
    let rows: Vec<(&SignInRow, Option<(AttendanceStatus, Option<u32>)>)> = list
        .rows
        .iter()
        .map(|row| (row, said(row, typed.rows.get(&row.number), typing.rest_absent)))
        .collect();
    let marks: Vec<AttendanceMark> = rows
        .iter()
        .zip(ids.iter())
        .filter_map(|((row, said), id)| {
            let (status, minutes) = (*said)?;
            let new = (Some(status), minutes) != (row.status, row.minutes);
            new.then_some(AttendanceMark { id: *id, application_id: row.application_id, status, minutes })
        })
        .collect();
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
    let session = list.session_id;
    let save = use_action(
        move |client, key, body: MarkAttendance| async move { client.mark_attendance(session, key, &body).await },
        done,
    );
    let count = marks.len();
    let wrong = !typed.faults.is_empty();
    let onsubmit = {
        let (run, code) = (save.run.clone(), list.code.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !marks.is_empty() && !wrong {
                run.emit(MarkAttendance { marks: marks.clone(), list: Some(code.clone()) });
            }
        })
    };
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <FormFailure failure={save.failure.clone()} attempt={save.attempt} control={Callback::from(|_| Some(AttrValue::from("typed")))} />
            if !list.has_begun {
                <Notice><p>{ words.say("attendance-not-begun") }</p></Notice>
            }
            <Card id="typing" title={words.say("typed-rows")}>
                <TextArea id="typed" rows=3 label={words.say("typed-field")} hint={words.say("typed-hint")} value={typing.text.clone()}
                    error={wrong.then(|| words.say("typed-wrong"))} on_input={typing.on(|typing: &mut Typing, text| typing.text = text)} />
                if wrong {
                    <ul class="typed__faults">{ for typed.faults.iter().map(|fault| html! { <li>{ fault_words(words, fault) }</li> }) }</ul>
                }
                <Checkbox id="rest" label={words.say("typed-rest")} hint={words.say("typed-rest-hint")} checked={typing.rest_absent}
                    on_change={typing.on(|typing: &mut Typing, on| typing.rest_absent = on)} />
            </Card>
            <Card id="preview" title={words.say("typed-preview")}>
                <MarkList items={rows.iter().map(|(row, said)| item(words, row, *said)).collect::<Vec<_>>()} />
            </Card>
            <div class="workbar">
                <p class="workbar__sum">{ words.say_with("attendance-unsaved", &[("count", count.into())]) }</p>
                <Button submit=true busy={save.busy} disabled={count == 0 || wrong}>{ words.say("attendance-save") }</Button>
            </div>
        </form>
    }
}

fn item(words: Words, row: &SignInRow, said: Option<(AttendanceStatus, Option<u32>)>) -> MarkItem {
    let shown = said.or_else(|| row.status.map(|status| (status, row.minutes)));
    let tag = shown.map_or_else(Html::default, |(status, minutes)| {
        html! { <Tag tone={status_tone(status)}>{ status_words(words, status, minutes) }</Tag> }
    });
    // Below the name: beside it there is no room on a narrow screen.
    MarkItem::numbered(row.number.to_string(), name(row)).detail(tag)
}

/// A fault with its place and what was typed there.
fn fault_words(words: Words, fault: &TypedFault) -> AttrValue {
    let why = match fault.why {
        Misread::NoRow => words.say("typed-fault-no-row"),
        Misread::NoSuchRow(rows) => words.say_with("typed-fault-no-such-row", &[("rows", rows.into())]),
        Misread::Backwards => words.say("typed-fault-backwards"),
        Misread::Twice(row) => words.say_with("typed-fault-twice", &[("row", row.into())]),
        Misread::TooLong => words.say("typed-fault-too-long"),
        Misread::Mark(MarkFault::TooMany(most)) => {
            words.say_with("typed-fault-minutes", &[("most", most.into())])
        }
        Misread::Mark(_) => words.say("typed-fault-mark"),
    };
    words.say_with(
        "typed-fault",
        &[("at", fault.at.into()), ("typed", fault.typed.as_str().into()), ("why", why.as_str().into())],
    )
}
