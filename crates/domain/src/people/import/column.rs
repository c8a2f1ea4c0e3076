//! The columns of a staff register.

use crate::tables::Column;

/// What a column of a staff register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonColumn {
    /// Number of the person in the register.
    ExternalId,
    /// Family name.
    FamilyName,
    /// Given names.
    GivenName,
    /// E-mail address.
    Email,
    /// Unit.
    Unit,
    /// Site.
    Site,
    /// Title.
    Title,
    /// Job category.
    JobCategory,
    /// Whether the person is a supervisor.
    IsSupervisor,
    /// Number of the person's own supervisor.
    SupervisorExternalId,
    /// First day of the present role.
    RoleStartedOn,
    /// First day of a leave of absence.
    LeaveFrom,
    /// Last day of it.
    LeaveUntil,
    /// Language the person is written to in.
    Language,
}

impl Column for PersonColumn {
    const ALL: &'static [Self] = &[
        Self::ExternalId,
        Self::FamilyName,
        Self::GivenName,
        Self::Email,
        Self::Unit,
        Self::Site,
        Self::Title,
        Self::JobCategory,
        Self::IsSupervisor,
        Self::SupervisorExternalId,
        Self::RoleStartedOn,
        Self::LeaveFrom,
        Self::LeaveUntil,
        Self::Language,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::ExternalId => "external_id",
            Self::FamilyName => "family_name",
            Self::GivenName => "given_name",
            Self::Email => "email",
            Self::Unit => "unit",
            Self::Site => "site",
            Self::Title => "title",
            Self::JobCategory => "job_category",
            Self::IsSupervisor => "is_supervisor",
            Self::SupervisorExternalId => "supervisor_external_id",
            Self::RoleStartedOn => "role_started_on",
            Self::LeaveFrom => "leave_from",
            Self::LeaveUntil => "leave_until",
            Self::Language => "language",
        }
    }

    fn headers(self) -> &'static str {
        match self {
            Self::ExternalId => {
                "nro, numero, henkilönumero, henkilönro, henkilön nro, id, anställningsnummer, anställnings-id, nummer, \
                 employee number, employee id, staff number, number"
            }
            Self::FamilyName => "sukunimi, efternamn, släktnamn, last name, surname",
            Self::GivenName => "etunimi, etunimet, kutsumanimi, förnamn, tilltalsnamn, first name",
            Self::Email => "sähköposti, sähköpostiosoite, e-post, e-postadress, email address, mail",
            Self::Unit => {
                "yksikkö, organisaatioyksikkö, osasto, enhet, avdelning, organisational unit, department"
            }
            Self::Site => {
                "toimipaikka, toimipiste, paikkakunta, verksamhetsställe, verksamhetsort, ort, office, location"
            }
            Self::Title => "nimike, tehtävänimike, virkanimike, titel, tjänstebeteckning, job title",
            Self::JobCategory => "henkilöstöryhmä, personalgrupp, staff group, category",
            Self::IsSupervisor => {
                "esimies, esihenkilö, on esihenkilö, on esimies, chef, är chef, förman, är förman, supervisor, manager, \
                 is manager"
            }
            Self::SupervisorExternalId => {
                "esimiehen nro, esimiehen numero, esihenkilön nro, esihenkilön numero, chefens nummer, \
                 förmannens nummer, supervisor number, supervisor id, manager number, manager id"
            }
            Self::RoleStartedOn => {
                "tehtävä alkoi, tehtävän alku, tehtävän alkupäivä, tehtävässä alkaen, uppgiften började, \
                 i uppgiften sedan, role start, in role since"
            }
            Self::LeaveFrom => {
                "poissaolo alkaa, poissaolo alkoi, poissaolon alku, poissaolon alkupäivä, virkavapaa alkaa, virkavapaus \
                 alkaa, virkavapaan alku, frånvaro börjar, frånvaron börjar, frånvarande från, tjänstledighet börjar, \
                 tjänstledigheten börjar, tjänstledig från, absence starts, absence start, leave starts, leave start, \
                 on leave from"
            }
            Self::LeaveUntil => {
                "poissaolo päättyy, poissaolo loppuu, poissaolon loppu, poissaolon päättymispäivä, poissaolon loppupäivä, \
                 virkavapaa päättyy, virkavapaus päättyy, virkavapaan loppu, frånvaro slutar, frånvaron slutar, \
                 frånvarande till, tjänstledighet slutar, tjänstledigheten slutar, tjänstledig till, absence ends, \
                 absence end, leave ends, leave end, on leave until"
            }
            Self::Language => "kieli, asiointikieli, språk, kontaktspråk",
        }
    }

    fn is_required(self) -> bool {
        !matches!(
            self,
            Self::Site
                | Self::Title
                | Self::SupervisorExternalId
                | Self::RoleStartedOn
                | Self::LeaveFrom
                | Self::LeaveUntil
                | Self::Language
        )
    }
}
