//! Checks of an outcome: an applicant asks, an official who did not prepare the round answers, and an error is mended
//! in a round of its own. There is never a second draw.

use polku_api_types::applications::{CheckCause, CheckRemedy, CheckRequestDetails};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::selection::{
    AnswerCheck, AskForCheck, CheckRequestEntry, CheckRequestsQuery, CorrectedFact,
};
use polku_domain::access::{Permission, Target};
use polku_domain::applications::check_request::{
    AnswerFault, Cause, Counted, Remedy, due_on, finding, finding_with, mended,
};
use polku_domain::applications::eligibility::Decision;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{ApplicationId, CheckRequestId, ProgrammeId};
use polku_domain::programmes::rule::fact::{Attribute, Fact, Facts, Value};
use polku_domain::text::{TextLimits, parse_text};

use super::judge::versions_of;
use super::mails::{Message, tell};
use super::promote::{offer_to, promote};
use super::views::note_looks;
use super::{Context, official};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::applications::checks::{self as shown, Recorded};
use crate::applications::grounds::{Ground, from_grounds, to_grounds};
use crate::applications::left_out::Named as NamedRound;
use crate::applications::reasons::RuleTexts;
use crate::applications::store::checks::{CheckRow, checks_of};
use crate::audit::{Entry, Subject};
use crate::db::{AnyConn, Code, Day, Json, Key, Ts};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::store::rules;
use crate::programmes::store::version as version_of;
use crate::selection::store::offers::{self, Named, WaitingState};
use crate::selection::store::people::{self, ApplicantRow, CallRow};
use crate::selection::store::rounds::{self, RoundRow};
use crate::selection::store::{Origin, RoundState, checks, decisions};
use crate::text::{Faults, text_fault};

/// What an applicant says was wrong, and what is answered.
const WORDS: TextLimits = TextLimits { max_chars: 2_000, multiline: true };
/// Where a corrected fact comes from.
const SOURCE: &str = "check";

/// The applicant asks for a check of their own outcome.
pub async fn ask_for_check(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    application: ApplicationId,
    body: AskForCheck,
) -> Result<CheckRequestDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    let claim =
        parse_text(&body.claim, WORDS).map_err(|fault| AppError::invalid("/claim", text_fault(fault)))?;
    let id = CheckRequestId::new(app.ids.ordered());
    write_once(app, key, move |conn| {
        let own = people::applicant(conn, &caller.scope, application)?.ok_or_else(AppError::not_found)?;
        let is_own = caller.person == Some(own.person.0);
        caller.demand(Permission::AskForCheck, Target::in_agency().owned(is_own))?;
        let about = About::of(conn, &caller.scope, application)?;
        let told = own.state.0 != StateKind::Withdrawn && about.confirmed();
        if !told || context.today() > about.call.checks_until.0 {
            return Err(AppError::new(ProblemCode::CheckNotPossible));
        }
        let row = CheckRow {
            id: Key(id),
            agency_id: Key(caller.scope.agency()),
            programme_id: about.call.programme,
            application_id: Key(application),
            claim: claim.clone(),
            asked_at: Ts(context.now),
            due_on: Day(due_on(context.today())),
            answer: None,
            finding: None,
            corrected: None,
            corrected_left_out: None,
            cause: None,
            remedy: None,
            round: None,
            answered_at: None,
            answered_by: None,
            answerer_name: None,
            answerer_title: None,
            version: 1,
        };
        let open = checks_of(conn, &caller.scope, &[application])?;
        if open.iter().any(|check| check.answered_at.is_none()) {
            return Err(AppError::new(ProblemCode::CheckUnderWay));
        }
        checks::insert(conn, &row)?;
        context.record_check(conn, &row, &own, "check_asked_for", &["claim"])?;
        about.shown(&row, &caller, &context)
    })
    .await
}

/// Everything a check is about: the call, its round, and the decision as it was made.
struct About {
    call: CallRow,
    round: Option<RoundRow>,
    recorded: Vec<Ground>,
    /// Whether the applicant was counted among those whom an earlier round left out.
    left_out: Option<bool>,
    /// The preference of the call, with the round that it names.
    named: Option<NamedRound>,
    texts: RuleTexts,
}

impl About {
    fn of(conn: &mut AnyConn, scope: &AgencyScope, application: ApplicationId) -> Result<Self, AppError> {
        let call = people::call_of(conn, scope, application)?.ok_or_else(AppError::not_found)?;
        let round = rounds::latest_of(conn, scope, call.call.0)?;
        let recorded = match &round {
            Some(round) => decisions::of_application(conn, scope, round.id.0, application)?,
            None => None,
        };
        let texts = RuleTexts::of(rules::list_of(conn, scope, &[call.call.0])?);
        let left_out = recorded.as_ref().and_then(|decision| decision.left_out);
        let recorded = recorded.map(|decision| decision.grounds.0).unwrap_or_default();
        let named = NamedRound::of(conn, scope, call.left_out.as_ref().map(|named| &named.0))?;
        Ok(Self { call, round, recorded, left_out, named, texts })
    }

    fn confirmed(&self) -> bool {
        self.round.as_ref().is_some_and(|round| round.state.0 == RoundState::Confirmed)
    }

    fn shown(
        &self,
        row: &CheckRow,
        caller: &Caller,
        context: &Context,
    ) -> Result<CheckRequestDetails, AppError> {
        Ok(self.shown_with(row, (&self.recorded, self.left_out), caller, context))
    }

    /// A check with what was recorded of its applicant.
    fn shown_with(
        &self,
        row: &CheckRow,
        (grounds, counted): (&[Ground], Option<bool>),
        caller: &Caller,
        context: &Context,
    ) -> CheckRequestDetails {
        let fact = self.named.as_ref().zip(counted).and_then(|(named, counted)| named.fact(counted));
        let recorded = Recorded { grounds, left_out: fact.as_ref() };
        shown::to_wire(row, recorded, &self.texts, caller.language, context.now)
    }
}

impl Context {
    fn record_check(
        &self,
        conn: &mut AnyConn,
        row: &CheckRow,
        of: &ApplicantRow,
        action: &'static str,
        fields: &[&str],
    ) -> Result<(), AppError> {
        let subject = Subject::new("check_request", row.id.0);
        self.record(conn, Entry { action, subject, person: Some(of.person.0), fields, at: self.now })
    }
}

/// The checks of a programme, the earliest asked first.
pub async fn list_check_requests(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: CheckRequestsQuery,
) -> Result<Page<CheckRequestEntry>, AppError> {
    let open = query.open.unwrap_or(false);
    let cursors = app.cursors(caller, format!("check_requests {programme} {open}"));
    let wanted = cursors.wanted::<CheckRequestId>(&PageQuery { limit: query.limit, cursor: query.cursor })?;
    let (context, asker, rows) = (Context::of(app, caller), caller.clone(), wanted.rows());
    let found = app
        .db
        .read(move |conn| {
            asker.demand(Permission::ListCheckRequests, Target::of_programme(programme))?;
            offers::places(conn, &asker.scope, programme)?.ok_or_else(AppError::not_found)?;
            let rows = checks::page(conn, &asker.scope, programme, open, wanted.after, rows)?;
            entries(conn, &context, &asker, rows)
        })
        .await?;
    let page = cursors.page(found, wanted.limit, |(_, entry)| CheckRequestId::new(entry.check.id))?;
    let shown = page.items.iter();
    let looked_at = shown.map(|(person, entry)| (*person, ApplicationId::new(entry.check.application_id)));
    note_looks(app, caller, "list_check_requests", looked_at)?;
    let items = page.items.into_iter().map(|(_, entry)| entry).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

pub(super) type Entries = Vec<(polku_domain::ids::PersonId, CheckRequestEntry)>;

/// All checks of a programme are about the one round of its call: it and its rules are read once.
pub(super) fn entries(
    conn: &mut AnyConn,
    context: &Context,
    caller: &Caller,
    rows: Vec<(CheckRow, Named)>,
) -> Result<Entries, AppError> {
    let Some((first, _)) = rows.first() else { return Ok(Vec::new()) };
    let about = About::of(conn, &caller.scope, first.application_id.0)?;
    let round = about.round.as_ref().ok_or_else(|| AppError::internal("a check is about no round"))?;
    let of: Vec<ApplicationId> = rows.iter().map(|(row, _)| row.application_id.0).collect();
    let decided = decisions::of_applications(conn, &caller.scope, round.id.0, &of)?;
    let may = may_answer(caller, round);
    let entry = |(row, whose): (CheckRow, Named)| {
        let decision = decided.iter().find(|decision| decision.application_id == row.application_id);
        let grounds = decision.map(|decision| decision.grounds.0.as_slice()).unwrap_or_default();
        let counted = decision.and_then(|decision| decision.left_out);
        let check = about.shown_with(&row, (grounds, counted), caller, context);
        let can_answer = may && check.answer.is_none();
        (whose.person.0, CheckRequestEntry { name: whose.name(), can_answer, check })
    };
    Ok(rows.into_iter().map(entry).collect())
}

fn may_answer(caller: &Caller, round: &RoundRow) -> bool {
    caller.may(Permission::AnswerCheck, Target::of_programme(round.programme_id.0))
        && caller.account != Some(round.prepared_by.0)
}

/// One check.
pub async fn view_check_request(
    app: &App,
    caller: &Caller,
    id: CheckRequestId,
) -> Result<CheckRequestEntry, AppError> {
    let (context, asker) = (Context::of(app, caller), caller.clone());
    let found = app
        .db
        .read(move |conn| {
            let row = checks::find(conn, &asker.scope, id)?.ok_or_else(AppError::not_found)?;
            asker.demand(Permission::ListCheckRequests, Target::of_programme(row.programme_id.0))?;
            let of = people::applicant(conn, &asker.scope, row.application_id.0)?;
            let of = of.ok_or_else(|| AppError::internal("a check is about no application"))?;
            let whose = Named { person: of.person, given_name: of.given_name, family_name: of.family_name };
            Ok::<_, AppError>(entries(conn, &context, &asker, vec![(row, whose)])?.pop())
        })
        .await?;
    let (person, entry) = found.ok_or_else(AppError::not_found)?;
    let looked_at = [(person, ApplicationId::new(entry.check.application_id))];
    note_looks(app, caller, "view_check_request", looked_at)?;
    Ok(entry)
}

/// What an official says, read.
#[derive(Clone, Debug)]
struct Said {
    text: String,
    corrections: Vec<(Attribute, Value)>,
    cause: Option<Cause>,
    remedy: Option<Remedy>,
    name: String,
    title: String,
}

fn said(body: &AnswerCheck) -> Result<Said, AppError> {
    let (name, title) = official(&body.name, &body.title)?;
    let mut faults = Faults::none();
    let text = faults.text("/text", &body.text, WORDS);
    let mut corrections: Vec<(Attribute, Value)> = Vec::new();
    for (index, fact) in body.corrections.iter().enumerate() {
        match corrected(fact) {
            Ok((attribute, _)) if corrections.iter().any(|(other, _)| *other == attribute) => {
                faults.push(format!("/corrections/{index}/attribute"), FieldCode::Duplicate);
            }
            Ok(read) => corrections.push(read),
            Err((field, code)) => faults.push(format!("/corrections/{index}/{field}"), code),
        }
    }
    let cause = body.cause.map(|cause| match cause {
        CheckCause::RegisterWrong => Cause::RegisterWrong,
        CheckCause::RegisterOutdated => Cause::RegisterOutdated,
    });
    let remedy = body.remedy.map(|remedy| match remedy {
        CheckRemedy::Place => Remedy::Place,
        CheckRemedy::Waiting => Remedy::Waiting,
    });
    faults.finish(text.map(|text| Said { text, corrections, cause, remedy, name, title }))
}

fn corrected(fact: &CorrectedFact) -> Result<(Attribute, Value), (&'static str, FieldCode)> {
    // Of the closed list as well: nobody corrects a fact that no decision can have used.
    let attribute = Attribute::from_code(&fact.attribute).ok_or(("attribute", FieldCode::NotAllowed))?;
    let value = match attribute {
        Attribute::IsSupervisor | Attribute::LeftOut => fact.value.parse().map(Value::Flag).ok(),
        Attribute::RoleStartedOn => fact.value.parse().map(Value::Day).ok(),
        Attribute::JobCategory | Attribute::Unit | Attribute::Site => {
            parse_text(&fact.value, TextLimits::TITLE).map(Value::Code).ok()
        }
    };
    value.map(|value| (attribute, value)).ok_or(("value", FieldCode::Malformed))
}

/// The official answers: the recorded decision is replayed on the corrected facts, and an error is mended.
pub async fn answer_check(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    seen: IfMatch,
    id: CheckRequestId,
    body: AnswerCheck,
) -> Result<CheckRequestDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    let said = said(&body)?;
    write_once(app, key, move |conn| {
        let row = checks::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
        caller.demand(Permission::AnswerCheck, Target::of_programme(row.programme_id.0))?;
        seen.check(version_of(row.version))?;
        let about = About::of(conn, &caller.scope, row.application_id.0)?;
        let round = about.round.as_ref().ok_or_else(|| AppError::internal("a check is about no round"))?;
        if row.answered_at.is_some() {
            return Err(AppError::new(ProblemCode::CheckAnswered));
        }
        if !may_answer(&caller, round) {
            return Err(AppError::new(ProblemCode::OwnPreparation));
        }
        let of = people::applicant(conn, &caller.scope, row.application_id.0)?;
        let of = of.ok_or_else(AppError::not_found)?;
        let answered = answered(conn, &context, &caller, (&about, &of), row, &said)?;
        if !checks::answer(conn, &caller.scope, &answered)? {
            return Err(AppError::new(ProblemCode::StaleVersion));
        }
        mend(conn, &context, &about, &answered, &of)?;
        tell(conn, &context, about.call.named(), &of, &Message::CheckAnswered, &id.to_string())?;
        context.record_check(conn, &answered, &of, "check_answered", &["answer", "finding", "remedy"])?;
        let stored = checks::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
        about.shown(&stored, &caller, &context)
    })
    .await
}

/// The check with its answer. The decision itself is not touched.
fn answered(
    conn: &mut AnyConn,
    context: &Context,
    caller: &Caller,
    (about, of): (&About, &ApplicantRow),
    row: CheckRow,
    said: &Said,
) -> Result<CheckRow, AppError> {
    let recorded = from_grounds(&about.recorded)?;
    let replayed = replayed(conn, context, about, &recorded, &said.corrections)?;
    let corrected_left_out =
        said.corrections.iter().find_map(|(attribute, value)| match (attribute, value) {
            (Attribute::LeftOut, Value::Flag(counted)) => Some(*counted),
            _ => None,
        });
    let counted = about.left_out.zip(corrected_left_out).map(|(recorded, corrected)| Counted {
        recorded,
        corrected,
        without_place: of.state.0.is_left_out(),
    });
    let found = finding_with(finding(&recorded, replayed.as_ref()), counted);
    let mending = mended(found, said.cause, said.remedy).map_err(|faults| unfit(&faults))?;
    let round = match mending {
        None => None,
        Some(_) => Some(checks::next_round(conn, &context.scope, about.call.call.0, about.call.programme.0)?),
    };
    Ok(CheckRow {
        answer: Some(said.text.clone()),
        finding: Some(Code(found)),
        corrected: replayed.as_ref().map(|decision| Json(to_grounds(decision))),
        corrected_left_out,
        cause: mending.map(|(cause, _)| Code(cause)),
        remedy: mending.map(|(_, remedy)| Code(remedy)),
        round,
        answered_at: Some(Ts(context.now)),
        answered_by: Some(Key(caller.account()?)),
        answerer_name: Some(said.name.clone()),
        answerer_title: Some(said.title.clone()),
        ..row
    })
}

/// What the rules in the versions that were used say of the corrected facts; `None` when none was wrong. Whether somebody
/// was left out by an earlier round can be corrected where it was recorded, and is no matter of a rule.
fn replayed(
    conn: &mut AnyConn,
    context: &Context,
    about: &About,
    recorded: &Decision,
    corrections: &[(Attribute, Value)],
) -> Result<Option<Decision>, AppError> {
    if corrections.is_empty() {
        return Ok(None);
    }
    let used = |attribute| match attribute {
        Attribute::LeftOut => about.left_out.is_some(),
        attribute => recorded.rules().iter().any(|outcome| outcome.attribute == attribute),
    };
    let unused = corrections.iter().position(|(attribute, _)| !used(*attribute));
    if let Some(index) = unused {
        return Err(AppError::invalid(format!("/corrections/{index}/attribute"), FieldCode::NotAllowed));
    }
    let of_rules = corrections.iter().filter(|(attribute, _)| *attribute != Attribute::LeftOut);
    let corrected = of_rules.clone().try_fold(Facts::default(), |facts, (attribute, value)| {
        let fact = Fact { value: Some(value.clone()), source: SOURCE.to_owned(), as_of: context.today() };
        facts.with(*attribute, fact).map_err(AppError::internal)
    })?;
    if of_rules.count() == 0 {
        return Ok(None);
    }
    let versions = versions_of(conn, &context.scope, about.call.call.0)?;
    let version = |rule, number| versions.iter().find(|one| one.rule == rule && one.number == number);
    recorded.replay_corrected(version, &corrected).map(Some).map_err(AppError::internal)
}

fn unfit(faults: &[AnswerFault]) -> AppError {
    faults.iter().fold(AppError::new(ProblemCode::InvalidFields), |error, fault| match fault {
        AnswerFault::CauseMissing => error.field("/cause", FieldCode::Missing),
        AnswerFault::RemedyMissing => error.field("/remedy", FieldCode::Missing),
        AnswerFault::NoCause => error.field("/cause", FieldCode::NotAllowed),
        AnswerFault::NothingToMend => error.field("/remedy", FieldCode::NotAllowed),
    })
}

/// Mends an error: by a free place, or by the last place on the waiting list. Whoever waits already keeps the place they
/// have there, since nobody else is to lose theirs by it.
fn mend(
    conn: &mut AnyConn,
    context: &Context,
    about: &About,
    row: &CheckRow,
    of: &ApplicantRow,
) -> Result<(), AppError> {
    let Some(remedy) = row.remedy else { return Ok(()) };
    let (scope, programme, application) = (&context.scope, about.call.programme.0, of.application.0);
    let to = match remedy.0 {
        Remedy::Place => StateKind::Offered,
        Remedy::Waiting => StateKind::Waiting,
    };
    if remedy.0 == Remedy::Place && !offers::take_place(conn, scope, programme)? {
        return Err(AppError::new(ProblemCode::NoFreePlace));
    }
    // Somebody in the pool waits or was not selected; whoever a rule left outside is outside.
    let from = if of.state.0.is_left_out() { of.state.0 } else { StateKind::Ineligible };
    if from == to {
        return Ok(());
    }
    if from == StateKind::Waiting {
        offers::stop_waiting(conn, scope, application, WaitingState::Promoted)?;
    }
    if !offers::move_application(conn, scope, application, from, to, context.now)? {
        return Err(AppError::new(ProblemCode::ApplicationStandsStill));
    }
    match remedy.0 {
        Remedy::Place => offer_to(conn, context, &about.call, of, Origin::Correction, None).map(drop),
        Remedy::Waiting => put_last(conn, context, about, of, row),
    }
}

fn put_last(
    conn: &mut AnyConn,
    context: &Context,
    about: &About,
    of: &ApplicantRow,
    row: &CheckRow,
) -> Result<(), AppError> {
    let programme = about.call.programme.0;
    if about.round.as_ref().is_some_and(|round| round.waiting_ended_at.is_some()) {
        return Err(AppError::new(ProblemCode::WaitingListOver));
    }
    let (place, waiting) = checks::last_place(conn, &context.scope, programme)?;
    offers::put_waiting(conn, &context.scope, programme, of.application.0, place)?;
    let last = u32::try_from(waiting + 1).map_err(AppError::internal)?;
    let message = Message::Waiting { place: last, of: last };
    tell(conn, context, about.call.named(), of, &message, &row.id.0.to_string())?;
    promote(conn, context, programme).map(drop)
}
