//! Protected grounds: what no rule may use, and the law that says so.
//!
//! Access to training in working life falls under both acts (Yhdenvertaisuuslaki 1325/2014 8 §, tasa-arvolaki
//! 609/1986 7 §). A rule is refused by the *name* of what it asks for. This does not make every permitted rule a fair
//! one: a unit can stand in for a ground too, which is why each rule has a named decider and a reason.

use unicode_normalization::UnicodeNormalization;

use super::super::element::codes;

codes! {
    /// A ground on which nobody may be treated worse.
    Ground {
        /// Age.
        Age = "age",
        /// Gender, gender identity and its expression.
        Gender = "gender",
        /// Pregnancy, birth, parenthood and leave for them.
        Parenthood = "parenthood",
        /// Family relations and duties of care.
        Family = "family",
        /// Origin.
        Origin = "origin",
        /// Nationality.
        Nationality = "nationality",
        /// Language.
        Language = "language",
        /// Religion or belief.
        Religion = "religion",
        /// Opinion.
        Opinion = "opinion",
        /// Political activity.
        Politics = "politics",
        /// Trade union activity.
        Union = "union",
        /// State of health, absences for it included.
        Health = "health",
        /// Disability.
        Disability = "disability",
        /// Sexual orientation.
        SexualOrientation = "sexual_orientation",
    }
}

/// An act and section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Law {
    /// Finnish name of the act.
    pub act: &'static str,
    /// Number in the statute book.
    pub number: &'static str,
    /// Section.
    pub section: &'static str,
}

impl Ground {
    /// The law that protects the ground.
    #[must_use]
    pub const fn law(self) -> Law {
        match self {
            Self::Gender | Self::Parenthood => Law {
                act: "Laki naisten ja miesten välisestä tasa-arvosta",
                number: "609/1986",
                section: "7 §",
            },
            _ => Law { act: "Yhdenvertaisuuslaki", number: "1325/2014", section: "8 §" },
        }
    }
}

/// Beginnings of words, folded (see [`fold`]), that name a ground or lead straight to it. Where a
/// name meets several grounds, the first is named: it is refused either way.
const STEMS: &[(Ground, &str)] = &[
    (Ground::SexualOrientation, "sexualorient orientation seksuaal suuntautu sexuell laggning"),
    (
        Ground::Parenthood,
        "pregnan matern patern parent raska synnyt vanhemp aitiys isyys perhevapa hoitovapa \
         foraldra gravid mammaled pappaled vardledig",
    ),
    (
        Ground::Age,
        "age birth born dateofbirth dob ika syntyma alder fodelse fodd elakeika retire \
         pension generation sukupolvi personalidentitycode henkilotunnus hetu \
         personbeteckning",
    ),
    (
        Ground::Gender,
        "gender sex sukupuol kon female male woman women man men nainen naiset mies miehet \
         kvinn transgender",
    ),
    (
        Ground::Family,
        "family marital married spouse child perhe lapsi laps puoliso siviilisaat avioliit \
         familj barn civilstand make maka carer omaishoi",
    ),
    (Ground::Nationality, "national citizen kansalai medborgar passport passi"),
    (
        Ground::Origin,
        "origin ethnic race racial skin ancestry alkupera etni rotu ihonvari ursprung ras \
         hudfarg birthplace birthcountry countryofbirth syntymamaa immigra maahanmuut \
         invandra",
    ),
    (Ground::Language, "language mothertongue nativetongue kieli aidinkiel sprak modersmal"),
    (
        Ground::Religion,
        "religio faith belief church uskon vakaum kirkko tro trossamfund kyrk overtygelse \
         konfession",
    ),
    (Ground::Politics, "politi party puolue parti poliitti"),
    (
        Ground::Union,
        "union tradeunion ammattiyhdisty ammattiliit jarjestaytym luottamusmies shopsteward \
         fack fortroendeman",
    ),
    (Ground::Opinion, "opinion mielipi asikt"),
    (
        Ground::Health,
        "health illness sick disease diagnos medical tervey sairau sairas halsa halso sjuk \
         tyokyky workability absence poissaolo franvaro",
    ),
    (Ground::Disability, "disab handicap impair vamma funktionsned funktionshind invalid"),
];

/// Stems that are whole words: as beginnings they would catch words that mean something else (*kon* of gender,
/// *konsultti*).
const WHOLE: &str = "age ika kon sex man men male mies tro ras make maka barn dob party parti union hetu \
     passi race pension";

/// The ground that a name stands for, if any: whatever the case, the accents and the separators, in Finnish, Swedish or
/// English, alone or as a part of a compound such as `birth_year`.
#[must_use]
pub fn ground_of(name: &str) -> Option<Ground> {
    let words: Vec<String> = words(name);
    let joined = words.concat();
    let hit = |stem: &str| {
        let whole = WHOLE.split(' ').any(|whole| whole == stem);
        words.iter().chain([&joined]).any(|word| if whole { word == stem } else { word.starts_with(stem) })
    };
    STEMS.iter().find(|(_, stems)| stems.split(' ').any(hit)).map(|(ground, _)| *ground)
}

/// Splits a name at anything that is no letter, and where a capital follows a small letter; folds each word.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for c in name.nfc() {
        if !c.is_alphabetic() || (after_small && c.is_uppercase()) {
            words.push(String::new());
        }
        after_small = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphabetic()) {
            word.push(c);
        }
    }
    words.iter().map(|word| fold(word)).filter(|word| !word.is_empty()).collect()
}

/// Small letters without their marks: *Ikä* and *ika* are one.
fn fold(word: &str) -> String {
    word.nfkd().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fact::Attribute;
    use super::*;

    #[test]
    fn every_ground_is_recognised_in_three_languages() {
        for (name, ground) in [
            ("age", Ground::Age),
            ("Ikä", Ground::Age),
            ("ålder", Ground::Age),
            ("birth_year", Ground::Age),
            ("yearOfBirth", Ground::Age),
            ("syntymäaika", Ground::Age),
            ("henkilötunnus", Ground::Age),
            ("gender", Ground::Gender),
            ("sukupuoli", Ground::Gender),
            ("kön", Ground::Gender),
            ("parental_leave", Ground::Parenthood),
            ("äitiysvapaa", Ground::Parenthood),
            ("föräldraledig", Ground::Parenthood),
            ("family_status", Ground::Family),
            ("lapset", Ground::Family),
            ("civilstånd", Ground::Family),
            ("origin", Ground::Origin),
            ("alkuperä", Ground::Origin),
            ("etniskt ursprung", Ground::Origin),
            ("nationality", Ground::Nationality),
            ("kansalaisuus", Ground::Nationality),
            ("medborgarskap", Ground::Nationality),
            ("language", Ground::Language),
            ("äidinkieli", Ground::Language),
            ("modersmål", Ground::Language),
            ("religion", Ground::Religion),
            ("vakaumus", Ground::Religion),
            ("trossamfund", Ground::Religion),
            ("opinion", Ground::Opinion),
            ("mielipide", Ground::Opinion),
            ("åsikt", Ground::Opinion),
            ("political_activity", Ground::Politics),
            ("puolue", Ground::Politics),
            ("union_member", Ground::Union),
            ("ammattiyhdistystoiminta", Ground::Union),
            ("fackförbund", Ground::Union),
            ("health", Ground::Health),
            ("sairauspoissaolot", Ground::Health),
            ("sjukfrånvaro", Ground::Health),
            ("disability", Ground::Disability),
            ("vammaisuus", Ground::Disability),
            ("funktionsnedsättning", Ground::Disability),
            ("sexual_orientation", Ground::SexualOrientation),
            ("seksuaalinen suuntautuminen", Ground::SexualOrientation),
            ("sexuell läggning", Ground::SexualOrientation),
        ] {
            assert_eq!(ground_of(name), Some(ground), "{name}");
        }
    }

    #[test]
    fn separators_case_and_marks_do_not_help() {
        for name in ["AGE", "  a\u{308}idinkieli", "Birth-Year", "person.age", "SUKU_PUOLI", "i k ä"] {
            assert!(ground_of(name).is_some(), "{name}");
        }
    }

    #[test]
    fn nothing_on_the_list_of_attributes_is_a_ground() {
        for attribute in Attribute::ALL {
            assert_eq!(ground_of(attribute.code()), None, "{attribute:?}");
        }
        for name in ["manager", "konsultti", "agency", "makers", "competence", "", "123"] {
            assert_eq!(ground_of(name), None, "{name}");
        }
    }

    #[test]
    fn every_ground_has_its_law() {
        assert_eq!(Ground::Gender.law().number, "609/1986");
        assert_eq!(Ground::Age.law().section, "8 §");
        assert!(Ground::ALL.iter().all(|ground| STEMS.iter().any(|(known, _)| known == ground)));
    }
}
