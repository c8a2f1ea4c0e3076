use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

type Change<T> = Box<dyn FnOnce(&mut T)>;

#[derive(PartialEq)]
struct Held<T>(T);

impl<T: Clone + 'static> Reducible for Held<T> {
    type Action = Change<T>;

    fn reduce(self: Rc<Self>, change: Change<T>) -> Rc<Self> {
        let mut value = self.0.clone();
        change(&mut value);
        Rc::new(Self(value))
    }
}

/// What is being typed. Changes are applied to the latest state, whichever was drawn last.
#[derive(Clone, PartialEq)]
pub struct Draft<T: Clone + PartialEq + 'static>(UseReducerHandle<Held<T>>);

impl<T: Clone + PartialEq + 'static> Deref for Draft<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.0
    }
}

impl<T: Clone + PartialEq + 'static> Draft<T> {
    /// Changes it.
    pub fn change(&self, change: impl FnOnce(&mut T) + 'static) {
        self.0.dispatch(Box::new(change));
    }

    /// A callback that changes it by what a field says.
    pub fn on<V: 'static>(&self, change: impl Fn(&mut T, V) + Clone + 'static) -> Callback<V> {
        let dispatch = self.0.dispatcher();
        Callback::from(move |value: V| {
            let change = change.clone();
            dispatch.dispatch(Box::new(move |held: &mut T| change(held, value)));
        })
    }
}

/// Holds what is being typed, beginning with `first`.
#[hook]
pub fn use_draft<T: Clone + PartialEq + 'static>(first: impl FnOnce() -> T) -> Draft<T> {
    Draft(use_reducer(|| Held(first())))
}
