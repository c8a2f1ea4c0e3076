//! Reading JSON in two steps: the text into a tree, the tree into a type.
//!
//! `serde_json` could go from the text to the type at once, but compiles its parser once more for every type, with
//! words for every fault: 40 KB over the wire in a browser, for faults that nobody is told about. Here the parser
//! exists once, and what a type adds is no more than its fields.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{
    Deserialize, DeserializeOwned, Deserializer, EnumAccess, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// Reads a type from a JSON text; nothing where the text does not fit the type.
#[must_use]
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    T::deserialize(tree(text)?).ok()
}

/// Reads a JSON text as it is.
pub(crate) fn tree(text: &str) -> Option<Tree> {
    serde_json::from_str(text).ok()
}

/// Any JSON. Objects keep the order of their fields.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    Natural(u64),
    Negative(i64),
    Decimal(f64),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Tree, E> {
        Ok(Tree::Natural(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Tree, E> {
        Ok(Tree::Negative(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Tree, E> {
        Ok(Tree::Decimal(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(member) = members.next_element()? {
            list.push(member);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = entries.next_entry()? {
            fields.push(field);
        }
        Ok(Tree::Object(fields))
    }
}

/// The tree does not fit the type. Where and why is not kept: whoever reads an answer cannot mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unread;

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unread {}

/// Each kind of fault by itself, though all are alike: the ones that come with the trait write sentences.
impl serde::de::Error for Unread {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

impl IntoDeserializer<'_, Unread> for Tree {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! naturals {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
            match self {
                Self::Natural(number) => visitor.visit_u64(number),
                _ => Err(Unread),
            }
        }
    )+};
}

macro_rules! integers {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
            match self {
                Self::Natural(number) => visitor.visit_u64(number),
                Self::Negative(number) => visitor.visit_i64(number),
                _ => Err(Unread),
            }
        }
    )+};
}

macro_rules! decimals {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
            match self {
                Self::Natural(number) => visitor.visit_u64(number),
                Self::Negative(number) => visitor.visit_i64(number),
                Self::Decimal(number) => visitor.visit_f64(number),
                _ => Err(Unread),
            }
        }
    )+};
}

macro_rules! texts {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
            match self {
                Self::Text(text) => visitor.visit_string(text),
                _ => Err(Unread),
            }
        }
    )+};
}

impl<'de> Deserializer<'de> for Tree {
    type Error = Unread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Bool(value) => visitor.visit_bool(value),
            Self::Natural(number) => visitor.visit_u64(number),
            Self::Negative(number) => visitor.visit_i64(number),
            Self::Decimal(number) => visitor.visit_f64(number),
            Self::Text(text) => visitor.visit_string(text),
            Self::List(list) => visitor.visit_seq(SeqDeserializer::new(list.into_iter())),
            Self::Object(fields) => visitor.visit_map(MapDeserializer::new(fields.into_iter())),
        }
    }

    naturals!(deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64);
    integers!(deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64);
    decimals!(deserialize_f32 deserialize_f64);
    texts!(deserialize_str deserialize_string deserialize_identifier);

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self {
            Self::Bool(value) => visitor.visit_bool(value),
            _ => Err(Unread),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self {
            Self::Null => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unread> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self {
            Self::List(list) => visitor.visit_seq(SeqDeserializer::new(list.into_iter())),
            _ => Err(Unread),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self {
            Self::Object(fields) => visitor.visit_map(MapDeserializer::new(fields.into_iter())),
            _ => Err(Unread),
        }
    }

    /// Only objects: a list in the place of a struct is no form that the API writes.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        match self {
            Self::Text(name) => visitor.visit_enum(Variant { name, value: Self::Null }),
            Self::Object(fields) => {
                let mut fields = fields.into_iter();
                match (fields.next(), fields.next()) {
                    (Some((name, value)), None) => visitor.visit_enum(Variant { name, value }),
                    _ => Err(Unread),
                }
            }
            _ => Err(Unread),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct
    }
}

/// A variant: its name alone, or its name with what it holds.
struct Variant {
    name: String,
    value: Tree,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Unread;
    type Variant = Tree;

    fn variant_seed<V: serde::de::DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Tree), Unread> {
        seed.deserialize(Tree::Text(self.name)).map(|name| (name, self.value))
    }
}

impl<'de> VariantAccess<'de> for Tree {
    type Error = Unread;

    fn unit_variant(self) -> Result<(), Unread> {
        if self == Self::Null { Ok(()) } else { Err(Unread) }
    }

    fn newtype_variant_seed<T: serde::de::DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unread> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unread> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        self.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::de::IgnoredAny;
    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct All {
        natural: u16,
        negative: i32,
        decimal: f64,
        whole: f64,
        text: String,
        truth: bool,
        absent: Option<String>,
        present: Option<u8>,
        list: Vec<Kind>,
        map: BTreeMap<String, u64>,
        pair: (u8, String),
        wrapped: Wrapped,
        tagged: Vec<Tagged>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Wrapped(u64);

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Bare,
        Holding(u8),
        Named { inside: bool },
        Two(u8, u8),
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "code", rename_all = "snake_case")]
    enum Tagged {
        Plain,
        Limit {
            max: u64,
        },
        #[serde(other)]
        Unknown,
    }

    fn sample() -> All {
        All {
            natural: 7,
            negative: -3,
            decimal: 0.5,
            whole: 2.0,
            text: "Åsa \"ö\" 🛤\n".to_owned(),
            truth: true,
            absent: None,
            present: Some(1),
            list: vec![Kind::Bare, Kind::Holding(2), Kind::Named { inside: true }, Kind::Two(3, 4)],
            map: BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), u64::MAX)]),
            pair: (9, "x".to_owned()),
            wrapped: Wrapped(5),
            tagged: vec![Tagged::Plain, Tagged::Limit { max: 8 }, Tagged::Unknown],
        }
    }

    #[test]
    fn what_serde_json_writes_is_read_back() {
        let text = serde_json::to_string(&sample()).unwrap();
        assert_eq!(read(&text), Some(sample()));
        assert_eq!(read::<All>(&text), serde_json::from_str(&text).ok());
    }

    #[test]
    fn fields_come_in_any_order_and_unknown_ones_are_passed_over() {
        let text = r#"{"later":[{"x":null}],"wrapped":5,"kind":"bare"}"#;
        #[derive(Debug, PartialEq, Deserialize)]
        struct Few {
            kind: Kind,
            wrapped: Wrapped,
        }
        assert_eq!(read(text), Some(Few { kind: Kind::Bare, wrapped: Wrapped(5) }));
    }

    #[test]
    fn what_does_not_fit_is_nothing() {
        assert_eq!(read::<u8>("256"), None);
        assert_eq!(read::<u8>("-1"), None);
        assert_eq!(read::<u8>("1.0"), None);
        assert_eq!(read::<String>("1"), None);
        assert_eq!(read::<bool>("null"), None);
        assert_eq!(read::<Kind>(r#""unheard""#), None);
        assert_eq!(read::<Kind>(r#"{"holding":1,"bare":null}"#), None);
        assert_eq!(read::<Wrapped>("[5]"), None);
        assert_eq!(read::<Vec<u8>>("[1,2"), None);
        assert_eq!(read::<Vec<u8>>("[1] 2"), None);
        assert_eq!(read::<All>("{}"), None);
    }

    #[test]
    fn unknown_tags_fall_to_the_variant_for_them() {
        assert_eq!(read(r#"{"max":3,"code":"from_the_future"}"#), Some(Tagged::Unknown));
        assert_eq!(read(r#"{"max":3,"code":"limit"}"#), Some(Tagged::Limit { max: 3 }));
    }

    #[test]
    fn anything_may_be_passed_over() {
        assert!(read::<IgnoredAny>(r#"{"a":[1,-2,0.5,"x",true,null]}"#).is_some());
        assert!(read::<IgnoredAny>("null").is_some());
    }

    #[test]
    fn a_tree_keeps_the_order_of_fields() {
        let fields = [("b".to_owned(), Tree::Natural(1)), ("a".to_owned(), Tree::Null)];
        assert_eq!(tree(r#"{"b":1,"a":null}"#), Some(Tree::Object(fields.to_vec())));
    }
}
