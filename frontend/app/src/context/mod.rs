//! What every page can reach, mounted in one fixed order: client, session, language, toasts.
//!
//! The session needs the client; the words need nobody, but the client speaks their language to the server,
//! so the choice is kept outside of all. Toasts come last because they are words themselves.

mod api;
mod kept;
mod language;
mod session;
mod texts;

pub use api::{Api, use_api};
pub use kept::{MARKS_KEPT, forget_marks_kept, kept};
pub use language::{LanguageChoice, use_language_choice};
pub use session::{Session, SessionState, use_session};
pub use texts::{begin, fetch_texts};

use polku_ui::{LanguageProvider, ToastRegion, ToastsProvider};
use yew::prelude::*;

use language::use_chosen_language;
use session::SessionProvider;

#[derive(Properties, PartialEq)]
pub struct AppContextsProps {
    #[prop_or_default]
    pub children: Html,
}

/// The contexts around the router.
#[component]
pub fn AppContexts(props: &AppContextsProps) -> Html {
    let choice = use_chosen_language();
    let api = use_memo(choice.language, |language| Api::new(*language));
    html! {
        <ContextProvider<Api> context={(*api).clone()}>
            <LanguageProvider language={choice.language}>
                <SessionProvider>
                    <ContextProvider<LanguageChoice> context={choice}>
                        <ToastsProvider>
                            { props.children.clone() }
                            <ToastRegion />
                        </ToastsProvider>
                    </ContextProvider<LanguageChoice>>
                </SessionProvider>
            </LanguageProvider>
        </ContextProvider<Api>>
    }
}
