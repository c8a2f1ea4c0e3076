//! Offered places and the waiting list.
//!
//! A place is *taken* while an offer for it is open or accepted. Whenever one is free, it goes to the first who
//! waits: [`Roster::promote`] is the only rule of who is next, whatever freed the place. The order of waiting is
//! the stored rank, never the order of rows, names or times.

use jiff::Timestamp;

use crate::ids::ApplicationId;

/// An offer of a place, with the data of its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferState {
    /// Waiting for the answer.
    Open {
        /// First instant at which it is too late to answer.
        deadline: Timestamp,
    },
    /// The place is taken.
    Accepted {
        /// When.
        at: Timestamp,
    },
    /// The person does not want the place.
    Declined {
        /// When.
        at: Timestamp,
    },
    /// No answer in time.
    Expired {
        /// The deadline that passed.
        deadline: Timestamp,
    },
}

/// Why an offer did not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OfferRefusal {
    /// Answered before.
    #[error("the offer has been answered")]
    AlreadyAnswered,
    /// The deadline has passed, whether or not the expiry has run.
    #[error("the time to answer has passed")]
    DeadlinePassed,
    /// The deadline has not passed.
    #[error("the time to answer has not passed")]
    NotDue,
    /// There is no accepted place to give back.
    #[error("the place was not accepted")]
    NotAccepted,
}

impl OfferState {
    /// Takes the place, before the deadline.
    ///
    /// # Errors
    /// [`OfferRefusal`] if it was answered before, or too late.
    pub fn accept(self, now: Timestamp) -> Result<Self, OfferRefusal> {
        self.answerable(now).map(|()| Self::Accepted { at: now })
    }

    /// Declines the place, before the deadline.
    ///
    /// # Errors
    /// [`OfferRefusal`] if it was answered before, or too late.
    pub fn decline(self, now: Timestamp) -> Result<Self, OfferRefusal> {
        self.answerable(now).map(|()| Self::Declined { at: now })
    }

    /// Gives an accepted place back, when its holder withdraws.
    ///
    /// # Errors
    /// [`OfferRefusal::NotAccepted`].
    pub const fn give_back(self, now: Timestamp) -> Result<Self, OfferRefusal> {
        match self {
            Self::Accepted { .. } => Ok(Self::Declined { at: now }),
            _ => Err(OfferRefusal::NotAccepted),
        }
    }

    /// Lets an unanswered offer lapse, from its deadline on.
    ///
    /// # Errors
    /// [`OfferRefusal`] if it was answered, or is not due.
    pub fn expire(self, now: Timestamp) -> Result<Self, OfferRefusal> {
        match self {
            Self::Open { deadline } if now >= deadline => Ok(Self::Expired { deadline }),
            Self::Open { .. } => Err(OfferRefusal::NotDue),
            _ => Err(OfferRefusal::AlreadyAnswered),
        }
    }

    /// Whether the offer holds a place.
    #[must_use]
    pub const fn takes_place(self) -> bool {
        matches!(self, Self::Open { .. } | Self::Accepted { .. })
    }

    fn answerable(self, now: Timestamp) -> Result<(), OfferRefusal> {
        match self {
            Self::Open { deadline } if now < deadline => Ok(()),
            Self::Open { .. } | Self::Expired { .. } => Err(OfferRefusal::DeadlinePassed),
            Self::Accepted { .. } | Self::Declined { .. } => Err(OfferRefusal::AlreadyAnswered),
        }
    }
}

/// Where an applicant of the pool stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// On the waiting list.
    Waiting,
    /// Has, or had, an offer.
    Offer(OfferState),
    /// Withdrew the application.
    Withdrawn,
    /// Accepted a place and discontinued the participation later.
    Left,
}

/// One applicant of the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RosterLine {
    /// The application.
    pub application: ApplicationId,
    /// Position in the drawn order, from 1. Stored, unique, never recomputed.
    pub rank: u32,
    /// Where it stands.
    pub standing: Standing,
}

/// "Place 3 of 12" on the waiting list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitingPlace {
    /// From 1.
    pub place: u32,
    /// How many wait.
    pub of: u32,
}

/// Why lines make no roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RosterFault {
    /// Two lines have one rank.
    #[error("two lines have the same rank")]
    RankTwice,
    /// An application stands twice.
    #[error("an application stands twice")]
    ApplicationTwice,
    /// More places are taken than there are.
    #[error("more places are taken than there are")]
    Overfull,
}

/// Why a roster did not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RosterRefusal {
    /// Not in the pool.
    #[error("the application is not in the pool")]
    Unknown,
    /// Has no offer.
    #[error("the application has no offer")]
    NoOffer,
    /// Does not wait.
    #[error("the application is not on the waiting list")]
    NotWaiting,
    /// An open offer is answered, not withdrawn from.
    #[error("the offer is to be answered")]
    OfferOpen,
    /// The application was withdrawn.
    #[error("the application was withdrawn")]
    Withdrawn,
    /// All places are taken.
    #[error("all places are taken")]
    NoFreePlace,
    /// The offer says no.
    #[error(transparent)]
    Offer(#[from] OfferRefusal),
}

/// All applicants of a pool with the places there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    places: u32,
    lines: Vec<RosterLine>,
}

impl Roster {
    /// Checks and orders lines by rank, whatever order they come in.
    ///
    /// # Errors
    /// [`RosterFault`].
    pub fn new(places: u32, mut lines: Vec<RosterLine>) -> Result<Self, RosterFault> {
        lines.sort_unstable_by_key(|line| line.rank);
        if !lines.is_sorted_by(|a, b| a.rank < b.rank) {
            return Err(RosterFault::RankTwice);
        }
        let distinct: std::collections::HashSet<_> = lines.iter().map(|line| line.application).collect();
        if distinct.len() != lines.len() {
            return Err(RosterFault::ApplicationTwice);
        }
        let roster = Self { places, lines };
        if roster.taken() > places { Err(RosterFault::Overfull) } else { Ok(roster) }
    }

    /// The lines by rank.
    #[must_use]
    pub fn lines(&self) -> &[RosterLine] {
        &self.lines
    }

    /// Places held by open or accepted offers.
    #[must_use]
    pub fn taken(&self) -> u32 {
        let holds =
            |line: &&RosterLine| matches!(line.standing, Standing::Offer(offer) if offer.takes_place());
        (0..).zip(self.lines.iter().filter(holds)).last().map_or(0, |(last, _)| last + 1)
    }

    /// Places nobody holds.
    #[must_use]
    pub fn free(&self) -> u32 {
        self.places - self.taken()
    }

    /// Who is offered the next free place.
    #[must_use]
    pub fn next(&self) -> Option<&RosterLine> {
        self.waiting().next()
    }

    /// Place on the waiting list; `None` for who does not wait.
    #[must_use]
    pub fn waiting_place(&self, application: ApplicationId) -> Option<WaitingPlace> {
        let places = (1..).zip(self.waiting());
        let mut place = None;
        let mut of = 0;
        for (number, line) in places {
            of = number;
            if line.application == application {
                place = Some(number);
            }
        }
        place.map(|place| WaitingPlace { place, of })
    }

    /// Offers every free place to the first who waits. Gives back who got an offer, in order.
    pub fn promote(&mut self, deadline: Timestamp) -> Vec<ApplicationId> {
        let mut free = self.free();
        let mut offered = Vec::new();
        for line in self.lines.iter_mut().filter(|line| line.standing == Standing::Waiting) {
            if free == 0 {
                break;
            }
            free -= 1;
            line.standing = Standing::Offer(OfferState::Open { deadline });
            offered.push(line.application);
        }
        offered
    }

    /// Offers a free place to one who waits, out of turn. The reason is recorded by the caller.
    ///
    /// # Errors
    /// [`RosterRefusal`].
    pub fn add_by_hand(
        &mut self,
        application: ApplicationId,
        deadline: Timestamp,
    ) -> Result<(), RosterRefusal> {
        let free = self.free();
        let line = self.line_mut(application)?;
        match line.standing {
            Standing::Withdrawn => Err(RosterRefusal::Withdrawn),
            Standing::Offer(_) | Standing::Left => Err(RosterRefusal::NotWaiting),
            Standing::Waiting if free == 0 => Err(RosterRefusal::NoFreePlace),
            Standing::Waiting => {
                line.standing = Standing::Offer(OfferState::Open { deadline });
                Ok(())
            }
        }
    }

    /// The applicant takes the offered place.
    ///
    /// # Errors
    /// [`RosterRefusal`].
    pub fn accept(&mut self, application: ApplicationId, now: Timestamp) -> Result<(), RosterRefusal> {
        self.answer(application, |offer| offer.accept(now))
    }

    /// The applicant declines the offered place.
    ///
    /// # Errors
    /// [`RosterRefusal`].
    pub fn decline(&mut self, application: ApplicationId, now: Timestamp) -> Result<(), RosterRefusal> {
        self.answer(application, |offer| offer.decline(now))
    }

    /// The applicant leaves the waiting list, or gives an accepted place back.
    ///
    /// # Errors
    /// [`RosterRefusal`]: an open offer is answered instead, and what is over stays over.
    pub fn withdraw(&mut self, application: ApplicationId, now: Timestamp) -> Result<(), RosterRefusal> {
        let line = self.line_mut(application)?;
        match line.standing {
            Standing::Withdrawn => return Err(RosterRefusal::Withdrawn),
            Standing::Left => return Err(OfferRefusal::NotAccepted.into()),
            Standing::Offer(OfferState::Open { .. }) => return Err(RosterRefusal::OfferOpen),
            Standing::Offer(offer) => offer.give_back(now).map(|_| ())?,
            Standing::Waiting => {}
        }
        line.standing = Standing::Withdrawn;
        Ok(())
    }

    /// The participant discontinues, and the place is free. The offer stays accepted; it was.
    ///
    /// # Errors
    /// [`RosterRefusal`]: only who has accepted a place and kept it can leave.
    pub fn leave(&mut self, application: ApplicationId, now: Timestamp) -> Result<(), RosterRefusal> {
        let line = self.line_mut(application)?;
        match line.standing {
            Standing::Withdrawn => return Err(RosterRefusal::Withdrawn),
            Standing::Waiting => return Err(RosterRefusal::NoOffer),
            Standing::Left => return Err(OfferRefusal::NotAccepted.into()),
            Standing::Offer(offer) => offer.give_back(now).map(|_| ())?,
        }
        line.standing = Standing::Left;
        Ok(())
    }

    /// Lets every overdue offer lapse. Gives back whose, by rank.
    pub fn expire(&mut self, now: Timestamp) -> Vec<ApplicationId> {
        let mut lapsed = Vec::new();
        for line in &mut self.lines {
            let Standing::Offer(offer) = line.standing else { continue };
            if let Ok(expired) = offer.expire(now) {
                line.standing = Standing::Offer(expired);
                lapsed.push(line.application);
            }
        }
        lapsed
    }

    fn answer(
        &mut self,
        application: ApplicationId,
        change: impl FnOnce(OfferState) -> Result<OfferState, OfferRefusal>,
    ) -> Result<(), RosterRefusal> {
        let line = self.line_mut(application)?;
        match line.standing {
            Standing::Waiting => Err(RosterRefusal::NoOffer),
            Standing::Withdrawn => Err(RosterRefusal::Withdrawn),
            Standing::Left => Err(OfferRefusal::AlreadyAnswered.into()),
            Standing::Offer(offer) => {
                line.standing = Standing::Offer(change(offer)?);
                Ok(())
            }
        }
    }

    fn waiting(&self) -> impl Iterator<Item = &RosterLine> {
        self.lines.iter().filter(|line| line.standing == Standing::Waiting)
    }

    fn line_mut(&mut self, application: ApplicationId) -> Result<&mut RosterLine, RosterRefusal> {
        self.lines.iter_mut().find(|line| line.application == application).ok_or(RosterRefusal::Unknown)
    }
}

#[cfg(test)]
mod tests;
