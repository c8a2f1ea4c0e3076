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
    ("is_supervisor", "quota-of-supervisor"),
];

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
                    error={faults.at(&pointer("attribute"))} on_change={change(|quota, text| quota.attribute = text)} />
                <TextInput id={control(&pointer("value"))} label={words.say("quota-value")} hint={words.say("quota-value-hint")} value={quota.value.clone()}
                    error={faults.at(&pointer("value"))} on_input={change(|quota, text| quota.value = text)} />
                { number_field("min", &quota.min, |quota, text| quota.min = text) }
                { number_field("max", &quota.max, |quota, text| quota.max = text) }
            </div>
            <Button kind={ButtonKind::Quiet} onclick={draft.on(move |call, _: MouseEvent| call.remove_quota(at))}>
                { words.say_with("quota-remove", &[("number", (at + 1).into())]) }
            </Button>
        </fieldset>
    }
}

/// What the field of a quota is called, after `/quotas`.
pub fn field_name(words: Words, at: Option<&str>, field: Option<&str>) -> Option<AttrValue> {
    let Some(at) = at.and_then(|at| at.parse::<usize>().ok()) else { return Some(words.say("quotas-title")) };
    let name = words.say(&format!("quota-{}", field?));
    Some(words.say_with("quota-field", &[("number", (at + 1).into()), ("field", name.as_str().into())]))
}
