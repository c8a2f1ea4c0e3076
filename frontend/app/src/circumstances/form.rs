use polku_api_types::circumstances::{CircumstanceFilter, PreviewCircumstances};
use polku_api_types::sessions::{ModeCause, SessionHours};
use polku_api_types::text::DeliveryMode;
use polku_ui::field::{DateInput, RadioGroup, Select, SelectOption, TextInput};
use polku_ui::{Card, Words};
use yew::prelude::*;

use super::words::{cause_of, causes, mode_of, modes};
use crate::localised::shown;
use crate::programmes::form::{Draft, Faults, Reader, control};

/// A change as it is typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Typed {
    to: String,
    cause: String,
    note: String,
    from: String,
    until: String,
    element: String,
}

/// What is asked for, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub body: PreviewCircumstances,
    pub cause: ModeCause,
    pub note: Option<String>,
}

impl Typed {
    /// What is to be seen before it is made.
    pub fn asked(&self, words: Words) -> Result<Asked, Faults> {
        let mut reader = Reader::new(words);
        let (to, cause) = (mode_of(&self.to), cause_of(&self.cause));
        reader.choice("/to", to.is_some());
        reader.choice("/cause", cause.is_some());
        let filter = CircumstanceFilter {
            from: self.from.parse().ok(),
            until: self.until.parse().ok(),
            element_ids: self.element.parse().ok().into_iter().collect(),
            session_ids: Vec::new(),
        };
        reader.finish(Asked {
            body: PreviewCircumstances { filter, to: to.unwrap_or(DeliveryMode::Remote) },
            cause: cause.unwrap_or(ModeCause::Other),
            note: Reader::line_if_any(&self.note),
        })
    }
}

/// The elements of a design in which people meet.
pub fn elements(words: Words, hours: &SessionHours) -> Vec<SelectOption> {
    let mut elements: Vec<SelectOption> = Vec::new();
    for line in &hours.lines {
        let element = line.element_id.to_string();
        if elements.iter().all(|one| *one.value != *element) {
            elements.push(SelectOption::new(element, shown(words, &line.title)));
        }
    }
    elements
}

/// Which sessions, how, and why.
pub fn fields(words: Words, draft: &Draft<Typed>, faults: &Faults, elements: &[SelectOption]) -> Html {
    html! {
        <>
            <Card id="which" title={words.say("circumstances-which")} lead={words.say("circumstances-which-what")}>
                <div class="fields">
                    <DateInput id={control("/from")} optional=true label={words.say("circumstances-from")} value={draft.from.clone()}
                        on_change={draft.on(|typed, day| typed.from = day)} />
                    <DateInput id={control("/until")} optional=true label={words.say("circumstances-until")} value={draft.until.clone()}
                        on_change={draft.on(|typed, day| typed.until = day)} />
                </div>
                <Select id={control("/element")} optional=true label={words.say("sessions-element")} placeholder={words.say("circumstances-every-element")}
                    options={elements.to_vec()} value={draft.element.clone()} on_change={draft.on(|typed, element| typed.element = element)} />
            </Card>
            <Card id="how" title={words.say("circumstances-how")}>
                <RadioGroup id={control("/to")} label={words.say("circumstances-to")} choices={modes(words)} value={draft.to.clone()} error={faults.at("/to")}
                    on_change={draft.on(|typed, to| typed.to = to)} />
                <RadioGroup id={control("/cause")} label={words.say("mode-cause")} hint={words.say("mode-cause-hint")} choices={causes(words)} value={draft.cause.clone()}
                    error={faults.at("/cause")} on_change={draft.on(|typed, cause| typed.cause = cause)} />
                <TextInput id={control("/note")} optional=true label={words.say("mode-note")} hint={words.say("mode-note-hint")} max_length={200}
                    value={draft.note.clone()} error={faults.at("/note")} on_input={draft.on(|typed, note| typed.note = note)} />
            </Card>
        </>
    }
}

/// What the field at a JSON pointer is called.
pub fn field_name(words: Words, pointer: &str) -> Option<AttrValue> {
    match pointer {
        "/to" => Some(words.say("circumstances-to")),
        "/cause" => Some(words.say("mode-cause")),
        "/note" => Some(words.say("mode-note")),
        _ => None,
    }
}
