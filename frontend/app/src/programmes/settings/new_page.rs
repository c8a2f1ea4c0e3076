use std::rc::Rc;

use polku_api_types::programmes::{
    CreateProgramme, InitiativeDetails, ProgrammeDetails, ShippedDesign, ShippedDesigns,
};
use polku_ui::field::{Choice, RadioGroup, Select, SelectOption, TextInLanguages, TextInput, Written};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, Icon, LinkButton, Skeleton, Symbol, Words,
    use_toasts, use_way, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::super::form::{Draft, Faults, FormFaults, Reader, control, plain_name, use_draft, use_form};
use super::super::hours_sentence;
use super::fields::{self, HasProgramme, Typed as Common};
use super::initiative::NewInitiative;
use crate::hooks::{every, use_action, use_query};
use crate::localised::shown;
use crate::route::CoordinatorRoute;
use crate::shell::Page;

/// The choice that starts from nothing.
const EMPTY_DESIGN: &str = "empty";

/// A new programme, from its initiative to the design it starts from.
#[component]
pub fn NewProgrammePage() -> Html {
    let words = use_words();
    let offered = use_query((), |client, ()| async move {
        let initiatives = every!(client, list_initiatives).await?;
        Ok(Offered { initiatives, designs: client.list_shipped_designs().await? })
    });
    let crumbs = vec![Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes)];
    let ready = Callback::from(|offered: Rc<Offered>| html! { <NewProgramme {offered} /> });
    html! {
        <Page title={words.say("settings-new")} lead={words.say("settings-new-lead")} {crumbs}>
            <AsyncView<Offered> state={offered.state} {ready} skeleton={Skeleton::Cards} on_retry={offered.reload} />
        </Page>
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Offered {
    initiatives: Vec<InitiativeDetails>,
    designs: ShippedDesigns,
}

#[derive(Clone, Default, PartialEq)]
struct Typed {
    common: Common,
    initiative: String,
    slug: String,
    /// Written by hand: no longer follows the name.
    own_slug: bool,
    design: String,
    /// Initiatives made on this page.
    made: Vec<InitiativeDetails>,
}

impl HasProgramme for Typed {
    fn programme(&mut self) -> &mut Common {
        &mut self.common
    }
}

impl Typed {
    fn first(offered: &Offered) -> Self {
        let only = match offered.initiatives.as_slice() {
            [only] => only.id.to_string(),
            _ => String::new(),
        };
        let mut typed = Self { initiative: only, ..Self::default() };
        "60".clone_into(&mut typed.common.growth_limit);
        typed
    }

    fn rename(&mut self, name: Written) {
        if !self.own_slug {
            self.slug = plain_name(&name.fi, '-', 60);
        }
        self.common.name = name;
    }

    fn read(&self, words: Words) -> Result<CreateProgramme, Faults> {
        let mut reader = Reader::new(words);
        let initiative = self.initiative.parse::<Uuid>();
        reader.choice("/initiative_id", initiative.is_ok());
        let slug = reader.line("/slug", &self.slug);
        let programme = self.common.read(&mut reader);
        reader.choice("/design", !self.design.is_empty());
        let initiative_id = initiative.unwrap_or_default();
        reader.finish(CreateProgramme {
            initiative_id,
            slug,
            name: programme.name,
            summary: programme.summary,
            partner: programme.partner,
            target_group: programme.target_group,
            places: programme.places,
            group_count: programme.group_count,
            growth_limit_minutes: programme.growth_limit_minutes,
            design: Some(self.design.clone()).filter(|design| design != EMPTY_DESIGN),
        })
    }
}

#[derive(Properties, PartialEq)]
struct NewProgrammeProps {
    offered: Rc<Offered>,
}

#[component]
fn NewProgramme(props: &NewProgrammeProps) -> Html {
    let words = use_words();
    let way = use_way();
    let toasts = use_toasts();
    let draft = use_draft(|| Typed::first(&props.offered));
    let naming = use_state(|| false);
    let done = Callback::from(move |programme: ProgrammeDetails| {
        way.to_saying(
            &AttrValue::from(CoordinatorRoute::Programme { id: programme.id }),
            toasts.as_ref(),
            words.say("settings-created"),
        );
    });
    let create = use_action(
        |client, key, body: CreateProgramme| async move { client.create_programme(key, &body).await },
        done,
    );
    let form = use_form(&create);
    let onsubmit = {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(draft.read(words));
        })
    };
    let on_made = {
        let (draft, naming) = (draft.clone(), naming.clone());
        Callback::from(move |initiative: InitiativeDetails| {
            naming.set(false);
            draft.change(|typed| {
                typed.initiative = initiative.id.to_string();
                typed.made.push(initiative);
            });
        })
    };
    let open = *naming;
    let (show, hide) = (naming.clone(), naming);
    html! {
        <>
            <form class="form" {onsubmit} novalidate=true>
                <FormFaults faults={form.faults.clone()} failure={form.failure.clone()} attempt={form.attempt}
                    name={Callback::from(move |at: String| fields::name(words, &at))} />
                { what(words, &draft, &props.offered, &form.faults, Callback::from(move |_: MouseEvent| show.set(true))) }
                { fields::size(words, &draft, &draft.common, &form.faults) }
                { design(words, &draft, &props.offered.designs.items, &form.faults) }
                <Buttons>
                    <Button submit=true busy={form.busy}>{ words.say("settings-create") }</Button>
                    <LinkButton kind={ButtonKind::Secondary} href={CoordinatorRoute::Programmes}>{ words.say("ui-cancel") }</LinkButton>
                </Buttons>
            </form>
            if open {
                <NewInitiative on_done={on_made} on_close={Callback::from(move |()| hide.set(false))} />
            }
        </>
    }
}

fn what(
    words: Words,
    draft: &Draft<Typed>,
    offered: &Offered,
    faults: &Faults,
    on_new: Callback<MouseEvent>,
) -> Html {
    let known = offered.initiatives.iter().chain(&draft.made);
    let options: Vec<SelectOption> = known
        .map(|initiative| SelectOption::new(initiative.id.to_string(), shown(words, &initiative.name)))
        .collect();
    html! {
        <Card id="what" title={words.say("settings-what")}>
            <div class="beside">
                <Select id={control("/initiative_id")} label={words.say("settings-initiative")} hint={words.say("settings-initiative-hint")}
                    placeholder={words.say("settings-initiative-choose")} {options} value={draft.initiative.clone()} error={faults.at("/initiative_id")}
                    on_change={draft.on(|typed, id| typed.initiative = id)} />
                <Button kind={ButtonKind::Secondary} onclick={on_new}><Icon symbol={Symbol::Plus} />{ words.say("settings-initiative-new") }</Button>
            </div>
            <TextInLanguages id={control("/name")} label={words.say("settings-name")} value={draft.common.name.clone()}
                errors={faults.in_languages("/name")} on_change={draft.on(Typed::rename)} />
            <TextInput id={control("/slug")} label={words.say("settings-slug")} hint={words.say("settings-slug-hint")} value={draft.slug.clone()}
                error={faults.at("/slug")} on_input={draft.on(|typed: &mut Typed, slug: String| {
                    typed.own_slug = !slug.is_empty();
                    typed.slug = slug;
                })} />
            { fields::texts(words, draft, &draft.common, faults) }
        </Card>
    }
}

fn design(words: Words, draft: &Draft<Typed>, shipped: &[ShippedDesign], faults: &Faults) -> Html {
    let choice = |design: &ShippedDesign| {
        let hint = words.say_with(
            "settings-design-facts",
            &[
                ("elements", design.elements.into()),
                ("hours", hours_sentence(words, &design.hours).as_str().into()),
            ],
        );
        Choice::new(design.key.clone(), shown(words, &design.name)).hint(hint)
    };
    let mut choices: Vec<Choice> = shipped.iter().map(choice).collect();
    choices.push(
        Choice::new(EMPTY_DESIGN, words.say("settings-design-empty"))
            .hint(words.say("settings-design-empty-what")),
    );
    html! {
        <Card id="design" title={words.say("settings-design")} lead={words.say("settings-design-what")}>
            <RadioGroup id={control("/design")} label={words.say("settings-design-choose")} {choices} value={draft.design.clone()}
                error={faults.at("/design")} on_change={draft.on(|typed, key| typed.design = key)} />
        </Card>
    }
}
