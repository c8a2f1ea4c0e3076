//! Ways to damage a proof: in its fields, in its bytes, and by forgers who repair the hashes they can.

use polku_domain::selection::Digest;
use serde_json::{Value, json};

use super::Outcome;

/// A damaged proof.
pub(crate) struct Mutation {
    /// What was done to it.
    pub(crate) name: String,
    /// The bytes.
    pub(crate) file: Vec<u8>,
    /// Whether the format forbids the bytes although a lenient reader would see the same values.
    pub(crate) meant_to_break: bool,
}

/// All mutations of one proof.
pub(crate) fn of(number: u64, proof: &str, original: &Value) -> Outcome<Vec<Mutation>> {
    let mut all = replaced_values(original);
    all.extend(edited_fields(original));
    all.extend(damaged_text(proof));
    all.extend(changed_bytes(number, proof));
    all.extend(forged(original));
    Ok(all)
}

/// Each value in turn replaced by others that do not belong there.
fn replaced_values(original: &Value) -> Vec<Mutation> {
    let all =
        in_the_commitment().into_iter().chain(beside_the_commitment()).chain(of_quotas()).chain(of_classes());
    let each = all.flat_map(|(at, values)| values.into_iter().map(move |value| (at, value)));
    each.filter_map(|(at, value)| {
        edit(original, format!("{at} := {}", shortened(&value)), |file| set(file, at, value))
    })
    .collect()
}

/// A JSON pointer and what to put there.
type Replacement = (&'static str, Vec<Value>);

fn in_the_commitment() -> Vec<Replacement> {
    let long = "a".repeat(2_001);
    let list = |at, values: &[Value]| (at, values.to_vec());
    let texts = |at, values: &[&str]| (at, values.iter().map(|text| json!(text)).collect());
    vec![
        texts("/commitment/format", &["polku-draw/2", "polku-draw/1\n"]),
        texts("/commitment/round", &["00000000-0000-4000-8000-000000000000", "0"]),
        list("/commitment/corrects", &[json!({}), json!("none"), json!({ "round": "x", "cause": "y" })]),
        texts("/commitment/call", &["", "Another call", "a\nb", " a", &long, "a\u{2028}"]),
        list("/commitment/seats", &[json!(0), json!(-1), json!(1.5), json!("3"), json!(100_001)]),
        list("/commitment/seats", &[json!(true), json!(41), json!(1e10)]),
        texts("/commitment/method", &["lottery", "Equal chance draw"]),
        list("/commitment/rules", &[json!({}), json!([{ "id": "a", "version": 1, "text": "b" }])]),
        texts("/commitment/rules/0/id", &["Staff", "", "other", "a b"]),
        list("/commitment/rules/0/version", &[json!(0), json!(7), json!(1_000_001), json!("1"), json!(1.0)]),
        texts("/commitment/rules/0/text", &["include everyone", "", "a\u{7f}b"]),
        texts("/commitment/rules_sha256", &[&"0".repeat(64), &"0".repeat(63), &"G".repeat(64)]),
        texts("/commitment/shares/0/role", &["decider", "staff_representative", "Coordinator", "Ä"]),
        texts("/commitment/shares/1/sha256", &[&"f".repeat(64), &"f".repeat(65)]),
        texts("/commitment/reveal_by", &["2020-05-07", "2020-5-8", "2020-02-30", "20200508", "2020-06-08"]),
        texts("/commitment/fallback/published_on", &["2020-05-08", "2020-05-10", "0000-00-00"]),
        texts("/commitment/fallback/description", &["My own choice", "a "]),
        texts("/commitment/pool/0", &[&"0".repeat(32), &"0".repeat(31), &"g".repeat(32), &"f".repeat(32)]),
    ]
}

fn beside_the_commitment() -> Vec<Replacement> {
    let texts = |at, values: &[&str]| (at, values.iter().map(|text| json!(text)).collect());
    let null = |at| (at, vec![Value::Null]);
    vec![
        texts("/format", &["polku-draw-proof/2", "Polku-draw-proof/1"]),
        null("/format"),
        null("/commitment"),
        null("/commitment/round"),
        null("/commitment/rules"),
        null("/commitment/pool/0"),
        texts("/commitment_sha256", &[&"0".repeat(64), ""]),
        texts("/shares/0", &[&"1".repeat(64), &"1".repeat(62)]),
        null("/shares/0"),
        texts("/fallback_value", &["1 2 3 4 5 6 7", ""]),
        null("/fallback_value"),
        texts("/seed", &[&"a".repeat(64), &"A".repeat(64)]),
        null("/seed"),
        texts("/order/0", &[&"0".repeat(32), &"0".repeat(33)]),
        null("/order/0"),
    ]
}

fn of_quotas() -> Vec<Replacement> {
    let texts = |at, values: &[&str]| (at, values.iter().map(|text| json!(text)).collect());
    let list = |at, values: &[Value]| (at, values.to_vec());
    vec![
        texts("/commitment/format", &["polku-draw/1"]),
        texts("/commitment/method", &["equal chance draw", "quota draw"]),
        texts("/format", &["polku-draw-proof/1"]),
        list("/commitment/quotas", &[json!([]), json!({}), Value::Null]),
        texts("/commitment/quotas/0/attribute", &["unit", "Unit", "", "zebra", "age"]),
        texts("/commitment/quotas/0/value", &["Viestintä", "", " a", "another"]),
        list(
            "/commitment/quotas/0/min",
            &[json!(0), json!(-1), json!(100_001), json!(1.5), json!("1"), json!(99_999)],
        ),
        list("/commitment/quotas/0/max", &[json!(0), json!(100_000), json!(100_001), Value::Null]),
        list(
            "/commitment/quotas/2/lines",
            &[Value::Null, json!(4), json!(5), json!(100_001), json!("5"), json!(0.5)],
        ),
        list(
            "/commitment/panels/count",
            &[json!(0), json!(1), json!(2), json!(10_001), json!("7"), json!(7.0)],
        ),
        texts("/commitment/panels/root", &[&"0".repeat(64), &"0".repeat(63)]),
        texts("/commitment/auditor", &["decider", "Decider", ""]),
        texts("/commitment/pool/0/line", &[&"0".repeat(32), &"0".repeat(31), &"f".repeat(32)]),
        texts("/commitment/pool/0/chance", &[&"0".repeat(64), &"0".repeat(65), ""]),
        list("/panel", &[Value::Null, json!([]), json!({})]),
        list(
            "/panel/number",
            &[json!(1), json!(2), json!(0), json!(10_001), json!(10_000), json!("1"), json!(1.0)],
        ),
        texts("/panel/salt", &[&"0".repeat(64), "x"]),
        list(
            "/panel/lines",
            &[json!([]), json!([1]), json!([1, 1, 2, 3]), json!([100_001]), json!(["1"]), json!([-1])],
        ),
        list("/panel/lines/0", &[json!(0), json!(1), json!(100_000), json!(100_001), Value::Null]),
        list("/panel/path", &[json!([]), json!([1]), Value::Null]),
        texts("/panel/path/0", &[&"0".repeat(64), &"G".repeat(64)]),
    ]
}

fn of_classes() -> Vec<Replacement> {
    let texts = |at, values: &[&str]| (at, values.iter().map(|text| json!(text)).collect());
    let list = |at, values: &[Value]| (at, values.to_vec());
    let number =
        |at| list(at, &[json!(0), json!(1), json!(11), json!(-1), json!(1.5), json!("1"), Value::Null]);
    vec![
        texts("/commitment/format", &["polku-draw/3"]),
        texts("/commitment/method", &["scored draw"]),
        texts("/format", &["polku-draw-proof/3"]),
        list("/commitment/criteria", &[json!([]), json!({}), Value::Null]),
        texts("/commitment/criteria/0/id", &["benefit", "Benefit", "", "other"]),
        number("/commitment/criteria/0/weight"),
        number("/commitment/criteria/1/highest"),
        texts("/commitment/criteria/0/text", &["", "a\nb", "Another criterion"]),
        list("/commitment/limit", &[json!(0), json!(1), json!(1_000), json!(1_001), json!("6")]),
        list("/commitment/classes", &[json!(0), json!(2), json!(100_001), json!(100_000), json!(1.0)]),
        number("/commitment/pool/0/class"),
        list("/commitment/pool/1/class", &[json!(2), json!(3), json!(100_001), json!(true)]),
    ]
}

type ListEdit = fn(&mut Vec<Value>);

/// Fields added, removed, doubled or out of order.
fn edited_fields(original: &Value) -> Vec<Mutation> {
    let mut all = Vec::new();
    let objects = ["", "/commitment", "/commitment/fallback", "/commitment/shares/0", "/commitment/rules/0"];
    let of_quotas = [
        "/commitment/quotas/0",
        "/commitment/panels",
        "/commitment/pool/0",
        "/panel",
        "/commitment/criteria/0",
    ];
    for at in objects.into_iter().chain(of_quotas) {
        all.extend(edit(original, format!("{at}/extra added"), |file| {
            Some(file.pointer_mut(at)?.as_object_mut()?.insert("extra".to_owned(), json!(1)).is_none())
        }));
        let names: Vec<String> = original
            .pointer(at)
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect();
        for name in names {
            all.extend(edit(original, format!("{at}/{name} removed"), |file| {
                Some(file.pointer_mut(at)?.as_object_mut()?.remove(&name).is_some())
            }));
        }
    }
    let lists = ["/commitment/pool", "/order", "/commitment/shares", "/shares", "/commitment/rules"];
    let of_quotas = ["/commitment/quotas", "/panel/lines", "/panel/path", "/commitment/criteria"];
    let edits: [(&str, ListEdit); 5] = [
        ("first two swapped", |list| {
            if list.len() > 1 {
                list.swap(0, 1)
            }
        }),
        ("last removed", |list| drop(list.pop())),
        ("first doubled", |list| list.extend(list.first().cloned())),
        ("reversed", |list| list.reverse()),
        ("emptied", Vec::clear),
    ];
    for at in lists.into_iter().chain(of_quotas) {
        for (what, change) in edits {
            all.extend(edit(original, format!("{at} {what}"), |file| {
                change(file.pointer_mut(at)?.as_array_mut()?);
                Some(true)
            }));
        }
    }
    all
}

/// What only shows in the text of the file.
fn damaged_text(proof: &str) -> Vec<Mutation> {
    let text = |name: &str, file: String| Mutation {
        name: name.to_owned(),
        file: file.into_bytes(),
        meant_to_break: true,
    };
    let mut not_utf8 = proof.as_bytes().to_vec();
    not_utf8.extend([0xff, 0xfe]);
    let half = proof.chars().take(proof.chars().count() / 2).collect();
    vec![
        text("byte order mark", format!("\u{feff}{proof}")),
        text("something after the end", format!("{proof}{{}}")),
        text("cut in half", half),
        text("nothing at all", String::new()),
        text("duplicate field", proof.replacen("\"seats\":", "\"seats\": 3, \"seats\":", 1)),
        text(
            "duplicate field with an escaped name",
            proof.replacen("\"seed\":", "\"see\\u0064\": \"x\", \"seed\":", 1),
        ),
        text("unpaired surrogate", proof.replacen("\"call\": \"", "\"call\": \"\\ud800", 1)),
        text("seats as a fraction", proof.replacen("\"seats\": ", "\"seats\": 0.", 1)),
        text("seats with an exponent", proof.replacen("\"seats\": ", "\"seats\": 1e", 1)),
        text("not a number", proof.replacen("\"seats\": ", "\"seats\": NaN, \"seats\": ", 1)),
        text("comma at the end of a list", proof.replacen("\n  ]", ",\n  ]", 1)),
        text("comment", proof.replacen('{', "{ // a remark\n", 1)),
        Mutation { name: "not UTF-8".to_owned(), file: not_utf8, meant_to_break: true },
    ]
}

/// Single bytes changed, spread over the file by a hash.
fn changed_bytes(number: u64, proof: &str) -> Vec<Mutation> {
    let change = |index: u32| {
        let digest = Digest::of(&format!("byte {number} {index}"));
        let numbers: Vec<usize> = digest.bytes().iter().map(|byte| usize::from(*byte)).collect();
        let place = numbers.iter().take(4).fold(0, |place, byte| place * 256 + byte) % proof.len();
        let mut file = proof.as_bytes().to_vec();
        let byte = file.get_mut(place)?;
        let other = digest.bytes().get(4)?;
        // Half of the changes stay within the digits, where they look innocent.
        *byte = if index.is_multiple_of(2) && byte.is_ascii_hexdigit() {
            *b"0123456789abcdef".get(usize::from(*other) % 16)?
        } else {
            *other
        };
        Some(Mutation { name: format!("byte {place} changed"), file, meant_to_break: false })
    };
    (0..30).filter_map(change).collect()
}

/// Forgers who change something and then make their own commitment hash for it.
fn forged(original: &Value) -> Vec<Mutation> {
    let changes: [(&str, &str, Value); 12] = [
        ("more seats", "/commitment/seats", json!(99)),
        ("another call", "/commitment/call", json!("Another call")),
        ("a later reveal", "/commitment/reveal_by", json!("2020-05-01")),
        ("another fallback", "/commitment/fallback/description", json!("A value of my own")),
        ("no least of a quota", "/commitment/quotas/1/min", json!(0)),
        ("the least above the most", "/commitment/quotas/1/min", json!(100_000)),
        ("fewer panels", "/commitment/panels/count", json!(3)),
        ("another auditor", "/commitment/auditor", json!("a_friend")),
        ("another class", "/commitment/pool/0/class", json!(1)),
        ("a class of its own", "/commitment/pool/1/class", json!(90)),
        ("another weight", "/commitment/criteria/0/weight", json!(9)),
        ("another limit", "/commitment/limit", json!(7)),
    ];
    let forge = |(what, at, value): (&str, &str, Value)| {
        edit(original, format!("forged: {what}"), |file| {
            set(file, at, value)?;
            let hash = Digest::of(&commitment_text(file.pointer("/commitment")?)?).to_string();
            set(file, "/commitment_sha256", json!(hash))
        })
    };
    changes.into_iter().filter_map(forge).collect()
}

/// The commitment's text from the JSON, as a forger would write it.
fn commitment_text(commitment: &Value) -> Option<String> {
    let text = |at: &str| commitment.pointer(at).and_then(Value::as_str);
    let corrects = match commitment.get("corrects")? {
        Value::Null => "none".to_owned(),
        _ => format!("{} {}", text("/corrects/round")?, text("/corrects/cause")?),
    };
    let line = |line: &Value| match line {
        Value::String(line) => Some(line.clone()),
        more => {
            let beside = match more.get("class") {
                Some(class) => class.to_string(),
                None => more.get("chance")?.as_str()?.to_owned(),
            };
            Some(format!("{} {beside}", more.get("line")?.as_str()?))
        }
    };
    let pool: Vec<String> = commitment.get("pool")?.as_array()?.iter().filter_map(line).collect();
    let terms = match (commitment.get("quotas"), commitment.get("criteria")) {
        (Some(_), _) => quotas_text(commitment)?,
        (None, Some(_)) => criteria_text(commitment)?,
        (None, None) => String::new(),
    };
    Some(format!(
        "{}\nround: {}\ncorrects: {corrects}\ncall: {}\nseats: {}\nmethod: {}\nrules: {}\n{terms}\
         share: {} {}\nshare: {} {}\nreveal_by: {}\nfallback_on: {}\nfallback: {}\npool: {}\n{}\n",
        text("/format")?,
        text("/round")?,
        text("/call")?,
        commitment.get("seats")?,
        text("/method")?,
        text("/rules_sha256")?,
        text("/shares/0/role")?,
        text("/shares/0/sha256")?,
        text("/shares/1/role")?,
        text("/shares/1/sha256")?,
        text("/reveal_by")?,
        text("/fallback/published_on")?,
        text("/fallback/description")?,
        pool.len(),
        pool.join("\n"),
    ))
}

/// The lines of quotas in the commitment's text.
fn quotas_text(commitment: &Value) -> Option<String> {
    let quotas = commitment.get("quotas")?.as_array()?;
    let mut text = format!("quotas: {}\n", quotas.len());
    for quota in quotas {
        let lines = match quota.get("lines")? {
            Value::Null => "-".to_owned(),
            lines => lines.to_string(),
        };
        let (min, max) = (quota.get("min")?, quota.get("max")?);
        let (attribute, value) = (quota.get("attribute")?.as_str()?, quota.get("value")?.as_str()?);
        text += &format!("quota: {attribute} {min} {max} {lines} {value}\n");
    }
    let panels = commitment.get("panels")?;
    text += &format!("panels: {} {}\n", panels.get("count")?, panels.get("root")?.as_str()?);
    Some(text + &format!("auditor: {}\n", commitment.get("auditor")?.as_str()?))
}

/// The lines of criteria in the commitment's text.
fn criteria_text(commitment: &Value) -> Option<String> {
    let criteria = commitment.get("criteria")?.as_array()?;
    let mut text = format!("criteria: {}\n", criteria.len());
    for criterion in criteria {
        let (id, words) = (criterion.get("id")?.as_str()?, criterion.get("text")?.as_str()?);
        let (weight, highest) = (criterion.get("weight")?, criterion.get("highest")?);
        text += &format!("criterion: {id} {weight} {highest} {words}\n");
    }
    text += &format!("limit: {}\n", commitment.get("limit")?);
    Some(text + &format!("classes: {}\n", commitment.get("classes")?))
}

/// The original with a change, if the change could be made at all.
fn edit(original: &Value, name: String, change: impl FnOnce(&mut Value) -> Option<bool>) -> Option<Mutation> {
    let mut file = original.clone();
    let changed = change(&mut file)?;
    changed.then(|| Mutation { name, file: file.to_string().into_bytes(), meant_to_break: false })
}

fn set(file: &mut Value, at: &str, value: Value) -> Option<bool> {
    *file.pointer_mut(at)? = value;
    Some(true)
}

fn shortened(value: &Value) -> String {
    value.to_string().chars().take(40).collect()
}
