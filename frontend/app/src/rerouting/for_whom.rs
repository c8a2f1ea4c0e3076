use jiff::civil::Date;
use polku_api_types::programmes::RuleCondition;
use polku_ui::Words;
use polku_ui::field::{Checkboxes, Choice, DateInput, RadioGroup, TextInput};
use yew::prelude::*;

use crate::programmes::PlaceNames;
use crate::programmes::form::{Draft, Faults, Reader, control};

/// The facts of the register by which a path can be offered, in the order in which their conditions are sent.
const FACTS: [(&str, &str); 5] = [
    ("role_started_on", "rule-attribute-role-start"),
    ("job_category", "fact-job-category"),
    ("unit", "fact-unit"),
    ("site", "fact-site"),
    ("is_supervisor", "fact-is-supervisor"),
];

/// Where it is said that there is no condition, or that there are too many.
const CONDITIONS: &str = "/conditions";

/// Who is offered a path, as it is being typed: a condition on each fact that is ticked.
#[derive(Debug, Clone, PartialEq)]
pub struct ForWhom {
    facts: Vec<String>,
    months: String,
    reference: String,
    categories: Vec<String>,
    units: Vec<String>,
    sites: Vec<String>,
    /// `true` or `false`.
    supervisors: String,
}

impl ForWhom {
    /// Those who are new in their role, at most a year on this day.
    pub fn new_in_role(reference: Date) -> Self {
        Self {
            facts: vec!["role_started_on".to_owned()],
            months: "12".to_owned(),
            reference: reference.to_string(),
            categories: Vec::new(),
            units: Vec::new(),
            sites: Vec::new(),
            supervisors: String::new(),
        }
    }

    /// The ticked facts with the place of their condition among those that are sent.
    fn placed(&self) -> impl Iterator<Item = (&'static str, String)> {
        let ticked = FACTS.into_iter().filter(|(fact, _)| self.facts.iter().any(|one| one == fact));
        ticked.enumerate().map(|(place, (fact, _))| (fact, format!("{CONDITIONS}/{place}")))
    }

    /// What would be sent.
    pub fn read(&self, reader: &mut Reader) -> Vec<RuleCondition> {
        reader.choice(CONDITIONS, !self.facts.is_empty());
        self.placed().map(|(fact, at)| self.condition(reader, fact, &at)).collect()
    }

    fn condition(&self, reader: &mut Reader, fact: &str, at: &str) -> RuleCondition {
        let condition = RuleCondition::about(fact);
        let names = match fact {
            "role_started_on" => {
                return RuleCondition {
                    within_months: Some(reader.number(&format!("{at}/within_months"), &self.months)),
                    reference_date: Some(reader.day(&format!("{at}/reference_date"), &self.reference)),
                    ..condition
                };
            }
            "is_supervisor" => {
                reader.choice(&format!("{at}/equals"), !self.supervisors.is_empty());
                return RuleCondition { equals: Some(self.supervisors == "true"), ..condition };
            }
            "job_category" => &self.categories,
            "unit" => &self.units,
            _ => &self.sites,
        };
        reader.choice(&format!("{at}/any_of"), !names.is_empty());
        RuleCondition { any_of: Some(names.clone()), ..condition }
    }

    /// The text that names the field at this place.
    pub fn field_name(&self, pointer: &str) -> Option<&'static str> {
        if pointer == CONDITIONS {
            return Some("paths-by");
        }
        let (fact, field) = self
            .placed()
            .find_map(|(fact, at)| pointer.strip_prefix(&at)?.strip_prefix('/').map(|field| (fact, field)))?;
        match field {
            "reference_date" => Some("rule-reference"),
            "within_months" => Some("rule-months"),
            _ => FACTS.into_iter().find(|(one, _)| *one == fact).map(|(_, text)| text),
        }
    }
}

/// Which facts decide to whom the path is offered, and which values of each. `part` is where the form keeps it.
pub fn for_whom<T: Clone + PartialEq + 'static>(
    words: Words,
    draft: &Draft<T>,
    part: fn(&mut T) -> &mut ForWhom,
    faults: &Faults,
    categories: &[String],
) -> Html {
    let typed = part(&mut (**draft).clone()).clone();
    let facts = FACTS.into_iter().filter(|(fact, _)| *fact != "job_category" || !categories.is_empty());
    let choices: Vec<Choice> = facts.map(|(fact, text)| Choice::new(fact, words.say(text))).collect();
    let fields = typed.placed().map(|(fact, at)| {
        let fault = |field: &str| faults.at(&format!("{at}/{field}"));
        let id = |field: &str| control(&format!("{at}/{field}"));
        match fact {
            "role_started_on" => html! {
                <div class="fields">
                    <TextInput id={id("within_months")} kind="number" short=true label={words.say("rule-months")} value={typed.months.clone()}
                        error={fault("within_months")} on_input={draft.on(move |all, text| part(all).months = text)} />
                    <DateInput id={id("reference_date")} label={words.say("rule-reference")} value={typed.reference.clone()}
                        error={fault("reference_date")} on_change={draft.on(move |all, day| part(all).reference = day)} />
                </div>
            },
            "job_category" => {
                let choices: Vec<Choice> =
                    categories.iter().map(|name| Choice::new(name.clone(), name.clone())).collect();
                html! {
                    <Checkboxes id={id("any_of")} label={words.say("paths-categories")} {choices} values={typed.categories.clone()}
                        error={fault("any_of")} on_change={draft.on(move |all, names| part(all).categories = names)} />
                }
            }
            "unit" => html! {
                <PlaceNames units=true id={id("any_of")} label={words.say("paths-units")} values={typed.units.clone()}
                    error={fault("any_of")} on_change={draft.on(move |all, names| part(all).units = names)} />
            },
            "site" => html! {
                <PlaceNames units=false id={id("any_of")} label={words.say("paths-sites")} values={typed.sites.clone()}
                    error={fault("any_of")} on_change={draft.on(move |all, names| part(all).sites = names)} />
            },
            _ => {
                let choices = vec![
                    Choice::new("true", words.say("rule-supervisors")),
                    Choice::new("false", words.say("rule-others")),
                ];
                html! {
                    <RadioGroup id={id("equals")} label={words.say("paths-supervisors")} {choices} value={typed.supervisors.clone()}
                        error={fault("equals")} on_change={draft.on(move |all, value| part(all).supervisors = value)} />
                }
            }
        }
    });
    html! {
        <>
            <Checkboxes id={control(CONDITIONS)} label={words.say("paths-by")} hint={words.say("paths-by-hint")} {choices} values={typed.facts.clone()}
                error={faults.at(CONDITIONS)} on_change={draft.on(move |all, facts| part(all).facts = facts)} />
            { for fields }
        </>
    }
}
