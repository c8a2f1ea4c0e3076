//! The closed list of jobs.

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobKind {
    /// Seals the audit entries written since the last seal.
    SealAudit,
    /// Removes what is kept for a set time only: answers kept for repeats, ended sign-ins, finished jobs, needs of people
    /// for whom it is over.
    CleanUp,
    /// Erases what has been kept for its term: applications of programmes that are over, register lines of people who
    /// left, old traces.
    EraseDue,
    /// Lets the offers of a programme lapse that were not answered in time.
    ExpireOffers,
    /// Lets the offers of another path lapse that were not answered in time.
    LapsePathOffers,
    /// Tells supervisors what they could not be told before, and reminds whoever has not answered.
    AskSupervisors,
    /// Sends a personal link to whoever has left and said where it is to go.
    SendPersonalLinks,
    /// Tells whoever came to published sessions later, and whoever is in them no more.
    TellMembers,
    /// Reminds whoever has not acted of what waits for them.
    Remind,
    /// Sends digests to whoever chose to get them.
    SendDigests,
    /// Begins a search for groups again if its process has ended.
    TakeUpGroupSearch,
}

crate::codes!(JobKind {
    SealAudit = "seal_audit",
    CleanUp = "clean_up",
    EraseDue = "erase_due",
    ExpireOffers = "expire_offers",
    LapsePathOffers = "lapse_path_offers",
    AskSupervisors = "ask_supervisors",
    SendPersonalLinks = "send_personal_links",
    TellMembers = "tell_members",
    Remind = "remind",
    SendDigests = "send_digests",
    TakeUpGroupSearch = "take_up_group_search",
});
