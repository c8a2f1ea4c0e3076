use std::rc::Rc;

use polku_api_types::programmes::{DesignDetails, ProgrammeDetails};
use polku_i18n::format;
use polku_ui::path::Spine;
use polku_ui::{AsyncView, Button, Buttons, Card, Crumb, Skeleton, Tag, Tone, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::super::{HoursList, design_stops};
use super::editor::Editor;
use super::versions::Versions;
use crate::context::use_session;
use crate::hooks::{FormFailure, use_action, use_query};
use crate::localised::shown;
use crate::route::CoordinatorRoute;
use crate::shell::Page;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct DesignPageProps {
    /// The programme.
    pub id: Uuid,
}

#[derive(Debug, PartialEq)]
struct Shown {
    programme: ProgrammeDetails,
    design: DesignDetails,
}

/// The version of a programme's design that is worked on.
#[component]
pub fn DesignPage(props: &DesignPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let loaded = use_query(id, |client, id| async move {
        let programme = client.view_programme(id).await?;
        Ok(Shown { programme, design: client.view_design(id).await? })
    });
    // An answer to something done here is newer than what was loaded.
    let newer = use_state(|| None::<Rc<DesignDetails>>);
    let data = loaded.state.data.clone();
    let design = (*newer).clone().or_else(|| data.as_ref().map(|shown| Rc::new(shown.design.clone())));
    let name = data
        .as_ref()
        .map_or_else(|| words.say("programme-loading"), |data| shown(words, &data.programme.name));
    let aside = design.as_ref().map_or_else(Html::default, |design| {
        let (tone, key) = match design.published_at {
            Some(_) => (Tone::Good, "design-tag-published"),
            None => (Tone::Warn, "design-tag-draft"),
        };
        html! { <Tag {tone}>{ words.say_with(key, &[("number", design.number.into())]) }</Tag> }
    });
    let session = use_session();
    let may_change = ["coordinator", "partner_designer"].iter().any(|role| session.holds_for(role, id));
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(name.clone(), CoordinatorRoute::Programme { id }),
    ];
    let on_change = {
        let newer = newer.clone();
        Callback::from(move |design: DesignDetails| newer.set(Some(Rc::new(design))))
    };
    let ready = Callback::from(move |data: Rc<Shown>| {
        let design = (*newer).clone().unwrap_or_else(|| Rc::new(data.design.clone()));
        // What is loaded anew does not push aside what is being typed; what was taken over does.
        let key = format!("{}-{}", design.id, newer.as_ref().map_or(0, |newer| newer.version));
        let (name, on_change) = (name.clone(), on_change.clone());
        if may_change && design.published_at.is_none() {
            html! { <Editor {key} programme={id} {name} {design} {on_change} /> }
        } else {
            html! { <Reading {key} programme={id} {name} {design} {may_change} {on_change} /> }
        }
    });
    html! {
        <Page title={words.say("design-title")} lead={words.say("design-lead")} {aside} {crumbs}>
            <AsyncView<Shown> state={loaded.state} {ready} skeleton={Skeleton::Cards} on_retry={loaded.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct ReadingProps {
    programme: Uuid,
    name: AttrValue,
    design: Rc<DesignDetails>,
    may_change: bool,
    on_change: Callback<DesignDetails>,
}

/// The latest version as it stands; once it is published, the next draft starts from it.
#[component]
fn Reading(props: &ReadingProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let (programme, design) = (props.programme, &props.design);
    let done = props.on_change.reform(move |design: DesignDetails| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say("design-draft-begun"));
        }
        design
    });
    let begin = use_action(
        move |client, key, ()| async move { client.create_design_draft(key, programme).await },
        done,
    );
    let lead = design.published_at.map(|at| {
        words.say_with(
            "design-version-lead",
            &[("date", format::date(words.language, local(at).date()).into())],
        )
    });
    html! {
        <div class="columns">
            <div class="stack">
                <Card id="path" title={words.say_with("design-version", &[("number", design.number.into())])} {lead}>
                    <Spine label={words.say_with("path-of", &[("name", props.name.as_str().into())])} stops={design_stops(words, design, None)} />
                </Card>
                if props.may_change {
                    <Card id="change" title={words.say("design-change")}>
                        <p>{ words.say("design-change-what") }</p>
                        <FormFailure failure={begin.failure.clone()} attempt={begin.attempt} control={Callback::from(|_| None)} />
                        <Buttons><Button busy={begin.busy} onclick={begin.run.reform(|_: MouseEvent| ())}>{ words.say("design-draft-begin") }</Button></Buttons>
                    </Card>
                }
            </div>
            <aside class="stack">
                <Card id="hours" title={words.say("design-hours")}><HoursList hours={design.hours.clone()} /></Card>
                <Versions {programme} current={design.id} />
            </aside>
        </div>
    }
}
