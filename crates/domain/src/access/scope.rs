//! What a machine client may be allowed, in the words of its tokens.

use std::fmt;
use std::str::FromStr;

/// A scope of a machine client. Reading and writing are apart, and what people wrote in their own words
/// is apart from both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Read the agency, its units and sites, and its people.
    PeopleRead,
    /// Import and change units and people.
    PeopleWrite,
    /// Read initiatives, programmes, designs and calls.
    ProgrammesRead,
    /// Create and change initiatives, programmes, designs and calls.
    ProgrammesWrite,
    /// Read applications without their free text.
    ApplicationsRead,
    /// Read what applicants wrote in their own words. Only together with [`Scope::ApplicationsRead`].
    ApplicationsFreeText,
    /// Import applications.
    ApplicationsWrite,
    /// Read selections, confirmed lists and offers.
    SelectionsRead,
    /// Read groups and who is in them.
    GroupsRead,
    /// Send when people are busy. It reads nothing.
    BusyWrite,
    /// Send what calendars answer to invitations. It reads nothing.
    RepliesWrite,
}

/// The text names no scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a scope")]
pub struct UnknownScope;

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 11] = [
        Self::PeopleRead,
        Self::PeopleWrite,
        Self::ProgrammesRead,
        Self::ProgrammesWrite,
        Self::ApplicationsRead,
        Self::ApplicationsFreeText,
        Self::ApplicationsWrite,
        Self::SelectionsRead,
        Self::GroupsRead,
        Self::BusyWrite,
        Self::RepliesWrite,
    ];

    /// The name in tokens, on the wire and in storage.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PeopleRead => "people:read",
            Self::PeopleWrite => "people:write",
            Self::ProgrammesRead => "programmes:read",
            Self::ProgrammesWrite => "programmes:write",
            Self::ApplicationsRead => "applications:read",
            Self::ApplicationsFreeText => "applications:free_text",
            Self::ApplicationsWrite => "applications:write",
            Self::SelectionsRead => "selections:read",
            Self::GroupsRead => "groups:read",
            Self::BusyWrite => "busy:write",
            Self::RepliesWrite => "replies:write",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Scope {
    type Err = UnknownScope;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|scope| scope.name() == text).ok_or(UnknownScope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scope_reads_back_from_its_name() {
        for scope in Scope::ALL {
            assert_eq!(scope.name().parse(), Ok(scope));
        }
        assert_eq!("people:*".parse::<Scope>(), Err(UnknownScope));
    }
}
