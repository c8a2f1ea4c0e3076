//! The verifier on the public page of a draw: runs the domain's own check in the reader's browser.
//!
//! The page itself is made by the server and readable without this. It holds an element `verifier` that names
//! the proof file (`data-proof`) and its language (`data-language`); everything here happens inside of it.

use std::rc::Rc;

use gloo::utils::document;
use polku_client::Client;
use polku_i18n::Language;
use polku_ui::field::TextInput;
use polku_ui::{Button, LanguageProvider, Notice, Tone, use_words};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::context::fetch_texts;
use crate::hooks::failure_of;
use crate::selection::{CheckOutcome, CheckResult, Claim, check_proof};

/// Where the server leaves a place for the verifier.
const PLACE: &str = "verifier";

/// Starts the verifier where the server has left a place for it; elsewhere it does nothing.
pub fn start() {
    let Some(place) = document().get_element_by_id(PLACE) else { return };
    let Some(proof) = place.get_attribute("data-proof") else { return };
    let language = place.get_attribute("data-language").unwrap_or_default();
    let language = Language::parse(&language).unwrap_or_default();
    spawn_local(async move {
        // Without words the place keeps what the server wrote there: how to check without a browser.
        if fetch_texts(language).await.is_some() {
            place.set_text_content(None);
            let props = VerifierProps { proof: proof.into(), language };
            yew::Renderer::<Verifier>::with_root_and_props(place, props).render();
        }
    });
}

#[derive(Properties, PartialEq)]
struct VerifierProps {
    proof: AttrValue,
    language: Language,
}

#[component]
fn Verifier(props: &VerifierProps) -> Html {
    html! {
        <LanguageProvider language={props.language}>
            <Form proof={props.proof.clone()} language={props.language} />
        </LanguageProvider>
    }
}

/// What became of the last attempt.
#[derive(Clone, PartialEq)]
enum Attempt {
    None,
    Busy,
    Failed(AttrValue),
    Checked(Rc<CheckOutcome>),
}

#[component]
fn Form(props: &VerifierProps) -> Html {
    let words = use_words();
    let line = use_state(String::new);
    let attempt = use_state(|| Attempt::None);
    // What stands in the field now, also for an answer that comes later.
    let written = use_mut_ref(String::new);
    let on_input = {
        let (line, attempt, written) = (line.clone(), attempt.clone(), written.clone());
        Callback::from(move |text: String| {
            written.borrow_mut().clone_from(&text);
            line.set(text);
            // What was found of another line says nothing of this one.
            attempt.set(Attempt::None);
        })
    };
    let onsubmit = {
        let (line, attempt, proof) = (line.clone(), attempt.clone(), props.proof.clone());
        let language = props.language;
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            attempt.set(Attempt::Busy);
            let (asked, attempt, proof) = ((*line).clone(), attempt.clone(), proof.clone());
            let written = written.clone();
            spawn_local(async move {
                let line = asked.trim().to_lowercase();
                let claim = (!line.is_empty()).then_some(Claim { line, origin: None });
                let origin = gloo::utils::window().location().origin().unwrap_or_default();
                let answer = Client::new(&origin, language.code()).get_text(&proof).await;
                if *written.borrow() == asked {
                    attempt.set(match answer {
                        Ok(file) => Attempt::Checked(Rc::new(check_proof(&file, claim.as_ref()))),
                        Err(error) => Attempt::Failed(failure_of(words, &error).title),
                    });
                }
            });
        })
    };
    html! {
        <form class="form" {onsubmit}>
            <TextInput id="pool-line" label={words.say("draw-check-own-line")} hint={words.say("draw-check-line-hint")} optional=true
                value={(*line).clone()} {on_input} />
            <div><Button submit=true busy={*attempt == Attempt::Busy}>{ words.say("draw-check-run") }</Button></div>
            { match &*attempt {
                Attempt::None | Attempt::Busy => Html::default(),
                Attempt::Failed(title) => html! { <Notice tone={Tone::Bad} title={title.clone()} announce=true /> },
                Attempt::Checked(result) => html! { <CheckResult result={result.clone()} /> },
            } }
        </form>
    }
}
