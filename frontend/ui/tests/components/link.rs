use polku_ui::LinkScope;
use wasm_bindgen_test::wasm_bindgen_test;

const SCOPE: LinkScope = LinkScope { below: &["/", "/calls", "/desk"], except: &["/desk/people"] };

#[wasm_bindgen_test]
fn an_entry_draws_what_is_below_its_addresses_and_nothing_else() {
    for own in ["/", "/?next=1", "/calls", "/calls/7/apply", "/calls?search=a#top", "/desk", "/desk/peoples"]
    {
        assert!(SCOPE.owns(own), "{own}");
    }
    for other in ["/desk/people", "/desk/people/import", "/desk/people?page=2", "/callsign", "/api/docs/"] {
        assert!(!SCOPE.owns(other), "{other}");
    }
    for outside in ["https://www.example.fi/calls", "calls", "", "#main"] {
        assert!(!SCOPE.owns(outside), "{outside}");
    }
}
