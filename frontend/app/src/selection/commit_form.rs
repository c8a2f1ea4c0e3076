use polku_api_types::selection::{CommitSelection, Fallback};
use polku_i18n::format;
use polku_ui::field::{DateInput, TextArea};
use polku_ui::{Button, ButtonKind, Buttons, Card, ConfirmDialog, use_words};
use yew::prelude::*;

use super::workspace_page::NowProps;
use crate::context::use_session;
use crate::hooks::{FormFailure, use_action};
use crate::zone::local;

/// Publishes the commitment with the public value that would replace a withheld share, after asking: what is published
/// stays.
#[component]
pub fn CommitForm(props: &NowProps) -> Html {
    let words = use_words();
    let description = use_state(|| words.say("selection-fallback-proposal").to_string());
    let session = use_session();
    let day = use_state(|| session.me().and_then(|me| lotto_day(me.signed_in_until)).unwrap_or_default());
    let (selection, version) = (props.round.id, props.round.version);
    let commit = use_action(
        move |client, key, body: CommitSelection| async move {
            client.commit_selection(selection, key, version, &body).await.map(drop)
        },
        props.on_done.clone(),
    );
    let incomplete = use_state(|| false);
    let asked = use_state(|| None::<Fallback>);
    let onsubmit =
        {
            let (description, day, asked) = (description.clone(), day.clone(), asked.clone());
            let incomplete = incomplete.clone();
            Callback::from(move |event: SubmitEvent| {
                event.prevent_default();
                let parsed = day.parse::<jiff::civil::Date>();
                incomplete.set(parsed.is_err());
                asked.set(parsed.ok().map(|available_on| Fallback {
                    description: description.trim().to_owned(),
                    available_on,
                }));
            })
        };
    let on_close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let on_confirm = {
        let (asked, run) = (asked.clone(), commit.run.clone());
        Callback::from(move |()| {
            let wanted = (*asked).clone();
            // What is wrong is told in the form.
            asked.set(None);
            if let Some(fallback) = wanted {
                run.emit(CommitSelection { fallback });
            }
        })
    };
    let day_error = if *incomplete {
        Some(words.say("selection-fallback-day-missing"))
    } else {
        commit.field("/fallback/available_on")
    };
    html! {
        <Card accent=true id="commit" title={words.say("step-commit")}>
            <p>{ words.say("step-commit-what") }</p>
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={commit.failure.clone()} attempt={commit.attempt} control={Callback::from(control)} />
                <TextArea id="fallback" rows={3} label={words.say("selection-fallback")} hint={words.say("selection-fallback-hint")}
                    value={(*description).clone()} error={commit.field("/fallback/description")} max_length={500}
                    on_input={Callback::from(move |text| description.set(text))} />
                <DateInput id="fallback-day" label={words.say("selection-fallback-day")} hint={words.say("selection-fallback-day-hint")}
                    value={(*day).clone()} error={day_error} on_change={Callback::from(move |text| day.set(text))} />
                <Buttons><Button submit=true busy={commit.busy}>{ words.say("selection-commit") }</Button></Buttons>
            </form>
            <ConfirmDialog id="commit-ask" title={words.say("selection-commit-question")} action={words.say("selection-commit-now")}
                kind={ButtonKind::Primary} open={asked.is_some()} {on_confirm} {on_close}>
                <p>{ words.say("step-commit-what") }</p>
                if let Some(fallback) = &*asked {
                    <p>{ words.say_with("selection-commit-value", &[
                        ("date", format::date(words.language, fallback.available_on).into()),
                        ("value", fallback.description.as_str().into()),
                    ]) }</p>
                }
            </ConfirmDialog>
        </Card>
    }
}

/// The first Saturday that leaves the holders two days to reveal. Only the server knows what day it is; a sign-in
/// ends by idleness within hours of now.
fn lotto_day(soon: jiff::Timestamp) -> Option<String> {
    let in_two_days = local(soon).date().checked_add(jiff::Span::new().days(1)).ok()?;
    in_two_days.nth_weekday(1, jiff::civil::Weekday::Saturday).ok().map(|day| day.to_string())
}

fn control(pointer: String) -> Option<AttrValue> {
    match pointer.as_str() {
        "/fallback/description" => Some("fallback".into()),
        "/fallback/available_on" => Some("fallback-day".into()),
        _ => None,
    }
}
