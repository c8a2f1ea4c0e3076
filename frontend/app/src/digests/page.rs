use std::rc::Rc;

use polku_api_types::digests::{DigestFrequency, DigestSettings, SaveDigestSettings};
use polku_i18n::format;
use polku_ui::field::{Choice, RadioGroup};
use polku_ui::{
    AsyncView, Button, Buttons, Card, Crumb, KeyValue, KeyValueList, Notice, Skeleton, Words, use_toasts,
    use_words,
};
use yew::prelude::*;

use super::preview::PreviewCard;
use crate::hooks::{FormFailure, use_action, use_draft, use_query};
use crate::route::{SessionsRoute, StaffRoute};
use crate::shell::Page;

const ALL: [DigestFrequency; 3] =
    [DigestFrequency::Never, DigestFrequency::WorkingDays, DigestFrequency::Weekly];

/// Whether the reader gets a digest, how often, and what it would say now.
#[component]
pub fn DigestPage() -> Html {
    let words = use_words();
    let settings = use_query((), |client, ()| async move { client.view_own_digest_settings().await });
    let reload = settings.reload.clone();
    let ready = Callback::from(move |settings: Rc<DigestSettings>| {
        html! { <Whole key={settings.version} settings={(*settings).clone()} on_done={reload.clone()} /> }
    });
    let crumbs = vec![
        Crumb::new(words.say("app-nav-my-path"), StaffRoute::MyPath),
        Crumb::new(words.say("own-sessions-title"), SessionsRoute::Sessions),
    ];
    html! {
        <Page title={words.say("digest-title")} lead={words.say("digest-lead")} {crumbs}>
            <AsyncView<DigestSettings> state={settings.state} {ready} skeleton={Skeleton::Cards} on_retry={settings.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct WholeProps {
    settings: DigestSettings,
    on_done: Callback<()>,
}

const fn code(frequency: DigestFrequency) -> &'static str {
    match frequency {
        DigestFrequency::Never => "never",
        DigestFrequency::WorkingDays => "working-days",
        DigestFrequency::Weekly => "weekly",
    }
}

fn choices(words: Words) -> Vec<Choice> {
    vec![
        Choice::new(code(DigestFrequency::Never), words.say("digest-never")),
        Choice::new(code(DigestFrequency::WorkingDays), words.say("digest-working-days")),
        Choice::new(code(DigestFrequency::Weekly), words.say("digest-weekly"))
            .hint(words.say("digest-weekly-what")),
    ]
}

#[component]
fn Whole(props: &WholeProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let (version, first) = (props.settings.version, props.settings.frequency);
    let draft = use_draft(move || first);
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: DigestSettings| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("digest-saved"));
            }
            on_done.emit(());
        })
    };
    let save = use_action(
        move |client, _, body: SaveDigestSettings| async move {
            client.save_own_digest_settings(version, &body).await
        },
        done,
    );
    let onsubmit = {
        let (draft, run) = (draft.clone(), save.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(SaveDigestSettings { frequency: *draft });
        })
    };
    let pick = draft.on(|draft: &mut DigestFrequency, value: String| {
        if let Some(picked) = ALL.into_iter().find(|one| code(*one) == value) {
            *draft = picked;
        }
    });
    let next = props
        .settings
        .next_on
        .map(|day| vec![KeyValue::new(words.say("digest-next"), format::date(words.language, day))]);
    let control = Callback::from(|_: String| Some(AttrValue::from("frequency")));
    html! {
        <div class="stack">
            <Card id="choice" title={words.say("digest-choice")} lead={words.say("digest-when")}>
                if !props.settings.has_address {
                    <Notice><p>{ words.say("digest-no-address") }</p></Notice>
                }
                if let Some(items) = next {
                    <KeyValueList {items} />
                }
                <form class="form" {onsubmit} novalidate=true>
                    <FormFailure failure={save.failure.clone()} attempt={save.attempt} {control} />
                    <RadioGroup id="frequency" label={words.say("digest-choice")} choices={choices(words)}
                        error={save.field("/frequency")} value={code(*draft)} on_change={pick} />
                    <Buttons><Button submit=true busy={save.busy}>{ words.say("digest-save") }</Button></Buttons>
                </form>
            </Card>
            <PreviewCard frequency={*draft} />
        </div>
    }
}
