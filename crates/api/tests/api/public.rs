//! Public pages: readable without signing in and without script.

use polku_api_types::problem::ProblemCode;

use crate::for_each_engine;
use crate::support::calls::{create_programme, open_call};
use crate::support::{Home, code};

const ADDRESS: &str = "/public/0245442-8/arvoa-yhteistyohon";

for_each_engine! {
    async fn a_published_programme_is_shown_to_everybody_in_three_languages(world: World) {
        open_call(&world, Home::A).await;
        let style = world.anonymous().get_text("/public/page.css").await.unwrap();
        for (language, words) in [
            ("fi", ["Ohjelman polku", "Haku on avoinna.", "22\u{a0}t\u{a0}21\u{a0}min", "Coaching-pienryhmävalmennus", "enemmän kuin 1\u{a0}t,"]),
            ("sv", ["Programmets stig", "Ansökan pågår.", "22", "Smågruppscoachning", "mer än 1\u{a0}h ber vi"]),
            ("en", ["The path of the programme", "The call is open.", "22", "Small-group coaching", "by more than 1\u{a0}h,"]),
        ] {
            let page = world.anonymous().get_text(&format!("{ADDRESS}?lang={language}")).await.unwrap();
            assert!(page.contains(&format!("<html lang=\"{language}\">")), "{page}");
            for word in words {
                assert!(page.contains(word), "{language}: {word} is not in {page}");
            }
            assert!(page.contains("eoppiva.fi") && !page.contains("<script") && !page.contains(">public-"));
            assert!(page.len() + style.len() <= 20_000, "{} + {}", page.len(), style.len());
        }
    }

    async fn what_is_not_published_is_not_there(world: World) {
        create_programme(&world, Home::A).await;
        for address in [
            ADDRESS,
            "/public/0201256-6/arvoa-yhteistyohon",
            "/public/0000000-0/arvoa-yhteistyohon",
            "/public/proofs/00000000-0000-0000-0000-000000000000",
            "/public/proofs/not-an-id",
            // A NUL is no text to one of the two databases.
            "/public/%00/arvoa-yhteistyohon",
            "/public/0245442-8/arvoa%00",
        ] {
            assert_eq!(code(world.anonymous().get_text(address).await), ProblemCode::NotFound, "{address}");
        }
    }
}
