use polku_api_types::access::{CreateInvitation, InvitationDetails};
use polku_api_types::text::Language;
use polku_ui::field::{DateInput, Select, SelectOption, TextInput};
use polku_ui::{Button, Buttons, Card, CopyField, Notice, Tone, Words, use_words};
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action, use_draft};

#[derive(Properties, PartialEq)]
pub struct InviteCardProps {
    pub on_done: Callback<()>,
}

/// Roles that cover the whole agency; those of one programme are given on the programme.
const ROLES: [&str; 5] =
    ["coordinator", "decider", "staff_representative", "data_protection_officer", "agency_admin"];

#[derive(Clone, Default, PartialEq)]
struct Typed {
    name: String,
    email: String,
    role: String,
    ends_on: String,
}

/// Invites somebody who is not linked to the staff register, until an end date.
#[component]
pub fn InviteCard(props: &InviteCardProps) -> Html {
    let words = use_words();
    let typed = use_draft(Typed::default);
    let made = use_state(|| None::<String>);
    let done = {
        let (made, typed, on_done) = (made.clone(), typed.clone(), props.on_done.clone());
        Callback::from(move |(sent, invitation): (Typed, InvitationDetails)| {
            made.set(invitation.link);
            // Whom one has begun to invite next stays.
            typed.change(move |typed| {
                if *typed == sent {
                    *typed = Typed::default();
                }
            });
            on_done.emit(());
        })
    };
    let invite = use_action(
        |client, key, typed: Typed| async move {
            let invitation = client.create_invitation(key, &body(&typed)).await?;
            Ok((typed, invitation))
        },
        done,
    );
    let onsubmit = {
        let (typed, run) = (typed.clone(), invite.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(Typed::clone(&typed));
        })
    };
    html! {
        <Card id="invite" title={words.say("admin-invite")} lead={words.say("admin-invite-what")}>
            if let Some(link) = &*made {
                <Notice tone={Tone::Good} announce=true title={words.say("admin-invited")}>
                    <CopyField id="link" label={words.say("admin-link")} value={link.clone()} />
                </Notice>
            }
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={invite.failure.clone()} attempt={invite.attempt} control={Callback::from(control)} />
                <TextInput id="invite-name" label={words.say("admin-name")} value={typed.name.clone()} error={invite.field("/display_name")}
                    on_input={typed.on(|typed, name| typed.name = name)} />
                <TextInput id="invite-email" kind="email" optional=true label={words.say("admin-email")} hint={words.say("admin-email-hint")}
                    value={typed.email.clone()} error={invite.field("/email")} on_input={typed.on(|typed, email| typed.email = email)} />
                <Select id="invite-role" optional=true label={words.say("admin-role")} placeholder={words.say("admin-role-none")} options={roles(words)}
                    value={typed.role.clone()} error={invite.field("/role")} on_change={typed.on(|typed, role| typed.role = role)} />
                <DateInput id="invite-end" label={words.say("admin-ends-on")} value={typed.ends_on.clone()} error={invite.field("/ends_on")}
                    on_change={typed.on(|typed, ends_on| typed.ends_on = ends_on)} />
                <Buttons><Button submit=true busy={invite.busy}>{ words.say("admin-invite-send") }</Button></Buttons>
            </form>
        </Card>
    }
}

fn roles(words: Words) -> Vec<SelectOption> {
    let option = |role: &&str| {
        let word = words.try_say(&format!("role-{}", role.replace('_', "-")));
        SelectOption::new(*role, word.unwrap_or_else(|| (*role).into()))
    };
    ROLES.iter().map(option).collect()
}

fn body(typed: &Typed) -> CreateInvitation {
    let filled = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    CreateInvitation {
        display_name: typed.name.trim().to_owned(),
        email: filled(&typed.email),
        language: Language::Fi,
        person_id: None,
        ends_on: typed.ends_on.parse().ok(),
        role: filled(&typed.role),
        programme_id: None,
    }
}

fn control(pointer: String) -> Option<AttrValue> {
    match pointer.as_str() {
        "/display_name" => Some("invite-name".into()),
        "/email" => Some("invite-email".into()),
        "/role" => Some("invite-role".into()),
        "/ends_on" => Some("invite-end".into()),
        _ => None,
    }
}
