//! Where everything comes to lie in another year.

use jiff::civil::Date;
use polku_api_types::programmes as wire;
use polku_api_types::text::Localised as Text;
use polku_domain::ids::SelectionId;
use polku_domain::programmes::call::{CallTerms, LeftOutTerms, Method, Seats};
use polku_domain::programmes::next_year::{CallDate, Moved, NotAhead, Shift, slug_with_year, with_year};
use polku_domain::programmes::programme::Slug;
use polku_domain::text::{Localised, TextLimits};

use super::source::{Source, SourceCall};
use crate::problem::{AppError, FieldCode};
use crate::programmes::convert;
use crate::programmes::store::count;
use crate::programmes::store::rules::RuleVersionRow;
use crate::text::Faults;

/// What stays with the programme that is copied: all that is about people and all that was decided.
const LEFT_BEHIND: [wire::LeftBehind; 7] = [
    wire::LeftBehind::Applications,
    wire::LeftBehind::Selection,
    wire::LeftBehind::Participants,
    wire::LeftBehind::Roles,
    wire::LeftBehind::Accommodation,
    wire::LeftBehind::Decisions,
    wire::LeftBehind::PublicPage,
];

/// The year and the dates of a copy.
#[derive(Debug)]
pub(super) struct Plan {
    shift: Shift,
    dates: Vec<(CallDate, Moved)>,
}

/// What the copy is called.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) name: Localised,
    pub(super) slug: Slug,
}

/// The call of the copy: the terms with the new dates, and the rules that nobody has decided for it.
#[derive(Debug)]
pub(super) struct NewCall {
    pub(super) terms: CallTerms,
    pub(super) rules: Vec<RuleVersionRow>,
}

/// A date of a call, if it has that one.
fn day_of(terms: &CallTerms, date: CallDate) -> Option<Date> {
    match date {
        CallDate::OpensOn => Some(terms.window.opens_on()),
        CallDate::ClosesOn => Some(terms.window.closes_on()),
        CallDate::WaitingListUntil => Some(terms.waiting_list_until),
        CallDate::ChecksUntil => Some(terms.checks_until),
        CallDate::StatementsUntil => terms.supervisor.until(),
    }
}

impl Plan {
    /// The plan for a year, or for the first that is ahead of `today`. A programme without a call counts to the present
    /// year and has no dates.
    pub(super) fn of(source: &Source, year: Option<i16>, today: Date) -> Result<Self, NotAhead> {
        let terms = source.call.as_ref().map(|call| &call.terms);
        let first = terms.map_or(today, |terms| terms.window.opens_on());
        let shift = match year {
            Some(year) => Shift::into_year(first, year)?,
            None => Shift::ahead_of(today, first)?,
        };
        let dated = |date: &CallDate| terms.and_then(|terms| day_of(terms, *date)).map(|day| (*date, day));
        let (dates, days): (Vec<CallDate>, Vec<Date>) = CallDate::ALL.iter().filter_map(dated).unzip();
        Ok(Self { shift, dates: dates.into_iter().zip(shift.moved(&days)).collect() })
    }

    /// What the copy is called in public addresses, whether or not that is free.
    pub(super) fn slug(&self, source: &Source) -> String {
        slug_with_year(&source.programme.slug, self.shift.from_year(), self.shift.to_year())
    }

    fn name(&self, source: &Source) -> Text {
        let named = |name: &String| {
            with_year(name, self.shift.from_year(), self.shift.to_year(), ' ', TextLimits::TITLE.max_chars)
        };
        let name = &source.programme.name.0;
        Text { fi: named(&name.fi), sv: name.sv.as_ref().map(named), en: name.en.as_ref().map(named) }
    }

    /// The day that a date of the copied call becomes.
    fn to(&self, wanted: CallDate) -> Option<Date> {
        self.dates.iter().find(|(date, _)| *date == wanted).map(|(_, moved)| moved.to)
    }

    fn dates(&self) -> Option<wire::CopiedDates> {
        Some(wire::CopiedDates {
            opens_on: self.to(CallDate::OpensOn)?,
            closes_on: self.to(CallDate::ClosesOn)?,
            waiting_list_until: self.to(CallDate::WaitingListUntil)?,
            checks_until: self.to(CallDate::ChecksUntil)?,
            statements_until: self.to(CallDate::StatementsUntil),
        })
    }

    /// The plan as somebody reads it before they copy.
    pub(super) fn shown(&self, source: &Source, slug: String) -> Result<wire::NextYear, AppError> {
        let number = |count: usize| u32::try_from(count).map_err(AppError::internal);
        let call = source.call.as_ref();
        let terms = call.map(|call| &call.terms);
        Ok(wire::NextYear {
            programme_id: source.programme.id.0.uuid(),
            programme_name: source.programme.name.0.clone(),
            from_year: self.shift.from_year(),
            year: self.shift.to_year(),
            last_year: self.shift.last_year(),
            weeks: call.map(|_| u32::try_from(self.shift.weeks()).map_err(AppError::internal)).transpose()?,
            name: self.name(source),
            slug,
            elements: number(source.elements.len())?,
            questions: number(terms.map_or(0, |terms| terms.questions.as_slice().len()))?,
            quotas: number(terms.map_or(0, |terms| terms.quotas.as_slice().len()))?,
            criteria: number(
                terms.and_then(|terms| terms.scoring.as_ref()).map_or(0, |scoring| scoring.criteria().len()),
            )?,
            left_out: call.and_then(|call| call.left_out.clone()),
            method: terms.map(|terms| convert::call::method_to_wire(terms.method)),
            dates: self.dates.iter().map(convert::next_year::moved).collect(),
            rules: call.map_or_else(Vec::new, |call| call.rules.iter().map(|rule| self.rule(rule)).collect()),
            to_approve: to_approve(call),
            left_behind: LEFT_BEHIND.to_vec(),
        })
    }

    fn rule(&self, rule: &RuleVersionRow) -> wire::RuleToDecide {
        let reference = rule.condition.0.reference_date;
        wire::RuleToDecide {
            title: rule.title.0.clone(),
            decided_by_name: rule.decided_by_name.clone(),
            decided_by_title: rule.decided_by_title.clone(),
            decided_on: rule.decided_on.0,
            reference_from: reference,
            reference_to: reference.map(|day| self.shift.counting_day(day)),
        }
    }

    /// What is copied with what somebody asked for instead.
    ///
    /// # Errors
    /// `invalid_fields` with every fault.
    pub(super) fn taken(
        &self,
        source: &Source,
        slug: String,
        body: &wire::CopyProgramme,
    ) -> Result<(Named, Option<NewCall>), AppError> {
        let mut faults = Faults::none();
        let name = body.name.clone().unwrap_or_else(|| self.name(source));
        let name = faults.localised("/name", &name, TextLimits::TITLE);
        let slug = faults.take("/slug", Slug::parse(&slug), |_| FieldCode::Malformed);
        let call = match (&source.call, body.dates.clone().or_else(|| self.dates())) {
            (Some(call), Some(days)) => {
                self.call(source, call, &days, body.prefer_left_out, &mut faults)?.map(Some)
            }
            (None, Some(_)) => {
                faults.push("/dates", FieldCode::NotAllowed);
                None
            }
            _ if body.prefer_left_out.is_some() => {
                faults.push("/prefer_left_out", FieldCode::NotAllowed);
                None
            }
            _ => Some(None),
        };
        let named = name.zip(slug).map(|(name, slug)| Named { name, slug });
        faults.finish(named.zip(call))
    }

    /// All places of the copy are free, so its call gives them all.
    fn call(
        &self,
        source: &Source,
        call: &SourceCall,
        days: &wire::CopiedDates,
        prefer_left_out: Option<u32>,
        faults: &mut Faults,
    ) -> Result<Option<NewCall>, AppError> {
        let seats = Seats::parse(count(source.programme.places)).map_err(AppError::internal)?;
        let window = convert::call::window("/dates", days, faults);
        let part = call.terms.supervisor.part();
        let supervisor = convert::call::supervisor(("/dates/statements_until", days), part, faults);
        let left_out = proposed(call, seats, prefer_left_out, faults);
        let terms = window.zip(supervisor).zip(left_out);
        Ok(terms.map(|((window, supervisor), left_out)| NewCall {
            terms: CallTerms {
                method: method(&call.terms, left_out.is_some()),
                left_out,
                window,
                seats,
                waiting_list_until: days.waiting_list_until,
                checks_until: days.checks_until,
                supervisor,
                cooperation: None,
                ..call.terms.clone()
            },
            rules: call.rules.iter().map(|rule| self.in_year(rule)).collect(),
        }))
    }

    /// A version of a rule as it is copied: with its reference day in the other year.
    fn in_year(&self, rule: &RuleVersionRow) -> RuleVersionRow {
        let mut rule = rule.clone();
        rule.condition.0.reference_date =
            rule.condition.0.reference_date.map(|day| self.shift.counting_day(day));
        rule
    }
}

/// How the copy gives its places. The preference of the call stays behind, so that a copy may have no quota left.
const fn method(terms: &CallTerms, prefers: bool) -> Method {
    match terms.method {
        Method::QuotaDraw if terms.quotas.is_empty() && !prefers => Method::EqualChanceDraw,
        Method::EqualChanceDraw if prefers => Method::QuotaDraw,
        method => method,
    }
}

/// The preference that is proposed for the copy: undecided, and never that of the call itself, which was decided for it
/// alone. `None` when a fault was noted.
fn proposed(
    call: &SourceCall,
    seats: Seats,
    min: Option<u32>,
    faults: &mut Faults,
) -> Option<Option<LeftOutTerms>> {
    let Some(min) = min else { return Some(None) };
    let Some(offered) = &call.left_out else {
        faults.push("/prefer_left_out", FieldCode::NotAllowed);
        return None;
    };
    let round = SelectionId::new(offered.round.selection_id);
    let terms = LeftOutTerms::parse(round, min, seats, None);
    faults.take("/prefer_left_out", terms, |range| convert::programme::bound(min, range)).map(Some)
}

fn to_approve(call: Option<&SourceCall>) -> Vec<wire::ToApprove> {
    let mut list = vec![wire::ToApprove::Design];
    if let Some(call) = call {
        list.push(wire::ToApprove::Cooperation);
        if !call.rules.is_empty() {
            list.push(wire::ToApprove::Rules);
        }
        list.push(wire::ToApprove::Call);
    }
    list
}
