use std::rc::Rc;

use polku_api_types::messages::{
    MessagePreview, MessageTrial, Placeholder, PreviewMessage, ProgrammeMessage, ProgrammeMessages,
    SaveMessage, TryMessage, Wording,
};
use polku_api_types::text::Language;
use polku_api_types::words::Spoken as _;
use polku_ui::field::{Required, Select, SelectOption, TextInLanguages, Written, WrittenErrors};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, KeyValue, KeyValueList, Notice, Words, use_address,
    use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::shown::shown;
use super::words::{crumbs, name_of, said, typed, wire, written};
use crate::hooks::{Action, ActionFailure, FormFailure, use_action, use_draft, use_query};
use crate::shell::{NotFoundPage, Page};

#[derive(Properties, PartialEq)]
pub struct MessagePageProps {
    /// The programme.
    pub id: Uuid,
}

/// One mail of a programme, named in the address: its words, what they would look like, a test to oneself.
#[component]
pub fn MessagePage(props: &MessagePageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let kind = said(&use_address().query, "kind");
    let seen = use_query(id, |client, id| async move { client.view_programme_messages(id).await });
    let loaded = seen.state.data.as_ref();
    let one = loaded.and_then(|all| all.messages.iter().find(|one| name_of(one.kind) == kind));
    if loaded.is_some() && one.is_none() {
        return html! { <NotFoundPage home={crate::route::MessagesRoute::Messages { id }} /> };
    }
    let title = one.map_or_else(|| words.say("messages-one"), |one| words.say(one.kind.word()));
    let reload = seen.reload.clone();
    let ready = Callback::from(move |all: Rc<ProgrammeMessages>| {
        let one = all.messages.iter().find(|one| name_of(one.kind) == kind).cloned();
        one.map_or_else(Html::default, |message| {
            html! { <Editor key={all.version} programme={id} version={all.version} {message} on_done={reload.clone()} /> }
        })
    });
    html! {
        <Page {title} lead={words.say("messages-one-lead")} crumbs={crumbs(words, id, true)}>
            <AsyncView<ProgrammeMessages> state={seen.state} {ready} on_retry={seen.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct EditorProps {
    programme: Uuid,
    version: u64,
    message: ProgrammeMessage,
    on_done: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Draft {
    subject: Written,
    body: Written,
}

#[component]
fn Editor(props: &EditorProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let EditorProps { programme, version, message, .. } = props;
    let (programme, version, kind) = (*programme, *version, message.kind);
    let first = message.own.clone().unwrap_or_else(|| message.house.clone());
    let draft = use_draft(move || Draft { subject: typed(&first.subject), body: typed(&first.body) });
    let preview = use_state(|| None::<Rc<MessagePreview>>);
    // What was tried last says what is wrong: a fault that was mended since is not shown beside a preview.
    let saved_last = use_state(|| true);
    let done = {
        let (on_done, toasts) = (props.on_done.clone(), toasts.clone());
        Callback::from(move |_: ProgrammeMessages| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("form-saved"));
            }
            on_done.emit(());
        })
    };
    let save = use_action(
        move |client, _, own: Option<Wording>| async move {
            client.save_programme_message(programme, version, &SaveMessage { kind, words: own }).await
        },
        done,
    );
    let show = {
        let preview = preview.clone();
        use_action(
            move |client, _, own: Wording| async move {
                let body = PreviewMessage { kind, words: Some(own) };
                client.preview_programme_message(programme, &body).await
            },
            Callback::from(move |answer: MessagePreview| preview.set(Some(Rc::new(answer)))),
        )
    };
    let onsubmit = {
        let (draft, run, saved_last) = (draft.clone(), save.run.clone(), saved_last.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            saved_last.set(true);
            run.emit(Some(wire(&draft.subject, &draft.body)));
        })
    };
    let on_show = {
        let (draft, run, saved_last) = (draft.clone(), show.run.clone(), saved_last.setter());
        Callback::from(move |_: MouseEvent| {
            saved_last.set(false);
            run.emit(wire(&draft.subject, &draft.body));
        })
    };
    let needed = &message.needed;
    let (failure, attempt) =
        if *saved_last { (save.failure.clone(), save.attempt) } else { (show.failure.clone(), show.attempt) };
    html! {
        <div class="stack">
            <Card id="placeholders" title={words.say("messages-placeholders")} lead={words.say("messages-placeholders-what")}>
                { placeholders(words, message) }
            </Card>
            <Card id="words" title={words.say(if message.own.is_some() { "messages-own" } else { "messages-house" })}>
                <form class="form" {onsubmit} novalidate=true>
                    <FormFailure failure={failure.clone()} {attempt} control={Callback::from(control)} />
                    <TextInLanguages id="subject" label={words.say("messages-subject")} hint={words.say("messages-subject-hint")} required={Required::All}
                        errors={errors(words, failure.as_deref(), "/words/subject", needed)} value={draft.subject.clone()}
                        on_change={draft.on(|draft, text| draft.subject = text)} />
                    <TextInLanguages id="body" label={words.say("messages-body")} hint={words.say("messages-body-hint")} required={Required::All} multiline=true
                        errors={errors(words, failure.as_deref(), "/words/body", needed)} value={draft.body.clone()}
                        on_change={draft.on(|draft, text| draft.body = text)} />
                    { kept(words, message) }
                    { buttons(words, message.own.is_some(), &save, (show.busy, on_show)) }
                </form>
            </Card>
            if let Some(preview) = &*preview {
                { shown(words, preview) }
            }
            <Trial {programme} kind={kind} subject={draft.subject.clone()} body={draft.body.clone()} />
        </div>
    }
}

/// What can be done with the words: saving them, seeing them, going back to the house's.
fn buttons(
    words: Words,
    has_own: bool,
    save: &Action<Option<Wording>>,
    (showing, on_show): (bool, Callback<MouseEvent>),
) -> Html {
    html! {
        <Buttons>
            <Button submit=true busy={save.busy}>{ words.say("messages-save") }</Button>
            <Button kind={ButtonKind::Secondary} busy={showing} onclick={on_show}>{ words.say("messages-show") }</Button>
            if has_own {
                <Button kind={ButtonKind::Quiet} busy={save.busy} onclick={save.run.reform(|_: MouseEvent| None)}>{ words.say("messages-reset") }</Button>
            }
        </Buttons>
    }
}

/// The id of the control for a pointer.
fn control(at: String) -> Option<AttrValue> {
    let mut parts = at.trim_start_matches("/words/").split('/');
    let (part, language) = (parts.next()?, parts.next()?);
    Some(format!("{part}-{language}").into())
}

/// What is wrong with a text in each language: also a placeholder that it lacks.
fn errors(words: Words, failure: Option<&ActionFailure>, at: &str, needed: &[Placeholder]) -> WrittenErrors {
    let field = |at: &str| failure.and_then(|failure| failure.field(at));
    let one = |language: &str| {
        let at = format!("{at}/{language}");
        let lacks = || {
            let lacking = needed.iter().find(|one| field(&format!("{at}/{}", name_of(**one))).is_some())?;
            let name = written(*lacking);
            Some(words.say_with("messages-lacks", &[("placeholder", name.as_str().into())]))
        };
        field(&at).or_else(lacks)
    };
    WrittenErrors { fi: one("fi"), sv: one("sv"), en: one("en") }
}

fn placeholders(words: Words, message: &ProgrammeMessage) -> Html {
    let item = |placeholder: &Placeholder, needed: bool| {
        let meaning = words.say(placeholder.word());
        let value = html! {
            <>{ meaning }if needed { { " – " }<strong>{ words.say("messages-needed") }</strong> }</>
        };
        KeyValue::new(written(*placeholder), value)
    };
    let items = message.needed.iter().map(|one| item(one, true));
    let items = items.chain(message.offered.iter().map(|one| item(one, false))).collect::<Vec<_>>();
    html! { <KeyValueList {items} /> }
}

/// What the house adds, in the reader's language.
fn kept(words: Words, message: &ProgrammeMessage) -> Html {
    let Some(kept) = &message.kept else { return Html::default() };
    let kept = match words.language {
        polku_i18n::Language::Fi => &kept.fi,
        polku_i18n::Language::Sv => &kept.sv,
        polku_i18n::Language::En => &kept.en,
    };
    html! {
        <Notice title={words.say("messages-kept")}>
            { for kept.split("\n\n").map(|part| html! { <p>{ part }</p> }) }
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
struct TrialProps {
    programme: Uuid,
    kind: polku_api_types::messages::MessageKind,
    subject: Written,
    body: Written,
}

const LANGUAGES: [(&str, Language); 3] = [("fi", Language::Fi), ("sv", Language::Sv), ("en", Language::En)];

/// A test to one's own address.
#[component]
fn Trial(props: &TrialProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let (programme, kind) = (props.programme, props.kind);
    let language = use_state(|| "fi".to_owned());
    let done = Callback::from(move |_: MessageTrial| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say("messages-tried"));
        }
    });
    let send = use_action(
        move |client, key, body: TryMessage| async move {
            client.try_programme_message(programme, key, &body).await
        },
        done,
    );
    let options =
        LANGUAGES.map(|(code, language)| SelectOption::new(code, words.say(language.word()))).to_vec();
    let onclick = {
        let (run, language) = (send.run.clone(), language.clone());
        let own = wire(&props.subject, &props.body);
        Callback::from(move |_: MouseEvent| {
            let found = LANGUAGES.into_iter().find(|(code, _)| *code == *language);
            let language = found.map_or(Language::Fi, |(_, language)| language);
            run.emit(TryMessage { kind, words: Some(own.clone()), language });
        })
    };
    let on_change = {
        let language = language.clone();
        Callback::from(move |code: String| language.set(code))
    };
    html! {
        <Card id="trial" title={words.say("messages-try")} lead={words.say("messages-try-what")}>
            <div class="form">
                <FormFailure failure={send.failure.clone()} attempt={send.attempt} control={Callback::from(control)} />
                <Select id="trial-language" label={words.say("mails-language")} {options} value={(*language).clone()} {on_change} />
                <Buttons>
                    <Button kind={ButtonKind::Secondary} busy={send.busy} {onclick}>{ words.say("messages-try-send") }</Button>
                </Buttons>
            </div>
        </Card>
    }
}
