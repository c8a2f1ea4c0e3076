use polku_api_types::programmes::LengthKind;
use polku_api_types::text::DeliveryMode;
use polku_ui::field::{Required, Select, SelectOption, TextInLanguages, TextInput};
use polku_ui::path::{CanvasStop, Place};
use polku_ui::{Button, ButtonKind, Icon, Symbol, Words};
use yew::prelude::*;

use super::super::form::{Draft, Faults, control};
use super::super::stops::element_stop;
use super::super::{kind_word, mode_word};
use super::domain::{is_meeting, kind_code, kind_from, kinds};
use super::typed::{TypedDesign, TypedElement, toggle_id};
use crate::localised::shown;

fn on<V: 'static>(draft: &Draft<TypedDesign>, index: usize, put: fn(&mut TypedElement, V)) -> Callback<V> {
    draft.on(move |design, value| {
        if let Some(element) = design.elements.get_mut(index) {
            put(element, value);
        }
    })
}

/// One element on the canvas: its drawing, its buttons and, when open, its fields.
pub fn stop(
    words: Words,
    draft: &Draft<TypedDesign>,
    index: usize,
    element: &TypedElement,
    faults: &Faults,
) -> CanvasStop {
    let details = element.details(words);
    let title = shown(words, &details.title);
    let mut stop = element_stop(words, &details, Place::Ahead);
    stop.key = format!("element-{}", element.key).into();
    let open = element.open;
    let named = |key: &str| words.say_with(key, &[("title", title.as_str().into())]);
    let toggle = on(draft, index, |element, _: MouseEvent| element.open = !element.open);
    let remove = draft.on(move |design, _: MouseEvent| design.remove(index));
    let controls = html! {
        <>
            <Button id={toggle_id(element.key)} kind={ButtonKind::Quiet} label={named("design-change-element")} expanded={open} onclick={toggle}><Icon symbol={Symbol::Edit} /></Button>
            <Button kind={ButtonKind::Quiet} label={named("design-remove-element")} onclick={remove}><Icon symbol={Symbol::Remove} /></Button>
        </>
    };
    CanvasStop {
        fields: open.then(|| fields(words, draft, index, element, faults)),
        ..CanvasStop::new(stop, controls)
    }
}

fn fields(
    words: Words,
    draft: &Draft<TypedDesign>,
    index: usize,
    element: &TypedElement,
    faults: &Faults,
) -> Html {
    let at = |field: &str| format!("/elements/{index}/{field}");
    html! {
        <>
            <TextInLanguages id={control(&at("title"))} label={words.say("design-name")} value={element.title.clone()}
                errors={faults.in_languages(&at("title"))} on_change={on(draft, index, |element, text| element.title = text)} />
            <div class="fields">
                <Select id={control(&at("kind"))} label={words.say("design-kind")} options={kind_options(words)} value={kind_code(element.kind)}
                    error={faults.at(&at("kind"))} on_change={on(draft, index, |element, code: String| {
                        if let Some(kind) = kind_from(&code) {
                            element.become_kind(kind);
                        }
                    })} />
                <TextInput id={control(&at("repeats"))} kind="number" short=true label={words.say("design-repeats")} value={element.repeats.clone()}
                    error={faults.at(&at("repeats"))} on_input={on(draft, index, |element, text| element.repeats = text)} />
                if is_meeting(element.kind) {
                    { length(words, draft, index, element, faults) }
                }
            </div>
            <TextInLanguages id={control(&at("description"))} label={words.say("design-description")} multiline=true required={Required::Nothing}
                value={element.description.clone()} errors={faults.in_languages(&at("description"))}
                on_change={on(draft, index, |element, text| element.description = text)} />
        </>
    }
}

fn length(
    words: Words,
    draft: &Draft<TypedDesign>,
    index: usize,
    element: &TypedElement,
    faults: &Faults,
) -> Html {
    let at = |field: &str| format!("/elements/{index}/{field}");
    let value =
        LENGTHS.into_iter().find(|(length, ..)| *length == element.length).map_or("", |(_, code, _)| code);
    let options: Vec<SelectOption> =
        LENGTHS.into_iter().map(|(_, code, text)| SelectOption::new(code, words.say(text))).collect();
    let mode = MODES.into_iter().find(|(mode, _)| Some(*mode) == element.mode).map_or("", |(_, code)| code);
    let modes: Vec<SelectOption> =
        MODES.into_iter().map(|(mode, code)| SelectOption::new(code, mode_word(words, mode))).collect();
    html! {
        <>
            <Select id={control(&at("length"))} label={words.say("design-length")} {options} {value} error={faults.at(&at("length"))}
                on_change={on(draft, index, |element, code: String| {
                    if let Some((length, ..)) = LENGTHS.into_iter().find(|(_, known, _)| *known == code) {
                        element.length = length;
                    }
                })} />
            if element.length == LengthKind::Minutes {
                <TextInput id={control(&at("minutes"))} kind="number" short=true label={words.say("design-minutes")} value={element.minutes.clone()}
                    error={faults.at(&at("minutes"))} on_input={on(draft, index, |element, text| element.minutes = text)} />
            }
            <Select id={control(&at("planned_mode"))} label={words.say("design-mode")} optional=true placeholder={words.say("design-mode-open")}
                options={modes} value={mode} error={faults.at(&at("planned_mode"))}
                on_change={on(draft, index, |element, code: String| {
                    element.mode = MODES.into_iter().find(|(_, known)| *known == code).map(|(mode, _)| mode);
                })} />
        </>
    }
}

/// How the length of a meeting may be known.
const LENGTHS: [(LengthKind, &str, &str); 4] = [
    (LengthKind::Minutes, "minutes", "design-length-minutes"),
    (LengthKind::FullDay, "full_day", "design-length-full-day"),
    (LengthKind::Day, "day", "design-length-day"),
    (LengthKind::Unknown, "unknown", "design-length-unknown"),
];

const MODES: [(DeliveryMode, &str); 3] = [
    (DeliveryMode::InPerson, "in_person"),
    (DeliveryMode::Remote, "remote"),
    (DeliveryMode::Hybrid, "hybrid"),
];

/// Every kind of element to choose from.
pub fn kind_options(words: Words) -> Vec<SelectOption> {
    kinds().map(|kind| SelectOption::new(kind_code(kind), kind_word(words, kind))).collect()
}

/// What the field at a JSON pointer is called, with the name of its element.
pub fn field_name(words: Words, design: &TypedDesign, pointer: &str) -> Option<AttrValue> {
    let mut parts = pointer.strip_prefix("/elements/")?.split('/');
    let element = design.elements.get(parts.next()?.parse::<usize>().ok()?)?;
    let field = words.say(match parts.next()? {
        "title" => "design-name",
        "description" => "design-description",
        "repeats" => "design-repeats",
        "length" => "design-length",
        "minutes" => "design-minutes",
        "planned_mode" => "design-mode",
        _ => "design-kind",
    });
    let title = shown(words, &element.details(words).title);
    Some(
        words.say_with(
            "design-field",
            &[("element", title.as_str().into()), ("field", field.as_str().into())],
        ),
    )
}
