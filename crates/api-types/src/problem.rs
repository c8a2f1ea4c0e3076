//! Problems (RFC 9457): what every refused request is answered with, and the closed table of its codes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

mod answer;

pub use answer::{Problem, ProblemMeaning};

macro_rules! problem_codes {
    ($($(#[$doc:meta])+ $name:ident = $text:literal, $status:literal;)+) => {
        /// The stable code of a problem. Programs decide by it; its title is for people and changes with
        /// the reader's language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ProblemCode {
            $($(#[$doc])+ $name,)+
            /// A code this version of the client does not know. Never sent.
            Unknown,
        }

        impl ProblemCode {
            /// Every code the server sends.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ Self::Unknown => "unknown" }
            }

            /// The HTTP status it is sent with.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)+ Self::Unknown => 500 }
            }
        }
    };
}

problem_codes! {
    /// The request is not well-formed HTTP, or not text in UTF-8.
    MalformedRequest = "malformed_request", 400;
    /// The body is not JSON.
    MalformedJson = "malformed_json", 400;
    /// The body nests deeper than 32 levels.
    TooDeep = "too_deep", 400;
    /// A cursor that this service did not give to this caller for this list.
    InvalidCursor = "invalid_cursor", 400;
    /// A creating request came without `Idempotency-Key`, or with a malformed one.
    IdempotencyKeyMissing = "idempotency_key_missing", 400;
    /// An OAuth request that RFC 6749 calls invalid.
    InvalidTokenRequest = "invalid_token_request", 400;
    /// The grant type is not `client_credentials`.
    UnsupportedGrantType = "unsupported_grant_type", 400;
    /// A scope the client does not have.
    InvalidScope = "invalid_scope", 400;
    /// Nobody is signed in, or the sign-in has ended.
    Unauthenticated = "unauthenticated", 401;
    /// The access token is not one of ours, or no longer.
    InvalidToken = "invalid_token", 401;
    /// User name and password do not fit. The same answer whether or not the account exists.
    WrongCredentials = "wrong_credentials", 401;
    /// Client id and secret do not fit.
    InvalidClient = "invalid_client", 401;
    /// You may see it, not do this to it.
    Forbidden = "forbidden", 403;
    /// A browser sent the request from another site.
    CrossSite = "cross_site", 403;
    /// There is no such thing, or none that you may see.
    NotFound = "not_found", 404;
    /// A one-time link that has been used, has ended, or never was.
    LinkNotValid = "link_not_valid", 404;
    /// The address exists, the method does not; `Allow` says which do.
    MethodNotAllowed = "method_not_allowed", 405;
    /// None of the media types asked for can be given.
    NotAcceptable = "not_acceptable", 406;
    /// The request took too long to arrive.
    RequestTimeout = "request_timeout", 408;
    /// It clashes with what is there.
    Conflict = "conflict", 409;
    /// The account is already linked to a person, or the person to an account.
    AlreadyLinked = "already_linked", 409;
    /// Somebody keeps the agency's roles already: the first administrator's link was redeemed.
    InvitationRedeemed = "invitation_redeemed", 409;
    /// The user name is taken.
    NameTaken = "name_taken", 409;
    /// The thing has ended and cannot be changed any more.
    AlreadyEnded = "already_ended", 409;
    /// The installation has its first administrator already.
    AlreadySetUp = "already_set_up", 409;
    /// It would leave the agency without an administrator.
    LastAdministrator = "last_administrator", 409;
    /// The call is not open: not yet, or no longer.
    CallClosed = "call_closed", 409;
    /// The call waits for the decider or has been approved: its terms and rules stand still.
    CallNotDraft = "call_not_draft", 409;
    /// The call does not wait for the decider.
    CallNotAwaitingApproval = "call_not_awaiting_approval", 409;
    /// Something is missing that the decider must see, or the whole staff could not keep a quota; `errors` names all
    /// of it.
    CallIncomplete = "call_incomplete", 409;
    /// Who prepared a call cannot approve it.
    OwnCall = "own_call", 409;
    /// A published version of a design never changes.
    DesignStandsStill = "design_stands_still", 409;
    /// There is a draft of the design already.
    DraftExists = "draft_exists", 409;
    /// A design without elements cannot be published.
    DesignEmpty = "design_empty", 409;
    /// The programme has no published design yet.
    DesignNotPublished = "design_not_published", 409;
    /// The rule has been withdrawn.
    RuleWithdrawn = "rule_withdrawn", 409;
    /// There is an application of this person to this call already.
    AlreadyApplied = "already_applied", 409;
    /// A place is offered: the offer is to be answered.
    OfferToAnswer = "offer_to_answer", 409;
    /// The state of the application does not allow it.
    ApplicationStandsStill = "application_stands_still", 409;
    /// A selection round has begun: applications of the call stand still.
    SelectionBegan = "selection_began", 409;
    /// The state of the participation does not allow it: what has ended stays as it is.
    ParticipationStandsStill = "participation_stands_still", 409;
    /// Nobody asked the person to consent to the hours of that version.
    NoHoursAsked = "no_hours_asked", 409;
    /// A newer version of the design has taken the place of the one whose hours were shown.
    HoursReplaced = "hours_replaced", 409;
    /// The person still shares a group with somebody of their reporting line.
    StillInOneLine = "still_in_one_line", 409;
    /// The two persons cannot be merged; `errors` leads to every reason in the preview.
    MergeRefused = "merge_refused", 409;
    /// The register says that the person is in service: whoever can sign in needs no personal link.
    StillInService = "still_in_service", 409;
    /// Something has changed since the merge; `errors` names all of it.
    MergeNotUndoable = "merge_not_undoable", 409;
    /// The time in which the merge could be undone has passed.
    MergeUndoOver = "merge_undo_over", 409;
    /// Fewer places than are taken already.
    PlacesTaken = "places_taken", 409;
    /// Nobody is named who would read what somebody needs to take part.
    AccommodationContactMissing = "accommodation_contact_missing", 409;
    /// The application or the participation is over: there is nothing to arrange any more.
    AccommodationWishClosed = "accommodation_wish_closed", 409;
    /// Supervisors are asked nothing in this call, or the last day for statements has passed.
    StatementClosed = "statement_closed", 409;
    /// The call does not declare that applications are scored.
    ScoringNotDeclared = "scoring_not_declared", 409;
    /// Applications are scored from the beginning of the selection to its commitment.
    ScoringNotOpen = "scoring_not_open", 409;
    /// An application in the pool has no total yet: points are missing, or two assessors differ.
    ScoringIncomplete = "scoring_incomplete", 409;
    /// Points were given, or the assessor abstained: that stays as it is.
    ScoreSheetAnswered = "score_sheet_answered", 409;
    /// The two assessors do not differ, or have settled it.
    ScoresNotDisagreed = "scores_not_disagreed", 409;
    /// A third assessor decides.
    ThirdAssessorNamed = "third_assessor_named", 409;
    /// The other assessor proposes nothing.
    NoProposal = "no_proposal", 409;
    /// The call has opened: its selection is not rehearsed any more.
    CallOpened = "call_opened", 409;
    /// The outcome of the call whose pool is wanted is not confirmed.
    OutcomeNotConfirmed = "outcome_not_confirmed", 409;
    /// More people than a rehearsal takes, which are 10,000.
    PoolTooLarge = "pool_too_large", 409;
    /// The state of the session does not allow it: only drafts are published or removed, only what is published is cancelled.
    SessionStandsStill = "session_stands_still", 409;
    /// Somebody is marked as there: the session was held, and cancelled or moved their hours would be lost. Correct the marks first.
    SessionAttended = "session_attended", 409;
    /// The day of the session is over, or the session itself for what needs it to go on.
    SessionDayOver = "session_day_over", 409;
    /// Another session is held in its place already, or its hours are not missing any more.
    SessionNotToBeHeld = "session_not_to_be_held", 409;
    /// Sessions ahead name the room: it is not made another place. Record another room, and retire this one.
    RoomNamed = "room_named", 409;
    /// Dates are not what was seen any more: sessions, groups, the design or what else people do has changed.
    ScheduleChanged = "schedule_changed", 409;
    /// An element is for groups or small groups, and there are none that are confirmed.
    ScheduleGroupsMissing = "schedule_groups_missing", 409;
    /// Nobody can be reminded now: quiet hours, and no deadline within a day.
    QuietHours = "quiet_hours", 409;
    /// There is no address of yours to send a test to.
    NoOwnAddress = "no_own_address", 409;
    /// A change of many sessions is undone once, as a whole, and only while nothing of it has changed or begun.
    CircumstanceNotUndoable = "circumstance_not_undoable", 409;
    /// The session is a draft or was cancelled: nobody attends it.
    SessionNotHeld = "session_not_held", 409;
    /// The session has not begun: until then only an apology can be marked.
    SessionNotBegun = "session_not_begun", 409;
    /// The session has begun: who was there is marked by those who run it.
    SessionBegun = "session_begun", 409;
    /// The members of the session are not those on the printed list any more: `view_sign_in_list` says who. Print a new one.
    SignInListOutdated = "sign_in_list_outdated", 409;
    /// Nobody takes part in the session remotely: a remote tool's list is of another one.
    SessionNotRemote = "session_not_remote", 409;
    /// There is nothing to choose, or no more: the session is not hybrid, or choosing has closed.
    ChoosingClosed = "choosing_closed", 409;
    /// The caller said that they are not coming: they take that back first.
    ApologyStands = "apology_stands", 409;
    /// All seats of that way are taken: `errors` say how many are left in the other one.
    SeatsTaken = "seats_taken", 409;
    /// The policy on coaches forbids it: `errors` say what is needed and what is there. An official may grant a waiver.
    CoachPolicyBreached = "coach_policy_breached", 409;
    /// The policy on coaches allows it, so that there is nothing to waive.
    NothingToWaive = "nothing_to_waive", 409;
    /// The programme has no terms of confidentiality yet: set them before anybody is invited.
    FacilitatorTermsMissing = "facilitator_terms_missing", 409;
    /// They are asked to do the same in the programme already.
    AlreadyFacilitator = "already_facilitator", 409;
    /// Their last day has passed.
    FacilitationEnded = "facilitation_ended", 409;
    /// The evidence was checked, or the caller may not check it: it is about them, or they stated it.
    EvidenceNotToCheck = "evidence_not_to_check", 409;
    /// There are fewer people than groups, or none.
    GroupsTooFewPeople = "groups_too_few_people", 409;
    /// The group has fewer people than one small group needs.
    SmallGroupsTooFewPeople = "small_groups_too_few_people", 409;
    /// A search for these groups is running: it has to end or be cancelled first.
    GroupSearchRunning = "group_search_running", 409;
    /// The search has ended: there is nothing left to cancel.
    GroupSearchOver = "group_search_over", 409;
    /// The groups are confirmed and stay as everybody was told.
    GroupsConfirmed = "groups_confirmed", 409;
    /// It would leave somebody without a group, a group too large, or a reporting line in one group.
    GroupLimitBroken = "group_limit_broken", 409;
    /// The groups are confirmed or the place is lost: nothing said now would matter to them.
    GroupWishesClosed = "group_wishes_closed", 409;
    /// No move by hand is left to undo.
    NothingToUndo = "nothing_to_undo", 409;
    /// The call has not been approved, or its window has not closed.
    CallNotOver = "call_not_over", 409;
    /// The call has its selection round already.
    SelectionExists = "selection_exists", 409;
    /// The pool of the draw is committed: nobody leaves it for another path any more.
    PoolCommitted = "pool_committed", 409;
    /// Another path is offered to some of the applicants, and not all of them have answered.
    PathOffersOpen = "path_offers_open", 409;
    /// The addendum has been adopted or withdrawn.
    AddendumStandsStill = "addendum_stands_still", 409;
    /// The programme that is offered is not published: nobody could see what they are offered.
    PathNotPublished = "path_not_published", 409;
    /// The programme that is offered has a call of its own whose outcome is not confirmed: its places are promised there.
    PathHasCall = "path_has_call", 409;
    /// The addendum suits nobody who applied and has not been offered another path.
    NobodySuits = "nobody_suits", 409;
    /// Fewer than five people of the staff register meet the conditions: the addendum would tell everybody who applied.
    PathForTooFew = "path_for_too_few", 409;
    /// There is no open offer of another path.
    PathOfferNotOpen = "path_offer_not_open", 409;
    /// The round is not at the stage for this step.
    SelectionOutOfStep = "selection_out_of_step", 409;
    /// The round has been drawn. There is no second draw.
    AlreadyDrawn = "already_drawn", 409;
    /// Two other people hold the shares of the round.
    SharesTaken = "shares_taken", 409;
    /// The shares must be held in two roles, and not by two coordinators.
    HoldersTooClose = "holders_too_close", 409;
    /// The caller holds no share of the round.
    NotAShareHolder = "not_a_share_holder", 409;
    /// The share has been revealed.
    AlreadyRevealed = "already_revealed", 409;
    /// The time to reveal shares is over.
    RevealOver = "reveal_over", 409;
    /// A share is missing, and nothing can replace it yet; or none is missing and nothing is to be replaced.
    SharesMissing = "shares_missing", 409;
    /// Nobody is in the pool of the draw.
    PoolEmpty = "pool_empty", 409;
    /// No choice of people keeps all quotas of the call. `errors` names the bounds, by the call's `quotas`, with the
    /// least change that would make it possible.
    QuotasInfeasible = "quotas_infeasible", 409;
    /// The search for panels that keep the quotas ended without an answer, or the pool has more than 10,000 lines.
    QuotasUnsettled = "quotas_unsettled", 409;
    /// The waiting list has not reached its last day: freed places are still offered.
    WaitingListRuns = "waiting_list_runs", 409;
    /// There is no confirmed outcome to check, or the time to ask for a check is over.
    CheckNotPossible = "check_not_possible", 409;
    /// A check of this outcome is under way.
    CheckUnderWay = "check_under_way", 409;
    /// The check has been answered.
    CheckAnswered = "check_answered", 409;
    /// Who prepared something does not decide on it: a round on its checks, an addendum on its adoption.
    OwnPreparation = "own_preparation", 409;
    /// The waiting list has ended.
    WaitingListOver = "waiting_list_over", 409;
    /// All places are taken.
    NoFreePlace = "no_free_place", 409;
    /// The application is not on the waiting list.
    NotWaiting = "not_waiting", 409;
    /// There is no open offer.
    OfferNotOpen = "offer_not_open", 409;
    /// The time to answer the offer is over.
    DeadlinePassed = "deadline_passed", 409;
    /// Somebody changed it since you read it.
    StaleVersion = "stale_version", 412;
    /// The body is larger than allowed.
    BodyTooLarge = "body_too_large", 413;
    /// The address is longer than allowed.
    AddressTooLong = "address_too_long", 414;
    /// The body's media type is not one the operation reads.
    UnsupportedMediaType = "unsupported_media_type", 415;
    /// The file that was looked at is not the one that was sent.
    FileChanged = "file_changed", 409;
    /// More than 5 % of the active people would be deactivated, and nobody confirmed that number.
    TooManyDeactivations = "too_many_deactivations", 409;
    /// There is no row in the file.
    FileEmpty = "file_empty", 422;
    /// The file has more rows or columns than are read at once.
    FileTooLong = "file_too_long", 422;
    /// The file is not text in its encoding; `errors` names the line.
    FileNotInEncoding = "file_not_in_encoding", 422;
    /// A quotation mark in the file never closes; `errors` names the line.
    FileQuoteOpen = "file_quote_open", 422;
    /// The file's columns cannot be told; `errors` names each column.
    ColumnsUnclear = "columns_unclear", 422;
    /// Nobody in the list was there while the session was held: it is of another one.
    ListOfOtherSession = "list_of_other_session", 422;
    /// One or more fields are not valid; `errors` names all of them.
    InvalidFields = "invalid_fields", 422;
    /// A rule may not use this: it is protected by law (Yhdenvertaisuuslaki 1325/2014 8 §, tasa-arvolaki 609/1986 7 §).
    ProtectedGround = "protected_ground", 422;
    /// The same `Idempotency-Key` came with another request.
    IdempotencyKeyReused = "idempotency_key_reused", 422;
    /// A change came without `If-Match`.
    VersionRequired = "version_required", 428;
    /// Too many requests; `Retry-After` says when to come back.
    TooManyRequests = "too_many_requests", 429;
    /// A fault of ours. It is logged under `request_id`.
    Internal = "internal", 500;
    /// The service cannot answer now; `Retry-After` says when to come back.
    Unavailable = "unavailable", 503;
}

/// The text is not a code this version knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownProblemCode;

impl FromStr for ProblemCode {
    type Err = UnknownProblemCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|code| code.name() == text).ok_or(UnknownProblemCode)
    }
}

impl fmt::Display for ProblemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for ProblemCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for ProblemCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(text.parse().unwrap_or(Self::Unknown))
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for ProblemCode {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some("Stable code; new ones may be added."))
            .examples([serde_json::json!("invalid_fields")])
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for ProblemCode {}

/// What is wrong with one field. The bounds are those of the operation's schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum FieldCode {
    /// It must be given, or must not be empty.
    Missing,
    /// The operation knows no such field.
    UnknownField,
    /// Given more than once.
    Repeated,
    /// A value of another JSON type was expected.
    WrongType,
    /// It cannot be read as what it should be.
    Malformed,
    /// It holds a character that is not allowed, such as NUL.
    ForbiddenCharacter,
    /// Shorter than `min` characters.
    TooShort {
        /// Fewest characters.
        min: u64,
    },
    /// Longer than `max` characters.
    TooLong {
        /// Most characters.
        max: u64,
    },
    /// Fewer than `min` items.
    TooFew {
        /// Fewest items.
        min: u64,
    },
    /// More than `max` items.
    TooMany {
        /// Most items.
        max: u64,
    },
    /// Below `min`.
    TooSmall {
        /// Smallest value.
        min: i64,
    },
    /// Above `max`.
    TooLarge {
        /// Largest value.
        max: i64,
    },
    /// Not one of the values allowed.
    NotAllowed,
    /// A well-formed value whose check digit is wrong.
    WrongCheckDigit,
    /// The same value stands twice where each may stand once.
    Duplicate,
    /// It names something that does not exist, or that you may not see.
    NotFound,
    /// It is before what it must follow, or after what it must precede.
    OutOfOrder,
    /// The clock is put forward over this time, from `before` to `after`: it never shows it.
    SkippedHour {
        /// The last minute that it shows, `YYYY-MM-DDTHH:MM`.
        before: String,
        /// The next one.
        after: String,
    },
    /// The password is among the most common ones.
    TooCommon,
    /// At least `min` is needed, and `there` is what there is.
    TooLittle {
        /// What is needed.
        min: i64,
        /// What there is.
        there: i64,
    },
    /// All seats of it are taken, and `left` are free in the other way; without a bound where nothing limits that.
    Full {
        /// Seats left in the other way.
        #[serde(skip_serializing_if = "Option::is_none")]
        left: Option<u64>,
    },
    /// Something this version of the client does not know. Never sent.
    Unknown,
}

impl FieldCode {
    /// The code on the wire, also the key of its text.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::UnknownField => "unknown_field",
            Self::Repeated => "repeated",
            Self::WrongType => "wrong_type",
            Self::Malformed => "malformed",
            Self::ForbiddenCharacter => "forbidden_character",
            Self::TooShort { .. } => "too_short",
            Self::TooLong { .. } => "too_long",
            Self::TooFew { .. } => "too_few",
            Self::TooMany { .. } => "too_many",
            Self::TooSmall { .. } => "too_small",
            Self::TooLarge { .. } => "too_large",
            Self::NotAllowed => "not_allowed",
            Self::WrongCheckDigit => "wrong_check_digit",
            Self::Duplicate => "duplicate",
            Self::NotFound => "not_found",
            Self::OutOfOrder => "out_of_order",
            Self::SkippedHour { .. } => "skipped_hour",
            Self::TooCommon => "too_common",
            Self::TooLittle { .. } => "too_little",
            Self::Full { .. } => "full",
            Self::Unknown => "unknown",
        }
    }
}

impl FieldCode {
    /// The fault of this name with its bound; nothing where the bound is absent or the name is not known.
    fn of(name: &str, min: Option<i64>, max: Option<i64>) -> Option<Self> {
        let natural = |bound: Option<i64>| bound.and_then(|bound| u64::try_from(bound).ok());
        Some(match name {
            "missing" => Self::Missing,
            "unknown_field" => Self::UnknownField,
            "repeated" => Self::Repeated,
            "wrong_type" => Self::WrongType,
            "malformed" => Self::Malformed,
            "forbidden_character" => Self::ForbiddenCharacter,
            "too_short" => Self::TooShort { min: natural(min)? },
            "too_long" => Self::TooLong { max: natural(max)? },
            "too_few" => Self::TooFew { min: natural(min)? },
            "too_many" => Self::TooMany { max: natural(max)? },
            "too_small" => Self::TooSmall { min: min? },
            "too_large" => Self::TooLarge { max: max? },
            "not_allowed" => Self::NotAllowed,
            "wrong_check_digit" => Self::WrongCheckDigit,
            "duplicate" => Self::Duplicate,
            "not_found" => Self::NotFound,
            "out_of_order" => Self::OutOfOrder,
            "too_common" => Self::TooCommon,
            _ => return None,
        })
    }
}

/// One field that is not valid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(from = "FlatFieldProblem")]
pub struct FieldProblem {
    /// JSON pointer (RFC 6901) into the body; `#/query/…`-like names are not used: a query parameter is
    /// named as `?name`.
    pub pointer: String,
    /// What is wrong, with its bound.
    #[serde(flatten)]
    pub fault: FieldCode,
    /// The same in the reader's language.
    pub title: String,
}

/// How a [`FieldProblem`] is read: code and bound beside the rest, as they travel. What serde makes of an enum in a
/// flattened field keeps the whole object aside and reads it twice: 8 KB over the wire in a browser.
#[derive(Deserialize)]
struct FlatFieldProblem {
    pointer: String,
    code: String,
    #[serde(default)]
    min: Option<i64>,
    #[serde(default)]
    max: Option<i64>,
    #[serde(default)]
    before: Option<String>,
    #[serde(default)]
    after: Option<String>,
    #[serde(default)]
    there: Option<i64>,
    #[serde(default)]
    left: Option<u64>,
    title: String,
}

impl From<FlatFieldProblem> for FieldProblem {
    fn from(flat: FlatFieldProblem) -> Self {
        let fault = match (flat.code.as_str(), flat.before, flat.after, flat.min, flat.there) {
            ("skipped_hour", Some(before), Some(after), ..) => FieldCode::SkippedHour { before, after },
            ("too_little", _, _, Some(min), Some(there)) => FieldCode::TooLittle { min, there },
            ("full", ..) => FieldCode::Full { left: flat.left },
            (code, ..) => FieldCode::of(code, flat.min, flat.max).unwrap_or(FieldCode::Unknown),
        };
        Self { pointer: flat.pointer, fault, title: flat.title }
    }
}

#[cfg(test)]
mod tests;
