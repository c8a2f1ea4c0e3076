use polku_i18n::format;
use polku_ui::{ButtonKind, LinkButton, use_words};
use yew::prelude::*;

use crate::hooks::use_query;
use crate::route::OwnRoute;

/// On My path of whoever supervises somebody who applied: what is asked of them, and the way to it. It counts and names
/// nobody, so that nobody is looked at for it.
#[component]
pub fn AskedCard() -> Html {
    let words = use_words();
    let counts = use_query((), |client, ()| async move { client.count_supervised_applications().await });
    let Some(of) = counts.state.data.filter(|of| of.applications > 0) else {
        return Html::default();
    };
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
