// The programme of 2020, from the demo as a newcomer finds it: after the call, before the selection. Everybody does
// what their own pages tell them to do next.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { assertFaces } from "./harness/accessibility.mjs";
import { PROGRAMME_A, ask, programme } from "./harness/api.mjs";
import { open, settled } from "./harness/browser.mjs";
import { journeys } from "./harness/journey.mjs";
import {
  PROGRAMME,
  button,
  card,
  field,
  figure,
  heading,
  invited,
  link,
  offered,
  runSelection,
  selectors,
  toProgramme,
} from "./harness/walk.mjs";
import { picture } from "./harness/pictures.mjs";
import { readWorkbook } from "./harness/workbook.mjs";

const { journey, server } = journeys();

journey("Palkeet 2020, from 137 applications to two groups of twenty", async (tools) => {
  const { covers } = tools;
  const pages = await selectors(tools, server());
  const { coordinator } = pages;

  await readTheApplications(coordinator, covers);
  await open(coordinator, "/");
  await runSelection(pages, (stage) => whileSelecting(stage, pages, tools));
  covers("N1 U5", "two shares from two browsers, a commitment before the draw, one draw, all led by the next step");

  await seeTheOutcomes(tools);
  const member = await answerOffers(tools, coordinator);
  await sayWishes(tools, member);
  await formGroups(coordinator, covers);
  await seeOwnGroup(member, covers);
  await seeMails(tools);
});

/** Filter, sort and the same list as a file; no outcome is there yet. */
async function readTheApplications(page, covers) {
  await toProgramme(page, PROGRAMME);
  await page.getByText("Arvoa asiantuntijuuteen").waitFor();
  covers("R1 R2", "the programme stands under its initiative");
  const facts = card(page, "Ohjelman tiedot");
  assert.equal(await figure(facts, "Paikkoja"), "40");
  assert.equal(await figure(facts, "Ryhmiä"), "2");
  assert.equal(await figure(facts, "Kumppani"), "HAUS");
  assert.equal(await figure(facts, "Hakuaika"), "14.4.–1.5.2020");
  covers("R5 R19 R28", "forty places, two groups and the partner on the programme's page");
  const rules = await card(page, "Säännöt").innerText();
  assert.match(rules, /Esihenkilöille on tarjolla muita koulutuksia\.[\s\S]*Päättäjä: Kristiina Lehto, Ryhmäpäällikkö, 6\.4\.2020/);
  covers("R20 R21 N3", "the rule stands with its reason, its decider and its day");

  await link(card(page, "Hakijat"), "Hakemukset").click();
  await heading(page, "Hakemukset");
  await settled(page);
  const rows = page.locator("tbody tr");
  await button(page, "Näytä lisää").click();
  await page.getByText("Näkyvissä 100 riviä").waitFor();
  await button(page, "Näytä lisää").click();
  await page.getByText("Näkyvissä 137 riviä").waitFor();
  assert.equal(await rows.count(), 137);
  covers("R16 R17", "everybody who applied is there");

  await field(page, "Hae nimellä").fill("anttila");
  await page.getByText("Näkyvissä 5 riviä").waitFor();
  await button(page, "Hakija").click();
  await page.locator("th[aria-sort='descending']").waitFor();
  await settled(page);
  const shown = await rows.locator("th").allInnerTexts();
  assert.deepEqual(shown, [...shown].sort((one, other) => other.localeCompare(one, "fi")));
  const [download] = await Promise.all([page.waitForEvent("download"), link(page, "Vie taulukkona (CSV)").click()]);
  const lines = (await readFile(await download.path(), "utf8")).replace("\uFEFF", "").trim().split(/\r?\n/);
  assert.match(lines[0], /Sukunimi.*Etunimi/);
  assert.deepEqual(
    lines.slice(1).map((line) => line.split(/[;,]/).slice(0, 2).join(" ").replaceAll('"', "")),
    shown,
    "the file holds what the page shows, in its order",
  );
  const exported = link(page, "Vie taulukkona (XLSX)");
  await exported.focus();
  const [saved] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.equal(saved.suggestedFilename(), "applications.xlsx");
  const book = await readWorkbook(await saved.path());
  assert.deepEqual([book.name, book.frozen, book.formulas], ["Hakemukset", true, false]);
  assert.deepEqual(book.rows[0].slice(0, 2), ["Sukunimi", "Etunimi"]);
  assert.deepEqual(
    book.rows.slice(1).map((row) => row.slice(0, 2).join(" ")),
    shown,
    "the workbook holds the same rows in the same order",
  );
  covers("R17 U9", "the list as filtered is saved as CSV and as a workbook, with nothing in it that the page does not show");

  await link(page, shown[0]).click();
  await page.getByText("Hakemusta ei ole vielä tarkistettu sääntöjen mukaan.").waitFor();
  await card(page, "Hakijan vastaukset").waitFor();
  covers("U4", "the time of arrival is shown and orders nothing; nothing is decided yet");
}

/** What others see while the selection goes on. */
async function whileSelecting(stage, pages, tools) {
  const { covers } = tools;
  if (stage === "prepared") {
    const figures = card(pages.coordinator, "Kierros lukuina");
    const [applications, pool, outside] = await Promise.all(
      ["Hakemuksia", "Mukana arvonnassa", "Ei kuulu kohderyhmään"].map((name) => figure(figures, name)),
    );
    assert.equal(applications, "137");
    assert.equal(Number(pool) + Number(outside), 137);
    assert.ok(Number(outside) > 0, "supervisors applied too");
    covers("R20 R23", "who applied from outside the target group is kept, with the rule that says so");
  }
  if (stage === "drawn") {
    const applicant = await (await tools.as("hakija")).newPage();
    await open(applicant, "/");
    await heading(applicant, "Hakemuksesi on käsittelyssä");
    assert.doesNotMatch(await applicant.locator("main").innerText(), /varasija|tarjottu|sija arvonnassa|sija \d/i);
    covers("U3", "before the confirmation an applicant sees that the application is under review, and nothing else");
  }
  if (stage === "before confirmation") {
    await pages.decider.getByText(/Viestin saa 137 hakijaa/).waitFor();
    assert.ok((await card(pages.decider, "Viestit hakijoille").locator("details").count()) >= 3);
  }
}

/** Who is outside is told why and what is offered instead; who was in the draw checks it and finds their line. */
async function seeTheOutcomes(tools) {
  const { covers } = tools;
  const outside = await (await tools.as("esihenkilo")).newPage();
  await open(outside, "/");
  await link(outside, PROGRAMME).click();
  await heading(outside, "Et kuulunut tämän ohjelman kohderyhmään");
  const why = await card(outside, "Näin tulos syntyi").innerText();
  assert.match(why, /Esihenkilöt eivät kuulu tämän ohjelman kohderyhmään/);
  assert.match(why, /Esihenkilöasema: kyllä/);
  assert.match(why, /Esihenkilöille on tarjolla muita koulutuksia\./);
  assert.match(why, /Säännön versio 1/);
  assert.match(await card(outside, "Sinulle on tarjolla sen sijaan").innerText(), /Esihenkilövalmennukset viraston koulutuskalenterissa/);
  covers("N2 R20 R21 R22 U11", "outside the target group: rule, version, fact used, reason and what is offered instead");

  const drawn = await (await tools.as("hakija")).newPage();
  await open(drawn, "/");
  await drawn.getByRole("link", { name: /Vastaa tarjoukseen|Näytä tulos ja perustelut/ }).first().click();
  await heading(drawn, "Tarkista arvonta itse");
  assert.match(await card(drawn, "Näin tulos syntyi").innerText(), /Sija arvonnassa: \d+ \/ \d+/);
  await button(drawn, "Tarkista tässä selaimessa").click();
  await drawn.getByText("Arvonta on laskettu oikein").waitFor();
  const own = await drawn.getByText(/Oma rivisi on sijalla \d+: se (sai paikan|jäi varasijalle)\./).innerText();
  const state = await drawn.getByRole("heading", { level: 1 }).innerText();
  assert.equal(own.includes("sai paikan"), state === "Sinulle on tarjottu paikka", `${state}: ${own}`);
  if (state !== "Sinulle on tarjottu paikka") assert.match(state, /^Olet varasijalla \d+\/\d+$/);
  covers("N1 N2 U3 U5", "the applicant computes the draw anew in the browser and finds their own line");
}

/** Two people with a place take up their invitations; one takes the place, one declines it. */
async function answerOffers(tools, coordinator) {
  const { covers } = tools;
  const { id } = await programme(await tools.as("coordinator"), PROGRAMME_A);
  const [first, second] = await offered(tools, id, 2);

  const taking = await invited(tools, first);
  await link(taking, "Vastaa tarjoukseen").click();
  await heading(taking, "Otatko paikan vastaan?");
  await picture(taking, "own-offer");
  const saved = taking.waitForEvent("download");
  await link(taking, "Lisää kalenteriin").click();
  const reminder = await readFile(await (await saved).path(), "utf8");
  assert.match(reminder, /BEGIN:VALARM/);
  covers("R24 U15", "the last day to answer an offer goes into one's own calendar");
  await button(taking, "Ota paikka vastaan").click();
  await heading(taking, "Sinulla on paikka ohjelmassa");

  const leaving = await invited(tools, second);
  await link(leaving, "Vastaa tarjoukseen").click();
  await button(leaving, "Luovu paikasta").click();
  const question = leaving.getByRole("dialog", { name: "Luovutko paikasta?" });
  await question.getByText("Luopumista ei voi perua.", { exact: false }).waitFor();
  await button(question, "Luovu paikasta").click();
  await heading(leaving, "Olet luopunut paikasta");

  await open(coordinator, `/coordinator/programmes/${id}`);
  await link(card(coordinator, "Seuraa vastauksia"), "Siirry tähän vaiheeseen").click();
  await heading(coordinator, "Paikat ja varasijat");
  const places = card(coordinator, "Paikat nyt");
  assert.equal(await figure(places, "Paikkoja"), "40");
  assert.equal(await figure(places, "Tarjottu tai vastaanotettu"), "40");
  assert.equal(await figure(places, "Vapaana"), "0");
  const offers = coordinator.locator("#offers tbody tr");
  await offers.first().waitFor();
  const states = await offers.allInnerTexts();
  assert.equal(states.length, 41, "the declined place was offered on at once");
  assert.equal(states.filter((row) => row.includes("varasijalta")).length, 1);
  assert.equal(states.filter((row) => row.includes("luopunut")).length, 1);
  assert.equal(states.filter((row) => row.includes("ottanut paikan vastaan")).length, 1);
  covers("R19 U1 U2 U7 U12", "a declined place goes to the next on the list at once, and there are never more than forty");
  return taking;
}

/** The participant says for the groups what is nobody else's business; an address that nobody has is told. */
async function sayWishes(tools, page) {
  await open(page, "/");
  await link(page, "Toiveet ja tarpeet").click();
  await heading(page, "Toiveeni ja tarpeeni");
  const wishes = card(page, "Ryhmiä koskevat toiveet");
  await button(wishes, "Kerro toiveesi").click();
  await wishes.getByText("Toive on salainen", { exact: false }).waitFor();
  await assertFaces(page, "the wishes for the groups");
  await picture(page, "wishes-for-groups");
  await wishes.getByLabel("Mieluiten etänä").check();
  await field(wishes, "Työtoverin 1 työsähköposti").fill("ei.kukaan@palkeet.example");
  await button(wishes, "Tallenna toiveet").click();
  await wishes.getByText("Tarkista osoite.", { exact: false }).first().waitFor();
  const coordinator = await tools.as("coordinator");
  const listed = await ask(coordinator, "GET", "people?limit=1");
  const { email } = await ask(coordinator, "GET", `people/${listed.items[0].id}`);
  await field(wishes, "Työtoverin 1 työsähköposti").fill(email.toUpperCase());
  await button(wishes, "Tallenna toiveet").click();
  await button(wishes, "Kerro toiveesi").click();
  assert.equal(await field(wishes, "Työtoverin 1 työsähköposti").inputValue(), email);
  assert.ok(await wishes.getByLabel("Mieluiten etänä").isChecked());
  tools.covers("R28 N5", "a participant says in the browser how and with whom they would rather not take part");
}

/** Groups are proposed, one move by hand says what it breaks, a swap goes through, and they are confirmed. */
async function formGroups(page, covers) {
  await link(page, PROGRAMME).or(link(page, "Ohjelma")).first().click();
  await heading(page, PROGRAMME);
  await link(card(page, "Seuraa vastauksia"), "Muodosta ryhmät").click();
  await heading(page, "Ryhmät");
  await button(page, "Ehdota ryhmiä").click();
  await page.getByText("ehdotus", { exact: true }).waitFor();
  for (const number of [1, 2]) {
    const group = card(page, `Ryhmä ${number}`);
    await group.getByText("20 / 20 osallistujaa").waitFor();
    assert.equal(await group.getByRole("listitem").count(), 20);
  }
  const score = await card(page, "Tasaisuus").innerText();
  assert.match(score, /todistetusti paras|paras löydetty/);
  covers("R28 N5", "two groups of twenty, with their score, its bound and what it is made of");

  await draggedOnto(page);
  const first = card(page, "Ryhmä 1").getByRole("button").first();
  const name = (await first.getAttribute("aria-label")).replace("Siirrä: ", "");
  await first.click();
  const dialog = page.getByRole("dialog", { name: `Siirrä: ${name}` });
  await dialog.getByText("Ryhmässä 2 on liikaa henkilöitä").waitFor();
  assert.ok(await button(dialog, "Siirrä nyt").isDisabled(), "a move that breaks a limit cannot be made");
  const swap = field(dialog, "Kenen kanssa ryhmää vaihdetaan");
  const others = await swap.locator("option").evaluateAll((options) => options.map((option) => option.value).filter(Boolean));
  assert.equal(others.length, 20);
  await firstPossible(dialog, swap, others);
  await dialog.getByText("Siirto ei riko ryhmien ehtoja.", { exact: false }).waitFor();
  await button(dialog, "Siirrä nyt").click();
  await dialog.waitFor({ state: "detached" });
  await card(page, "Ryhmä 2").getByText(name, { exact: true }).waitFor();
  await button(page, "Kumoa viimeisin siirto").click();
  await card(page, "Ryhmä 1").getByText(name, { exact: true }).waitFor();
  covers("N5 U13", "a move says first what it breaks, is not made then, and can be undone");

  await card(page, "Vahvista ryhmät").getByRole("button", { name: "Vahvista ryhmät" }).click();
  const question = page.getByRole("dialog", { name: "Vahvistetaanko ryhmät? 40 osallistujalle kerrotaan oma ryhmä." });
  await button(question, "Vahvista ryhmät").click();
  await page.getByText("vahvistettu", { exact: true }).waitFor();
}

/** Dragging somebody onto somebody of the other group asks for the swap, and does nothing by itself. */
async function draggedOnto(page) {
  const person = card(page, "Ryhmä 1").getByRole("listitem").last();
  await person.dragTo(card(page, "Ryhmä 2").getByRole("listitem").last());
  const dialog = page.getByRole("dialog", { name: /^Siirrä: / });
  const chosen = field(dialog, "Kenen kanssa ryhmää vaihdetaan").locator("option:checked");
  const onto = await card(page, "Ryhmä 2").locator(".board__name").last().innerText();
  assert.equal(await chosen.innerText(), onto);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
}

/** The first swap that breaks nothing. */
async function firstPossible(dialog, swap, others) {
  const page = dialog.page();
  for (const other of others) {
    await Promise.all([page.waitForResponse((answer) => answer.url().includes(other)), swap.selectOption(other)]);
    await settled(page);
    if (await dialog.getByText("Siirto ei riko ryhmien ehtoja.", { exact: false }).isVisible()) return other;
  }
  assert.fail("nobody can be swapped");
}

async function seeOwnGroup(page, covers) {
  await open(page, "/");
  await page.getByText(/Olet ryhmässä [12]\./).waitFor();
  const group = page.getByRole("region", { name: /^Ryhmä [12]$/ });
  assert.equal(await group.getByRole("listitem").count(), 20);
  covers("R8 R28", "a participant sees their own group with its twenty members");
}

async function seeMails(tools) {
  const page = await (await tools.as("agency_admin")).newPage();
  await server().mailLeft("group_confirmed");
  await open(page, "/coordinator/mail");
  await page.getByRole("heading", { name: `Ryhmäsi on vahvistettu: ${PROGRAMME}` }).first().waitFor();
  tools.covers("U25", "every mail is there to be read, in its recipient's language");
}
