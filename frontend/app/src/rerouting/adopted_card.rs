use std::rc::Rc;

use polku_api_types::rerouting::AddendumDetails;
use polku_i18n::format;
use polku_ui::{AsyncView, Card, MarkItem, MarkList, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{every, use_query};
use crate::localised::shown;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct AdoptedAddendaCardProps {
    pub call: Uuid,
}

/// Which other paths were offered to some applicants of a call, and why: for everybody on the staff to read. Nothing
/// when none was.
#[component]
pub fn AdoptedAddendaCard(props: &AdoptedAddendaCardProps) -> Html {
    let words = use_words();
    let addenda =
        use_query(props.call, |client, call| async move { every!(client, list_addenda, call).await });
    let ready = Callback::from(move |addenda: Rc<Vec<AddendumDetails>>| {
        let items: Vec<MarkItem> =
            (1_u32..).zip(addenda.iter()).map(|(number, addendum)| item(words, number, addendum)).collect();
        if items.is_empty() {
            return Html::default();
        }
        html! {
            <Card id="addenda" title={words.say("path-addenda")} lead={words.say("path-addenda-what")}>
                <MarkList ruled=true {items} />
            </Card>
        }
    });
    html! { <AsyncView<Vec<AddendumDetails>> state={addenda.state} {ready} on_retry={addenda.reload} /> }
}

fn item(words: Words, number: u32, addendum: &AddendumDetails) -> MarkItem {
    let decided = addendum.decision.as_ref().map(|decision| {
        let day = format::date(words.language, local(decision.decided_at).date());
        let args = [("title", decision.title.as_str().into()), ("date", day.into())];
        words.say_with("path-offer-decided", &args)
    });
    let detail =
        html! { <>{ shown(words, &addendum.reason) }<br /><span class="quiet">{ decided }</span></> };
    MarkItem::numbered(number.to_string(), shown(words, &addendum.title)).detail(detail)
}
