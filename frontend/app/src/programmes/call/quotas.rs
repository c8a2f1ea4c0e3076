use polku_api_types::programmes::Quota;
use polku_ui::field::{Select, SelectOption, TextInput};
use polku_ui::{Button, ButtonKind, Card, Icon, Symbol, Words};
use yew::prelude::*;

use super::super::form::{Draft, Faults, Reader, control};
use super::typed::TypedCall;

/// What a quota can be of, with its word.
const ATTRIBUTES: [(&str, &str); 4] = [
    ("unit", "quota-of-unit"),
    ("site", "quota-of-site"),
    ("job_category", "quota-of-job-category"),
    (SUPERVISOR, "quota-of-supervisor"),
];

/// The attribute that somebody has or has not: it is chosen in words, not written as the register stores it.
const SUPERVISOR: &str = "is_supervisor";
const SUPERVISOR_VALUES: [(&str, &str); 2] =
    [("true", "quota-supervisor-yes"), ("false", "quota-supervisor-no")];

/// One quota as it is being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedQuota {
    pub number: u32,
    pub attribute: String,
    pub value: String,
    pub min: String,
    pub max: String,
}

impl TypedQuota {
    pub fn new(number: u32) -> Self {
        let unit = ATTRIBUTES.first().map(|(code, _)| (*code).to_owned()).unwrap_or_default();
        Self { number, attribute: unit, value: String::new(), min: "0".to_owned(), max: String::new() }
    }

    pub fn of(number: u32, quota: &Quota) -> Self {
        Self {
            number,
            attribute: quota.attribute.clone(),
            value: quota.value.clone(),
            min: quota.min.to_string(),
            max: quota.max.to_string(),
        }
    }

    /// Another attribute has other values: those of the first are none of it.
    fn set_attribute(&mut self, attribute: String) {
        if (self.attribute == SUPERVISOR) != (attribute == SUPERVISOR) {
            self.value = if attribute == SUPERVISOR { "true".to_owned() } else { String::new() };
        }
        self.attribute = attribute;
    }

    pub fn read(&self, at: usize, reader: &mut Reader) -> Quota {
        Quota {
            attribute: self.attribute.clone(),
            value: reader.line(&format!("/quotas/{at}/value"), &self.value),
            min: reader.number(&format!("/quotas/{at}/min"), &self.min),
            max: reader.number(&format!("/quotas/{at}/max"), &self.max),
        }
    }
}

/// The quotas of a call. Without any everybody in the pool has the same chance.
pub fn quotas(words: Words, draft: &Draft<TypedCall>, faults: &Faults) -> Html {
    html! {
        <Card id="quotas" title={words.say("quotas-title")} lead={words.say("quotas-what")}>
            { for draft.quotas.iter().enumerate().map(|(at, quota)| one(words, draft, (at, quota), faults)) }
            <div>
                <Button id={control("/quotas")} kind={ButtonKind::Secondary} onclick={draft.on(|call, _: MouseEvent| call.add_quota())}>
                    <Icon symbol={Symbol::Plus} />{ words.say("quota-add") }
                </Button>
            </div>
        </Card>
    }
}

fn one(words: Words, draft: &Draft<TypedCall>, (at, quota): (usize, &TypedQuota), faults: &Faults) -> Html {
    let number = (at + 1).into();
    let pointer = |field: &str| format!("/quotas/{at}/{field}");
    let change = |set: fn(&mut TypedQuota, String)| {
        draft.on(move |call, text| {
            if let Some(quota) = call.quotas.get_mut(at) {
                set(quota, text);
            }
        })
    };
    let options: Vec<SelectOption> =
        ATTRIBUTES.iter().map(|(code, word)| SelectOption::new(*code, words.say(word))).collect();
    let number_field = |name: &str, value: &str, set: fn(&mut TypedQuota, String)| {
        html! {
            <TextInput id={control(&pointer(name))} kind="number" short=true label={words.say(&format!("quota-{name}"))} value={value.to_owned()}
                error={faults.at(&pointer(name))} on_input={change(set)} />
        }
    };
    html! {
        <fieldset class="field" key={quota.number}>
            <legend class="field__label">{ words.say_with("quota-number", &[("number", number)]) }</legend>
            <div class="fields">
                <Select id={control(&pointer("attribute"))} label={words.say("quota-attribute")} {options} value={quota.attribute.clone()}
                    error={faults.at(&pointer("attribute"))} on_change={change(TypedQuota::set_attribute)} />
                if quota.attribute == SUPERVISOR {
                    <Select id={control(&pointer("value"))} label={words.say("quota-value")} options={supervisor_values(words)} value={quota.value.clone()}
                        error={faults.at(&pointer("value"))} on_change={change(|quota, text| quota.value = text)} />
                } else {
                    <TextInput id={control(&pointer("value"))} label={words.say("quota-value")} hint={words.say("quota-value-hint")} value={quota.value.clone()}
                        error={faults.at(&pointer("value"))} on_input={change(|quota, text| quota.value = text)} />
                }
            </div>
            <div class="fields">
                { number_field("min", &quota.min, |quota, text| quota.min = text) }
                { number_field("max", &quota.max, |quota, text| quota.max = text) }
            </div>
            <Button kind={ButtonKind::Quiet} onclick={draft.on(move |call, _: MouseEvent| call.remove_quota(at))}>
                { words.say_with("quota-remove", &[("number", (at + 1).into())]) }
            </Button>
        </fieldset>
    }
}

fn supervisor_values(words: Words) -> Vec<SelectOption> {
    SUPERVISOR_VALUES.iter().map(|(code, word)| SelectOption::new(*code, words.say(word))).collect()
}

/// What the field of a quota is called, after `/quotas`.
pub fn field_name(words: Words, at: Option<&str>, field: Option<&str>) -> Option<AttrValue> {
    let Some(at) = at.and_then(|at| at.parse::<usize>().ok()) else { return Some(words.say("quotas-title")) };
    let name = words.say(&format!("quota-{}", field?));
    Some(words.say_with("quota-field", &[("number", (at + 1).into()), ("field", name.as_str().into())]))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn being_a_supervisor_is_yes_or_no_and_nothing_that_was_typed_for_another_attribute() {
        let mut quota = TypedQuota { value: "Mikkeli".to_owned(), ..TypedQuota::new(1) };
        quota.set_attribute("site".to_owned());
        assert_eq!(quota.value, "Mikkeli", "both are written as the register has them");
        quota.set_attribute(SUPERVISOR.to_owned());
        assert!(SUPERVISOR_VALUES.iter().any(|(code, _)| *code == quota.value), "{}", quota.value);
        quota.value = "false".to_owned();
        quota.set_attribute("unit".to_owned());
        assert_eq!(quota.value, "", "no unit is called false");
    }
}
