use std::rc::Rc;

use polku_api_types::problem::ProblemCode;
use polku_ui::field::WrittenErrors;
use polku_ui::{ErrorSummary, FieldError, Words, use_words};
use yew::prelude::*;

use crate::hooks::{ActionFailure, FormFailure};

/// What is wrong in a form, by JSON pointer, in the order in which it was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Faults(Vec<(String, AttrValue)>);

impl Faults {
    /// The server's faults. A protected ground is said where it was asked for, with the law.
    pub fn of_failure(failure: &ActionFailure) -> Self {
        let protected = failure.code == Some(ProblemCode::ProtectedGround);
        let message = |title: &str| -> AttrValue {
            if protected { failure.failure.title.clone() } else { title.to_owned().into() }
        };
        Self(failure.fields.iter().map(|field| (field.pointer.clone(), message(&field.title))).collect())
    }

    pub fn push(&mut self, pointer: impl Into<String>, message: AttrValue) {
        self.0.push((pointer.into(), message));
    }

    /// Says what is wrong at this place in other words, if anything is.
    pub fn reword(&mut self, pointer: &str, message: &AttrValue) {
        for (_, said) in self.0.iter_mut().filter(|(at, _)| at == pointer) {
            said.clone_from(message);
        }
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong at this place.
    pub fn at(&self, pointer: &str) -> Option<AttrValue> {
        self.0.iter().find(|(at, _)| at == pointer).map(|(_, message)| message.clone())
    }

    /// Whether something is wrong at or inside this place.
    pub fn touches(&self, pointer: &str) -> bool {
        let inside =
            |at: &str| at.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.0.iter().any(|(at, _)| inside(at))
    }

    /// What is wrong with a text in three languages.
    pub fn in_languages(&self, pointer: &str) -> WrittenErrors {
        let at = |code: &str| self.at(&format!("{pointer}/{code}"));
        WrittenErrors { fi: at("fi").or_else(|| self.at(pointer)), sv: at("sv"), en: at("en") }
    }

    pub fn iter(&self) -> impl Iterator<Item = &(String, AttrValue)> {
        self.0.iter()
    }
}

/// The id of the control at a JSON pointer.
pub fn control(pointer: &str) -> AttrValue {
    format!("at{}", pointer.replace('/', "-")).into()
}

/// The name of a field, and of a text in three languages also the language: there are three fields of that name.
fn in_language(words: Words, pointer: &str, name: &AttrValue) -> AttrValue {
    let key = match pointer.rsplit('/').next() {
        Some("fi") => "ui-in-finnish",
        Some("sv") => "ui-in-swedish",
        Some("en") => "ui-in-english",
        _ => return name.clone(),
    };
    format!("{name} {}", words.say(key)).into()
}

#[derive(Properties, PartialEq)]
pub struct FormFaultsProps {
    pub faults: Faults,
    /// Why the form was not taken, where that lies in no field.
    #[prop_or_default]
    pub failure: Option<Rc<ActionFailure>>,
    pub attempt: u32,
    /// What the field at a JSON pointer is called.
    pub name: Callback<String, Option<AttrValue>>,
}

/// On top of a form: each fault with the name of its field, leading there; or why nothing was saved.
#[component]
pub fn FormFaults(props: &FormFaultsProps) -> Html {
    let words = use_words();
    if props.faults.is_empty() {
        let control = Callback::from(|_| None);
        return html! { <FormFailure failure={props.failure.clone()} attempt={props.attempt} {control} /> };
    }
    let error = |(pointer, message): &(String, AttrValue)| {
        let text = match props.name.emit(pointer.clone()) {
            Some(name) => {
                let name = in_language(words, pointer, &name);
                words.say_with(
                    "ui-field-fault",
                    &[("field", name.as_str().into()), ("fault", message.as_str().into())],
                )
            }
            None => message.clone(),
        };
        FieldError::new(control(pointer), text)
    };
    html! { <ErrorSummary errors={props.faults.iter().map(error).collect::<Vec<_>>()} attempt={props.attempt} /> }
}
