use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use polku_api_types::problem::{FieldProblem, ProblemCode};
use polku_client::{Client, ClientError};
use polku_ui::field::label_of;
use polku_ui::{ErrorSummary, Failure, FieldError, Notice, Tone, Words, use_words};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::failure_of;
use super::query::is_signed_out;
use crate::context::{use_api, use_session};

/// Why an action was not done.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionFailure {
    pub failure: Failure,
    pub code: Option<ProblemCode>,
    /// The fields that were refused, by JSON pointer.
    pub fields: Vec<FieldProblem>,
}

impl ActionFailure {
    fn of(words: Words, error: &ClientError) -> Self {
        let problem = error.problem();
        Self {
            failure: failure_of(words, error),
            code: problem.map(|problem| problem.code),
            fields: problem.map(|problem| problem.errors.clone()).unwrap_or_default(),
        }
    }

    /// The fault of the field at this JSON pointer, in the reader's language.
    #[must_use]
    pub fn field(&self, pointer: &str) -> Option<AttrValue> {
        self.fields.iter().find(|field| field.pointer == pointer).map(|field| field.title.clone().into())
    }
}

/// Something that can be done, and how the last attempt went.
#[derive(Debug, Clone, PartialEq)]
pub struct Action<I> {
    pub busy: bool,
    pub failure: Option<Rc<ActionFailure>>,
    /// Counts the attempts, so that a summary takes the focus after each.
    pub attempt: u32,
    pub run: Callback<I>,
}

impl<I> Action<I> {
    /// The fault of the field at this JSON pointer after the last attempt.
    #[must_use]
    pub fn field(&self, pointer: &str) -> Option<AttrValue> {
        self.failure.as_ref()?.field(pointer)
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Progress {
    busy: bool,
    failure: Option<Rc<ActionFailure>>,
    attempt: u32,
}

/// Does something once for each intention: an attempt after a lost connection carries the same key, so that
/// the server does nothing twice.
#[hook]
pub fn use_action<I, T, F, Fut>(act: F, done: Callback<T>) -> Action<I>
where
    I: 'static,
    T: 'static,
    F: Fn(Client, Uuid, I) -> Fut + 'static,
    Fut: Future<Output = Result<T, ClientError>> + 'static,
{
    let (Progress { busy, failure, attempt }, attempt_it) = use_attempts();
    let act = Rc::new(act);
    let run = attempt_it.reform(move |input: I| {
        let (act, done) = (act.clone(), done.clone());
        Box::new(move |client, key| {
            let answer = act(client, key, input);
            let say = |answer| Box::new(move || done.emit(answer)) as Done;
            Box::pin(async move { answer.await.map(say) }) as Acting
        }) as Attempt
    });
    Action { busy, failure, attempt, run }
}

/// What is left to do once it has been done. Whatever the type of the answer, all that follows exists once in the
/// module, and not once for each kind of action.
type Done = Box<dyn FnOnce()>;
type Acting = Pin<Box<dyn Future<Output = Result<Done, ClientError>>>>;
type Attempt = Box<dyn FnOnce(Client, Uuid) -> Acting>;

#[hook]
fn use_attempts() -> (Progress, Callback<Attempt>) {
    let api = use_api();
    let words = use_words();
    let ended = use_session().ended;
    let progress = use_state(Progress::default);
    let key = use_mut_ref(random_key);
    let now = (*progress).clone();
    let Progress { busy, attempt, .. } = now;
    let run = Callback::from(move |act: Attempt| {
        if busy {
            return;
        }
        progress.set(Progress { busy: true, failure: None, attempt });
        let answer = act(api.client(), *key.borrow());
        let (progress, key, ended) = (progress.clone(), key.clone(), ended.clone());
        spawn_local(async move {
            let answer = answer.await;
            if !matches!(answer, Err(ClientError::Unreachable(_))) {
                *key.borrow_mut() = random_key();
            }
            match answer {
                Ok(done) => {
                    progress.set(Progress { busy: false, failure: None, attempt });
                    done();
                }
                Err(error) => {
                    let failure = Some(Rc::new(ActionFailure::of(words, &error)));
                    progress.set(Progress { busy: false, failure, attempt: attempt.wrapping_add(1) });
                    if is_signed_out(&error) {
                        ended.emit(());
                    }
                }
            }
        });
    });
    (now, run)
}

/// From the browser's own source of randomness.
/// A new key, or a new id.
pub fn random_key() -> Uuid {
    let mut bytes = [0_u8; 16];
    // Without randomness the server refuses the repeated key of another request; nothing is done twice.
    let _ = getrandom::fill(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

#[derive(Properties, PartialEq)]
pub struct FormFailureProps {
    pub failure: Option<Rc<ActionFailure>>,
    pub attempt: u32,
    /// The id of the control for a JSON pointer, where the form has one.
    pub control: Callback<String, Option<AttrValue>>,
}

/// On top of a form: the faults of its fields, each with what its field is called and leading there, or why it was not sent at all. What was typed stays.
#[component]
pub fn FormFailure(props: &FormFailureProps) -> Html {
    let words = use_words();
    let Some(failure) = &props.failure else { return Html::default() };
    let errors: Vec<FieldError> = failure
        .fields
        .iter()
        .map(|field| {
            let control = props.control.emit(field.pointer.clone()).unwrap_or_default();
            let fault = match label_of(&control) {
                Some(label) => words.say_with(
                    "ui-field-fault",
                    &[("field", label.as_str().into()), ("fault", field.title.as_str().into())],
                ),
                None => field.title.clone().into(),
            };
            FieldError::new(control, fault)
        })
        .collect();
    if errors.is_empty() {
        return html! {
            <Notice tone={Tone::Bad} title={failure.failure.title.clone()} announce=true>
                if let Some(detail) = &failure.failure.detail {
                    <p>{ detail }</p>
                }
                if let Some(reference) = &failure.failure.reference {
                    <p class="quiet">{ words.say_with("ui-failure-reference", &[("reference", reference.as_str().into())]) }</p>
                }
            </Notice>
        };
    }
    html! { <ErrorSummary {errors} attempt={props.attempt} /> }
}
