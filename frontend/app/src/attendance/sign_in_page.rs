use std::rc::Rc;

use polku_api_types::attendance::{SignInList, SignInRow};
use polku_api_types::text::DeliveryMode;
use polku_i18n::format;
use polku_ui::{
    Button, ButtonKind, Buttons, Card, KeyValue, KeyValueList, LinkButton, Notice, Words, use_words,
};
use yew::prelude::*;

use super::place::Place;
use crate::hooks::{FormFailure, use_action};
use crate::localised::shown;
use crate::sessions::{audience, expected_key, when};
use crate::shell::Page;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct SignInPageProps {
    pub place: Place,
}

/// A code as it is printed: two groups of three.
pub fn written(code: &str) -> String {
    code.split_at_checked(3).map_or_else(|| code.to_owned(), |(head, tail)| format!("{head}-{tail}"))
}

/// The members of a session on one sheet of paper, with room for their signatures.
#[component]
pub fn SignInPage(props: &SignInPageProps) -> Html {
    let words = use_words();
    let place = props.place;
    let list = use_state(|| None::<Rc<SignInList>>);
    let done = {
        let list = list.clone();
        Callback::from(move |made: SignInList| list.set(Some(Rc::new(made))))
    };
    let make = use_action(
        move |client, key, ()| async move { client.make_sign_in_list(place.session, key).await },
        done,
    );
    let on_make = make.run.reform(|_: MouseEvent| ());
    let made = (*list).clone();
    let title =
        made.as_ref().map_or_else(|| words.say("sign-in-list-title"), |list| shown(words, &list.title));
    let over = made.as_ref().map(|list| when(words, &list.start, &list.end, &list.zone));
    html! {
        <Page {title} {over} crumbs={place.crumbs(words)}>
            if let Some(list) = made {
                { paper(words, &list, place) }
            } else {
                <Card id="make" title={words.say("sign-in-make-title")}>
                    <p>{ words.say("sign-in-make-what") }</p>
                    <FormFailure failure={make.failure.clone()} attempt={make.attempt} control={Callback::from(|_| None)} />
                    <Buttons><Button busy={make.busy} onclick={on_make}>{ words.say("sign-in-make") }</Button></Buttons>
                </Card>
            }
        </Page>
    }
}

fn paper(words: Words, list: &SignInList, place: Place) -> Html {
    let hybrid = list.mode == DeliveryMode::Hybrid;
    let room = list.place.clone().filter(|_| list.mode != DeliveryMode::Remote);
    let mut facts = vec![
        KeyValue::new(words.say("sign-in-programme"), shown(words, &list.programme)),
        KeyValue::new(words.say("sessions-for"), audience(words, list.group)),
    ];
    facts.extend(room.map(|room| KeyValue::new(words.say("sign-in-room"), room)));
    facts.push(KeyValue::new(
        words.say("sign-in-code"),
        html! { <strong class="sign-in__code">{ written(&list.code) }</strong> },
    ));
    let print = Callback::from(|_: MouseEvent| {
        // Where the browser cannot print, the page stays as it is.
        let _ = gloo::utils::window().print();
    });
    let row = |row: &SignInRow| {
        let expected = row.expected.map(|way| words.say(expected_key(way)));
        html! {
            <tr key={row.number}>
                <td class="sign-in__number">{ row.number }</td>
                <th scope="row">{ name(row) }</th>
                if hybrid {
                    <td>{ expected.unwrap_or_default() }</td>
                }
                <td class="sign-in__signature"></td>
            </tr>
        }
    };
    html! {
        <>
            <div class="sign-in__tools">
                <Notice><p>{ words.say("sign-in-how") }</p></Notice>
                <Buttons>
                    <Button onclick={print}>{ words.say("sign-in-print") }</Button>
                    <LinkButton kind={ButtonKind::Secondary} href={place.attendance()}>{ words.say("sign-in-back") }</LinkButton>
                </Buttons>
            </div>
            <section class="sign-in" aria-label={words.say("sign-in-list-title")}>
                <KeyValueList items={facts} />
                <div class="table-frame" role="group" aria-label={words.say("sign-in-list-title")} tabindex="0">
                    <table class="sign-in__table">
                        <caption class="visually-hidden">{ words.say("sign-in-list-title") }</caption>
                        <thead>
                            <tr>
                                <th scope="col" class="sign-in__number">{ words.say("sign-in-number") }</th>
                                <th scope="col">{ words.say("attendance-name") }</th>
                                if hybrid {
                                    <th scope="col">{ words.say("sign-in-expected") }</th>
                                }
                                <th scope="col">{ words.say("sign-in-signature") }</th>
                            </tr>
                        </thead>
                        <tbody>{ for list.rows.iter().map(row) }</tbody>
                    </table>
                </div>
                <p class="quiet">{ words.say_with("sign-in-printed", &[("at", format::moment(words.language, local(list.made_at)).into())]) }</p>
            </section>
        </>
    }
}

/// A name as it stands on a row; the number alone once it is erased.
pub fn name(row: &SignInRow) -> String {
    match (&row.family_name, &row.given_name) {
        (Some(family), Some(given)) => format!("{family} {given}"),
        _ => "–".to_owned(),
    }
}
