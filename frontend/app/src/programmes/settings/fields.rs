use polku_api_types::programmes::{ProgrammeDetails, UpdateProgramme};
use polku_ui::field::{Required, TextInLanguages, TextInput, Written};
use polku_ui::{Card, Words};
use yew::prelude::*;

use super::super::form::{Draft, Faults, Reader, control, typed_text};

/// What is typed of a programme, whether it is new or not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Typed {
    pub name: Written,
    pub summary: Written,
    pub partner: Written,
    pub target_group: Written,
    pub places: String,
    pub group_count: String,
    pub growth_limit: String,
    pub published: bool,
}

impl Typed {
    pub fn of(programme: &ProgrammeDetails) -> Self {
        Self {
            name: typed_text(&programme.name),
            summary: typed_text(&programme.summary),
            partner: programme.partner.as_ref().map(typed_text).unwrap_or_default(),
            target_group: typed_text(&programme.target_group),
            places: programme.places.to_string(),
            group_count: programme.group_count.to_string(),
            growth_limit: programme.growth_limit_minutes.to_string(),
            published: programme.published,
        }
    }

    pub fn read(&self, reader: &mut Reader) -> UpdateProgramme {
        UpdateProgramme {
            name: reader.text("/name", &self.name),
            summary: reader.text("/summary", &self.summary),
            partner: reader.text_if_any("/partner", &self.partner),
            target_group: reader.text("/target_group", &self.target_group),
            places: reader.number("/places", &self.places),
            group_count: reader.number("/group_count", &self.group_count),
            growth_limit_minutes: Some(reader.number("/growth_limit_minutes", &self.growth_limit)),
            published: self.published,
        }
    }
}

/// A form that holds the fields of a programme beside its own.
pub trait HasProgramme: Clone + PartialEq + 'static {
    fn programme(&mut self) -> &mut Typed;
}

impl HasProgramme for Typed {
    fn programme(&mut self) -> &mut Typed {
        self
    }
}

fn on<T: HasProgramme, V: 'static>(draft: &Draft<T>, put: fn(&mut Typed, V)) -> Callback<V> {
    draft.on(move |held: &mut T, value: V| put(held.programme(), value))
}

/// What it is and whom it is for.
pub fn texts<T: HasProgramme>(words: Words, draft: &Draft<T>, typed: &Typed, faults: &Faults) -> Html {
    html! {
        <>
            <TextInLanguages id={control("/summary")} label={words.say("settings-summary")} hint={words.say("settings-summary-hint")} multiline=true
                value={typed.summary.clone()} errors={faults.in_languages("/summary")} on_change={on(draft, |typed, text| typed.summary = text)} />
            <TextInLanguages id={control("/target_group")} label={words.say("settings-target-group")} hint={words.say("settings-target-group-hint")} multiline=true
                value={typed.target_group.clone()} errors={faults.in_languages("/target_group")} on_change={on(draft, |typed, text| typed.target_group = text)} />
            <TextInLanguages id={control("/partner")} label={words.say("settings-partner")} hint={words.say("settings-partner-hint")} required={Required::Nothing}
                value={typed.partner.clone()} errors={faults.in_languages("/partner")} on_change={on(draft, |typed, text| typed.partner = text)} />
        </>
    }
}

/// How many people, in how many groups.
pub fn size<T: HasProgramme>(words: Words, draft: &Draft<T>, typed: &Typed, faults: &Faults) -> Html {
    html! {
        <Card id="size" title={words.say("settings-size")} lead={words.say("settings-size-what")}>
            <div class="fields">
                <TextInput id={control("/places")} kind="number" short=true label={words.say("settings-places")}
                    value={typed.places.clone()} error={faults.at("/places")} on_input={on(draft, |typed, text| typed.places = text)} />
                <TextInput id={control("/group_count")} kind="number" short=true label={words.say("settings-groups")}
                    value={typed.group_count.clone()} error={faults.at("/group_count")} on_input={on(draft, |typed, text| typed.group_count = text)} />
                <TextInput id={control("/growth_limit_minutes")} kind="number" short=true label={words.say("settings-growth")} hint={words.say("settings-growth-hint")}
                    value={typed.growth_limit.clone()} error={faults.at("/growth_limit_minutes")} on_input={on(draft, |typed, text| typed.growth_limit = text)} />
            </div>
        </Card>
    }
}

/// What the field at a JSON pointer is called.
pub fn name(words: Words, pointer: &str) -> Option<AttrValue> {
    let field = pointer.strip_prefix('/')?.split('/').next()?;
    Some(words.say(match field {
        "initiative_id" => "settings-initiative",
        "slug" => "settings-slug",
        "name" => "settings-name",
        "summary" => "settings-summary",
        "partner" => "settings-partner",
        "target_group" => "settings-target-group",
        "places" => "settings-places",
        "group_count" => "settings-groups",
        "growth_limit_minutes" => "settings-growth",
        "design" => "settings-design",
        _ => return None,
    }))
}
