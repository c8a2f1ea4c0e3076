use std::rc::Rc;

use polku_api_types::programmes::{CallDetails, LeftOutRound, ProgrammeOverview, SaveCall};
use polku_i18n::format;
use polku_ui::field::{DateInput, Select, TextInLanguages, TextInput};
use polku_ui::path::{Canvas, CanvasStop};
use polku_ui::{
    Button, ButtonKind, Buttons, Card, EmptyState, Icon, KeyValue, KeyValueList, Notice, Symbol, Tone, Words,
    focus_by_id, use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::super::form::{Conflict, Draft, Faults, FormFaults, control, typed_text, use_draft, use_form};
use super::super::{method_sentences, method_word};
use super::criteria::{self, criteria};
use super::left_out::{self, LeftOutCard};
use super::question::{kind_from, kind_options, stop, title};
use super::quotas::{self, quotas};
use super::rules::Rules;
use super::submit::Submit;
use super::supervisor;
use super::typed::TypedCall;
use crate::hooks::{Action, use_action};

#[derive(Properties, PartialEq)]
pub struct EditorProps {
    pub overview: Rc<ProgrammeOverview>,
    /// Something was saved: the page reads the call again.
    pub on_change: Callback<()>,
    /// What somebody else saved takes the place of what was typed.
    pub on_take: Callback<CallDetails>,
    /// The draft to begin with.
    pub call: Option<Rc<CallDetails>>,
}

/// What is sent: a new call, or a change of one in this version or over whatever is stored.
struct Save {
    terms: SaveCall,
    call: Option<(Uuid, Option<u64>)>,
    /// What it was read from.
    typed: TypedCall,
}

#[hook]
fn use_save(programme: Uuid, draft: &Draft<TypedCall>, on_change: &Callback<()>) -> Action<Save> {
    let words = use_words();
    let toasts = use_toasts();
    let done = {
        let (draft, on_change) = (draft.clone(), on_change.clone());
        Callback::from(move |(sent, call): (TypedCall, CallDetails)| {
            draft.change(move |typed| typed.note_saved(&sent, &call));
            if let Some(toasts) = &toasts {
                toasts.done(words.say("call-saved"));
            }
            on_change.emit(());
        })
    };
    use_action(
        move |client, key, Save { terms, call, typed }: Save| async move {
            let saved = match call {
                None => client.create_call(key, programme, &terms).await?,
                Some((id, version)) => {
                    let version = match version {
                        Some(version) => version,
                        None => client.view_call(id).await?.version,
                    };
                    client.update_call(id, version, &terms).await?
                }
            };
            Ok((typed, saved))
        },
        done,
    )
}

/// The draft of a call: its terms, its rules, and sending it to the decider.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let words = use_words();
    let programme = &props.overview.programme;
    let draft = use_draft(|| match &props.call {
        Some(call) => TypedCall::of(call),
        None => TypedCall::new(typed_text(&programme.target_group)),
    });
    {
        let draft = draft.clone();
        use_effect_with(props.call.clone(), move |call| {
            if let Some(call) = call.clone() {
                draft.change(move |typed| typed.note_read(&call));
            }
        });
    }
    let save = use_save(programme.id, &draft, &props.on_change);
    let form = use_form(&save);
    let name = {
        let draft = draft.clone();
        Callback::from(move |at: String| field_name(words, &draft, &at))
    };
    let send = |over: bool| {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |()| {
            let call = draft.saved.as_ref().map(|saved| (saved.id, (!over).then_some(saved.version)));
            send.emit(draft.read(words).map(|terms| Save { terms, call, typed: TypedCall::clone(&draft) }));
        })
    };
    let onsubmit = {
        let send = send(false);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(());
        })
    };
    let changed = draft.is_changed(words);
    html! {
        <div class="columns">
            <div class="stack">
                <form class="stack designing" {onsubmit} novalidate=true>
                    { for props.call.as_ref().and_then(|call| call.returned_note.clone()).map(|note| returned(words, note)) }
                    <FormFaults faults={form.faults.clone()} failure={form.failure_beside_conflict()} attempt={form.attempt} name={name.clone()} />
                    <Overtaken call={props.call.as_ref().map(|call| call.id)} failure={form.failure.clone()} busy={form.busy} on_keep={send(true)} on_take={props.on_take.clone()} />
                    <Terms draft={draft.clone()} faults={form.faults.clone()} places={programme.places} programme={programme.id}
                        named={left_out::named(props.call.as_ref())} />
                    { bar(words, &draft, changed, form.busy) }
                </form>
                if let Some(call) = &props.call {
                    <Rules call={call.clone()} editable=true on_change={props.on_change.clone()} />
                }
            </div>
            <aside class="stack">
                <Submit overview={props.overview.clone()} draft={draft.clone()} {changed} {name} on_done={props.on_change.clone()} />
            </aside>
        </div>
    }
}

/// What the decider wants changed.
fn returned(words: Words, note: String) -> Html {
    html! {
        <Notice tone={Tone::Warn} title={words.say("call-returned")}>
            <p class="as-written">{ note }</p>
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
struct OvertakenProps {
    call: Option<Uuid>,
    failure: Option<Rc<crate::hooks::ActionFailure>>,
    busy: bool,
    on_keep: Callback<()>,
    on_take: Callback<CallDetails>,
}

#[component]
fn Overtaken(props: &OvertakenProps) -> Html {
    let take = use_action(
        |client, _, call: Uuid| async move { client.view_call(call).await },
        props.on_take.clone(),
    );
    let Some(call) = props.call else { return Html::default() };
    html! {
        <Conflict failure={props.failure.clone()} busy={props.busy} on_keep={props.on_keep.clone()} on_take={take.run.reform(move |()| call)} />
    }
}

#[derive(Properties, PartialEq)]
struct TermsProps {
    draft: Draft<TypedCall>,
    faults: Faults,
    places: u32,
    programme: Uuid,
    /// The round that the stored call names in favour of those whom it left out.
    named: Option<LeftOutRound>,
}

/// The fields of a call.
#[component]
fn Terms(props: &TermsProps) -> Html {
    let words = use_words();
    let TermsProps { draft, faults, places, programme, named } = props;
    use_open_faulty(draft, faults);
    use_effect_with(draft.focus.clone(), |id| {
        if let Some(id) = id {
            focus_by_id(id);
        }
    });
    html! {
        <>
            { window(words, draft, faults) }
            <Card id="whom" title={words.say("call-whom")} lead={words.say("call-whom-what")}>
                <TextInLanguages id={control("/target_group")} label={words.say("call-target-group")} multiline=true value={draft.target_group.clone()}
                    errors={faults.in_languages("/target_group")} on_change={draft.on(|call, text| call.target_group = text)} />
            </Card>
            { questions(words, draft, faults) }
            { selection(words, draft, faults, *places) }
            if draft.scoring.criteria.is_empty() {
                { quotas(words, draft, faults) }
                <LeftOutCard programme={*programme} draft={draft.clone()} faults={faults.clone()} named={named.clone()} />
            }
            if draft.has_no_quotas() {
                { criteria(words, draft, faults) }
            }
            { supervisor::card(words, draft, faults) }
            { cooperation(words, draft, faults) }
        </>
    }
}

/// Faults lie in fields, so their questions are opened.
#[hook]
fn use_open_faulty(draft: &Draft<TypedCall>, faults: &Faults) {
    let draft = draft.clone();
    use_effect_with(faults.clone(), move |faults| {
        let faults = faults.clone();
        if !faults.is_empty() {
            draft.change(move |call| {
                for (index, question) in call.questions.iter_mut().enumerate() {
                    question.open |= faults.touches(&format!("/questions/{index}"));
                }
            });
        }
    });
}

fn window(words: Words, draft: &Draft<TypedCall>, faults: &Faults) -> Html {
    html! {
        <Card id="window" title={words.say("call-edit-window")} lead={words.say("call-edit-window-what")}>
            <div class="fields">
                <DateInput id={control("/opens_on")} label={words.say("call-opens-on")} value={draft.opens_on.clone()} error={faults.at("/opens_on")}
                    on_change={draft.on(|call, day| call.opens_on = day)} />
                <DateInput id={control("/closes_on")} label={words.say("call-closes-on")} value={draft.closes_on.clone()} error={faults.at("/closes_on")}
                    on_change={draft.on(|call, day| call.closes_on = day)} />
            </div>
        </Card>
    }
}

fn questions(words: Words, draft: &Draft<TypedCall>, faults: &Faults) -> Html {
    let one = |(index, question)| stop(words, draft, index, question, faults);
    let stops: Vec<CanvasStop> = draft.questions.iter().enumerate().map(one).collect();
    html! {
        <Card id="questions" title={words.say("call-questions")} lead={words.say("call-questions-what")}>
            if stops.is_empty() {
                <EmptyState title={words.say("call-questions-none")}><p>{ words.say("call-questions-none-what") }</p></EmptyState>
            } else {
                <Canvas label={words.say("call-questions")} {stops} on_move={draft.on(TypedCall::put_to)} />
            }
            if let Some((_, question)) = &draft.removed {
                <Notice announce=true>
                    <p>{ words.say_with("call-question-removed", &[("question", title(words, question).as_str().into())]) }</p>
                    <Button id="question-restore" kind={ButtonKind::Secondary} onclick={draft.on(|call, _: MouseEvent| call.restore())}>{ words.say("call-question-restore") }</Button>
                </Notice>
            }
            <AddQuestion draft={draft.clone()} fault={faults.at("/questions")} />
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct AddQuestionProps {
    draft: Draft<TypedCall>,
    fault: Option<AttrValue>,
}

#[component]
fn AddQuestion(props: &AddQuestionProps) -> Html {
    let words = use_words();
    let kind = use_state(|| "text".to_owned());
    let onclick = {
        let (kind, draft) = (kind.clone(), props.draft.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(chosen) = kind_from(&kind) {
                draft.change(move |call| call.add_question(chosen));
            }
        })
    };
    html! {
        <div class="beside">
            <Select id={control("/questions")} label={words.say("call-question-new")} options={kind_options(words)} error={props.fault.clone()}
                value={(*kind).clone()} on_change={Callback::from(move |code| kind.set(code))} />
            <Button kind={ButtonKind::Secondary} {onclick}><Icon symbol={Symbol::Plus} />{ words.say("call-question-add") }</Button>
        </div>
    }
}

fn selection(words: Words, draft: &Draft<TypedCall>, faults: &Faults, places: u32) -> Html {
    let items = vec![
        KeyValue::new(words.say("call-method"), words.say(method_word(draft.method()))),
        KeyValue::new(words.say("call-seats"), AttrValue::from(format::number(words.language, places))),
    ];
    html! {
        <Card id="method" title={words.say("call-edit-method")}>
            <KeyValueList {items} />
            <p class="quiet">{ method_sentences(words, draft.method()) }</p>
            <div class="fields">
                <TextInput id={control("/offer_days")} kind="number" short=true label={words.say("call-offer-days")} value={draft.offer_days.clone()}
                    error={faults.at("/offer_days")} on_input={draft.on(|call, text| call.offer_days = text)} />
                <DateInput id={control("/waiting_list_until")} label={words.say("call-waiting-until")} value={draft.waiting_list_until.clone()}
                    error={faults.at("/waiting_list_until")} on_change={draft.on(|call, day| call.waiting_list_until = day)} />
                <DateInput id={control("/checks_until")} label={words.say("call-checks-until")} value={draft.checks_until.clone()}
                    error={faults.at("/checks_until")} on_change={draft.on(|call, day| call.checks_until = day)} />
            </div>
        </Card>
    }
}

fn cooperation(words: Words, draft: &Draft<TypedCall>, faults: &Faults) -> Html {
    html! {
        <Card id="cooperation" title={words.say("call-cooperation-title")} lead={words.say("call-cooperation-what")}>
            <div class="fields">
                <DateInput id={control("/cooperation_on")} optional=true label={words.say("call-cooperation-on")} value={draft.cooperation_on.clone()}
                    error={faults.at("/cooperation_on")} on_change={draft.on(|call, day| call.cooperation_on = day)} />
                <TextInput id={control("/cooperation_reference")} optional=true label={words.say("call-cooperation-reference")}
                    value={draft.cooperation_reference.clone()} error={faults.at("/cooperation_reference")}
                    on_input={draft.on(|call, text| call.cooperation_reference = text)} />
            </div>
        </Card>
    }
}

fn bar(words: Words, draft: &Draft<TypedCall>, changed: bool, busy: bool) -> Html {
    let key = match (&draft.saved, changed) {
        (None, _) => "call-unsaved-new",
        (Some(_), true) => "design-unsaved",
        (Some(_), false) => "design-saved",
    };
    html! {
        <div class="workbar">
            <p role="status">{ words.say(key) }</p>
            <Buttons><Button submit=true {busy}>{ words.say("call-save") }</Button></Buttons>
        </div>
    }
}

/// What the field at a JSON pointer is called.
fn field_name(words: Words, draft: &TypedCall, pointer: &str) -> Option<AttrValue> {
    let mut parts = pointer.strip_prefix('/')?.split('/');
    let key = match parts.next()? {
        "opens_on" => "call-opens-on",
        "closes_on" => "call-closes-on",
        "target_group" => "call-target-group",
        "offer_days" => "call-offer-days",
        "waiting_list_until" => "call-waiting-until",
        "checks_until" => "call-checks-until",
        "cooperation_on" => "call-cooperation-on",
        "cooperation_reference" => "call-cooperation-reference",
        "supervisor" => "call-statements-until",
        "design" => "call-check-design",
        "rules" => "call-rules-title",
        "quotas" => return quotas::field_name(words, parts.next(), parts.next()),
        "left_out" => return Some(left_out::field_name(words, parts.next(), parts.next())),
        "scoring" => return criteria::field_name(words, parts),
        "questions" => return question_field(words, draft, parts.next(), parts.next()),
        _ => return None,
    };
    Some(words.say(key))
}

fn question_field(
    words: Words,
    draft: &TypedCall,
    index: Option<&str>,
    field: Option<&str>,
) -> Option<AttrValue> {
    let question = index.and_then(|index| draft.questions.get(index.parse::<usize>().ok()?));
    let Some(question) = question else { return Some(words.say("call-check-swedish")) };
    let field = words.say(match field.unwrap_or_default() {
        "purpose" => "call-question-purpose",
        "max_length" => "call-question-length",
        "choices" => "call-choices",
        "kind" => "call-question-kind",
        _ => "call-question-label",
    });
    let args = [("question", title(words, question).as_str().into()), ("field", field.as_str().into())];
    Some(words.say_with("call-question-field", &args))
}
