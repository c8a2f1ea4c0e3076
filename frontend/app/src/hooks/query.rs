use std::future::Future;
use std::rc::Rc;

use polku_api_types::problem::ProblemCode;
use polku_client::{Client, ClientError};
use polku_ui::{Failure, Loadable, use_words};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::failure_of;
use crate::context::{use_api, use_session};

/// Something read from the API, and the way to read it again.
#[derive(Debug)]
pub struct Query<T> {
    pub state: Loadable<T>,
    pub reload: Callback<()>,
}

enum Step<T> {
    Start,
    Ready(T),
    Failed(Failure),
}

struct Reading<T>(Loadable<T>);

impl<T> Reducible for Reading<T> {
    type Action = Step<T>;

    fn reduce(self: Rc<Self>, step: Step<T>) -> Rc<Self> {
        let data = self.0.data.clone();
        Rc::new(Self(match step {
            Step::Start => Loadable { data, failure: None, loading: true },
            Step::Ready(answer) => Loadable::ready(answer),
            Step::Failed(failure) => Loadable { data, failure: Some(failure), loading: false },
        }))
    }
}

/// Reads when the page appears, when `about` changes, and when the language does, since the server speaks it
/// too. The last answer stays visible meanwhile; an answer overtaken by a later question is dropped.
#[hook]
pub fn use_query<T, D, F, Fut>(about: D, fetch: F) -> Query<T>
where
    T: 'static,
    D: PartialEq + Clone + 'static,
    F: Fn(Client, D) -> Fut + 'static,
    Fut: Future<Output = Result<T, ClientError>> + 'static,
{
    let api = use_api();
    let words = use_words();
    let ended = use_session().ended;
    let reading = use_reducer(|| Reading(Loadable::loading()));
    let round = use_state(|| 0_u32);
    let latest = use_mut_ref(|| 0_u32);
    {
        let dispatch = reading.dispatcher();
        let latest = latest.clone();
        use_effect_with((about, api, *round), move |(about, api, _)| {
            *latest.borrow_mut() += 1;
            let own = *latest.borrow();
            dispatch.dispatch(Step::Start);
            let answer = fetch(api.client(), about.clone());
            spawn_local(async move {
                let answer = answer.await;
                if *latest.borrow() != own {
                    return;
                }
                match answer {
                    Ok(answer) => dispatch.dispatch(Step::Ready(answer)),
                    Err(error) if is_signed_out(&error) => ended.emit(()),
                    Err(error) => dispatch.dispatch(Step::Failed(failure_of(words, &error))),
                }
            });
        });
    }
    // An answer that comes after the page has gone is nobody's any more.
    use_effect_with((), move |()| move || *latest.borrow_mut() += 1);
    let reload = Callback::from(move |()| round.set(round.wrapping_add(1)));
    Query { state: reading.0.clone(), reload }
}

pub(super) fn is_signed_out(error: &ClientError) -> bool {
    error.problem().is_some_and(|problem| problem.code == ProblemCode::Unauthenticated)
}
