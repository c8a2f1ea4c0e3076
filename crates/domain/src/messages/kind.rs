//! The closed list of mails that a programme may word, and of what can be put into them.

use crate::programmes::element::codes;

codes! {
    /// A mail that a programme may word itself. Its code is that of the mail.
    MessageKind {
        /// A place by the draw.
        Offer = "offer",
        /// A place from the waiting list.
        Promotion = "promotion",
        /// A place that was offered and is not answered yet.
        PlaceReminder = "place_reminder",
        /// On the waiting list.
        Waiting = "waiting",
        /// Outside the target group.
        Ineligible = "ineligible",
        /// The waiting list ended without a place.
        NotSelected = "not_selected",
        /// An offer that was not answered in time.
        Lapsed = "lapsed",
        /// The groups are confirmed.
        GroupConfirmed = "group_confirmed",
        /// The way of taking part in a hybrid session is not chosen yet.
        WayReminder = "way_reminder",
        /// A participation was ended by the coordinator.
        Discontinued = "discontinued",
    }
}

codes! {
    /// What can be put into a mail's words, written as its code in braces. Nothing confidential is on the list: no member of
    /// a group, no topic, no address to join at.
    Placeholder {
        /// The programme's name.
        Programme = "programme",
        /// The agency's name.
        Agency = "agency",
        /// Until when an offer can be answered.
        Deadline = "deadline",
        /// The place on the waiting list.
        Place = "place",
        /// How many are on the waiting list.
        Of = "of",
        /// The rule by which somebody is outside the target group.
        Rule = "rule",
        /// Why that rule is.
        Reason = "reason",
        /// What is offered instead.
        Alternative = "alternative",
        /// The number of the group.
        Group = "group",
        /// When the session begins.
        When = "when",
        /// Until when the way can be chosen.
        Until = "until",
    }
}

impl MessageKind {
    /// What its text must hold: without it the mail would not say what it is for.
    #[must_use]
    pub const fn needed(self) -> &'static [Placeholder] {
        use Placeholder as P;
        match self {
            Self::Offer | Self::Promotion | Self::PlaceReminder => &[P::Programme, P::Deadline],
            Self::Waiting => &[P::Programme, P::Place, P::Of],
            Self::Ineligible => &[P::Programme, P::Rule, P::Reason, P::Alternative],
            Self::NotSelected | Self::Lapsed | Self::Discontinued => &[P::Programme],
            Self::GroupConfirmed => &[P::Programme, P::Group],
            Self::WayReminder => &[P::Programme, P::When, P::Until],
        }
    }

    /// Whether a placeholder can be put into it: what it needs, and the agency's name.
    #[must_use]
    pub fn offers(self, placeholder: Placeholder) -> bool {
        placeholder == Placeholder::Agency || self.needed().contains(&placeholder)
    }
}

impl Placeholder {
    /// Whether it can stand in the subject: what is short enough for one line.
    #[must_use]
    pub const fn fits_subject(self) -> bool {
        !matches!(self, Self::Rule | Self::Reason | Self::Alternative)
    }
}
