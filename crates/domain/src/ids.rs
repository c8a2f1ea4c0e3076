//! One distinct identifier type per entity, so that the id of a call cannot be passed where the id of a
//! programme is meant. All are UUIDs; which version is decided by whoever makes them (the server's `Ids`).

macro_rules! ids {
    ($($(#[$doc:meta])+ $name:ident;)+) => {$(
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// Takes a UUID as this kind of identifier.
            #[must_use]
            pub const fn new(id: uuid::Uuid) -> Self {
                Self(id)
            }

            /// The bare UUID.
            #[must_use]
            pub const fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// An account: who signs in, apart from the person.
    AccountId;
    /// An addendum to a call.
    AddendumId;
    /// An agency of the state.
    AgencyId;
    /// An application of one person to one call.
    ApplicationId;
    /// A check of an outcome that an applicant asked for.
    CheckRequestId;
    /// A published rehearsal of a selection.
    RehearsalPublicationId;
    /// A change in the staff register of somebody who applied or takes part.
    RegisterChangeId;
    /// A call for applications.
    CallId;
    /// A change of circumstances, which turned many sessions.
    CircumstanceId;
    /// A machine client: another system of an agency.
    ClientId;
    /// One version of a programme's design.
    DesignId;
    /// An element of a design.
    ElementId;
    /// What somebody stated of a coach's experience.
    EvidenceId;
    /// Somebody who leads sessions of a programme, or designs it for a partner.
    FacilitatorId;
    /// A group of participants.
    GroupId;
    /// A division of the participants into groups.
    GroupingId;
    /// An initiative that holds programmes.
    InitiativeId;
    /// An offer of a place.
    OfferId;
    /// An offer of another path.
    PathOfferId;
    /// A person on the staff, or of a partner.
    PersonId;
    /// Two persons of one name who are not one human.
    NamesakesId;
    /// A merge of two persons who are one human.
    PersonMergeId;
    /// A programme.
    ProgrammeId;
    /// A role given to an account.
    RoleGrantId;
    /// A room in which people meet.
    RoomId;
    /// A rule of a call, the same through its versions.
    RuleId;
    /// A sheet on which one assessor scores one application. It matches nothing elsewhere.
    ScoreSheetId;
    /// An application as those know it who score it. It matches nothing elsewhere.
    ScoredId;
    /// A selection: the pool of one call and its draw.
    SelectionId;
    /// A session: one element of a design, held for some people.
    SessionId;
    /// A site, where people work.
    SiteId;
    /// A unit of an agency.
    UnitId;
    /// A reasoned exception from what a coach must have behind them.
    WaiverId;
}
