use polku_api_types::groups::{GroupWishes, SetApartWish, SetGroupWishes, WishedMode};
use polku_api_types::text::Language;
use polku_ui::field::{Checkboxes, Choice, RadioGroup, TextInput};
use polku_ui::{Button, ButtonKind, Buttons, Card, Words, use_toasts, use_words};
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action};

const LANGUAGES: [(Language, &str, &str); 3] = [
    (Language::Fi, "fi", "wishes-language-fi"),
    (Language::Sv, "sv", "wishes-language-sv"),
    (Language::En, "en", "wishes-language-en"),
];
/// The server takes no more.
const MOST_APART: usize = 2;

/// What the reader says of themselves for the making of the groups.
pub fn groups_card(words: Words, wishes: &GroupWishes, on_saved: &Callback<()>) -> Html {
    html! {
        <Card id="wishes" title={words.say("wishes-title")} lead={words.say("wishes-lead")}>
            <Wishes key={wishes.version} wishes={wishes.clone()} on_saved={on_saved.clone()} />
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct WishesProps {
    wishes: GroupWishes,
    on_saved: Callback<()>,
}

/// Closed until it is wanted: it can be left as it is.
#[component]
fn Wishes(props: &WishesProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let open = use_state(|| false);
    let mode = use_state(|| mode_value(props.wishes.mode).to_owned());
    let languages = use_state(|| ticked(&props.wishes.languages));
    let apart = use_state(|| addresses(&props.wishes));
    let (application, version) = (props.wishes.application_id, props.wishes.version);
    let done = {
        let on_saved = props.on_saved.clone();
        Callback::from(move |()| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("wishes-saved"));
            }
            on_saved.emit(());
        })
    };
    let save = use_action(
        move |client, _, wishes: SetGroupWishes| async move {
            client.set_group_wishes(application, version, &wishes).await.map(drop)
        },
        done,
    );
    if !*open {
        let onclick = {
            let open = open.clone();
            Callback::from(move |_: MouseEvent| open.set(true))
        };
        return html! {
            <Buttons><Button kind={ButtonKind::Secondary} {onclick}>{ words.say("wishes-open") }</Button></Buttons>
        };
    }
    let onsubmit = {
        let (mode, languages, apart, run) =
            (mode.clone(), languages.clone(), apart.clone(), save.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(wanted(&mode, &languages, apart.as_slice()));
        })
    };
    let field = |number: usize| {
        let apart = apart.clone();
        let value = apart.get(number).cloned().unwrap_or_default();
        let on_input = Callback::from(move |text: String| {
            let mut typed = (*apart).clone();
            if let Some(one) = typed.get_mut(number) {
                *one = text;
            }
            apart.set(typed);
        });
        // Unknown, the reader's own or named twice: what to do about it is the same.
        let error = save.field(&format!("/apart/{number}/email")).map(|_| words.say("wishes-apart-wrong"));
        html! {
            <TextInput id={format!("wish-apart-{number}")} kind="email" optional=true {value} {on_input}
                label={words.say_with("wishes-apart-email", &[("number", (number + 1).into())])}
                {error} />
        }
    };
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <FormFailure failure={save.failure.clone()} attempt={save.attempt} control={Callback::from(control)} />
            <RadioGroup id="wish-mode" label={words.say("wishes-mode")} choices={modes(words)} value={(*mode).clone()}
                on_change={Callback::from(move |value| mode.set(value))} />
            <Checkboxes id="wish-languages" label={words.say("wishes-languages")} hint={words.say("wishes-languages-hint")} choices={languages_offered(words)}
                values={(*languages).clone()} error={save.field("/languages")}
                on_change={Callback::from(move |values| languages.set(values))} />
            <fieldset class="field">
                <legend class="field__label">{ words.say("wishes-apart") }</legend>
                <p class="field__hint">{ words.say("wishes-apart-hint") }</p>
                { for (0..MOST_APART).map(field) }
            </fieldset>
            <Buttons><Button submit=true busy={save.busy}>{ words.say("wishes-save") }</Button></Buttons>
        </form>
    }
}

fn modes(words: Words) -> Vec<Choice> {
    vec![
        Choice::new("", words.say("wishes-mode-any")),
        Choice::new("in_person", words.say("wishes-mode-in-person")),
        Choice::new("remote", words.say("wishes-mode-remote")),
    ]
}

fn languages_offered(words: Words) -> Vec<Choice> {
    LANGUAGES.iter().map(|(_, code, word)| Choice::new(*code, words.say(word))).collect()
}

fn control(pointer: String) -> Option<AttrValue> {
    if pointer == "/languages" {
        return Some("wish-languages".into());
    }
    let number = pointer.strip_prefix("/apart/")?.split('/').next()?;
    Some(format!("wish-apart-{number}").into())
}

const fn mode_value(mode: Option<WishedMode>) -> &'static str {
    match mode {
        None => "",
        Some(WishedMode::InPerson) => "in_person",
        Some(WishedMode::Remote) => "remote",
    }
}

fn ticked(languages: &[Language]) -> Vec<String> {
    LANGUAGES
        .iter()
        .filter(|(one, ..)| languages.contains(one))
        .map(|(_, code, _)| (*code).to_owned())
        .collect()
}

/// As many fields as there may be wishes, the unused ones empty.
fn addresses(wishes: &GroupWishes) -> [String; MOST_APART] {
    let mut fields = <[String; MOST_APART]>::default();
    for (field, wish) in fields.iter_mut().zip(&wishes.apart) {
        field.clone_from(wish.email.as_ref().unwrap_or(&wish.name));
    }
    fields
}

fn wanted(mode: &str, languages: &[String], apart: &[String]) -> SetGroupWishes {
    let filled = apart.iter().map(|email| email.trim()).filter(|email| !email.is_empty());
    SetGroupWishes {
        mode: match mode {
            "in_person" => Some(WishedMode::InPerson),
            "remote" => Some(WishedMode::Remote),
            _ => None,
        },
        languages: LANGUAGES
            .iter()
            .filter(|(_, code, _)| languages.iter().any(|one| one == code))
            .map(|(language, ..)| *language)
            .collect(),
        apart: filled.map(|email| SetApartWish { email: email.to_owned() }).collect(),
    }
}
