use polku_ui::LinkScope;
use wasm_bindgen_test::wasm_bindgen_test;

fn entry_of(path: &str) -> Option<&'static str> {
    if path.starts_with("/desk") { Some("desk") } else { path.starts_with('/').then_some("hall") }
}

#[wasm_bindgen_test]
fn an_entry_draws_its_own_addresses_and_nothing_else() {
    let hall = LinkScope { entry: "hall", entry_of };
    assert!(hall.owns("/calls"));
    assert!(!hall.owns("/desk/people"));
    assert!(!hall.owns("https://www.example.fi/calls"));
}
