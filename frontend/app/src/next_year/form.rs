use std::rc::Rc;

use polku_api_types::programmes::{
    CallDate, CopiedDates, CopyProgramme, LeftOutChoice, MovedDate, NextYear, ProgrammeDetails,
};
use polku_domain::calendar::DayOff;
use polku_i18n::format;
use polku_ui::field::{DateInput, Select, SelectOption, TextInLanguages, TextInput, Written};
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    Button, ButtonKind, Buttons, Card, LinkButton, MarkItem, MarkList, Symbol, Tone, Words, use_toasts,
    use_way, use_words,
};
use yew::prelude::*;

use super::words::{approval_item, date_key, day_off_key, left_behind_key, why};
use crate::hooks::use_action;
use crate::localised::shown;
use crate::programmes::form::{Draft, Faults, FormFaults, Reader, control, typed_text, use_draft, use_form};
use crate::route::CoordinatorRoute;

/// How many years are offered.
const YEARS: i16 = 5;

/// The dates in the order in which they are asked for.
const DATES: [(CallDate, &str); 5] = [
    (CallDate::OpensOn, "/dates/opens_on"),
    (CallDate::ClosesOn, "/dates/closes_on"),
    (CallDate::WaitingListUntil, "/dates/waiting_list_until"),
    (CallDate::ChecksUntil, "/dates/checks_until"),
    (CallDate::StatementsUntil, "/dates/statements_until"),
];

#[derive(Properties, PartialEq)]
pub struct CopyFormProps {
    pub plan: Rc<NextYear>,
    /// Another year is asked for.
    pub on_year: Callback<i16>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    name: Written,
    slug: String,
    /// As in [`DATES`].
    days: [String; 5],
    /// A least number of places for those who were left out; empty: none is proposed.
    prefer_left_out: String,
}

impl Typed {
    fn of(plan: &NextYear) -> Self {
        let day = |date| {
            let moved = plan.dates.iter().find(|moved| moved.date == date);
            moved.map(|moved| moved.to.to_string()).unwrap_or_default()
        };
        Self {
            name: typed_text(&plan.name),
            slug: plan.slug.clone(),
            days: DATES.map(|(date, _)| day(date)),
            prefer_left_out: String::new(),
        }
    }

    fn read(&self, words: Words, plan: &NextYear) -> Result<CopyProgramme, Faults> {
        let mut reader = Reader::new(words);
        let name = reader.text("/name", &self.name);
        let slug = reader.line("/slug", &self.slug);
        let [opens, closes, waiting, checks, statements] = &self.days;
        let [at_opens, at_closes, at_waiting, at_checks, at_statements] = DATES.map(|(_, at)| at);
        let dates = (!plan.dates.is_empty()).then(|| CopiedDates {
            opens_on: reader.day(at_opens, opens),
            closes_on: reader.day(at_closes, closes),
            waiting_list_until: reader.day(at_waiting, waiting),
            checks_until: reader.day(at_checks, checks),
            statements_until: has(plan, CallDate::StatementsUntil)
                .then(|| reader.day(at_statements, statements)),
        });
        let wished = plan.left_out.is_some() && !self.prefer_left_out.trim().is_empty();
        let prefer_left_out = wished.then(|| reader.number("/prefer_left_out", &self.prefer_left_out));
        let (year, name, slug) = (Some(plan.year), Some(name), Some(slug));
        reader.finish(CopyProgramme { year, name, slug, dates, prefer_left_out })
    }
}

/// The proposal for a year, which can be changed before it is copied.
#[component]
pub fn CopyForm(props: &CopyFormProps) -> Html {
    let words = use_words();
    let way = use_way();
    let toasts = use_toasts();
    let plan = props.plan.clone();
    let draft = use_draft(|| Typed::of(&plan));
    {
        // Another year has another name and other dates. The form stays where it is, and the focus in it.
        let (draft, plan) = (draft.clone(), plan.clone());
        use_effect_with(plan.year, move |_| draft.change(move |typed| *typed = Typed::of(&plan)));
    }
    let id = plan.programme_id;
    let done = Callback::from(move |copy: ProgrammeDetails| {
        way.to_saying(
            &AttrValue::from(CoordinatorRoute::Programme { id: copy.id }),
            toasts.as_ref(),
            words.say("next-year-done"),
        );
    });
    let copy = use_action(
        move |client, key, body: CopyProgramme| async move { client.copy_programme(key, id, &body).await },
        done,
    );
    let form = use_form(&copy);
    let onsubmit = {
        let (draft, send, plan) = (draft.clone(), form.send.clone(), plan.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(draft.read(words, &plan));
        })
    };
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <FormFaults faults={form.faults.clone()} failure={form.failure.clone()} attempt={form.attempt}
                name={Callback::from(move |at: String| field_name(words, &at))} />
            { what(words, &plan, &draft, &form.faults, &props.on_year) }
            if !plan.dates.is_empty() {
                { dates(words, &plan, &draft, &form.faults) }
            }
            if let Some(offered) = &plan.left_out {
                { left_out(words, offered, &draft, &form.faults) }
            }
            { approvals(words, &plan) }
            { left_behind(words, &plan) }
            <Buttons>
                <Button submit=true busy={form.busy}>{ words.say("next-year-copy") }</Button>
                <LinkButton kind={ButtonKind::Secondary} href={CoordinatorRoute::Programme { id }}>{ words.say("ui-cancel") }</LinkButton>
            </Buttons>
        </form>
    }
}

fn what(
    words: Words,
    plan: &NextYear,
    draft: &Draft<Typed>,
    faults: &Faults,
    on_year: &Callback<i16>,
) -> Html {
    let last = plan.last_year.min(plan.from_year.saturating_add(YEARS)).max(plan.year);
    let years = (plan.from_year.saturating_add(1)..=last).map(|year| {
        let year = year.to_string();
        SelectOption::new(year.clone(), year)
    });
    let chosen = on_year.clone();
    let on_change = Callback::from(move |year: String| {
        if let Ok(year) = year.parse() {
            chosen.emit(year);
        }
    });
    html! {
        <Card id="what" accent=true title={words.say("next-year-what")}>
            <Select id={control("/year")} label={words.say("next-year-year")} hint={words.say("next-year-year-hint")}
                options={years.collect::<Vec<_>>()} value={plan.year.to_string()} error={faults.at("/year")} {on_change} />
            <TextInLanguages id={control("/name")} label={words.say("next-year-name")} value={draft.name.clone()}
                errors={faults.in_languages("/name")} on_change={draft.on(|typed, text| typed.name = text)} />
            <TextInput id={control("/slug")} label={words.say("next-year-slug")} hint={words.say("next-year-slug-hint")} value={draft.slug.clone()}
                error={faults.at("/slug")} on_input={draft.on(|typed, text| typed.slug = text)} />
        </Card>
    }
}

/// Where each date comes to lie and why; below, the dates as they will be copied.
fn dates(words: Words, plan: &NextYear, draft: &Draft<Typed>, faults: &Faults) -> Html {
    let day = |day| html! { <span class="nowrap">{ format::date_with_weekday(words.language, day) }</span> };
    let columns = vec![
        Column::new("date", words.say("next-year-date")).names_row(),
        Column::new("from", plan.from_year.to_string()),
        Column::new("to", plan.year.to_string()),
        Column::new("why", words.say("next-year-why")),
    ];
    let row = |moved: &MovedDate| {
        let key = date_key(moved.date);
        let cells = vec![
            words.say(key).into(),
            day(moved.from),
            html! { <strong>{ day(moved.to) }</strong> },
            why(words, moved).into(),
        ];
        Row::new(key, cells)
    };
    let rows: Vec<Row> = plan.dates.iter().map(row).collect();
    let input = |(place, (date, at)): (usize, (CallDate, &'static str))| {
        let typed = draft.days.get(place).cloned().unwrap_or_default();
        let on_change = draft.on(move |typed: &mut Typed, day: String| {
            if let Some(kept) = typed.days.get_mut(place) {
                *kept = day;
            }
        });
        html! {
            <DateInput key={at} id={control(at)} label={words.say(date_key(date))} hint={off(words, &typed)} error={faults.at(at)} value={typed} {on_change} />
        }
    };
    html! {
        <Card id="dates" title={words.say("next-year-dates")} lead={words.say("next-year-dates-what")}>
            <Table caption={words.say("next-year-dates")} {columns} {rows} />
            <fieldset class="field">
                <legend class="field__label">{ words.say_with("next-year-dates-change", &[("year", plan.year.to_string().as_str().into())]) }</legend>
                <div class="fields">{ for DATES.into_iter().enumerate().filter(|(_, (date, _))| has(plan, *date)).map(input) }</div>
            </fieldset>
        </Card>
    }
}

/// Whether the call has this date.
fn has(plan: &NextYear, date: CallDate) -> bool {
    plan.dates.iter().any(|moved| moved.date == date)
}

/// Said of a day on which nobody is at work; it may be meant all the same.
fn off(words: Words, typed: &str) -> Option<AttrValue> {
    let day_off = DayOff::of(typed.parse().ok()?)?;
    Some(words.say_with("next-year-day-off", &[("why", words.say(day_off_key(day_off)).as_str().into())]))
}

/// That the new call could prefer those whom this one's round left out. It is a proposal: it is decided in the call.
fn left_out(words: Words, offered: &LeftOutChoice, draft: &Draft<Typed>, faults: &Faults) -> Html {
    let round = &offered.round;
    let dates = format::date_range(words.language, round.opens_on, round.closes_on);
    let args = [
        ("programme", shown(words, &round.programme_name).as_str().into()),
        ("dates", dates.into()),
        ("count", offered.people.into()),
    ];
    html! {
        <Card id="preference" title={words.say("next-year-left-out")} lead={words.say("next-year-left-out-what")}>
            <p>{ words.say_with("next-year-left-out-round", &args) }</p>
            <TextInput id={control("/prefer_left_out")} kind="number" short=true optional=true label={words.say("next-year-left-out-min")}
                hint={words.say("next-year-left-out-hint")} value={draft.prefer_left_out.clone()} error={faults.at("/prefer_left_out")}
                on_input={draft.on(|typed, text| typed.prefer_left_out = text)} />
        </Card>
    }
}

fn approvals(words: Words, plan: &NextYear) -> Html {
    let items: Vec<MarkItem> =
        (1..).zip(&plan.to_approve).map(|(number, what)| approval_item(words, number, *what, plan)).collect();
    html! {
        <Card id="approvals" title={words.say("next-year-approvals")} lead={words.say("next-year-approvals-what")}>
            <MarkList ruled=true {items} />
        </Card>
    }
}

fn left_behind(words: Words, plan: &NextYear) -> Html {
    let item = |what| MarkItem::new(Symbol::Close, Tone::Plain, words.say(left_behind_key(what)));
    let items: Vec<MarkItem> = plan.left_behind.iter().copied().map(item).collect();
    html! {
        <Card id="left-behind" title={words.say("next-year-left")} lead={words.say("next-year-left-what")}>
            <MarkList {items} />
        </Card>
    }
}

fn field_name(words: Words, pointer: &str) -> Option<AttrValue> {
    if let Some((date, _)) = DATES.iter().find(|(_, at)| *at == pointer) {
        return Some(words.say(date_key(*date)));
    }
    let field = pointer.strip_prefix('/')?.split('/').next()?;
    Some(words.say(match field {
        "year" => "next-year-year",
        "name" => "next-year-name",
        "slug" => "next-year-slug",
        "prefer_left_out" => "next-year-left-out-min",
        _ => return None,
    }))
}
