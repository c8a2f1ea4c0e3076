//! Between rows, the domain's round, and the wire.

use jiff::civil::Date;
use polku_api_types::selection as wire;
use polku_domain::access::Role;
use polku_domain::selection::{
    Digest, DrawFault, HeldPromise, Holder, HolderRole, OneLine, Plan, RuleText, Seats, SeedShare,
    SelectionRefusal, SelectionState, SharePromise, read_commitment,
};

use super::service::Context;
use super::store::rounds::{self, RoundRow, ShareRow};
use super::store::{OfferStatus, Origin, RoundState};
use crate::access::AgencyScope;
use crate::db::AnyConn;
use crate::problem::{AppError, FieldCode, ProblemCode};

/// What is settled of a round before its pool is fixed.
pub fn plan_parts(round: &RoundRow, call: OneLine, rules: Vec<RuleText>) -> Result<Plan, AppError> {
    let seats = u32::try_from(round.seats).map_err(AppError::internal)?;
    let seats = Seats::parse(seats).map_err(AppError::internal)?;
    Ok(Plan { round: round.id.0, corrects: None, call, seats, rules })
}

/// The round before its commitment, with the promises that were made.
pub fn state_of(
    conn: &mut AnyConn,
    context: &Context,
    round: &RoundRow,
    plan: Plan,
) -> Result<SelectionState, AppError> {
    let mut state = SelectionState::new(plan);
    if !matches!(round.state.0, RoundState::Preparing | RoundState::SharesPromised) {
        return Err(past(round.state.0));
    }
    for share in rounds::shares_of(conn, &context.scope, round.id.0)? {
        let promise = held_promise(conn, &context.scope, &share, context.today())?;
        state = state.promise(promise).map_err(refused)?;
    }
    Ok(state)
}

/// The committed round, with the shares that were revealed.
pub fn committed_state(
    conn: &mut AnyConn,
    context: &Context,
    round: &RoundRow,
) -> Result<SelectionState, AppError> {
    if round.state.0 != RoundState::Committed {
        return Err(past(round.state.0));
    }
    let (Some(json), Some(sha256)) = (&round.commitment, &round.commitment_sha256) else {
        return Err(AppError::internal("a committed round without its commitment"));
    };
    let sha256 = Digest::parse(sha256).map_err(AppError::internal)?;
    let commitment = read_commitment(json, sha256).map_err(AppError::internal)?;
    let rows = rounds::shares_of(conn, &context.scope, round.id.0)?;
    let [first, second] = rows.as_slice() else {
        return Err(AppError::internal("a committed round without two shares"));
    };
    let today = context.today();
    let holders = [
        held_promise(conn, &context.scope, first, today)?.holder,
        held_promise(conn, &context.scope, second, today)?.holder,
    ];
    let shares = [share_of(first)?, share_of(second)?];
    Ok(SelectionState::Committed { commitment: Box::new(commitment), holders, shares })
}

fn share_of(row: &ShareRow) -> Result<Option<SeedShare>, AppError> {
    row.share.as_deref().map(SeedShare::parse).transpose().map_err(AppError::internal)
}

/// A promise as stored, with who stands behind it now.
pub fn held_promise(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    share: &ShareRow,
    today: Date,
) -> Result<HeldPromise, AppError> {
    let account = share.holder_account_id.0;
    let (person, coordinates) = rounds::holder(conn, scope, account, today)?;
    let role = HolderRole::parse(&share.holder_role).map_err(AppError::internal)?;
    let hash = Digest::parse(&share.share_hash).map_err(AppError::internal)?;
    Ok(HeldPromise { holder: Holder { account, person, coordinates }, promise: SharePromise { role, hash } })
}

fn past(state: RoundState) -> AppError {
    AppError::new(match state {
        RoundState::Drawn | RoundState::Confirmed => ProblemCode::AlreadyDrawn,
        _ => ProblemCode::SelectionOutOfStep,
    })
}

/// A refusal of the domain on the wire.
pub fn refused(refusal: SelectionRefusal) -> AppError {
    let code = match refusal {
        SelectionRefusal::OutOfStep { .. } => ProblemCode::SelectionOutOfStep,
        SelectionRefusal::AlreadyDrawn | SelectionRefusal::AlreadyConfirmed => ProblemCode::AlreadyDrawn,
        SelectionRefusal::SharesTaken => ProblemCode::SharesTaken,
        SelectionRefusal::BothCoordinate | SelectionRefusal::RolesEqual => ProblemCode::HoldersTooClose,
        SelectionRefusal::RevealOver => ProblemCode::RevealOver,
        SelectionRefusal::NotAHolder => ProblemCode::NotAShareHolder,
        SelectionRefusal::AlreadyRevealed => ProblemCode::AlreadyRevealed,
        SelectionRefusal::ShareHashWrong => return AppError::invalid("/share", FieldCode::NotAllowed),
        SelectionRefusal::StillWaitingForShares => ProblemCode::SharesMissing,
        SelectionRefusal::Draw(DrawFault::BookWrong) => return AppError::internal(refusal),
        SelectionRefusal::Draw(_) => ProblemCode::SharesMissing,
        SelectionRefusal::Commitment(polku_domain::selection::CommitmentFault::PoolSize) => {
            ProblemCode::PoolEmpty
        }
        SelectionRefusal::Commitment(_) => return AppError::internal(refusal),
    };
    AppError::new(code).because(refusal)
}

/// The label of a holder's role in the commitment, and the role that the holder must have.
pub const fn holder_role(role: wire::ShareHolderRole) -> (&'static str, Role) {
    match role {
        wire::ShareHolderRole::Coordinator => ("coordinator", Role::Coordinator),
        wire::ShareHolderRole::Decider => ("decider", Role::Decider),
        wire::ShareHolderRole::StaffRepresentative => ("staff_representative", Role::StaffRepresentative),
        wire::ShareHolderRole::Administrator => ("administrator", Role::AgencyAdmin),
    }
}

/// The role of a stored label.
pub fn holder_role_to_wire(label: &str) -> Result<wire::ShareHolderRole, AppError> {
    let all = [
        wire::ShareHolderRole::Coordinator,
        wire::ShareHolderRole::Decider,
        wire::ShareHolderRole::StaffRepresentative,
        wire::ShareHolderRole::Administrator,
    ];
    let found = all.into_iter().find(|role| holder_role(*role).0 == label);
    found.ok_or_else(|| AppError::internal("a share is held in a role that does not exist"))
}

/// State of a round on the wire.
pub const fn state_to_wire(state: RoundState) -> wire::SelectionState {
    match state {
        RoundState::Preparing => wire::SelectionState::Preparing,
        RoundState::SharesPromised => wire::SelectionState::SharesPromised,
        RoundState::Committed => wire::SelectionState::Committed,
        RoundState::Drawn => wire::SelectionState::Drawn,
        RoundState::Confirmed => wire::SelectionState::Confirmed,
    }
}

/// Origin of an offer on the wire.
pub const fn origin_to_wire(origin: Origin) -> wire::OfferOrigin {
    match origin {
        Origin::Draw => wire::OfferOrigin::Draw,
        Origin::Promotion => wire::OfferOrigin::Promotion,
        Origin::ByHand => wire::OfferOrigin::ByHand,
        Origin::Correction => wire::OfferOrigin::Correction,
    }
}

/// An offer on the wire.
pub fn offer_to_wire(offer: &super::store::offers::OfferRow) -> polku_api_types::applications::OfferDetails {
    use polku_api_types::applications::{OfferDetails, OfferState};
    OfferDetails {
        id: offer.id.0.uuid(),
        state: match offer.state.0 {
            OfferStatus::Open => OfferState::Open,
            OfferStatus::Accepted => OfferState::Accepted,
            OfferStatus::Declined => OfferState::Declined,
            OfferStatus::Expired => OfferState::Expired,
        },
        offered_at: offer.offered_at.0,
        deadline: offer.deadline.0,
        answered_at: offer.answered_at.map(|at| at.0),
        version: u64::try_from(offer.version).unwrap_or(0),
    }
}
