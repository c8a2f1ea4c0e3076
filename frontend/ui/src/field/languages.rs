use web_sys::{HtmlInputElement, HtmlTextAreaElement, InputEvent};
use yew::prelude::*;

use super::{Field, LabelText, described_by, invalid, messages};
use crate::{Words, use_words};

/// One text as it is being written in the three languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    pub fi: String,
    pub sv: String,
    pub en: String,
}

impl Written {
    /// Whether nothing has been written in any language.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.fi, &self.sv, &self.en].into_iter().all(|text| text.trim().is_empty())
    }
}

/// What is wrong with a text, language by language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WrittenErrors {
    pub fi: Option<AttrValue>,
    pub sv: Option<AttrValue>,
    pub en: Option<AttrValue>,
}

/// Which of the three must be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Required {
    /// None: the whole text may stay away.
    Nothing,
    /// Finnish; readers of the other two see it where theirs is missing.
    #[default]
    Finnish,
    /// All three.
    All,
}

#[derive(Properties, PartialEq)]
pub struct TextInLanguagesProps {
    /// The controls carry it with `-fi`, `-sv` and `-en`.
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub errors: WrittenErrors,
    #[prop_or_default]
    pub required: Required,
    /// Several lines.
    #[prop_or_default]
    pub multiline: bool,
    pub value: Written,
    pub on_change: Callback<Written>,
}

/// One text in three languages: beside each other where there is room, below each other on a phone.
#[component]
pub fn TextInLanguages(props: &TextInLanguagesProps) -> Html {
    let words = use_words();
    let TextInLanguagesProps { id, label, hint, errors, value, .. } = props;
    let optional = props.required == Required::Nothing;
    html! {
        <fieldset class="field" aria-describedby={described_by(id, hint.as_ref(), None)}>
            <legend class="field__label"><LabelText label={label.clone()} {optional} /></legend>
            { messages(id, hint.as_ref(), None) }
            <div class="wordings">
                { one(words, props, Tongue::Finnish, &value.fi, errors.fi.clone()) }
                { one(words, props, Tongue::Swedish, &value.sv, errors.sv.clone()) }
                { one(words, props, Tongue::English, &value.en, errors.en.clone()) }
            </div>
        </fieldset>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Tongue {
    Finnish,
    Swedish,
    English,
}

impl Tongue {
    const fn code(self) -> &'static str {
        match self {
            Self::Finnish => "fi",
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    fn word(self, words: Words) -> AttrValue {
        words.say(match self {
            Self::Finnish => "ui-in-finnish",
            Self::Swedish => "ui-in-swedish",
            Self::English => "ui-in-english",
        })
    }

    fn put(self, into: &mut Written, text: String) {
        match self {
            Self::Finnish => into.fi = text,
            Self::Swedish => into.sv = text,
            Self::English => into.en = text,
        }
    }
}

fn one(
    words: Words,
    props: &TextInLanguagesProps,
    tongue: Tongue,
    text: &str,
    error: Option<AttrValue>,
) -> Html {
    let id: AttrValue = format!("{}-{}", props.id, tongue.code()).into();
    let needed = match props.required {
        Required::Nothing => false,
        Required::Finnish => tongue == Tongue::Finnish,
        Required::All => true,
    };
    // Said once, in the legend, where the whole text may stay away.
    let optional = !needed && props.required != Required::Nothing;
    let oninput = {
        let (value, on_change) = (props.value.clone(), props.on_change.clone());
        Callback::from(move |event: InputEvent| {
            let mut value = value.clone();
            tongue.put(&mut value, typed(&event));
            on_change.emit(value);
        })
    };
    let (value, lang) = (text.to_owned(), tongue.code());
    let described = described_by(&id, None, error.as_ref());
    html! {
        <Field id={id.clone()} label={tongue.word(words)} error={error.clone()} {optional}>
            if props.multiline {
                <textarea {id} class="input input--area" rows="4" {lang} {value} {oninput} required={needed}
                    aria-describedby={described} aria-invalid={invalid(error.as_ref())} />
            } else {
                <input {id} class="input" type="text" {lang} {value} {oninput} required={needed}
                    aria-describedby={described} aria-invalid={invalid(error.as_ref())} />
            }
        </Field>
    }
}

fn typed(event: &InputEvent) -> String {
    let target = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
    target
        .or_else(|| event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()))
        .unwrap_or_default()
}
