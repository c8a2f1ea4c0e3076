use std::rc::Rc;

use polku_api_types::merging::{FollowedLine, MAX_REASON, MergePeople, MergePreview, MergePreviewQuery};
use polku_api_types::people::PersonDetails;
use polku_ui::field::{Choice, RadioGroup, TextArea};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, LinkButton, Notice, Skeleton, Tone, Words,
    use_toasts, use_way, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::compare::comparison;
use super::words::{moved_word, refusal_word};
use crate::hooks::{FormFailure, use_action, use_query};
use crate::route::RegistryRoute;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct MergePageProps {
    /// One of the two.
    pub one: Uuid,
    /// The other.
    pub other: Uuid,
}

/// How the two would be merged.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Plan {
    staying: Uuid,
    absorbed: Uuid,
    followed: FollowedLine,
}

impl Plan {
    /// The same line is followed, whoever stays.
    fn stays(self, staying: Uuid) -> Self {
        if staying == self.staying {
            return self;
        }
        let followed = match self.followed {
            FollowedLine::Staying => FollowedLine::Absorbed,
            FollowedLine::Absorbed => FollowedLine::Staying,
        };
        Self { staying, absorbed: self.staying, followed }
    }

    const fn followed(self) -> Uuid {
        match self.followed {
            FollowedLine::Staying => self.staying,
            FollowedLine::Absorbed => self.absorbed,
        }
    }

    fn follows(self, followed: Uuid) -> Self {
        let followed = if followed == self.staying { FollowedLine::Staying } else { FollowedLine::Absorbed };
        Self { followed, ..self }
    }
}

/// Two persons side by side, what would be moved, and the merge.
#[component]
pub fn MergePage(props: &MergePageProps) -> Html {
    let words = use_words();
    let plan =
        use_state(|| Plan { staying: props.one, absorbed: props.other, followed: FollowedLine::Staying });
    let preview = use_query(*plan, |client, plan: Plan| async move {
        let Plan { staying, absorbed, followed } = plan;
        let query =
            MergePreviewQuery { staying_id: staying, absorbed_id: absorbed, followed: Some(followed) };
        client.preview_merge(&query).await
    });
    let ready = {
        let (first, plan) = (props.one, plan.clone());
        Callback::from(move |preview: Rc<MergePreview>| {
            let on_plan = {
                let plan = plan.clone();
                Callback::from(move |next: Plan| plan.set(next))
            };
            html! { <Pair {first} plan={*plan} {preview} {on_plan} /> }
        })
    };
    let crumbs = vec![
        Crumb::new(words.say("people-title"), RegistryRoute::People),
        Crumb::new(words.say("merging-title"), RegistryRoute::Duplicates),
    ];
    html! {
        <Page title={words.say("merging-pair-title")} lead={words.say("merging-pair-lead")} {crumbs}>
            <AsyncView<MergePreview> state={preview.state} {ready} skeleton={Skeleton::Cards} on_retry={preview.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct PairProps {
    /// Whoever stands on the left, whatever is chosen.
    first: Uuid,
    plan: Plan,
    preview: Rc<MergePreview>,
    on_plan: Callback<Plan>,
}

#[component]
fn Pair(props: &PairProps) -> Html {
    let words = use_words();
    let PairProps { first, plan, preview, on_plan } = props;
    let plan = *plan;
    let (left, right) = if preview.staying.id == *first {
        (&preview.staying, &preview.absorbed)
    } else {
        (&preview.absorbed, &preview.staying)
    };
    let choices = |hint: &'static str| {
        [left, right]
            .map(|person| Choice::new(person.id.to_string(), called(person)).hint(words.say(hint)))
            .to_vec()
    };
    let chosen = |apply: fn(Plan, Uuid) -> Plan| {
        on_plan.reform(move |id: String| id.parse().map_or(plan, |id| apply(plan, id)))
    };
    html! {
        <>
            <Card id="compare" title={words.say("merging-side-by-side")}>
                { comparison(words, left, right, plan.followed()) }
                <RadioGroup id="followed" label={words.say("merging-followed")} hint={words.say("merging-followed-hint")}
                    choices={choices("merging-followed-choice")} value={plan.followed().to_string()} on_change={chosen(Plan::follows)} />
                <RadioGroup id="staying" label={words.say("merging-staying")} hint={words.say("merging-staying-hint")}
                    choices={choices("merging-staying-choice")} value={plan.staying.to_string()} on_change={chosen(Plan::stays)} />
            </Card>
            <Card id="moves" title={words.say("merging-moves")} lead={words.say("merging-moves-lead")}>
                { moves(words, preview) }
            </Card>
            { refusals(words, preview) }
            // While another choice is looked at, what is on the page is not what would be merged.
            if preview.refusals.is_empty() && preview.staying.id == plan.staying {
                <Confirm {plan} preview={preview.clone()} />
            }
        </>
    }
}

/// A person by name and number: the two have one name.
fn called(person: &PersonDetails) -> String {
    format!("{} {}, {} {}", person.given_name, person.family_name, person.source, person.external_id)
}

fn moves(words: Words, preview: &MergePreview) -> Html {
    if preview.moves.is_empty() && preview.applications_told {
        return html! { <p>{ words.say("merging-moves-nothing") }</p> };
    }
    html! {
        <>
            if !preview.moves.is_empty() {
                <ul>{ for preview.moves.iter().map(|moved| html! { <li>{ moved_word(words, moved.kind, moved.count) }</li> }) }</ul>
            }
            if !preview.applications_told {
                <p>{ words.say("merging-moves-untold") }</p>
            }
        </>
    }
}

fn refusals(words: Words, preview: &MergePreview) -> Html {
    if preview.refusals.is_empty() {
        return Html::default();
    }
    html! {
        <Notice tone={Tone::Bad} title={words.say("merging-refused")} announce=true>
            <ul>{ for preview.refusals.iter().map(|refusal| html! { <li>{ refusal_word(words, *refusal) }</li> }) }</ul>
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
struct ConfirmProps {
    plan: Plan,
    preview: Rc<MergePreview>,
}

/// The reason, and the one button that merges.
#[component]
fn Confirm(props: &ConfirmProps) -> Html {
    let words = use_words();
    let (toasts, way) = (use_toasts(), use_way());
    let reason = use_state(String::new);
    let done = Callback::from(move |()| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say("merging-done-toast"));
        }
        way.to(&AttrValue::from(RegistryRoute::Duplicates));
    });
    let merge = use_action(
        |client, key, body: MergePeople| async move { client.merge_people(key, &body).await.map(drop) },
        done,
    );
    let body = MergePeople {
        staying_id: props.plan.staying,
        absorbed_id: props.plan.absorbed,
        followed: props.plan.followed,
        staying_version: props.preview.staying.version,
        absorbed_version: props.preview.absorbed.version,
        reason: (*reason).clone(),
    };
    let onclick = merge.run.reform(move |_: MouseEvent| body.clone());
    let on_input = {
        let reason = reason.clone();
        Callback::from(move |text: String| reason.set(text))
    };
    let control = Callback::from(|pointer: String| (pointer == "/reason").then(|| "reason".into()));
    html! {
        <Card id="merge" title={words.say("merging-confirm")} lead={words.say("merging-confirm-lead")}>
            <FormFailure failure={merge.failure.clone()} attempt={merge.attempt} {control} />
            <TextArea id="reason" label={words.say("merging-reason")} hint={words.say("merging-reason-hint")} max_length={MAX_REASON}
                value={(*reason).clone()} error={merge.field("/reason")} {on_input} />
            <Buttons>
                <Button busy={merge.busy} {onclick}>{ words.say("merging-merge") }</Button>
                <LinkButton kind={ButtonKind::Secondary} href={RegistryRoute::Duplicates}>{ words.say("merging-back") }</LinkButton>
            </Buttons>
        </Card>
    }
}
