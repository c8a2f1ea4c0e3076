//! The rules of the house, as a table.

use super::{Permission as P, Relation, Role, Rule, Scope, Who};

const fn role(role: Role, relation: Relation) -> (Who, Relation) {
    (Who::Role(role), relation)
}

/// A machine client reaches its agency, and what is not about a single thing.
const fn scope(scope: Scope) -> (Who, Relation) {
    (Who::Scope(scope), Relation::Agency)
}

const SIGNED_IN: (Who, Relation) = (Who::SignedIn, Relation::None);
/// What somebody keeps who has left the staff: all that they may is named by this word.
const LEAVER: (Who, Relation) = (Who::Leaver, Relation::None);
const LEAVER_OWN: (Who, Relation) = (Who::Leaver, Relation::Own);
const ANYONE: (Who, Relation) = (Who::Anyone, Relation::None);

type Row = (P, &'static [(Who, Relation)]);

const ACCESS: &[Row] = &[
    (P::ViewMe, &[SIGNED_IN]),
    (P::ChangePassword, &[SIGNED_IN]),
    (P::EndSignIn, &[SIGNED_IN, LEAVER]),
    (P::ListAccounts, &[role(Role::AgencyAdmin, Relation::Agency)]),
    (P::ManageAccounts, &[role(Role::AgencyAdmin, Relation::Agency)]),
    (
        P::ListRoleGrants,
        &[role(Role::AgencyAdmin, Relation::Agency), role(Role::DataProtectionOfficer, Relation::Agency)],
    ),
    (P::ManageRoleGrants, &[role(Role::AgencyAdmin, Relation::Agency)]),
    (
        P::ListClients,
        &[role(Role::AgencyAdmin, Relation::Agency), role(Role::DataProtectionOfficer, Relation::Agency)],
    ),
    (P::ManageClients, &[role(Role::AgencyAdmin, Relation::Agency)]),
];

const AGENCIES_PEOPLE: &[Row] = &[
    (P::ListAgencies, &[role(Role::SystemAdmin, Relation::None)]),
    (P::CreateAgency, &[role(Role::SystemAdmin, Relation::None)]),
    (P::RenewAgencyInvitation, &[role(Role::SystemAdmin, Relation::None)]),
    (P::ViewAgency, &[(Who::SignedIn, Relation::Agency), scope(Scope::PeopleRead)]),
    (P::UpdateAgency, &[role(Role::AgencyAdmin, Relation::Agency)]),
    (
        P::ListPeople,
        &[
            role(Role::Coordinator, Relation::Agency),
            role(Role::AgencyAdmin, Relation::Agency),
            scope(Scope::PeopleRead),
        ],
    ),
    (
        P::ViewPerson,
        &[
            role(Role::Participant, Relation::Own),
            role(Role::Participant, Relation::Supervised),
            role(Role::Coordinator, Relation::Agency),
            role(Role::AgencyAdmin, Relation::Agency),
            scope(Scope::PeopleRead),
        ],
    ),
    (P::UpdatePerson, &[role(Role::AgencyAdmin, Relation::Agency), scope(Scope::PeopleWrite)]),
    (
        P::ImportPeople,
        &[
            role(Role::Coordinator, Relation::Agency),
            role(Role::AgencyAdmin, Relation::Agency),
            scope(Scope::PeopleWrite),
        ],
    ),
    // A machine that reads and writes the register merges nobody: somebody who knows the two says that they are one.
    (P::MergePeople, &[role(Role::Coordinator, Relation::Agency), role(Role::AgencyAdmin, Relation::Agency)]),
    (P::ViewOwnData, &[role(Role::Participant, Relation::None), LEAVER]),
    // A leaver cannot: whoever had come by a link that is not theirs could bind it to themselves for good.
    (P::ManageOwnLinkAddress, &[role(Role::Participant, Relation::None)]),
    // Who somebody is, a person finds out before they hand the link over.
    (
        P::ManagePersonalLinks,
        &[role(Role::Coordinator, Relation::Agency), role(Role::AgencyAdmin, Relation::Agency)],
    ),
];

const PROGRAMMES: &[Row] = &[
    (
        P::ListInitiatives,
        &[
            role(Role::Participant, Relation::Agency),
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            role(Role::PartnerDesigner, Relation::Programme),
            role(Role::StaffRepresentative, Relation::Programme),
            scope(Scope::ProgrammesRead),
        ],
    ),
    (P::ManageInitiatives, &[role(Role::Coordinator, Relation::Agency), scope(Scope::ProgrammesWrite)]),
    (
        P::ListProgrammes,
        &[
            role(Role::Participant, Relation::None),
            role(Role::Coordinator, Relation::None),
            role(Role::Decider, Relation::None),
            role(Role::Assessor, Relation::None),
            role(Role::Facilitator, Relation::None),
            role(Role::Coach, Relation::None),
            role(Role::Mentor, Relation::None),
            role(Role::PartnerDesigner, Relation::None),
            role(Role::StaffRepresentative, Relation::None),
            scope(Scope::ProgrammesRead),
        ],
    ),
    (
        P::ViewProgramme,
        &[
            role(Role::Participant, Relation::Agency),
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            role(Role::Assessor, Relation::Programme),
            role(Role::Facilitator, Relation::Programme),
            role(Role::Coach, Relation::Programme),
            role(Role::Mentor, Relation::Programme),
            role(Role::PartnerDesigner, Relation::Programme),
            role(Role::StaffRepresentative, Relation::Programme),
            scope(Scope::ProgrammesRead),
        ],
    ),
    (
        P::ViewDraftProgramme,
        &[
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            role(Role::PartnerDesigner, Relation::Programme),
            scope(Scope::ProgrammesRead),
        ],
    ),
    (P::CreateProgramme, &[role(Role::Coordinator, Relation::Agency), scope(Scope::ProgrammesWrite)]),
    // It makes a programme, so it takes what making one takes; and who signs as the preparer of its call is a person.
    (P::CopyProgramme, &[role(Role::Coordinator, Relation::Agency)]),
    (P::UpdateProgramme, &[role(Role::Coordinator, Relation::Programme), scope(Scope::ProgrammesWrite)]),
    (
        P::ViewDesign,
        &[
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            role(Role::PartnerDesigner, Relation::Programme),
            scope(Scope::ProgrammesRead),
        ],
    ),
    (
        P::UpdateDesign,
        &[
            role(Role::Coordinator, Relation::Programme),
            role(Role::PartnerDesigner, Relation::Programme),
            scope(Scope::ProgrammesWrite),
        ],
    ),
    (P::PublishDesign, &[role(Role::Coordinator, Relation::Programme)]),
];

const CALLS: &[Row] = &[
    (
        P::ListCalls,
        &[
            role(Role::Participant, Relation::None),
            role(Role::Coordinator, Relation::None),
            role(Role::Decider, Relation::None),
            role(Role::Assessor, Relation::None),
            role(Role::StaffRepresentative, Relation::None),
            scope(Scope::ProgrammesRead),
        ],
    ),
    (
        P::ViewCall,
        &[
            role(Role::Participant, Relation::Agency),
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            role(Role::Assessor, Relation::Programme),
            role(Role::StaffRepresentative, Relation::Programme),
            scope(Scope::ProgrammesRead),
        ],
    ),
    (
        P::ViewDraftCall,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (P::CreateCall, &[role(Role::Coordinator, Relation::Programme)]),
    (P::UpdateCall, &[role(Role::Coordinator, Relation::Programme)]),
    (P::ApproveCall, &[role(Role::Decider, Relation::Programme)]),
];

const APPLICATIONS: &[Row] = &[
    (P::SubmitApplication, &[role(Role::Participant, Relation::Agency)]),
    (P::ListOwnApplications, &[role(Role::Participant, Relation::None)]),
    (P::ChangeApplication, &[role(Role::Participant, Relation::Own)]),
    (
        P::ListApplications,
        &[
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            scope(Scope::ApplicationsRead),
        ],
    ),
    (
        P::ViewApplication,
        &[
            role(Role::Participant, Relation::Own),
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            scope(Scope::ApplicationsRead),
        ],
    ),
    (
        P::ReadFreeText,
        &[
            role(Role::Participant, Relation::Own),
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            scope(Scope::ApplicationsFreeText),
        ],
    ),
    (P::ExportApplications, &[role(Role::Coordinator, Relation::Programme), scope(Scope::ApplicationsRead)]),
    (P::ImportApplications, &[role(Role::Coordinator, Relation::Programme), scope(Scope::ApplicationsWrite)]),
    (
        P::ViewOutcome,
        &[
            role(Role::Participant, Relation::Own),
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            scope(Scope::SelectionsRead),
        ],
    ),
];

/// A supervisor sees what concerns the working time of their people; a statement is read by whom it is about and by the
/// coordinator, and by nobody who assesses or decides.
const SUPERVISION: &[Row] = &[
    // Of those whom the caller supervises: the store finds no other.
    (P::ListSupervisedApplications, &[role(Role::Participant, Relation::None)]),
    (P::ViewSupervisedHours, &[role(Role::Participant, Relation::None)]),
    (P::ViewSupervisedApplication, &[role(Role::Participant, Relation::Supervised)]),
    (P::StateWorkingTime, &[role(Role::Participant, Relation::Supervised)]),
    (
        P::ViewApplicationSupervision,
        &[role(Role::Participant, Relation::Own), role(Role::Coordinator, Relation::Programme)],
    ),
    (P::ReplyToSupervisor, &[role(Role::Participant, Relation::Own)]),
    (P::ListSupervision, &[role(Role::Coordinator, Relation::Programme)]),
];

/// An assessor reads what they are to score, without a name, and no other application.
const SCORING: &[Row] = &[
    (P::ManageScoring, &[role(Role::Coordinator, Relation::Programme)]),
    (
        P::ViewScoringTotals,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (P::ListScoreSheets, &[role(Role::Assessor, Relation::None)]),
    (P::ViewScoreSheet, &[role(Role::Assessor, Relation::Own)]),
    (P::ScoreApplication, &[role(Role::Assessor, Relation::Own)]),
    (P::ViewOwnScores, &[role(Role::Participant, Relation::Own)]),
];

const SELECTION: &[Row] = &[
    (
        P::ViewSelection,
        &[
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            role(Role::StaffRepresentative, Relation::Programme),
        ],
    ),
    (
        P::RehearseSelection,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (P::PublishRehearsal, &[role(Role::Decider, Relation::Programme)]),
    (P::PrepareSelection, &[role(Role::Coordinator, Relation::Programme)]),
    (
        P::PromiseShare,
        &[
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            role(Role::StaffRepresentative, Relation::Programme),
        ],
    ),
    (P::ConfirmSelection, &[role(Role::Decider, Relation::Programme)]),
    (P::ViewOwnChance, &[role(Role::Participant, Relation::Own)]),
    (
        P::ExportProposal,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (P::ViewPanelBook, &[role(Role::Decider, Relation::Programme)]),
    (
        P::ViewConfirmedSelection,
        &[
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            role(Role::StaffRepresentative, Relation::Programme),
            scope(Scope::SelectionsRead),
        ],
    ),
    (
        P::ListOffers,
        &[
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            scope(Scope::SelectionsRead),
        ],
    ),
    (P::ManageOffers, &[role(Role::Coordinator, Relation::Programme)]),
    (P::ExportOffers, &[role(Role::Coordinator, Relation::Programme), scope(Scope::SelectionsRead)]),
    (
        P::ViewOffer,
        &[
            role(Role::Participant, Relation::Own),
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            scope(Scope::SelectionsRead),
        ],
    ),
    (P::AskForCheck, &[role(Role::Participant, Relation::Own), LEAVER_OWN]),
    (
        P::ListCheckRequests,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (
        P::ExportCheckRequests,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (P::AnswerCheck, &[role(Role::Decider, Relation::Programme)]),
    (P::AnswerOffer, &[role(Role::Participant, Relation::Own)]),
];

const REROUTING: &[Row] = &[
    (
        P::ListAddenda,
        &[
            role(Role::Participant, Relation::Agency),
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            role(Role::StaffRepresentative, Relation::Programme),
        ],
    ),
    (
        P::ViewClusters,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (P::PrepareAddendum, &[role(Role::Coordinator, Relation::Programme)]),
    (P::AdoptAddendum, &[role(Role::Decider, Relation::Programme)]),
    (P::ListOwnPathOffers, &[role(Role::Participant, Relation::None)]),
    (P::AnswerPathOffer, &[role(Role::Participant, Relation::Own)]),
];

const PARTICIPATION: &[Row] = &[
    (
        P::ListParticipants,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (P::ExportParticipants, &[role(Role::Coordinator, Relation::Programme)]),
    (
        P::ViewParticipation,
        &[
            role(Role::Participant, Relation::Own),
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
        ],
    ),
    (P::ListOwnParticipations, &[role(Role::Participant, Relation::None)]),
    (P::LeaveProgramme, &[role(Role::Participant, Relation::Own)]),
    (P::ConsentToHours, &[role(Role::Participant, Relation::Own)]),
    (P::ManageParticipation, &[role(Role::Coordinator, Relation::Programme)]),
    (P::ViewAccommodationWish, &[role(Role::Participant, Relation::Own)]),
    (P::SetAccommodationWish, &[role(Role::Participant, Relation::Own)]),
    // Of the programmes whose contact one is, whoever one is: the store finds no other.
    (P::ListAccommodationWishes, &[role(Role::Participant, Relation::None)]),
    (P::ManageAccommodationContact, &[role(Role::Coordinator, Relation::Programme)]),
    (P::ListRegisterChanges, &[role(Role::Coordinator, Relation::Programme)]),
    (P::ExportRegisterChanges, &[role(Role::Coordinator, Relation::Programme)]),
    (P::ResolveRegisterChange, &[role(Role::Coordinator, Relation::Programme)]),
];

const GROUPS: &[Row] = &[
    (
        P::ViewGrouping,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (P::ManageGrouping, &[role(Role::Coordinator, Relation::Programme)]),
    (
        P::ConfirmGrouping,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (
        P::ViewConfirmedGroups,
        &[
            role(Role::Coordinator, Relation::Programme),
            role(Role::Decider, Relation::Programme),
            scope(Scope::GroupsRead),
        ],
    ),
    (P::ViewOwnGroup, &[role(Role::Participant, Relation::None)]),
    (P::ViewGroupWishes, &[role(Role::Participant, Relation::Own)]),
    (P::SetGroupWishes, &[role(Role::Participant, Relation::Own)]),
];

const SESSIONS: &[Row] = &[
    (
        P::ListSessions,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (
        P::ViewSession,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (P::ManageSessions, &[role(Role::Coordinator, Relation::Programme)]),
    // Rooms are the agency's: whoever plans sessions in any programme of it keeps them.
    (P::ListRooms, &[role(Role::Coordinator, Relation::None), role(Role::Decider, Relation::None)]),
    (P::ManageRooms, &[role(Role::Coordinator, Relation::None)]),
    // Of which programmes follows from the sessions that may be listed.
    (P::ViewSessionCalendar, &[role(Role::Coordinator, Relation::None), role(Role::Decider, Relation::None)]),
    (
        P::ViewProgrammeHealth,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    // Whoever leads it is there, and may be the only one who knows.
    (
        P::ChangeToday,
        &[
            role(Role::Coordinator, Relation::Programme),
            role(Role::Facilitator, Relation::Own),
            role(Role::Coach, Relation::Own),
            role(Role::Mentor, Relation::Own),
        ],
    ),
    (P::ListOwnSessions, &[role(Role::Participant, Relation::None)]),
    (P::ManageOwnCalendarAddress, &[role(Role::Participant, Relation::None)]),
    // Nobody else reads or says it, whatever their role: those who plan are told how many alone.
    (P::ManageOwnAvailability, &[role(Role::Participant, Relation::None)]),
    (P::ManageOwnDigest, &[role(Role::Participant, Relation::None)]),
    (P::SendBusyIntervals, &[scope(Scope::BusyWrite)]),
    (P::SendInvitationReply, &[scope(Scope::RepliesWrite)]),
    // A calendar signs in nowhere: whoever knows the address reads what is there.
    (P::FollowCalendar, &[ANYONE]),
];

/// Whoever leads a session is there: they see who is, and say it. What was said before them is not theirs to read.
const ATTENDANCE: &[Row] = &[
    (
        P::ViewAttendance,
        &[
            role(Role::Coordinator, Relation::Programme),
            role(Role::Facilitator, Relation::Own),
            role(Role::Coach, Relation::Own),
            role(Role::Mentor, Relation::Own),
        ],
    ),
    (
        P::MarkAttendance,
        &[
            role(Role::Coordinator, Relation::Programme),
            role(Role::Facilitator, Relation::Own),
            role(Role::Coach, Relation::Own),
            role(Role::Mentor, Relation::Own),
        ],
    ),
    (P::ListAttendanceChanges, &[role(Role::Coordinator, Relation::Programme)]),
    (P::ViewAttendedHours, &[role(Role::Coordinator, Relation::Programme)]),
    (P::ExportAttendedHours, &[role(Role::Coordinator, Relation::Programme)]),
    (P::ListOwnAttendance, &[role(Role::Participant, Relation::None)]),
    (P::ChooseWay, &[role(Role::Participant, Relation::None)]),
    (P::GiveApology, &[role(Role::Participant, Relation::None)]),
    (
        P::ExportTrainingDays,
        &[role(Role::Coordinator, Relation::Agency), role(Role::AgencyAdmin, Relation::Agency)],
    ),
];

/// Whoever leads sees their own sessions and no other: neither the programme's groups nor its people.
const FACILITATORS: &[Row] = &[
    (
        P::ListFacilitators,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (P::ManageFacilitators, &[role(Role::Coordinator, Relation::Programme)]),
    (
        P::CheckEvidence,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (P::ViewCoachPolicy, &[role(Role::Coordinator, Relation::None), role(Role::Decider, Relation::None)]),
    (P::DecideCoachPolicy, &[role(Role::Decider, Relation::Agency)]),
    (P::WaiveCoachPolicy, &[role(Role::Decider, Relation::Programme)]),
    // An invitation comes before any role: the store finds no other than one's own.
    (P::ListOwnFacilitations, &[SIGNED_IN]),
    (P::AcceptFacilitatorTerms, &[(Who::SignedIn, Relation::Own)]),
    (
        P::ListLedSessions,
        &[
            role(Role::Facilitator, Relation::None),
            role(Role::Coach, Relation::None),
            role(Role::Mentor, Relation::None),
        ],
    ),
    (
        P::ViewLedSession,
        &[
            role(Role::Facilitator, Relation::Own),
            role(Role::Coach, Relation::Own),
            role(Role::Mentor, Relation::Own),
        ],
    ),
];

const AUDIT_MAIL_JOBS: &[Row] = &[
    (P::ViewAudit, &[role(Role::DataProtectionOfficer, Relation::Agency)]),
    (P::ViewUseLog, &[role(Role::DataProtectionOfficer, Relation::Agency)]),
    (
        P::ViewRetention,
        &[role(Role::AgencyAdmin, Relation::Agency), role(Role::DataProtectionOfficer, Relation::Agency)],
    ),
    (
        P::PreviewMail,
        &[role(Role::Coordinator, Relation::Programme), role(Role::Decider, Relation::Programme)],
    ),
    (P::ManageMessages, &[role(Role::Coordinator, Relation::Programme)]),
    (P::ListProgrammeMails, &[role(Role::Coordinator, Relation::Programme)]),
    (P::ExportProgrammeMails, &[role(Role::Coordinator, Relation::Programme)]),
    (P::ViewMailSink, &[role(Role::AgencyAdmin, Relation::Agency)]),
    (P::ViewJobs, &[role(Role::SystemAdmin, Relation::None)]),
];

const PUBLIC: &[Row] = &[(P::SignIn, &[ANYONE]), (P::ReadPublic, &[ANYONE])];

const TABLE: &[&[Row]] = &[
    ACCESS,
    AGENCIES_PEOPLE,
    PROGRAMMES,
    CALLS,
    APPLICATIONS,
    SUPERVISION,
    SCORING,
    SELECTION,
    REROUTING,
    PARTICIPATION,
    GROUPS,
    SESSIONS,
    ATTENDANCE,
    FACILITATORS,
    AUDIT_MAIL_JOBS,
    PUBLIC,
];

/// Every rule, in the order of the permissions.
pub(super) fn house() -> impl Iterator<Item = Rule> {
    TABLE.iter().flat_map(|room| room.iter()).flat_map(|(permission, allowed)| {
        allowed.iter().map(|(who, relation)| Rule { permission: *permission, who: *who, relation: *relation })
    })
}
