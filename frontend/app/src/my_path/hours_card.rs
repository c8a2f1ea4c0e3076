use std::rc::Rc;

use polku_api_types::page::PageQuery;
use polku_api_types::promises::{ConsentToHours, ElementGrowth, ElementTime, OwnHourQuestion, PromisedTime};
use polku_i18n::format;
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, LinkButton, Notice, Tone, Words, use_toasts, use_words,
};
use yew::prelude::*;

use crate::hooks::{use_action, use_query};
use crate::localised::shown;
use crate::route::OwnRoute;

/// What the reader is asked when a programme takes more hours than they were promised. It stays until they answer: they consent
/// here, or leave on the page of their application.
#[component]
pub fn HoursCards() -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let asked = use_query((), |client, ()| async move {
        Ok(client.list_own_hour_questions(&PageQuery::longest()).await?.items)
    });
    let reload = asked.reload.clone();
    let on_done = Callback::from(move |()| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say("my-path-hours-consented"));
        }
        reload.emit(());
    });
    let ready = Callback::from(move |asked: Rc<Vec<OwnHourQuestion>>| {
        html! {
            <>{ for asked.iter().map(|question| html! {
                <HoursCard key={question.consent.application_id.to_string()} question={question.clone()} on_done={on_done.clone()} />
            }) }</>
        }
    });
    // Most are asked nothing: nothing stands in for a question that is not there.
    if asked.state.data.is_none() && asked.state.failure.is_none() {
        return Html::default();
    }
    html! { <AsyncView<Vec<OwnHourQuestion>> state={asked.state} {ready} on_retry={asked.reload} /> }
}

#[derive(Properties, PartialEq)]
struct HoursCardProps {
    question: OwnHourQuestion,
    on_done: Callback<()>,
}

#[component]
fn HoursCard(props: &HoursCardProps) -> Html {
    let words = use_words();
    let OwnHourQuestion { programme_name, consent, changes, .. } = &props.question;
    let (application, design_id) = (consent.application_id, consent.design_id);
    let answer = use_action(
        move |client, key, ()| async move {
            client.consent_to_hours(application, key, &ConsentToHours { design_id }).await.map(drop)
        },
        props.on_done.clone(),
    );
    let sums =
        [("promised", time(words, consent.promised).into()), ("takes", time(words, consent.takes).into())];
    html! {
        <section class="card card--accent stack">
            <div class="next__what">
                <p class="quiet">{ shown(words, programme_name) }</p>
                <h2 class="next__title">{ words.say("my-path-hours-asked") }</h2>
                <p>{ words.say_with("my-path-hours-sums", &sums) }</p>
                <ul>{ for changes.iter().map(|change| html! { <li>{ changed(words, change) }</li> }) }</ul>
                <p class="quiet">{ words.say("my-path-hours-days") }{ " " }{ words.say("my-path-hours-silence") }</p>
                if let Some(failure) = &answer.failure {
                    <Notice tone={Tone::Bad} title={failure.failure.title.clone()} announce=true />
                }
            </div>
            <Buttons>
                <Button busy={answer.busy} onclick={answer.run.reform(|_: MouseEvent| ())}>{ words.say("my-path-hours-consent") }</Button>
                <LinkButton kind={ButtonKind::Secondary} href={OwnRoute::Application { id: application }}>{ words.say("my-path-hours-leave") }</LinkButton>
            </Buttons>
        </section>
    }
}

/// What is known of the time, and how many meetings are beside it.
fn time(words: Words, time: PromisedTime) -> String {
    let hours = format::hours(words.language, time.minutes);
    match time.unmeasured_meetings {
        0 => hours,
        open => {
            words.say_with("hours-and-open", &[("hours", hours.into()), ("open", open.into())]).to_string()
        }
    }
}

fn changed(words: Words, change: &ElementGrowth) -> AttrValue {
    let element = |time: ElementTime| match time.minutes {
        Some(minutes) => format::hours(words.language, minutes),
        None => words.say("hours-not-stated").to_string(),
    };
    let title = shown(words, &change.title);
    let mut args = vec![("title", title.as_str().into())];
    args.extend(change.before.map(|time| ("before", element(time).into())));
    args.extend(change.now.map(|time| ("now", element(time).into())));
    let key = match (change.before, change.now) {
        (None, _) => "my-path-hours-new",
        (Some(_), None) => "my-path-hours-gone",
        (Some(_), Some(_)) => "my-path-hours-changed",
    };
    words.say_with(key, &args)
}
