//! The closed list of permissions, and one type for each so that a handler's signature names what it needs.

use std::fmt;
use std::str::FromStr;

/// A type that names a permission, for the signature of a handler.
pub trait Needs: 'static {
    /// The permission.
    const PERMISSION: Permission;
}

macro_rules! permissions {
    ($($(#[$doc:meta])+ $name:ident = $text:literal, seen by $sight:ident;)+) => {
        /// Something that can be allowed. Every operation of the API asks for exactly one at its door.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Permission {
            $($(#[$doc])+ $name,)+
        }

        impl Permission {
            /// Every permission, by room.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The name in the matrix, in OpenAPI and in problems.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// The permission by which the same thing can be seen at all: who has it is told "forbidden",
            /// everybody else that nothing is there.
            #[must_use]
            pub const fn sight(self) -> Self {
                match self { $(Self::$name => Self::$sight,)+ }
            }
        }

        /// One type per permission, as in `Require<perm::ViewMe>`.
        pub mod perm {
            use super::{Needs, Permission};
            $(
                $(#[$doc])+
                #[derive(Clone, Copy, Debug)]
                pub struct $name;

                impl Needs for $name {
                    const PERMISSION: Permission = Permission::$name;
                }
            )+
        }
    };
}

permissions! {
    /// See one's own account, person, agency and roles.
    ViewMe = "view_me", seen by ViewMe;
    /// Change the password of one's own local account.
    ChangePassword = "change_password", seen by ViewMe;
    /// Sign out, here or everywhere.
    EndSignIn = "end_sign_in", seen by ViewMe;
    /// See the accounts of the agency: who may sign in.
    ListAccounts = "list_accounts", seen by ListAccounts;
    /// Invite, link, disable and re-open accounts.
    ManageAccounts = "manage_accounts", seen by ListAccounts;
    /// See who holds which role until when.
    ListRoleGrants = "list_role_grants", seen by ListRoleGrants;
    /// Give roles and end them.
    ManageRoleGrants = "manage_role_grants", seen by ListRoleGrants;
    /// See the agency's machine clients and their scopes.
    ListClients = "list_clients", seen by ListClients;
    /// Create machine clients, change their secrets, end them.
    ManageClients = "manage_clients", seen by ListClients;
    /// See which agencies the installation serves.
    ListAgencies = "list_agencies", seen by ListAgencies;
    /// Take an agency into service with its first administrator.
    CreateAgency = "create_agency", seen by ListAgencies;
    /// Renew the link of an agency's first administrator, whom nobody else could invite.
    RenewAgencyInvitation = "renew_agency_invitation", seen by ListAgencies;
    /// See one's own agency, its units and sites.
    ViewAgency = "view_agency", seen by ViewAgency;
    /// Change the agency's settings, units and sites.
    UpdateAgency = "update_agency", seen by ViewAgency;
    /// List and search the staff register.
    ListPeople = "list_people", seen by ListPeople;
    /// See one person of the staff register.
    ViewPerson = "view_person", seen by ViewPerson;
    /// Correct one person of the staff register.
    UpdatePerson = "update_person", seen by ViewPerson;
    /// Import the staff register, dry run included.
    ImportPeople = "import_people", seen by ListPeople;
    /// See which people of the register may be one human, merge them, and undo it.
    MergePeople = "merge_people", seen by ListPeople;
    /// See everything held about oneself, and who looked at it.
    ViewOwnData = "view_own_data", seen by ViewOwnData;
    /// Say where the personal link goes when one's service ends.
    ManageOwnLinkAddress = "manage_own_link_address", seen by ManageOwnLinkAddress;
    /// Give somebody who has left a personal link to their own data, and end it.
    ManagePersonalLinks = "manage_personal_links", seen by ViewPerson;
    /// List the agency's initiatives.
    ListInitiatives = "list_initiatives", seen by ListInitiatives;
    /// Create and change initiatives.
    ManageInitiatives = "manage_initiatives", seen by ListInitiatives;
    /// List programmes: staff see the published ones.
    ListProgrammes = "list_programmes", seen by ListProgrammes;
    /// See a published programme and its path.
    ViewProgramme = "view_programme", seen by ViewProgramme;
    /// See a programme before it is published, and its working figures.
    ViewDraftProgramme = "view_draft_programme", seen by ViewProgramme;
    /// Create a programme in an initiative.
    CreateProgramme = "create_programme", seen by ListInitiatives;
    /// Copy a programme to another year, without its people and its decisions.
    CopyProgramme = "copy_programme", seen by ViewProgramme;
    /// Change a programme and publish it.
    UpdateProgramme = "update_programme", seen by ViewProgramme;
    /// See a programme's design with its drafts.
    ViewDesign = "view_design", seen by ViewDesign;
    /// Change the draft of a programme's design.
    UpdateDesign = "update_design", seen by ViewDesign;
    /// Publish a version of a programme's design.
    PublishDesign = "publish_design", seen by ViewDesign;
    /// List calls: staff see the approved ones.
    ListCalls = "list_calls", seen by ListCalls;
    /// See an approved call with its rules and its method.
    ViewCall = "view_call", seen by ViewCall;
    /// See a call before it is approved.
    ViewDraftCall = "view_draft_call", seen by ViewCall;
    /// Prepare a call.
    CreateCall = "create_call", seen by ViewProgramme;
    /// Change a call that is not approved, and ask for its approval.
    UpdateCall = "update_call", seen by ViewCall;
    /// Approve a call with its rules and its method, or send it back.
    ApproveCall = "approve_call", seen by ViewCall;
    /// Apply to an open call.
    SubmitApplication = "submit_application", seen by ViewCall;
    /// List one's own applications.
    ListOwnApplications = "list_own_applications", seen by ListOwnApplications;
    /// Change or withdraw one's own application.
    ChangeApplication = "change_application", seen by ViewApplication;
    /// List the applications of a call.
    ListApplications = "list_applications", seen by ViewCall;
    /// See one application.
    ViewApplication = "view_application", seen by ViewApplication;
    /// Read what applicants wrote in their own words.
    ReadFreeText = "read_free_text", seen by ViewApplication;
    /// Take the applications of a call out as a file.
    ExportApplications = "export_applications", seen by ListApplications;
    /// Import applications that were made elsewhere.
    ImportApplications = "import_applications", seen by ViewCall;
    /// See the outcome of an application with its reasons.
    ViewOutcome = "view_outcome", seen by ViewApplication;
    /// See which of those one supervises applied, where the call says so.
    ListSupervisedApplications = "list_supervised_applications", seen by ListSupervisedApplications;
    /// See what a supervisor is told of one of those applications.
    ViewSupervisedApplication = "view_supervised_application", seen by ViewSupervisedApplication;
    /// State whether working time can be arranged.
    StateWorkingTime = "state_working_time", seen by ViewSupervisedApplication;
    /// See what the supervisor was told of an application, and what they stated.
    ViewApplicationSupervision = "view_application_supervision", seen by ViewApplication;
    /// Answer what one's own supervisor stated.
    ReplyToSupervisor = "reply_to_supervisor", seen by ViewApplicationSupervision;
    /// See how the applications of a call stand with the supervisors.
    ListSupervision = "list_supervision", seen by ViewCall;
    /// See when those whom one supervises are away in programmes, and for how long.
    ViewSupervisedHours = "view_supervised_hours", seen by ViewSupervisedHours;
    /// Name the assessors of a call, follow the scoring, name a third where two differ.
    ManageScoring = "manage_scoring", seen by ViewCall;
    /// See the totals, once every application has one.
    ViewScoringTotals = "view_scoring_totals", seen by ViewCall;
    /// See which applications one is to score, without names.
    ListScoreSheets = "list_score_sheets", seen by ListScoreSheets;
    /// Read an application that one is to score, without a name.
    ViewScoreSheet = "view_score_sheet", seen by ViewScoreSheet;
    /// Give points, abstain, agree.
    ScoreApplication = "score_application", seen by ViewScoreSheet;
    /// See what one's own application was given.
    ViewOwnScores = "view_own_scores", seen by ViewApplication;
    /// See a selection before it is confirmed.
    ViewSelection = "view_selection", seen by ViewSelection;
    /// Rehearse the selection of a call before it opens: figures, kept nowhere. See what was published of it.
    RehearseSelection = "rehearse_selection", seen by ViewCall;
    /// Publish the rehearsal of a selection with its call.
    PublishRehearsal = "publish_rehearsal", seen by ViewCall;
    /// Take the list of a round out as a file, before it is confirmed or after.
    ExportProposal = "export_proposal", seen by ViewSelection;
    /// Judge eligibility, commit and draw.
    PrepareSelection = "prepare_selection", seen by ViewSelection;
    /// Promise and reveal one share of the draw's seed.
    PromiseShare = "promise_share", seen by ViewSelection;
    /// Confirm the list, so that everybody is told.
    ConfirmSelection = "confirm_selection", seen by ViewSelection;
    /// See one's own chance in a draw under quotas.
    ViewOwnChance = "view_own_chance", seen by ViewApplication;
    /// Get the panels of a drawn round, to check every one of them.
    ViewPanelBook = "view_panel_book", seen by ViewSelection;
    /// See a confirmed list.
    ViewConfirmedSelection = "view_confirmed_selection", seen by ViewProgramme;
    /// See offers and the waiting list.
    ListOffers = "list_offers", seen by ViewProgramme;
    /// Promote from the waiting list, add by hand with a reason.
    ManageOffers = "manage_offers", seen by ListOffers;
    /// Take offers and the waiting list out as a file.
    ExportOffers = "export_offers", seen by ListOffers;
    /// See one offer.
    ViewOffer = "view_offer", seen by ViewOffer;
    /// Ask for a check of the outcome of one's own application.
    AskForCheck = "ask_for_check", seen by ViewApplication;
    /// See the checks that applicants asked for.
    ListCheckRequests = "list_check_requests", seen by ListOffers;
    /// Take the checks that applicants asked for out as a file.
    ExportCheckRequests = "export_check_requests", seen by ListCheckRequests;
    /// Answer a check, as an official who did not prepare the round.
    AnswerCheck = "answer_check", seen by ListCheckRequests;
    /// Take or decline the place one was offered.
    AnswerOffer = "answer_offer", seen by ViewOffer;
    /// See which other paths are offered to applicants of a call, and why.
    ListAddenda = "list_addenda", seen by ViewCall;
    /// See in which clusters the applicants of a call are, without small numbers.
    ViewClusters = "view_clusters", seen by ViewCall;
    /// Prepare and withdraw an addendum that offers another path.
    PrepareAddendum = "prepare_addendum", seen by ListAddenda;
    /// Adopt an addendum, so that the other path is offered.
    AdoptAddendum = "adopt_addendum", seen by ListAddenda;
    /// See the other paths one was offered oneself.
    ListOwnPathOffers = "list_own_path_offers", seen by ListOwnPathOffers;
    /// Accept or refuse another path.
    AnswerPathOffer = "answer_path_offer", seen by ViewApplication;
    /// List who takes part in a programme, pauses, has left or has gone through.
    ListParticipants = "list_participants", seen by ViewProgramme;
    /// Take the list of participants out as a file.
    ExportParticipants = "export_participants", seen by ListParticipants;
    /// See one participation with its history.
    ViewParticipation = "view_participation", seen by ViewParticipation;
    /// See one's own participations.
    ListOwnParticipations = "list_own_participations", seen by ListOwnParticipations;
    /// Leave a programme oneself.
    LeaveProgramme = "leave_programme", seen by ViewParticipation;
    /// Consent oneself to more hours than were promised.
    ConsentToHours = "consent_to_hours", seen by ViewParticipation;
    /// Pause, resume, complete and discontinue participations.
    ManageParticipation = "manage_participation", seen by ViewParticipation;
    /// See what one said oneself that one needs to take part.
    ViewAccommodationWish = "view_accommodation_wish", seen by ViewAccommodationWish;
    /// Say it, change it, take it back.
    SetAccommodationWish = "set_accommodation_wish", seen by ViewAccommodationWish;
    /// Read what people need to take part in the programmes for which one is the named contact.
    ListAccommodationWishes = "list_accommodation_wishes", seen by ListAccommodationWishes;
    /// Name the one who reads what people need to take part in a programme.
    ManageAccommodationContact = "manage_accommodation_contact", seen by ViewProgramme;
    /// List what the staff register changed of those who applied or take part.
    ListRegisterChanges = "list_register_changes", seen by ViewProgramme;
    /// Take that list out as a file.
    ExportRegisterChanges = "export_register_changes", seen by ListRegisterChanges;
    /// Deal with such a change.
    ResolveRegisterChange = "resolve_register_change", seen by ListRegisterChanges;
    /// See the proposed groups, their balance and its reasons.
    ViewGrouping = "view_grouping", seen by ViewGrouping;
    /// Propose groups and move people between them.
    ManageGrouping = "manage_grouping", seen by ViewGrouping;
    /// Confirm the groups, so that everybody is told.
    ConfirmGrouping = "confirm_grouping", seen by ViewGrouping;
    /// See all confirmed groups of a programme.
    ViewConfirmedGroups = "view_confirmed_groups", seen by ViewProgramme;
    /// See who is in one's own confirmed group.
    ViewOwnGroup = "view_own_group", seen by ViewOwnGroup;
    /// See what one said oneself for the making of the groups.
    ViewGroupWishes = "view_group_wishes", seen by ViewGroupWishes;
    /// Say it.
    SetGroupWishes = "set_group_wishes", seen by ViewGroupWishes;
    /// See the sessions of a programme, drafts among them, and its hours.
    ListSessions = "list_sessions", seen by ViewProgramme;
    /// See one session.
    ViewSession = "view_session", seen by ViewSession;
    /// Plan, change, publish, cancel and remove sessions.
    ManageSessions = "manage_sessions", seen by ListSessions;
    /// See what can become of one session today, and do it: of a programme that one runs, or as its lead.
    ChangeToday = "change_today", seen by ViewSession;
    /// See the published sessions that one is a member of.
    ListOwnSessions = "list_own_sessions", seen by ListOwnSessions;
    /// Make the secret address by which a calendar follows one's sessions, and end it.
    ManageOwnCalendarAddress = "manage_own_calendar_address", seen by ManageOwnCalendarAddress;
    /// Say one's own working week, and send when one is busy.
    ManageOwnAvailability = "manage_own_availability", seen by ManageOwnAvailability;
    /// Say how often one gets a digest, and see what it would say.
    ManageOwnDigest = "manage_own_digest", seen by ManageOwnDigest;
    /// Send when many people are busy, as a system of their agency. It reads nothing.
    SendBusyIntervals = "send_busy_intervals", seen by SendBusyIntervals;
    /// Send what somebody's calendar answered to an invitation, as a system of their agency. It reads nothing.
    SendInvitationReply = "send_invitation_reply", seen by SendInvitationReply;
    /// Read the calendar at a secret address.
    FollowCalendar = "follow_calendar", seen by FollowCalendar;
    /// See who was at a session of a programme, or at one that one leads.
    ViewAttendance = "view_attendance", seen by ViewSession;
    /// Say who was there.
    MarkAttendance = "mark_attendance", seen by ViewAttendance;
    /// See all that was said of who was there, with who said it.
    ListAttendanceChanges = "list_attendance_changes", seen by ViewAttendance;
    /// See the hours of everybody of a programme: promised, invited, attended.
    ViewAttendedHours = "view_attended_hours", seen by ListSessions;
    /// Take those hours out as a file.
    ExportAttendedHours = "export_attended_hours", seen by ViewAttendedHours;
    /// See what was said of oneself, and one's own hours.
    ListOwnAttendance = "list_own_attendance", seen by ListOwnAttendance;
    /// Choose on site or remotely where a session of one's own is hybrid.
    ChooseWay = "choose_way", seen by ListOwnSessions;
    /// Say in advance that one is not coming, and take it back.
    GiveApology = "give_apology", seen by ListOwnAttendance;
    /// Take out the training days of the agency by year and category, without few people.
    ExportTrainingDays = "export_training_days", seen by ExportTrainingDays;
    /// See who leads sessions of a programme, and what its coaches have behind them.
    ListFacilitators = "list_facilitators", seen by ViewProgramme;
    /// Invite facilitators, set their terms and their last day, state what a coach has behind them.
    ManageFacilitators = "manage_facilitators", seen by ListFacilitators;
    /// Check what somebody else stated of a coach.
    CheckEvidence = "check_evidence", seen by ListFacilitators;
    /// See what coaches of the agency must have behind them.
    ViewCoachPolicy = "view_coach_policy", seen by ViewCoachPolicy;
    /// Decide it.
    DecideCoachPolicy = "decide_coach_policy", seen by ViewCoachPolicy;
    /// Grant a waiver from it for a session.
    WaiveCoachPolicy = "waive_coach_policy", seen by ListSessions;
    /// See what one is asked to lead oneself, its terms, and what is held of one's experience.
    ListOwnFacilitations = "list_own_facilitations", seen by ListOwnFacilitations;
    /// Accept the terms of it.
    AcceptFacilitatorTerms = "accept_facilitator_terms", seen by AcceptFacilitatorTerms;
    /// See the sessions of all programmes that one runs or decides on, by time.
    ViewSessionCalendar = "view_session_calendar", seen by ViewSessionCalendar;
    /// See the rooms of the agency.
    ListRooms = "list_rooms", seen by ListRooms;
    /// Record rooms, correct and retire them.
    ManageRooms = "manage_rooms", seen by ListRooms;
    /// See how a programme that meets is doing.
    ViewProgrammeHealth = "view_programme_health", seen by ViewProgramme;
    /// See the sessions that one leads.
    ListLedSessions = "list_led_sessions", seen by ListLedSessions;
    /// See one of them with the names of its members.
    ViewLedSession = "view_led_session", seen by ViewLedSession;
    /// Read the audit log of the agency.
    ViewAudit = "view_audit", seen by ViewAudit;
    /// Read who looked at whose records in the agency.
    ViewUseLog = "view_use_log", seen by ViewUseLog;
    /// See how long what is kept, what falls due next and what was erased: counts.
    ViewRetention = "view_retention", seen by ViewRetention;
    /// Preview a message to many: recipients, count and a sample.
    PreviewMail = "preview_mail", seen by ViewProgramme;
    /// See and say what a programme's mails say, and of what people are reminded when.
    ManageMessages = "manage_messages", seen by ViewProgramme;
    /// See which mails of a programme went to whom, and which did not leave: never their words.
    ListProgrammeMails = "list_programme_mails", seen by ViewProgramme;
    /// Take that list out as a file.
    ExportProgrammeMails = "export_programme_mails", seen by ListProgrammeMails;
    /// Read the demo's own mail sink.
    ViewMailSink = "view_mail_sink", seen by ViewMailSink;
    /// See the state of the installation's jobs.
    ViewJobs = "view_jobs", seen by ViewJobs;
    /// Sign in, or redeem a one-time link.
    SignIn = "sign_in", seen by SignIn;
    /// Read what is published to everybody.
    ReadPublic = "read_public", seen by ReadPublic;
}

/// The text names no permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a permission")]
pub struct UnknownPermission;

impl FromStr for Permission {
    type Err = UnknownPermission;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|permission| permission.name() == text).ok_or(UnknownPermission)
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_permission_reads_back_from_its_name() {
        for permission in Permission::ALL {
            assert_eq!(permission.name().parse(), Ok(*permission));
        }
    }
}
