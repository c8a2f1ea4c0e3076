use std::rc::Rc;

use polku_api_types::notify::SunkMail;
use polku_api_types::page::Page as PageOf;
use polku_i18n::format;
use polku_ui::{AsyncView, Card, EmptyState, Skeleton, Words, use_words};
use yew::prelude::*;

use crate::hooks::use_query;
use crate::shell::Page;
use crate::zone::local;

/// The mails in the installation's own sink, each to be read as its recipient would.
#[component]
pub fn MailPage() -> Html {
    let words = use_words();
    let mails =
        use_query(
            (),
            |client, ()| async move { client.get::<PageOf<SunkMail>>("mail_sink?limit=200").await },
        );
    let ready = Callback::from(move |mails: Rc<PageOf<SunkMail>>| {
        html! { <div class="stack">{ for mails.items.iter().map(|mail| letter(words, mail)) }</div> }
    });
    let empty = html! { <EmptyState title={words.say("mail-pages-empty")} /> };
    html! {
        <Page title={words.say("mail-pages-title")} lead={words.say("mail-pages-lead")}>
            <AsyncView<PageOf<SunkMail>> state={mails.state} {ready} {empty} skeleton={Skeleton::Cards} on_retry={mails.reload}
                is_empty={Callback::from(|mails: Rc<PageOf<SunkMail>>| mails.items.is_empty())} />
        </Page>
    }
}

fn letter(words: Words, mail: &SunkMail) -> Html {
    let at = format::moment(words.language, local(mail.received_at));
    let lead = words.say_with(
        "mail-pages-to",
        &[("recipient", mail.recipient.as_str().into()), ("at", at.as_str().into())],
    );
    let id = mail.message_id.replace(['<', '>', '@', '.'], "-");
    html! {
        <Card key={mail.message_id.clone()} {id} class="letter" one_of_many=true title={AttrValue::from(mail.subject.clone())} {lead}>
            <div lang={mail.language.clone()}>
                { for mail.text.split("\n\n").map(|part| html! { <p>{ part }</p> }) }
            </div>
        </Card>
    }
}
