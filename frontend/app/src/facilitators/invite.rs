use polku_api_types::facilitators::{FacilitatorDetails, FacilitatorKind, InviteFacilitator};
use polku_api_types::page::Page;
use polku_api_types::people::{PeopleQuery, PersonSummary};
use polku_api_types::text::Language;
use polku_ui::field::{Choice, DateInput, RadioGroup, Select, SelectOption, TextInput};
use polku_ui::{Button, ButtonKind, Buttons, Card, Words, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::words::kind_word;
use crate::hooks::{Action, Draft, FormFailure, use_action, use_draft};

const KINDS: [FacilitatorKind; 5] = [
    FacilitatorKind::Lecturer,
    FacilitatorKind::Trainer,
    FacilitatorKind::Coach,
    FacilitatorKind::Mentor,
    FacilitatorKind::PartnerDesigner,
];
const LANGUAGES: [(&str, Language); 3] = [("fi", Language::Fi), ("sv", Language::Sv), ("en", Language::En)];
const STAFF: &str = "staff";
const GUEST: &str = "guest";

#[derive(Properties, PartialEq)]
pub struct InviteProps {
    /// The programme.
    pub programme: Uuid,
    pub on_done: Callback<()>,
}

#[derive(Clone, Default, PartialEq)]
struct Typed {
    kind: String,
    from: String,
    person: String,
    name: String,
    organisation: String,
    email: String,
    language: String,
    ends_on: String,
}

impl Typed {
    fn body(&self) -> InviteFacilitator {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let guest = self.from != STAFF;
        let kind = KINDS.into_iter().find(|kind| code(*kind) == self.kind);
        let language =
            LANGUAGES.iter().find(|(code, _)| *code == self.language).map(|(_, language)| *language);
        InviteFacilitator {
            kind: kind.unwrap_or(FacilitatorKind::Coach),
            person_id: self.person.parse().ok().filter(|_| !guest),
            name: given(&self.name).filter(|_| guest),
            organisation: given(&self.organisation).filter(|_| guest),
            email: given(&self.email).filter(|_| guest),
            language: language.filter(|_| guest),
            // Without a day the server says so at the field.
            ends_on: self.ends_on.parse().unwrap_or(jiff::civil::Date::ZERO),
        }
    }
}

const fn code(kind: FacilitatorKind) -> &'static str {
    match kind {
        FacilitatorKind::Lecturer => "lecturer",
        FacilitatorKind::Trainer => "trainer",
        FacilitatorKind::Coach => "coach",
        FacilitatorKind::Mentor => "mentor",
        FacilitatorKind::PartnerDesigner => "partner_designer",
    }
}

fn control(pointer: &str) -> Option<AttrValue> {
    let id = match pointer {
        "/person_id" => "invite-search",
        "/name" => "invite-name",
        "/organisation" => "invite-organisation",
        "/email" => "invite-email",
        "/ends_on" => "invite-ends",
        _ => return None,
    };
    Some(id.into())
}

/// Invites somebody: of the staff, found in the register, or from outside.
#[component]
pub fn Invite(props: &InviteProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let programme = props.programme;
    let first = Typed { kind: "coach".into(), from: GUEST.into(), language: "fi".into(), ..Typed::default() };
    let draft = use_draft(|| first);
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: FacilitatorDetails| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("facilitator-asked"));
            }
            on_done.emit(());
        })
    };
    let invite = use_action(
        move |client, key, body: InviteFacilitator| async move {
            client.invite_facilitator(programme, key, &body).await
        },
        done,
    );
    let onsubmit = {
        let (draft, run) = (draft.clone(), invite.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(draft.body());
        })
    };
    let kinds: Vec<SelectOption> =
        KINDS.into_iter().map(|kind| SelectOption::new(code(kind), kind_word(words, kind))).collect();
    let from = vec![
        Choice::new(GUEST, words.say("facilitator-from-outside")),
        Choice::new(STAFF, words.say("facilitator-from-staff")),
    ];
    html! {
        <Card id="invite" title={words.say("facilitator-invite")}>
            <p>{ words.say("facilitator-invite-what") }</p>
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={invite.failure.clone()} attempt={invite.attempt} control={Callback::from(|at: String| control(&at))} />
                <Select id="invite-kind" label={words.say("facilitator-kind")} options={kinds} value={draft.kind.clone()}
                    on_change={draft.on(|typed: &mut Typed, kind: String| typed.kind = kind)} />
                <RadioGroup id="invite-from" label={words.say("facilitator-from")} choices={from} value={draft.from.clone()}
                    on_change={draft.on(|typed: &mut Typed, from: String| typed.from = from)} />
                if draft.from == STAFF {
                    <Staff person={draft.person.clone()} error={invite.field("/person_id")}
                        on_person={draft.on(|typed: &mut Typed, person: String| typed.person = person)} />
                } else {
                    { guest(words, &draft, &invite) }
                }
                <DateInput id="invite-ends" label={words.say("facilitator-until")} hint={words.say("facilitator-until-hint")} value={draft.ends_on.clone()}
                    error={invite.field("/ends_on")} on_change={draft.on(|typed: &mut Typed, day: String| typed.ends_on = day)} />
                <Buttons><Button submit=true busy={invite.busy}>{ words.say("facilitator-invite") }</Button></Buttons>
            </form>
        </Card>
    }
}

/// Who comes from outside.
fn guest(words: Words, draft: &Draft<Typed>, invite: &Action<InviteFacilitator>) -> Html {
    let languages: Vec<SelectOption> =
        [("fi", "facilitator-in-fi"), ("sv", "facilitator-in-sv"), ("en", "facilitator-in-en")]
            .into_iter()
            .map(|(code, key)| SelectOption::new(code, words.say(key)))
            .collect();
    html! {
        <>
            <TextInput id="invite-name" label={words.say("facilitator-name")} value={draft.name.clone()}
                error={invite.field("/name")} on_input={draft.on(|typed: &mut Typed, text: String| typed.name = text)} />
            <TextInput id="invite-organisation" label={words.say("facilitator-organisation")} value={draft.organisation.clone()}
                error={invite.field("/organisation")} on_input={draft.on(|typed: &mut Typed, text: String| typed.organisation = text)} />
            <TextInput id="invite-email" kind="email" label={words.say("facilitator-email")} hint={words.say("facilitator-email-hint")}
                value={draft.email.clone()} error={invite.field("/email")} on_input={draft.on(|typed: &mut Typed, text: String| typed.email = text)} />
            <Select id="invite-language" label={words.say("facilitator-language")} options={languages} value={draft.language.clone()}
                on_change={draft.on(|typed: &mut Typed, code: String| typed.language = code)} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct StaffProps {
    /// Who is chosen, by id.
    person: String,
    error: Option<AttrValue>,
    on_person: Callback<String>,
}

/// Somebody of the staff, found by name or number.
#[component]
fn Staff(props: &StaffProps) -> Html {
    let words = use_words();
    let typed = use_state(String::new);
    let found = use_state(|| None::<Vec<PersonSummary>>);
    let show = {
        let found = found.clone();
        Callback::from(move |page: Page<PersonSummary>| found.set(Some(page.items)))
    };
    let search = use_action(
        move |client, _, search: String| async move {
            let query = PeopleQuery {
                search: Some(search),
                active: Some(true),
                limit: Some(20),
                ..PeopleQuery::default()
            };
            client.list_people(&query).await
        },
        show,
    );
    let find = {
        let (typed, run) = (typed.clone(), search.run.clone());
        Callback::from(move |_: MouseEvent| run.emit((*typed).clone()))
    };
    let on_input = {
        let typed = typed.clone();
        Callback::from(move |text: String| typed.set(text))
    };
    let people: Vec<Choice> = found.iter().flatten().map(choice).collect();
    html! {
        <>
            <TextInput id="invite-search" label={words.say("facilitator-search")} kind="search" value={(*typed).clone()}
                error={props.error.clone()} {on_input} />
            <Buttons><Button kind={ButtonKind::Secondary} busy={search.busy} onclick={find}>{ words.say("facilitator-find") }</Button></Buttons>
            <FormFailure failure={search.failure.clone()} attempt={search.attempt} control={Callback::from(|_| None)} />
            if found.is_some() && people.is_empty() {
                <p role="status">{ words.say("facilitator-found-none") }</p>
            }
            if !people.is_empty() {
                <RadioGroup id="invite-person" label={words.say("facilitator-person")} choices={people} value={props.person.clone()}
                    on_change={props.on_person.clone()} />
            }
        </>
    }
}

fn choice(person: &PersonSummary) -> Choice {
    Choice::new(person.id.to_string(), format!("{} {}", person.given_name, person.family_name))
        .hint(person.title.clone())
}
