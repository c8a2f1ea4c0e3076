//! The elements of the design, each with how its times are to be found.

use polku_ui::field::{Checkbox, Checkboxes, Choice, Select, SelectOption, TextInput};
use polku_ui::{Card, Words};
use yew::prelude::*;

use super::typed::{Element, Known, MODES, PARTS, Typed, WEEKDAYS};
use crate::localised::shown;
use crate::programmes::form::{Draft, Faults, control};
use crate::programmes::mode_word;

/// Which elements, and how.
pub fn elements_card(words: Words, known: &Known, draft: &Draft<Typed>, faults: &Faults) -> Html {
    // Faults count only those that are asked for.
    let mut sent = 0;
    let each = draft.elements.iter().enumerate().map(|(at, one)| {
        let row = Row { words, known, draft, faults, at, sent };
        sent += usize::from(one.wanted);
        row.fields(one)
    });
    let each: Vec<Html> = each.collect();
    html! {
        <Card id="elements" title={words.say("schedule-elements")} lead={words.say("schedule-elements-what")}>
            { each }
        </Card>
    }
}

struct Row<'a> {
    words: Words,
    known: &'a Known,
    draft: &'a Draft<Typed>,
    faults: &'a Faults,
    /// Its place on the page.
    at: usize,
    /// Its place among what is sent.
    sent: usize,
}

impl Row<'_> {
    fn pointer(&self, field: &str) -> String {
        format!("/elements/{}/{field}", self.sent)
    }

    fn id(&self, one: &Element, field: &str) -> AttrValue {
        // What the error summary leads to is named by what is sent; the rest by its place on the page.
        if one.wanted { control(&self.pointer(field)) } else { format!("element-{}-{field}", self.at).into() }
    }

    fn fault(&self, one: &Element, field: &str) -> Option<AttrValue> {
        self.faults.at(&self.pointer(field)).filter(|_| one.wanted)
    }

    fn put<V: 'static>(&self, put: impl Fn(&mut Element, V) + Clone + 'static) -> Callback<V> {
        let at = self.at;
        self.draft.on(move |typed: &mut Typed, value: V| {
            if let Some(one) = typed.elements.get_mut(at) {
                put(one, value);
            }
        })
    }

    fn number(
        &self,
        one: &Element,
        field: &str,
        (label, hint): (&str, Option<&str>),
        value: &str,
        on_input: Callback<String>,
    ) -> Html {
        let optional = field == "greatest_days";
        html! {
            <TextInput id={self.id(one, field)} kind="number" short=true {optional} label={self.words.say(label)} hint={hint.map(|hint| self.words.say(hint))}
                value={value.to_owned()} error={self.fault(one, field)} {on_input} />
        }
    }

    fn fields(&self, one: &Element) -> Html {
        let words = self.words;
        let modes: Vec<SelectOption> =
            MODES.into_iter().map(|(code, mode)| SelectOption::new(code, mode_word(words, mode))).collect();
        let missing = words.say_with("schedule-missing-times", &[("count", one.missing.into())]);
        html! {
            <fieldset class="field" key={one.id.to_string()}>
                <legend class="field__label">{ shown(words, &one.title) }</legend>
                <Checkbox id={self.id(one, "element_id")} label={words.say("schedule-wanted")} hint={missing} checked={one.wanted} error={self.fault(one, "element_id")}
                    on_change={self.put(|one, on| one.wanted = on)} />
                if one.wanted {
                    if !one.has_length && one.missing > 0 {
                        { self.number(one, "minutes", ("schedule-minutes", Some("schedule-minutes-hint")), &one.minutes, self.put(|one, text| one.minutes = text)) }
                    }
                    if one.missing > 0 {
                        <Select id={self.id(one, "mode")} optional={self.fault(one, "mode").is_none()} label={words.say("sessions-mode")} placeholder={words.say("sessions-mode-designed")}
                            options={modes} value={one.mode.clone()} error={self.fault(one, "mode")} on_change={self.put(|one, mode| one.mode = mode)} />
                    }
                    { self.more(one) }
                }
            </fieldset>
        }
    }

    /// Order, gaps, wishes, and who may lead: what has good defaults.
    fn more(&self, one: &Element) -> Html {
        let words = self.words;
        let option = |word: &'static str| SelectOption::new(word, words.say(word));
        let weekdays: Vec<SelectOption> = WEEKDAYS.iter().map(|(word, _)| option(word)).collect();
        let parts: Vec<SelectOption> = PARTS.iter().map(|(word, _)| option(word)).collect();
        let open = ["least_days", "greatest_days"].iter().any(|field| self.fault(one, field).is_some());
        html! {
            <details class="disclosure" {open}>
                <summary>{ words.say("schedule-more") }<span class="visually-hidden">{ format!(": {}", shown(words, &one.title)) }</span></summary>
                <Checkbox id={self.id(one, "alongside")} label={words.say("schedule-alongside")} hint={words.say("schedule-alongside-hint")} checked={one.alongside}
                    on_change={self.put(|one, on| one.alongside = on)} />
                <div class="fields">
                    { self.number(one, "least_days", ("schedule-least", None), &one.least, self.put(|one, text| one.least = text)) }
                    { self.number(one, "greatest_days", ("schedule-greatest", None), &one.greatest, self.put(|one, text| one.greatest = text)) }
                </div>
                <div class="fields">
                    <Select id={self.id(one, "weekdays")} optional=true label={words.say("schedule-weekday-wish")} placeholder={words.say("schedule-any-weekday")}
                        options={weekdays} value={one.weekday.clone()} on_change={self.put(|one, day| one.weekday = day)} />
                    <Select id={self.id(one, "part")} optional=true label={words.say("schedule-part")} placeholder={words.say("schedule-any-part")}
                        options={parts} value={one.part.clone()} on_change={self.put(|one, part| one.part = part)} />
                </div>
                { self.leading(one) }
            </details>
        }
    }

    fn leading(&self, one: &Element) -> Html {
        use polku_api_types::facilitators::FacilitatorKind::PartnerDesigner;
        let leads = self.known.facilitators.iter().filter(|its| its.kind != PartnerDesigner);
        let choice = |its: &polku_api_types::facilitators::FacilitatorDetails| {
            Some(Choice::new(its.id.to_string(), its.name.clone()?))
        };
        let choices: Vec<Choice> = leads.filter_map(choice).collect();
        html! {
            if !choices.is_empty() {
                <Checkboxes id={self.id(one, "facilitator_ids")} optional=true label={self.words.say("schedule-leading")} hint={self.words.say("schedule-leading-hint")}
                    {choices} values={one.facilitators.clone()} error={self.fault(one, "facilitator_ids")} on_change={self.put(|one, ids| one.facilitators = ids)} />
            }
        }
    }
}
