use super::*;

#[test]
fn every_code_reads_back_from_its_name_and_has_an_error_status() {
    for code in ProblemCode::ALL {
        assert_eq!(code.name().parse(), Ok(*code));
        assert!((400..600).contains(&code.status()), "{code}");
    }
}

#[test]
fn unknown_codes_of_a_newer_server_are_read_without_failing() {
    let code: ProblemCode = serde_json::from_str("\"from_the_future\"").unwrap();
    assert_eq!(code, ProblemCode::Unknown);
    let field: FieldProblem =
        serde_json::from_str(r#"{"pointer":"/a","code":"from_the_future","title":"?","hue":3}"#).unwrap();
    assert_eq!(field.fault, FieldCode::Unknown);
}

#[test]
fn bounds_of_a_field_stand_beside_its_code() {
    let field =
        FieldProblem { pointer: "/a".into(), fault: FieldCode::TooLong { max: 5 }, title: "x".into() };
    let json = serde_json::to_value(&field).unwrap();
    assert_eq!(json, serde_json::json!({"pointer": "/a", "code": "too_long", "max": 5, "title": "x"}));
}

#[test]
fn every_fault_of_a_field_is_read_back_as_it_was_written() {
    let bare = ["missing", "unknown_field", "repeated", "wrong_type", "malformed", "forbidden_character"];
    let more = ["not_allowed", "wrong_check_digit", "duplicate", "not_found", "out_of_order", "too_common"];
    let low = ["too_short", "too_few", "too_small"];
    let high = ["too_long", "too_many", "too_large"];
    let known = |name: &&str, min, max| FieldCode::of(name, min, max).unwrap();
    let faults = bare.iter().chain(&more).map(|name| known(name, None, None));
    let skipped =
        FieldCode::SkippedHour { before: "2021-03-28T02:59".into(), after: "2021-03-28T04:00".into() };
    let faults = faults.chain([skipped, FieldCode::TooLittle { min: 5, there: 2 }]);
    let faults = faults.chain([FieldCode::Full { left: Some(3) }, FieldCode::Full { left: None }]);
    let faults = faults.chain(low.iter().map(|name| known(name, Some(2), None)));
    for fault in faults.chain(high.iter().map(|name| known(name, None, Some(9)))) {
        let field = FieldProblem { pointer: "/a".into(), fault: fault.clone(), title: "x".into() };
        let text = serde_json::to_string(&field).unwrap();
        assert!(text.contains(&format!("\"code\":\"{}\"", fault.name())), "{text}");
        assert_eq!(serde_json::from_str::<FieldProblem>(&text).unwrap(), field);
    }
}

#[test]
fn a_bound_that_is_absent_or_impossible_leaves_the_fault_unknown() {
    for text in [
        r#"{"pointer":"/a","code":"too_long","title":"x"}"#,
        r#"{"pointer":"/a","code":"too_long","max":-1,"title":"x"}"#,
    ] {
        assert_eq!(serde_json::from_str::<FieldProblem>(text).unwrap().fault, FieldCode::Unknown);
    }
}
