use std::rc::Rc;

use polku_api_types::supervision::SupervisedCounts;
use polku_i18n::format;
use polku_ui::{ButtonKind, LinkButton, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::context::use_session;
use crate::hooks::use_query;
use crate::route::OwnRoute;

/// How much there is for the reader to see as a supervisor; none while it is not known, and where there is nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Supervised(pub Option<Rc<SupervisedCounts>>);

/// Asks it, once for a page. It counts and names nobody, so that nobody is looked at for it.
#[hook]
pub fn use_supervised() -> Supervised {
    let person = use_session().me().and_then(|me| me.person_id);
    let counts = use_query(person, |client, person: Option<Uuid>| async move {
        match person {
            Some(_) => client.count_supervised_applications().await.map(Some),
            None => Ok(None),
        }
    });
    let known = counts.state.data.and_then(|counts| *counts);
    Supervised(known.filter(|of| of.applications > 0).map(Rc::new))
}

/// On My path of whoever supervises somebody who applied: what is asked of them, and the way to it.
#[component]
pub fn AskedCard() -> Html {
    let words = use_words();
    let Some(Supervised(Some(of))) = use_context::<Supervised>() else { return Html::default() };
    let (kind, title, detail) = match of.answer_by {
        Some(day) => {
            let date = format::date(words.language, day);
            let detail = words
                .say_with("supervised-card-waiting", &[("count", of.waiting.into()), ("date", date.into())]);
            (ButtonKind::Primary, "supervised-card-asked", detail)
        }
        None => (ButtonKind::Secondary, "supervised-card-told", words.say("supervised-card-what")),
    };
    html! {
        <section class={classes!("card", "next", of.answer_by.map(|_| "card--accent"))}>
            <div class="next__what">
                <p class="quiet">{ words.say("supervised-card-over") }</p>
                <h2 class="next__title">{ words.say(title) }</h2>
                <p>{ detail }</p>
            </div>
            <LinkButton {kind} href={OwnRoute::Supervised}>{ words.say("supervised-card-go") }</LinkButton>
        </section>
    }
}
