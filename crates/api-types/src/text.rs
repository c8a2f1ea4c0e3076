//! Values that every room sends: text in three languages, languages, delivery modes.

/// Text in the three languages of the product. Finnish is always there; a missing Swedish or English text falls back to Finnish on display.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Localised {
    /// Finnish.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 4000))]
    pub fi: String,
    /// Swedish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 4000))]
    pub sv: Option<String>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 4000))]
    pub en: Option<String>,
}

/// A language of the product (Kielilaki 423/2003; English is practical).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

/// How a session is delivered (R46).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeliveryMode {
    /// Everybody on site.
    InPerson,
    /// Everybody remotely.
    Remote,
    /// Some on site, some remotely.
    Hybrid,
}
