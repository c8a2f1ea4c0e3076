use std::any::Any;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
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
    let (reading, reload) = use_reading(Question(Rc::new(Asked { about, fetch, answer: PhantomData })));
    let data = reading.data.clone().and_then(|answer| answer.downcast().ok());
    let state = Loadable { data, failure: reading.failure.clone(), loading: reading.loading };
    Query { state, reload }
}

/// An answer of any type: all that follows exists once in the module, and not once for each type that is read.
type AnyAnswer = Rc<dyn Any>;
type Asking = Pin<Box<dyn Future<Output = Result<AnyAnswer, ClientError>>>>;

/// A question that can be asked again, and compared with another one.
trait Ask {
    fn ask(&self, client: Client) -> Asking;
    fn about(&self) -> &dyn Any;
    fn same(&self, about: &dyn Any) -> bool;
}

struct Asked<T, D, F> {
    about: D,
    fetch: F,
    answer: PhantomData<T>,
}

impl<T, D, F, Fut> Ask for Asked<T, D, F>
where
    T: 'static,
    D: PartialEq + Clone + 'static,
    F: Fn(Client, D) -> Fut,
    Fut: Future<Output = Result<T, ClientError>> + 'static,
{
    fn ask(&self, client: Client) -> Asking {
        let answer = (self.fetch)(client, self.about.clone());
        Box::pin(async move { answer.await.map(|answer| Rc::new(answer) as AnyAnswer) })
    }

    fn about(&self) -> &dyn Any {
        &self.about
    }

    fn same(&self, about: &dyn Any) -> bool {
        about.downcast_ref() == Some(&self.about)
    }
}

#[derive(Clone)]
struct Question(Rc<dyn Ask>);

impl PartialEq for Question {
    fn eq(&self, other: &Self) -> bool {
        self.0.same(other.0.about())
    }
}

struct Reading {
    data: Option<AnyAnswer>,
    failure: Option<Failure>,
    loading: bool,
}

enum Step {
    Start,
    Ready(AnyAnswer),
    Failed(Failure),
}

impl Reducible for Reading {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let data = self.data.clone();
        Rc::new(match step {
            Step::Start => Self { data, failure: None, loading: true },
            Step::Ready(answer) => Self { data: Some(answer), failure: None, loading: false },
            Step::Failed(failure) => Self { data, failure: Some(failure), loading: false },
        })
    }
}

#[hook]
fn use_reading(question: Question) -> (UseReducerHandle<Reading>, Callback<()>) {
    let api = use_api();
    let words = use_words();
    let ended = use_session().ended;
    let reading = use_reducer(|| Reading { data: None, failure: None, loading: true });
    let round = use_state(|| 0_u32);
    let latest = use_mut_ref(|| 0_u32);
    {
        let dispatch = reading.dispatcher();
        let latest = latest.clone();
        use_effect_with((question, api, *round), move |(question, api, _)| {
            *latest.borrow_mut() += 1;
            let own = *latest.borrow();
            dispatch.dispatch(Step::Start);
            let answer = question.0.ask(api.client());
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
    (reading, reload)
}

pub(super) fn is_signed_out(error: &ClientError) -> bool {
    error.problem().is_some_and(|problem| problem.code == ProblemCode::Unauthenticated)
}
