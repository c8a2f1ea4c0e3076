use std::rc::Rc;

use polku_api_types::access::{AccountDetails, AccountStatus, UpdateAccount};
use polku_api_types::page::{Page as Items, PageQuery};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Button, ButtonKind, Card, ConfirmDialog, Skeleton, Tag, Tone, Words, use_words};
use yew::prelude::*;

use super::agencies_card::AgenciesCard;
use super::clients_card::ClientsCard;
use super::invite_card::InviteCard;
use crate::context::use_session;
use crate::hooks::{FormFailure, use_action, use_query};
use crate::shell::Page;

/// Who may sign in with which role until when, and which systems may.
#[component]
pub fn AdminPage() -> Html {
    let words = use_words();
    let keeps_installation = use_session().holds("system_admin");
    let query = PageQuery { limit: Some(200), cursor: None };
    let accounts = use_query(query, |client, query| async move { client.list_accounts(&query).await });
    let reload = accounts.reload.clone();
    let ready = Callback::from(move |accounts: Rc<Items<AccountDetails>>| {
        html! { <Accounts {accounts} on_change={reload.clone()} /> }
    });
    html! {
        <Page title={words.say("admin-title")} lead={words.say("admin-lead")}>
            <InviteCard on_done={accounts.reload.clone()} />
            <Card id="accounts" title={words.say("admin-accounts")}>
                <AsyncView<Items<AccountDetails>> state={accounts.state} {ready} skeleton={Skeleton::Table} on_retry={accounts.reload} />
            </Card>
            <ClientsCard />
            if keeps_installation {
                <AgenciesCard />
            }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct AccountsProps {
    accounts: Rc<Items<AccountDetails>>,
    on_change: Callback<()>,
}

#[component]
fn Accounts(props: &AccountsProps) -> Html {
    let words = use_words();
    let asked = use_state(|| None::<AccountDetails>);
    let done = {
        let (asked, on_change) = (asked.clone(), props.on_change.clone());
        Callback::from(move |()| {
            asked.set(None);
            on_change.emit(());
        })
    };
    let update = use_action(
        |client, _, account: AccountDetails| async move {
            let status = match account.status {
                AccountStatus::Disabled => AccountStatus::Active,
                AccountStatus::Active | AccountStatus::Invited => AccountStatus::Disabled,
            };
            let body = UpdateAccount { status, ends_on: account.ends_on };
            client.update_account(account.id, account.version, &body).await.map(drop)
        },
        done,
    );
    let columns = vec![
        Column::new("name", words.say("admin-name")).names_row(),
        Column::new("user", words.say("admin-user-name")),
        Column::new("roles", words.say("admin-roles")),
        Column::new("status", words.say("admin-status")),
        Column::new("change", words.say("admin-change")),
    ];
    let rows = props.accounts.items.iter().map(|account| row(words, account, &asked)).collect::<Vec<_>>();
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    html! {
        <>
            <FormFailure failure={update.failure.clone()} attempt={update.attempt} control={Callback::from(|_| None)} />
            <Table caption={words.say("admin-accounts")} {columns} {rows} dense=true />
            if let Some(account) = (*asked).clone() {
                <ConfirmDialog id="change-account" title={question(words, &account)} action={action(words, &account)} open=true
                    busy={update.busy} on_confirm={update.run.reform(move |()| account.clone())} on_close={close} />
            }
        </>
    }
}

fn question(words: Words, account: &AccountDetails) -> AttrValue {
    let key = if account.status == AccountStatus::Disabled {
        "admin-open-question"
    } else {
        "admin-close-question"
    };
    words.say_with(key, &[("name", account.display_name.as_str().into())])
}

/// The action with the name it is about; begins with the visible word, so that it can be called by voice.
fn named_action(words: Words, account: &AccountDetails) -> AttrValue {
    let key =
        if account.status == AccountStatus::Disabled { "admin-open-named" } else { "admin-close-named" };
    words.say_with(key, &[("name", account.display_name.as_str().into())])
}

fn action(words: Words, account: &AccountDetails) -> AttrValue {
    words.say(if account.status == AccountStatus::Disabled { "admin-open" } else { "admin-close" })
}

fn row(words: Words, account: &AccountDetails, asked: &UseStateHandle<Option<AccountDetails>>) -> Row {
    let (tone, key) = match account.status {
        AccountStatus::Invited => (Tone::Warn, "admin-status-invited"),
        AccountStatus::Active => (Tone::Good, "admin-status-active"),
        AccountStatus::Disabled => (Tone::Plain, "admin-status-disabled"),
    };
    let roles: Vec<String> = account
        .roles
        .iter()
        .map(|grant| {
            let key = format!("role-{}", grant.role.replace('_', "-"));
            let word = words.try_say(&key).unwrap_or_else(|| grant.role.clone().into());
            match grant.ends_on {
                Some(end) => format!("{word} – {}", format::date(words.language, end)),
                None => word.to_string(),
            }
        })
        .collect();
    let onclick = {
        let (asked, account) = (asked.clone(), account.clone());
        Callback::from(move |_: MouseEvent| asked.set(Some(account.clone())))
    };
    let button = html! {
        <Button kind={ButtonKind::Quiet} {onclick} label={named_action(words, account)}>{ action(words, account) }</Button>
    };
    Row::new(
        account.id.to_string(),
        vec![
            account.display_name.clone().into(),
            account.subject.clone().into(),
            roles.join(", ").into(),
            html! { <Tag {tone}>{ words.say(key) }</Tag> },
            button,
        ],
    )
}
