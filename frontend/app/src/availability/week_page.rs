use std::rc::Rc;

use polku_api_types::availability::{SaveWorkingWeek, WorkingDay, WorkingWeek};
use polku_ui::field::TextInput;
use polku_ui::{AsyncView, Button, Buttons, Card, Crumb, Notice, Skeleton, Words, use_toasts, use_words};
use yew::prelude::*;

use super::busy_card::BusyCard;
use crate::hooks::{Draft, FormFailure, use_action, use_draft, use_query};
use crate::route::{SessionsRoute, StaffRoute};
use crate::shell::Page;

/// The names of the days from Monday on.
const DAYS: [&str; 7] = [
    "working-week-1",
    "working-week-2",
    "working-week-3",
    "working-week-4",
    "working-week-5",
    "working-week-6",
    "working-week-7",
];

/// When the reader works, for themselves alone, and when they are busy.
#[component]
pub fn WorkingWeekPage() -> Html {
    let words = use_words();
    let week = use_query((), |client, ()| async move { client.view_own_working_week().await });
    let reload = week.reload.clone();
    let ready = Callback::from(move |week: Rc<WorkingWeek>| {
        html! { <WeekForm key={week.version} week={(*week).clone()} on_done={reload.clone()} /> }
    });
    let crumbs = vec![
        Crumb::new(words.say("app-nav-my-path"), StaffRoute::MyPath),
        Crumb::new(words.say("own-sessions-title"), SessionsRoute::Sessions),
    ];
    html! {
        <Page title={words.say("working-week-title")} lead={words.say("working-week-lead")} {crumbs}>
            <AsyncView<WorkingWeek> state={week.state} {ready} skeleton={Skeleton::Cards} on_retry={week.reload} />
            <BusyCard />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct WeekFormProps {
    week: WorkingWeek,
    on_done: Callback<()>,
}

/// From when until when on each day, as it is typed.
type Typed = [(String, String); 7];

fn typed(week: &WorkingWeek) -> Typed {
    let mut typed = Typed::default();
    for day in &week.days {
        let place = usize::from(day.weekday).checked_sub(1).and_then(|at| typed.get_mut(at));
        if let Some(place) = place {
            *place = (day.from.clone(), day.until.clone());
        }
    }
    typed
}

/// The days on which something was typed. What is half typed is sent, too, and marked by the server.
fn read(typed: &Typed) -> Vec<WorkingDay> {
    let day = |(weekday, (from, until)): (u8, &(String, String))| {
        let some = !from.is_empty() || !until.is_empty();
        some.then(|| WorkingDay { weekday, from: from.clone(), until: until.clone() })
    };
    (1..).zip(typed).filter_map(day).collect()
}

/// The weekdays that were sent last, in the order in which faults name them.
type Sent = Vec<u8>;

fn control_of(weekday: u8, field: &str) -> String {
    format!("day-{weekday}-{field}")
}

#[component]
fn WeekForm(props: &WeekFormProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let version = props.week.version;
    let first = props.week.clone();
    let draft = use_draft(move || typed(&first));
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: WorkingWeek| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("working-week-saved"));
            }
            on_done.emit(());
        })
    };
    let save = use_action(
        move |client, _, body: SaveWorkingWeek| async move { client.save_own_working_week(version, &body).await },
        done,
    );
    let sent = use_state(Sent::new);
    let onsubmit = {
        let (draft, run, sent) = (draft.clone(), save.run.clone(), sent.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let days = read(&draft);
            sent.set(days.iter().map(|day| day.weekday).collect());
            run.emit(SaveWorkingWeek { days });
        })
    };
    let control = {
        let sent = sent.clone();
        Callback::from(move |pointer: String| {
            let mut parts = pointer.strip_prefix("/days/")?.split('/');
            let (index, field): (usize, &str) = (parts.next()?.parse().ok()?, parts.next()?);
            sent.get(index).map(|weekday| AttrValue::from(control_of(*weekday, field)))
        })
    };
    let fault = |weekday: u8, field: &str| {
        let index = sent.iter().position(|sent| *sent == weekday)?;
        save.field(&format!("/days/{index}/{field}"))
    };
    let days = (1..).zip(DAYS).map(|(weekday, name)| {
        let faults = (fault(weekday, "from"), fault(weekday, "until"));
        day(words, (weekday, name), &draft, faults)
    });
    html! {
        <Card id="week" title={words.say("working-week-days")} lead={words.say("working-week-days-what")}>
            if props.week.is_usual {
                <Notice><p>{ words.say("working-week-usual") }</p></Notice>
            }
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={save.failure.clone()} attempt={save.attempt} {control} />
                { for days }
                <Buttons><Button submit=true busy={save.busy}>{ words.say("working-week-save") }</Button></Buttons>
            </form>
        </Card>
    }
}

/// The two times of one day.
fn day(
    words: Words,
    (weekday, name): (u8, &'static str),
    draft: &Draft<Typed>,
    (begins, ends): (Option<AttrValue>, Option<AttrValue>),
) -> Html {
    let place = usize::from(weekday) - 1;
    let Some((from, until)) = draft.get(place).cloned() else { return Html::default() };
    let put = |is_end: bool| {
        draft.on(move |draft: &mut Typed, text: String| {
            if let Some((from, until)) = draft.get_mut(place) {
                *(if is_end { until } else { from }) = text;
            }
        })
    };
    html! {
        <fieldset key={name} class="field">
            <legend class="field__label">{ words.say(name) }</legend>
            <div class="fields">
                <TextInput id={control_of(weekday, "from")} kind="time" short=true optional=true label={words.say("working-week-from")}
                    value={from} error={begins} on_input={put(false)} />
                <TextInput id={control_of(weekday, "until")} kind="time" short=true optional=true label={words.say("working-week-until")}
                    value={until} error={ends} on_input={put(true)} />
            </div>
        </fieldset>
    }
}
