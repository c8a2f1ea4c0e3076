use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::events::EventListener;
use polku_api_types::attendance::{
    AttendanceSheet, AttendanceStatus, Attendee, MarkAttendance, MarksKept, Membership,
};
use polku_api_types::text::DeliveryMode;
use polku_client::ClientError;
use polku_ui::field::TextInput;
use polku_ui::{Button, ButtonKind, Notice, Tag, Tone, Words, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::kept::{Pass, Wanted};
use super::words::{is_partly, status_key, status_words, ways};
use crate::context::use_session;
use crate::hooks::{Action, FormFailure, use_action};
use crate::programmes::form::{Draft, use_draft};
use crate::sessions::expected_key;

#[derive(Properties, PartialEq)]
pub struct MarkingProps {
    pub sheet: Rc<AttendanceSheet>,
    pub on_saved: Callback<()>,
}

/// What is chosen for somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Chosen {
    status: Option<AttendanceStatus>,
    minutes: String,
}

type Choosing = BTreeMap<Uuid, Chosen>;

impl Chosen {
    fn of(person: &Attendee) -> Self {
        Self {
            status: person.status,
            minutes: person.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        }
    }

    /// Minutes that are sent: what is no number is missing, and the server says so.
    fn said(&self) -> Option<(AttendanceStatus, Option<u32>)> {
        let status = self.status?;
        let minutes = self.minutes.trim().parse().ok().filter(|_| is_partly(status));
        Some((status, minutes))
    }
}

/// What differs from what stands.
fn changes(sheet: &AttendanceSheet, choosing: &Choosing) -> Vec<Wanted> {
    let changed = |person: &Attendee| {
        let (status, minutes) = choosing.get(&person.application_id)?.said()?;
        let new = (Some(status), minutes) != (person.status, person.minutes);
        new.then_some((person.application_id, status, minutes))
    };
    members(sheet).filter_map(changed).collect()
}

fn members(sheet: &AttendanceSheet) -> impl Iterator<Item = &Attendee> {
    sheet.people.iter().filter(|person| person.membership == Membership::Member)
}

/// A pass is kept until it was answered: a refusal is an answer, a lost connection or a session that has ended is none.
#[hook]
fn use_pass(session: Uuid, account: Uuid, on_saved: Callback<()>) -> Action<Pass> {
    let words = use_words();
    let toasts = use_toasts();
    let done = Callback::from(move |kept: MarksKept| {
        Pass::forget(session, account);
        if let Some(toasts) = &toasts {
            let count = kept.kept + kept.arrived_before;
            toasts.done(words.say_with("attendance-saved", &[("count", count.into())]));
        }
        on_saved.emit(());
    });
    let send = use_action(
        move |client, _, pass: Pass| async move {
            let Pass { key, marks } = pass;
            let answer = client.mark_attendance(session, key, &MarkAttendance { marks, list: None }).await;
            if let Err(ClientError::Problem(problem)) = &answer
                && !matches!(problem.status, 401 | 408 | 429 | 500..)
            {
                Pass::forget(session, account);
            }
            answer
        },
        done,
    );
    // What waits is sent when the page opens, and when the connection comes back.
    let run = send.run.clone();
    use_effect_with((session, account), move |_| {
        let resend = move || {
            if let Some(pass) = Pass::kept(session, account) {
                run.emit(pass);
            }
        };
        resend();
        let listener = EventListener::new(&gloo::utils::window(), "online", move |_| resend());
        move || drop(listener)
    });
    send
}

/// Everybody's attendance in one pass: the rest at once, then the exceptions.
#[component]
pub fn Marking(props: &MarkingProps) -> Html {
    let words = use_words();
    let sheet = &props.sheet;
    let account = use_session().me().map(|me| me.account_id).unwrap_or_default();
    let draft: Draft<Choosing> =
        use_draft(|| members(sheet).map(|person| (person.application_id, Chosen::of(person))).collect());
    let session = sheet.session_id;
    let pass = use_pass(session, account, props.on_saved.clone());
    let wanted = changes(sheet, &draft);
    let waiting = pass.failure.as_ref().is_some_and(|failure| failure.code.is_none());
    let onclick = {
        let (run, wanted) = (pass.run.clone(), wanted.clone());
        Callback::from(move |_: MouseEvent| {
            let pass = Pass::of(&wanted, Pass::kept(session, account).as_ref());
            pass.keep(session, account);
            run.emit(pass);
        })
    };
    let control = {
        let wanted = wanted.clone();
        Callback::from(move |pointer: String| {
            let index: usize = pointer.split('/').nth(2)?.parse().ok()?;
            let (application, ..) = wanted.get(index)?;
            let control = match pointer.ends_with("/minutes") {
                true => minutes_id(*application),
                false => way_id(*application, 0),
            };
            Some(AttrValue::from(control))
        })
    };
    let fault = |application: Uuid| {
        let index = wanted.iter().position(|(one, ..)| *one == application)?;
        pass.field(&format!("/marks/{index}/minutes"))
    };
    html! {
        <div class="marking">
            if waiting {
                <Notice tone={Tone::Warn} announce=true title={words.say("attendance-kept")}>
                    <p>{ words.say("attendance-kept-what") }</p>
                </Notice>
            } else {
                <FormFailure failure={pass.failure.clone()} attempt={pass.attempt} {control} />
            }
            { rest(words, sheet, &draft) }
            <ol class="marking__people">
                { for members(sheet).map(|person| marked(words, sheet, person, &draft, fault(person.application_id))) }
            </ol>
            <div class="workbar">
                <p class="workbar__sum">{ words.say_with("attendance-unsaved", &[("count", wanted.len().into())]) }</p>
                <Button busy={pass.busy} disabled={wanted.is_empty()} {onclick}>{ words.say("attendance-save") }</Button>
            </div>
        </div>
    }
}

/// Buttons that mark all of whom nothing is chosen yet; whoever apologised stays so.
fn rest(words: Words, sheet: &AttendanceSheet, draft: &Draft<Choosing>) -> Html {
    let open = draft.values().filter(|chosen| chosen.status.is_none()).count();
    if !sheet.has_begun || open == 0 {
        return Html::default();
    }
    let button = |status: AttendanceStatus, key: &'static str| {
        let mark = draft.on(move |choosing: &mut Choosing, _: MouseEvent| {
            for chosen in choosing.values_mut().filter(|chosen| chosen.status.is_none()) {
                chosen.status = Some(status);
            }
        });
        html! {
            <Button kind={ButtonKind::Secondary} onclick={mark}>{ words.say_with(key, &[("count", open.into())]) }</Button>
        }
    };
    html! {
        <div class="marking__rest">
            if sheet.mode != DeliveryMode::Remote {
                { button(AttendanceStatus::OnSite, "attendance-rest-on-site") }
            }
            if sheet.mode != DeliveryMode::InPerson {
                { button(AttendanceStatus::Remote, "attendance-rest-remote") }
            }
        </div>
    }
}

fn way_id(application: Uuid, index: usize) -> String {
    format!("way-{application}-{index}")
}

fn minutes_id(application: Uuid) -> String {
    format!("minutes-{application}")
}

/// One person: large targets beside each other, and minutes where only a part counts.
fn marked(
    words: Words,
    sheet: &AttendanceSheet,
    person: &Attendee,
    draft: &Draft<Choosing>,
    fault: Option<AttrValue>,
) -> Html {
    let id = person.application_id;
    let chosen = draft.get(&id).cloned().unwrap_or_default();
    let partly = chosen.status.is_some_and(is_partly);
    let changed = chosen != Chosen::of(person);
    let way = |(index, status): (usize, AttendanceStatus)| {
        let onchange = draft.on(move |choosing: &mut Choosing, _: Event| {
            choosing.entry(id).or_default().status = Some(status);
        });
        html! {
            <span class="way">
                <input class="way__control" type="radio" id={way_id(id, index)} name={id.to_string()}
                    checked={chosen.status == Some(status)} {onchange} />
                <label class="way__label" for={way_id(id, index)}>{ words.say(status_key(status)) }</label>
            </span>
        }
    };
    let on_input = draft.on(move |choosing: &mut Choosing, minutes: String| {
        choosing.entry(id).or_default().minutes = minutes;
    });
    let stands = person.status.filter(|_| changed);
    html! {
        <li key={id.to_string()}>
            <fieldset class={classes!("marking__person", changed.then_some("marking__person--changed"))}>
                <legend class="marking__name">{ format!("{} {}", person.family_name, person.given_name) }</legend>
                <div class="marking__ways">{ for ways(sheet.mode, sheet.has_begun).into_iter().enumerate().map(way) }</div>
                if partly {
                    <TextInput id={minutes_id(id)} label={words.say_with("attendance-minutes", &[("most", sheet.counted_minutes.into())])}
                        kind="number" short=true value={chosen.minutes.clone()} error={fault} {on_input} />
                }
                if let Some(way) = person.expected {
                    <p class="quiet">{ words.say(expected_key(way)) }</p>
                }
                if person.declined_in_calendar {
                    <p><Tag tone={Tone::Warn}>{ words.say("attendance-declined-in-calendar") }</Tag></p>
                }
                if let Some(status) = stands {
                    <p class="quiet">{ words.say_with("attendance-stands", &[("status", status_words(words, status, person.minutes).as_str().into())]) }</p>
                }
            </fieldset>
        </li>
    }
}
