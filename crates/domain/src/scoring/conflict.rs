//! Who may not read whose application, found from the reporting lines of the register.

use crate::access::{Grant, Principal, Reach, Role};
use crate::ids::ProgrammeId;
use crate::people::ReportingLines;

/// Why somebody does not read an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conflict {
    /// It is their own.
    Own,
    /// One of the two is above the other, any number of steps.
    ReportingLine,
    /// Both have the same supervisor.
    SameSupervisor,
}

/// What is known of who stands where.
#[derive(Clone, Debug)]
pub struct Readers<'a, K: Ord + Clone> {
    lines: &'a ReportingLines<K>,
}

impl<'a, K: Ord + Clone> Readers<'a, K> {
    /// Judges by these reporting lines.
    #[must_use]
    pub const fn new(lines: &'a ReportingLines<K>) -> Self {
        Self { lines }
    }

    /// What keeps `assessor` from reading an application of `applicant`; the same in both directions.
    #[must_use]
    pub fn conflict(&self, assessor: &K, applicant: &K) -> Option<Conflict> {
        if assessor == applicant {
            return Some(Conflict::Own);
        }
        if self.lines.in_one_line(assessor, applicant) {
            return Some(Conflict::ReportingLine);
        }
        let nearest = |person: &K| self.lines.above(person).into_iter().next();
        let same = nearest(assessor).is_some_and(|supervisor| nearest(applicant) == Some(supervisor));
        same.then_some(Conflict::SameSupervisor)
    }
}

/// Whether somebody with this role in a programme may be an assessor of its calls: whoever sees names, decides, or sees
/// who did what, may not, or blind reading would be blind in one window only.
#[must_use]
pub const fn may_assess_beside(role: Role) -> bool {
    !matches!(
        role,
        Role::Coordinator | Role::Decider | Role::StaffRepresentative | Role::DataProtectionOfficer
    )
}

/// Whether somebody may read the applications of a programme blind: an assessor there, by grants that reach it, and
/// nothing beside it that sees names.
#[must_use]
pub fn reads_blind_in(principal: &Principal, programme: ProgrammeId) -> bool {
    let Principal::Account { grants, .. } = principal else { return false };
    let reaches = |grant: &&Grant| match grant.reach {
        Reach::Agency => true,
        Reach::Programme(one) => one == programme,
    };
    let roles = || grants.iter().filter(reaches).map(|grant| grant.role);
    roles().any(|role| role == Role::Assessor) && roles().all(may_assess_beside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::AccountId;

    #[test]
    fn own_line_and_own_supervisor_are_conflicts_and_a_cousin_is_none() {
        // 1 and 2 report to 3, 4 to 5; 3 and 5 to 6.
        let lines = ReportingLines::new([(1, 3), (2, 3), (4, 5), (3, 6), (5, 6)]);
        let readers = Readers::new(&lines);
        assert_eq!(readers.conflict(&1, &1), Some(Conflict::Own));
        assert_eq!(readers.conflict(&1, &2), Some(Conflict::SameSupervisor));
        assert_eq!(readers.conflict(&1, &3), Some(Conflict::ReportingLine));
        assert_eq!(readers.conflict(&6, &1), Some(Conflict::ReportingLine));
        assert_eq!(readers.conflict(&1, &4), None);
        assert_eq!(readers.conflict(&3, &4), None);
        // Two without a supervisor have none in common.
        assert_eq!(readers.conflict(&6, &7), None);
    }

    #[test]
    fn who_sees_names_does_not_read_blind() {
        assert!(!may_assess_beside(Role::Coordinator) && !may_assess_beside(Role::Decider));
        assert!(may_assess_beside(Role::Assessor) && may_assess_beside(Role::Participant));
    }

    #[test]
    fn blind_reading_needs_the_role_in_the_very_programme_and_no_other_that_sees_names() {
        let programme = |n| ProgrammeId::new(uuid::Uuid::from_u128(n));
        let with = |grants: &[(Role, Reach)]| {
            let grants = grants.iter().map(|(role, reach)| Grant { role: *role, reach: *reach }).collect();
            let account = AccountId::new(uuid::Uuid::from_u128(9));
            reads_blind_in(&Principal::Account { account, person: None, grants }, programme(1))
        };
        let (here, elsewhere) = (Reach::Programme(programme(1)), Reach::Programme(programme(2)));
        assert!(with(&[(Role::Assessor, here)]) && with(&[(Role::Assessor, Reach::Agency)]));
        assert!(!with(&[(Role::Assessor, elsewhere)]) && !with(&[]));
        assert!(!with(&[(Role::Assessor, here), (Role::Decider, here)]));
        assert!(!with(&[(Role::Assessor, here), (Role::StaffRepresentative, Reach::Agency)]));
        assert!(with(&[(Role::Assessor, here), (Role::Coordinator, elsewhere)]));
    }
}
