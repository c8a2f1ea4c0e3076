//! From rows to the wire. Numbers of a few are left out here, once for all.

use polku_api_types::retention::{
    DueApplications, ErasedKind, ErasedLine, ErasureReport, FEWEST_TOLD, KeptApplications, KeptBecause,
    KeptClass, RetentionBasis, RetentionClass, Told,
};
use polku_domain::retention::{APPLICATION, GoesOn, REGISTER, Standing, TRACE, Term};

use super::store::due::DueCall;
use super::store::reports::ReportRow;
use crate::jobs::MAIL_MONTHS;

/// A number, unless it counts a few. That there are none tells nothing of anybody.
pub fn told(number: u64) -> Told {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    Told { count: (number == 0 || number >= FEWEST_TOLD).then_some(number) }
}

/// The classes with their terms, as `db::retention` has them.
pub fn classes() -> Vec<KeptClass> {
    use {RetentionBasis as Basis, RetentionClass as Class};
    let months = |term: Term| Some(term.months().unsigned_abs());
    [
        (Class::Application, Basis::ProgrammeOver, months(APPLICATION)),
        (Class::Need, Basis::WhileNeeded, None),
        (Class::Register, Basis::Left, months(REGISTER)),
        (Class::Trace, Basis::Done, months(TRACE)),
        (Class::Mail, Basis::Done, Some(MAIL_MONTHS)),
        (Class::Secret, Basis::WhileNeeded, None),
        (Class::Passing, Basis::WhileNeeded, None),
        (Class::Official, Basis::Stays, None),
        (Class::Structure, Basis::Stays, None),
    ]
    .into_iter()
    .map(|(class, basis, months)| KeptClass { class, basis, months })
    .collect()
}

/// A call whose applications fall due.
pub fn due(call: DueCall) -> Option<DueApplications> {
    let Standing::Over { on } = call.course.standing() else { return None };
    Some(DueApplications {
        programme_id: call.programme.uuid(),
        programme_name: call.programme_name,
        call_id: call.call.uuid(),
        closed_on: call.closes_on,
        over_on: on,
        due_on: APPLICATION.due_on(on),
        applications: told(call.applications.unsigned_abs()),
    })
}

/// A call of which something goes on; none where only its term has not passed.
pub fn kept(call: DueCall) -> Option<KeptApplications> {
    let Standing::GoesOn(why) = call.course.standing() else { return None };
    Some(KeptApplications {
        programme_id: call.programme.uuid(),
        programme_name: call.programme_name,
        call_id: call.call.uuid(),
        closed_on: call.closes_on,
        because: match why {
            GoesOn::TakingPart => KeptBecause::TakingPart,
            GoesOn::Undecided => KeptBecause::Undecided,
            GoesOn::CheckOpen => KeptBecause::CheckOpen,
        },
    })
}

/// A report without the tables that belong to a person's application: put beside each other, their numbers would tell
/// those that are left out.
pub fn report(row: ReportRow) -> ErasureReport {
    let shown = |line: &super::store::reports::Line| {
        let (class, kind) = match line.kind.as_str() {
            "applications" => (RetentionClass::Application, ErasedKind::Applications),
            "people" => (RetentionClass::Register, ErasedKind::People),
            "accounts" => (RetentionClass::Register, ErasedKind::Accounts),
            "use_log" => (RetentionClass::Trace, ErasedKind::Looks),
            "audit_entries" => (RetentionClass::Trace, ErasedKind::AuditEntries),
            _ => return None,
        };
        Some(ErasedLine { class, kind, erased: told(line.rows) })
    };
    ErasureReport {
        id: row.id.0,
        erased_on: row.erased_on.0,
        lines: row.lines.0.iter().filter_map(shown).collect(),
    }
}
