//! All components on one page, for looking at them while working on the kit. Not shipped.
//!
//! Built for wasm32 and bound by wasm-bindgen like an entry point; the words are samples and only here.

use polku_i18n::{Language, embedded};
use polku_ui::field::{
    Checkbox, Choice, DateInput, FileInput, RadioGroup, Select, SelectOption, TextArea, TextInput,
};
use polku_ui::path::{Badge, Canvas, CanvasStop, Mode, Move, Place, Spine, Stop, Strip};
use polku_ui::table::{Column, Row, Sort, Table};
use polku_ui::{
    AsyncView, Bar, Button, ButtonKind, Buttons, Card, Chart, ChartBar, ChartKey, ChartRow, ConfirmDialog,
    CopyField, EmptyState, ErrorSummary, Failure, FieldError, Funnel, KeyValue, KeyValueList,
    LanguageProvider, Loadable, Mark, MarkItem, MarkList, Meter, Notice, Pager, Skeleton, Symbol, Tab, Tabs,
    Tag, ToastRegion, ToastsProvider, Tone, use_toasts,
};
use yew::prelude::*;

fn main() {
    polku_i18n::install(&[embedded::UI]);
    yew::Renderer::<Gallery>::new().render();
}

#[component]
fn Gallery() -> Html {
    html! {
        <LanguageProvider language={Language::Fi}>
            <ToastsProvider>
                <main class="gallery">
                    <h1>{ sample("Komponentit") }</h1>
                    <Buttonry />
                    <Paths />
                    <Forms />
                    <Lists />
                    <Faces />
                </main>
                <ToastRegion />
            </ToastsProvider>
        </LanguageProvider>
    }
}

fn sample(text: &'static str) -> AttrValue {
    AttrValue::Static(text)
}

#[component]
fn Buttonry() -> Html {
    let toasts = use_toasts();
    let open = use_state(|| false);
    let say = Callback::from(move |_: MouseEvent| {
        if let Some(toasts) = &toasts {
            toasts.done("Hakemus lähetettiin");
        }
    });
    let show = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(true))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    html! {
        <Card id="buttons" title={sample("Painikkeet ja ilmoitukset")}>
            <Buttons>
                <Button onclick={say}>{ sample("Lähetä hakemus") }</Button>
                <Button kind={ButtonKind::Secondary}>{ sample("Tallenna luonnos") }</Button>
                <Button kind={ButtonKind::Danger} onclick={show}>{ sample("Peru hakemus") }</Button>
                <Button kind={ButtonKind::Quiet}>{ sample("Muuta") }</Button>
                <Button busy=true>{ sample("Lähetetään") }</Button>
                <Button disabled=true>{ sample("Ei käytössä") }</Button>
            </Buttons>
            <Buttons>
                <Tag>{ sample("luonnos") }</Tag>
                <Tag tone={Tone::Info}>{ sample("etänä") }</Tag>
                <Tag tone={Tone::Good} symbol={Symbol::Check}>{ sample("kuuluu kohderyhmään") }</Tag>
                <Tag tone={Tone::Warn}>{ sample("vastaa 5.11. mennessä") }</Tag>
                <Tag tone={Tone::Bad}>{ sample("ei kuulu kohderyhmään") }</Tag>
            </Buttons>
            <Notice title={sample("Hakuaika on käynnissä")}><p>{ sample("Voit muuttaa hakemustasi 1.5.2020 asti.") }</p></Notice>
            <Notice tone={Tone::Good}><p>{ sample("Tallennettu.") }</p></Notice>
            <Notice tone={Tone::Warn}><p>{ sample("Toteutustapa muuttui 12.10.") }</p></Notice>
            <ConfirmDialog id="confirm" title={sample("Perutaanko hakemus?")} action={sample("Peru hakemus")} open={*open}
                on_confirm={close.clone()} on_close={close}>
                <p>{ sample("Voit hakea uudelleen, kunnes hakuaika päättyy.") }</p>
            </ConfirmDialog>
        </Card>
    }
}

fn stops() -> Vec<Stop> {
    let kind = |symbol, word| (symbol, sample(word));
    let mut selection =
        Stop::new("1", Place::Done, kind(Symbol::Flag, "Haku ja valinta"), "Ilmoittautuminen ja valinta");
    selection.when = Some(sample("14.4.–1.5.2020"));
    selection.badge = Some(Badge { tone: Tone::Good, label: sample("valmis") });
    selection.note = html! { { sample("Sinut valittiin 40 osallistujan joukkoon.") } };
    let mut day = Stop::new("2", Place::Done, kind(Symbol::Sun, "Orientaatiopäivä"), "Orientaatiopäivä");
    day.when = Some(sample("ti 8.9.2020"));
    day.length = Some(sample("7 t 21 min"));
    let mut coaching = Stop::new("3", Place::Now, kind(Symbol::Group, "Pienryhmä"), "Coaching-pienryhmä 2/3");
    coaching.when = Some(sample("ti 20.10.2020 klo 9–12"));
    coaching.length = Some(sample("3 t"));
    coaching.mode = Some(Mode {
        symbol: Symbol::Remote,
        label: sample("etänä"),
        planned: Some(sample("kasvokkain, Joensuu")),
        reason: Some(sample("Muutettu 12.10. koronatilanteen vuoksi.")),
    });
    coaching.badge = Some(Badge { tone: Tone::Info, label: sample("seuraava") });
    let mut lecture =
        Stop::new("4", Place::Ahead, kind(Symbol::Lecture, "Luento"), "Itsensä johtaminen, luentosarja");
    lecture.length = Some(sample("3 × 1 t"));
    let closing =
        Stop::new("5", Place::Ahead, kind(Symbol::Flag, "Päätöstilaisuus"), "Päätös- ja arviointitilaisuus");
    vec![selection, day, coaching, lecture, closing]
}

#[component]
fn Paths() -> Html {
    let canvas: Vec<CanvasStop> =
        stops().into_iter().take(3).map(|stop| CanvasStop::new(stop, Html::default())).collect();
    html! {
        <Card id="paths" title={sample("Polku")}>
            <Strip label={sample("Polku")} stops={stops()} />
            <Spine label={sample("Oma polku")} stops={stops()} />
            <Canvas label={sample("Ohjelmarunko")} stops={canvas} on_move={Callback::from(|_: Move| ())} />
            <Meter label={sample("Luvattu 37 t 3 min · tehty 13 t 21 min")} share={0.36} />
        </Card>
    }
}

#[component]
fn Forms() -> Html {
    let text = use_state(|| AttrValue::Static("Haluan oppia verkostoissa työskentelyä."));
    let on_text = {
        let text = text.clone();
        Callback::from(move |value: String| text.set(value.into()))
    };
    let ignore = Callback::from(|_: String| ());
    html! {
        <Card id="forms" title={sample("Lomake")}>
            <ErrorSummary attempt=0 errors={vec![FieldError::new("email", "Anna sähköpostiosoite."), FieldError::new("mode", "Valitse osallistumistapa.")]} />
            <div class="form">
                <TextInput id="email" label={sample("Sähköposti")} hint={sample("Vahvistus lähetetään tähän osoitteeseen.")}
                    error={sample("Anna sähköpostiosoite.")} value="" on_input={ignore.clone()} />
                <TextArea id="why" label={sample("Miksi haet?")} optional=true value={(*text).clone()} on_input={on_text} max_length={60} />
                <Select id="unit" label={sample("Yksikkö")} placeholder={sample("Valitse yksikkö")} value="" on_change={ignore.clone()}
                    options={vec![SelectOption::new("a", "Palkkapalvelut"), SelectOption::new("b", "Viestintä")]} />
                <RadioGroup id="mode" label={sample("Osallistumistapa")} value="remote" on_change={ignore.clone()}
                    choices={vec![Choice::new("in_person", "Kasvokkain").hint("Joensuu, Siltakatu 12"), Choice::new("remote", "Etänä")]} />
                <Checkbox id="ok" label={sample("Olen sopinut asiasta esihenkilöni kanssa")} checked=true on_change={Callback::from(|_: bool| ())} />
                <DateInput id="day" label={sample("Päivä")} value="2020-09-15" on_change={ignore} />
                <FileInput id="file" label={sample("Henkilöstötiedosto")} hint={sample("CSV, enintään 10 Mt")} on_file={Callback::from(|_| ())} />
                <CopyField id="link" label={sample("Linkki")} value="https://polku.example.fi/fi/draws/0190" />
            </div>
        </Card>
    }
}

#[component]
fn Lists() -> Html {
    let selected = use_state(|| 0);
    let on_select = {
        let selected = selected.clone();
        Callback::from(move |index| selected.set(index))
    };
    let columns = vec![
        Column::new("name", "Hakija").names_row().sortable(),
        Column::new("unit", "Yksikkö").sortable(),
        Column::new("state", "Tila"),
        Column::new("rank", "Sija").figures().sortable(),
    ];
    let row = |key: &'static str, name, unit, tone, state, rank| {
        let cells = vec![
            html! { { sample(name) } },
            html! { { sample(unit) } },
            html! { <Tag {tone}>{ sample(state) }</Tag> },
            html! { { sample(rank) } },
        ];
        Row::new(key, cells)
    };
    let rows = vec![
        row("1", "Aalto Kaarina", "Viestintä", Tone::Good, "kuuluu kohderyhmään", "12"),
        row("2", "Björklund Åsa", "Kirjanpitopalvelut", Tone::Warn, "varasijalla", "43"),
        row("3", "Heikkinen Outi", "Hallinto", Tone::Bad, "ei kuulu kohderyhmään", "–"),
    ];
    let bar = |label, share, figure, tone| Bar {
        label: sample(label),
        share,
        figure: sample(figure),
        tone,
        href: None,
    };
    html! {
        <Card id="lists" title={sample("Taulukot ja luettelot")}>
            <Table caption={sample("Hakemukset")} {columns} {rows} dense=true sort={Sort { column: "name".into(), descending: false }} />
            <Pager shown=3 total={137} more=true on_more={Callback::noop()} />
            <Funnel label={sample("Hakijat")} bars={vec![
                bar("Hakemuksia", 1.0, "137", Tone::Info), bar("Kuuluu kohderyhmään", 0.91, "125", Tone::Info),
                bar("Ei kuulu kohderyhmään", 0.09, "12", Tone::Plain)]} />
            <Chart keys={vec![ChartKey::new(sample("Hakijat"), Tone::Plain), ChartKey::new(sample("Valitut"), Tone::Info)]} rows={vec![
                ChartRow { label: sample("Talous"), bars: vec![
                    ChartBar { share: 0.4, figure: sample("40 %"), tone: Tone::Plain },
                    ChartBar { share: 0.35, figure: sample("35 %"), tone: Tone::Info }] }]} />
            <MarkList ruled=true items={vec![
                MarkItem::new(Symbol::Check, Tone::Good, sample("Et ole esihenkilö")).detail(sample("Sääntö 1, versio 1 · esihenkilöasema: ei")),
                MarkItem { mark: Mark::Text(sample("43")), ..MarkItem::new(Symbol::Check, Tone::Info, sample("Sija arvonnassa: 43 / 125")) }
                    .detail(sample("Sattuma ratkaisi."))]} />
            <KeyValueList items={vec![KeyValue::new("Toimipaikka", sample("Joensuu")), KeyValue::new("Tehtävä alkoi", sample("4.11.2016"))]} />
            <Tabs label={sample("Näkymät")} selected={*selected} {on_select} tabs={vec![
                Tab { id: "t1".into(), label: sample("Tiedot"), content: html! { <p>{ sample("Ensimmäinen") }</p> } },
                Tab { id: "t2".into(), label: sample("Loki"), content: html! { <p>{ sample("Toinen") }</p> } }]} />
        </Card>
    }
}

#[component]
fn Faces() -> Html {
    let failure = Failure {
        title: sample("Tietoja ei saatu ladattua"),
        detail: Some(sample("Yhteys katkesi. Kirjoittamasi on tallessa tällä laitteella.")),
        reference: Some(sample("0190-ab12")),
        retry: true,
    };
    let ready = Callback::from(|text: std::rc::Rc<u8>| html! { <p>{ *text }</p> });
    html! {
        <>
            <AsyncView<u8> state={Loadable::loading()} ready={ready.clone()} skeleton={Skeleton::Table} />
            <AsyncView<u8> state={Loadable::failed(failure)} ready={ready.clone()} />
            <AsyncView<u8> state={Loadable::ready(0)} {ready} is_empty={Callback::from(|_| true)}
                empty={html! { <Card><EmptyState title={sample("Ei avoimia hakuja")}>{ sample("Avautuvat haut näkyvät täällä.") }</EmptyState></Card> }} />
        </>
    }
}
