use polku_client::Client;
use polku_i18n::Language;
use yew::prelude::*;

/// The client of the installation that served this page, in the reader's language.
#[derive(Debug, Clone)]
pub struct Api {
    client: Client,
    language: Language,
}

impl Api {
    pub(super) fn new(language: Language) -> Self {
        let origin = gloo::utils::window().location().origin().unwrap_or_default();
        Self { client: Client::new(&origin, language.code()), language }
    }

    /// The client.
    #[must_use]
    pub fn client(&self) -> Client {
        self.client.clone()
    }

    /// The language in which the server answers.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }
}

impl PartialEq for Api {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

/// The client of this page.
///
/// # Panics
/// Outside of [`super::AppContexts`]: a page mounted there is a mistake of the programmer.
#[hook]
pub fn use_api() -> Api {
    let found = use_context::<Api>();
    #[expect(clippy::expect_used, reason = "a page outside of the contexts cannot work at all")]
    found.expect("AppContexts is mounted above every page")
}
