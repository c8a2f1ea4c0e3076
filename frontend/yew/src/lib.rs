//! Yew, with one kind of component in the module instead of one for each `#[component]`.
//!
//! Yew compiles its machinery (making, mounting, updating, comparing, taking down) once more for every component:
//! 2 to 3 KB each, before compression, a hundred times over. Here all components are drawn by one of Yew's own, the
//! `Stage`, which holds the function of a component and its properties behind a pointer. Nothing changes
//! for who writes a component or uses one: `html! { <Card title="…">…</Card> }` stays what it is.
//!
//! How: `html!` turns `<Card …>` into `::yew::virtual_dom::VChild::<Card>`, and this crate is that `::yew`. All
//! else is passed on as it is.

extern crate self as yew;

mod stage;

pub use yew_itself::*;

/// Contexts, as Yew has them.
pub mod context {
    pub use yew_itself::context::*;

    pub use crate::stage::ContextProvider;
}

/// What pages import.
pub mod prelude {
    pub use yew_itself::prelude::*;

    pub use crate::stage::ContextProvider;
}

/// The parts of a drawing, as Yew has them, except for how a component becomes one.
pub mod virtual_dom {
    pub use yew_itself::virtual_dom::*;

    pub use crate::stage::VChild;
}

pub use crate::stage::ContextProvider;
