//! The course of a round: preparing, shares promised, committed, drawn, confirmed. No step back, none twice.

use jiff::Timestamp;
use jiff::civil::Date;

use super::commitment::{
    Commitment, CommitmentFault, CommitmentParts, Correction, DeclaredFallback, Method, RuleText, Seats,
};
use super::draw::{DrawFault, Reveal};
use super::line::Pseudonym;
use super::panels::Book;
use super::proof::Proof;
use super::share::{SeedShare, SharePromise};
use super::value::OneLine;
use crate::ids::{AccountId, PersonId, SelectionId};

/// What is settled of a round before the pool is fixed.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The round.
    pub round: SelectionId,
    /// The earlier round, if this one corrects it.
    pub corrects: Option<Correction>,
    /// Programme and call, for readers.
    pub call: OneLine,
    /// Places drawn for.
    pub seats: Seats,
    /// The rules that decide who is in the pool.
    pub rules: Vec<RuleText>,
}

/// What is settled when the commitment is made.
#[derive(Clone, Debug)]
pub struct Closing {
    /// Last day on which a share can be revealed.
    pub reveal_by: Date,
    /// What replaces a withheld share.
    pub fallback: DeclaredFallback,
    /// The eligible applications by their pseudonyms, in any order.
    pub pool: Vec<Pseudonym>,
}

/// Who holds a share. Accounts and persons never reach the commitment, only the role does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The account that promised the share.
    pub account: AccountId,
    /// The person behind the account, where known: two accounts of one person are one holder.
    pub person: Option<PersonId>,
    /// Whether the holder coordinates, whatever the role's label says.
    pub coordinates: bool,
}

impl Holder {
    fn is_same_as(&self, other: &Self) -> bool {
        self.account == other.account || (self.person.is_some() && self.person == other.person)
    }
}

/// A promise and who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPromise {
    /// Who made it.
    pub holder: Holder,
    /// What was promised.
    pub promise: SharePromise,
}

/// Who confirmed the list, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The decider.
    pub decider: AccountId,
    /// When.
    pub at: Timestamp,
}

/// Where a round stands, with the data of that stage.
#[derive(Clone, Debug)]
pub enum SelectionState {
    /// The plan can change; at most one share is promised.
    Preparing {
        /// The plan.
        plan: Plan,
        /// The promise that is there already.
        first: Option<HeldPromise>,
    },
    /// Both shares are promised.
    SharesPromised {
        /// The plan.
        plan: Plan,
        /// The promises, first holder first.
        promises: [HeldPromise; 2],
    },
    /// The commitment is public; shares are being revealed.
    Committed {
        /// What was published.
        commitment: Box<Commitment>,
        /// Who holds the shares.
        holders: [Holder; 2],
        /// The shares revealed so far.
        shares: [Option<SeedShare>; 2],
    },
    /// The order is drawn, and hidden until it is confirmed.
    Drawn {
        /// The draw.
        proof: Box<Proof>,
    },
    /// The outcome is public. Nothing changes any more.
    Confirmed {
        /// The draw.
        proof: Box<Proof>,
        /// Who confirmed it.
        confirmation: Confirmation,
    },
}

/// A step of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Promise a share.
    Promise,
    /// Publish the commitment.
    Commit,
    /// Reveal a share.
    Reveal,
    /// Draw.
    Draw,
    /// Confirm the list.
    Confirm,
}

/// Why a step was refused. The round stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SelectionRefusal {
    /// The step belongs to another stage.
    #[error("the round is not at the stage for this step")]
    OutOfStep {
        /// What was attempted.
        step: Step,
    },
    /// There is one draw in a round.
    #[error("the round has been drawn; there is no second draw")]
    AlreadyDrawn,
    /// Nothing changes after confirmation.
    #[error("the round is confirmed; nothing changes any more")]
    AlreadyConfirmed,
    /// Two other people hold the shares.
    #[error("two other people hold the shares")]
    SharesTaken,
    /// Two coordinators would hold the shares.
    #[error("at least one of the holders must not be a coordinator")]
    BothCoordinate,
    /// Both would hold in the same role.
    #[error("the holders must have different roles")]
    RolesEqual,
    /// The reveal would end before it begins.
    #[error("the last day to reveal has passed")]
    RevealOver,
    /// Only the holder can reveal.
    #[error("this account holds no share of the round")]
    NotAHolder,
    /// This holder has revealed.
    #[error("this share has been revealed")]
    AlreadyRevealed,
    /// Not the share that was promised.
    #[error("the share is not the one that was promised")]
    ShareHashWrong,
    /// A share is missing, and its holder still has time, or the fallback is not public yet.
    #[error("a share is missing and the value that replaces it is not public yet")]
    StillWaitingForShares,
    /// The parts of the commitment do not fit together.
    #[error(transparent)]
    Commitment(#[from] CommitmentFault),
    /// The shares make no seed.
    #[error(transparent)]
    Draw(#[from] DrawFault),
}

impl SelectionState {
    /// A new round.
    #[must_use]
    pub const fn new(plan: Plan) -> Self {
        Self::Preparing { plan, first: None }
    }

    /// Takes a holder's promise. A holder who promises again before the commitment replaces the own promise.
    ///
    /// # Errors
    /// [`SelectionRefusal`]: a third holder, equal roles, two coordinators, or too late.
    pub fn promise(self, new: HeldPromise) -> Result<Self, SelectionRefusal> {
        match self {
            Self::Preparing { plan, first: None } => Ok(Self::Preparing { plan, first: Some(new) }),
            Self::Preparing { plan, first: Some(first) } if first.holder.is_same_as(&new.holder) => {
                Ok(Self::Preparing { plan, first: Some(new) })
            }
            Self::Preparing { plan, first: Some(first) } => Self::promised(plan, [first, new]),
            Self::SharesPromised { plan, promises: [first, second] } => {
                if first.holder.is_same_as(&new.holder) {
                    Self::promised(plan, [new, second])
                } else if second.holder.is_same_as(&new.holder) {
                    Self::promised(plan, [first, new])
                } else {
                    Err(SelectionRefusal::SharesTaken)
                }
            }
            other => Err(other.refusal(Step::Promise)),
        }
    }

    fn promised(plan: Plan, promises: [HeldPromise; 2]) -> Result<Self, SelectionRefusal> {
        let [first, second] = &promises;
        if first.holder.coordinates && second.holder.coordinates {
            return Err(SelectionRefusal::BothCoordinate);
        }
        if first.promise.role == second.promise.role {
            return Err(SelectionRefusal::RolesEqual);
        }
        Ok(Self::SharesPromised { plan, promises })
    }

    /// Fixes the pool. What comes back is to be published at once.
    ///
    /// # Errors
    /// [`SelectionRefusal`]: shares missing, the reveal already over, or parts that do not fit together.
    pub fn commit(self, closing: Closing, today: Date) -> Result<Self, SelectionRefusal> {
        self.commit_under(closing, Method::EqualChances, today)
    }

    /// As [`Self::commit`], by another method: to panels, which a book holds, or to classes of equals.
    ///
    /// # Errors
    /// As [`Self::commit`].
    pub fn commit_under(
        self,
        closing: Closing,
        method: Method,
        today: Date,
    ) -> Result<Self, SelectionRefusal> {
        let Self::SharesPromised { plan, promises: [first, second] } = self else {
            return Err(self.refusal(Step::Commit));
        };
        let Closing { reveal_by, fallback, pool } = closing;
        if today > reveal_by {
            return Err(SelectionRefusal::RevealOver);
        }
        let Plan { round, corrects, call, seats, rules } = plan;
        let shares = [first.promise, second.promise];
        let parts = CommitmentParts {
            round,
            corrects,
            call,
            seats,
            rules,
            shares,
            reveal_by,
            fallback,
            pool,
            method,
        };
        Ok(Self::Committed {
            commitment: Box::new(Commitment::new(parts)?),
            holders: [first.holder, second.holder],
            shares: [None, None],
        })
    }

    /// Takes a holder's share.
    ///
    /// # Errors
    /// [`SelectionRefusal`]: not a holder, revealed before, another share than promised, or after the last day.
    pub fn reveal(self, account: AccountId, share: SeedShare, today: Date) -> Result<Self, SelectionRefusal> {
        let Self::Committed { commitment, holders, mut shares } = self else {
            return Err(self.refusal(Step::Reveal));
        };
        let parts = commitment.parts();
        if today > parts.reveal_by {
            return Err(SelectionRefusal::RevealOver);
        }
        let mut slots = holders.iter().zip(&parts.shares).zip(&mut shares);
        let slot = slots.find(|((holder, _), _)| holder.account == account);
        let ((_, promise), slot) = slot.ok_or(SelectionRefusal::NotAHolder)?;
        if slot.is_some() {
            return Err(SelectionRefusal::AlreadyRevealed);
        }
        if !promise.keeps(parts.round, &share) {
            return Err(SelectionRefusal::ShareHashWrong);
        }
        *slot = Some(share);
        Ok(Self::Committed { commitment, holders, shares })
    }

    /// Draws. If a share is missing, `fallback_value` replaces it, from the day on which it is public.
    ///
    /// # Errors
    /// [`SelectionRefusal`]: not committed, drawn before, or shares missing and no fallback yet.
    pub fn draw(self, fallback_value: Option<OneLine>, today: Date) -> Result<Self, SelectionRefusal> {
        self.draw_from(None, fallback_value, today)
    }

    /// As [`Self::draw`], under quotas: the panel that is picked comes from the committed book.
    ///
    /// # Errors
    /// As [`Self::draw`], and the fault that it is not the committed book.
    pub fn draw_from(
        self,
        book: Option<&Book>,
        fallback_value: Option<OneLine>,
        today: Date,
    ) -> Result<Self, SelectionRefusal> {
        let Self::Committed { commitment, shares, .. } = self else {
            return Err(self.refusal(Step::Draw));
        };
        let missing = shares.iter().any(Option::is_none);
        if missing && today < commitment.parts().fallback.published_on {
            return Err(SelectionRefusal::StillWaitingForShares);
        }
        let reveals = shares.map(|share| share.map_or(Reveal::Withheld, Reveal::Share));
        Ok(Self::Drawn { proof: Box::new(Proof::draw(*commitment, reveals, fallback_value, book)?) })
    }

    /// Makes the drawn list the outcome.
    ///
    /// # Errors
    /// [`SelectionRefusal`]: not drawn, or confirmed before.
    pub fn confirm(self, confirmation: Confirmation) -> Result<Self, SelectionRefusal> {
        match self {
            Self::Drawn { proof } => Ok(Self::Confirmed { proof, confirmation }),
            other => Err(other.refusal(Step::Confirm)),
        }
    }

    const fn refusal(&self, step: Step) -> SelectionRefusal {
        match (self, step) {
            (Self::Confirmed { .. }, _) => SelectionRefusal::AlreadyConfirmed,
            (Self::Drawn { .. }, Step::Draw | Step::Commit | Step::Promise | Step::Reveal) => {
                SelectionRefusal::AlreadyDrawn
            }
            _ => SelectionRefusal::OutOfStep { step },
        }
    }
}

#[cfg(test)]
mod tests;
