// A call that is scored: criteria in the call, reading without names, a difference settled, one's own points.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";

import { all, approveCall, ask, CALL, PROGRAMME_B, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open, PHONE, signedIn } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, field, heading, invited, invitedAs, link, write } from "../harness/walk.mjs";

const { journey, server, browser, later } = journeys();
const faces = (who, paths) => assertEveryFace(browser(), server(), who, paths);

const APPLICANTS = ["hakija", "sokande", "staff_representative", "data_protection_officer"];
const OFFICIAL = { name: "Kristiina Lehto", title: "Ryhmäpäällikkö" };

journey("applications are scored without names, and each applicant reads their own points", async (tools) => {
  const { as, covers } = tools;
  const call = await declared(await as("coordinator"), await as("decider"));
  await faces("hakija", { "call-criteria": `/calls/${call}` });
  covers("R19", "criteria and weights stand in the call before anybody applies");
  for (const who of APPLICANTS) {
    const body = { answers: [{ question: "reason", text: `Perusteluni, ${APPLICANTS.indexOf(who)}.` }, { question: "mode", choice: "remote" }] };
    await ask(await as(who), "POST", `calls/${call}/applications`, { body });
  }
  await later(12);
  const assessors = ["sokande", ...(await outsiders(tools, 2)), "esihenkilo"];
  const round = await begun(await as("coordinator"), await as("agency_admin"), call, assessors);
  await divide(await (await as("coordinator")).newPage(), call);
  const reader = await as("esihenkilo", { viewport: PHONE });
  await read(await reader.newPage());
  covers("U9 U10", "an assessor reads on a phone without a name, gives points with reasons, or abstains");
  await settle(tools, assessors);
  covers("R19", "two who differ see each other's points and agree");
  await faces("coordinator", { "scoring-done": `/scoring/calls/${call}` });
  await confirmed(tools, round);
  const own = await as("hakija");
  const page = await own.newPage();
  const [mine] = (await ask(own, "GET", "me/applications")).items.filter((one) => one.call_id === call);
  await open(page, `/applications/${mine.id}`);
  await link(page, "Hakemuksesi pisteet ja niiden perustelut").click();
  await heading(page, "Hakemuksesi pisteet");
  await page.getByRole("table", { name: "Arvioija 1" }).waitFor();
  await faces("hakija", { "own-points": `/applications/${mine.id}/points` });
  covers("U9", "the applicant reads points and reasons after the confirmation, without a name");
});

/** The coordinator writes a criterion into the draft of a call; the decider approves it. */
async function declared(coordinator, decider) {
  const { id } = await programme(coordinator, PROGRAMME_B);
  const { version, ...shown } = await ask(coordinator, "GET", `programmes/${id}`);
  const { name, summary, target_group, group_count } = shown;
  await ask(coordinator, "PUT", `programmes/${id}`, {
    version,
    body: { name, summary, target_group, group_count, places: 2, published: true },
  });
  const call = await ask(coordinator, "POST", `programmes/${id}/calls`, { body: CALL });
  const page = await coordinator.newPage();
  await open(page, `/coordinator/programmes/${id}/call`);
  await button(page, "Lisää arviointiperuste").click();
  const one = page.getByRole("group", { name: "Arviointiperuste 1" });
  await write(one, "Mitä arvioidaan", { fi: "Perustelut", sv: "Motivering", en: "Reasons" });
  await write(one, "Mitä pisteet tarkoittavat", { fi: "0 = ei, 5 = selvä tarve", sv: "0 = nej, 5 = tydligt behov", en: "0 = none, 5 = a clear need" });
  await field(one, "Painokerroin (1–10)").fill("3");
  await one.getByRole("checkbox", { name: "Miksi haet polulle?" }).check();
  await field(page, "Erimielisyyden raja").fill("6");
  await assertFaces(page, "the criteria of a call");
  await picture(page, "call-criteria-edited");
  await button(page, "Tallenna haku").click();
  await page.getByText("Kaikki muutokset on tallennettu").first().waitFor();
  const saved = await ask(coordinator, "GET", `calls/${call.id}`);
  assert.deepEqual(saved.scoring.criteria.map((criterion) => criterion.questions), [["reason"]]);
  await ask(coordinator, "POST", `calls/${call.id}/submission`, { version: saved.version });
  await approveCall(decider, call.id);
  return call.id;
}

const share = (number) => String(number).repeat(64);

/** The round with its promises; four people get the role of assessor. */
async function begun(coordinator, administrator, call, assessors) {
  const round = await ask(coordinator, "POST", `calls/${call}/selections`);
  await promise(coordinator, round.id, "coordinator", 1);
  for (const who of assessors) {
    const { account_id } = await account(who);
    await ask(administrator, "POST", "role_grants", { body: { account_id, role: "assessor" } });
  }
  return round.id;
}

/** People of the register who neither applied nor see names, each of another unit, with a sign-in of their own. */
async function outsiders(tools, count) {
  const people = await all(await tools.as("coordinator"), "people");
  const accounts = new Set((await all(await tools.as("agency_admin"), "accounts")).map((one) => one.display_name));
  const [found, units] = [[], new Set()];
  for (const person of people) {
    const name = `${person.given_name} ${person.family_name}`;
    if (found.length === count || person.is_supervisor || accounts.has(name) || units.has(person.unit)) continue;
    units.add(person.unit);
    await invited(tools, { ...person, name });
    found.push(invitedAs(person));
  }
  return found;
}

async function account(who) {
  const context = await signedIn(browser(), server(), who);
  const me = await ask(context, "GET", "me");
  await context.close();
  return me;
}

async function promise(who, round, role, number) {
  const text = ["polku-share/1", round, role, share(number)].map((line) => `${line}\n`).join("");
  const share_hash = createHash("sha256").update(text).digest("hex");
  return ask(who, "POST", `selections/${round}/shares`, { body: { holder_role: role, share_hash } });
}

async function divide(page, call) {
  await open(page, `/scoring/calls/${call}`);
  const assessors = card(page, "Arvioijat");
  await button(page, "Nimeä arvioijat ja jaa hakemukset").click();
  await assessors.getByText(/^Valitse vähintään kaksi arvioijaa\./).first().waitFor();
  for (const box of await assessors.getByRole("checkbox").all()) await box.check();
  await button(page, "Nimeä arvioijat ja jaa hakemukset").click();
  await page.getByText("Hakemukset on jaettu arvioijille.").waitFor();
  await assessors.getByText(/^Jaettu [1-9]/).first().waitFor();
  await faces("coordinator", { scoring: `/scoring/calls/${call}` });
}

/** The reader's list and one application, on a phone. */
async function read(page) {
  await open(page, "/scoring");
  await heading(page, "Pisteytettävät hakemukset");
  await assertFaces(page, "applications to score, on a phone");
  await picture(page, "score-sheets-phone");
  await link(page, "Hakemus 1").click();
  await heading(page, "Hakemus");
  await page.getByText("Perusteluni, ", { exact: false }).waitFor();
  assert.equal(await page.getByText("Miten tapaisit mentorin?").count(), 0, "nothing else of the application");
  // Nothing is chosen beforehand, and nothing is done at one press.
  await button(page, "Jäävää itsesi").click();
  await page.getByText("Valitse syy.").waitFor();
  await field(page, "Tunnistan hakijan").check();
  await button(page, "Jäävää itsesi").click();
  await heading(page, "Haluatko jäävätä itsesi?");
  await button(page, "Palaa takaisin").click();
  await button(page, "Anna pisteet").click();
  await page.getByText("Kirjoita lyhyt perustelu.").first().waitFor();
  await assertFaces(page, "a sheet, refused");
  await picture(page, "score-sheet-phone");
  await field(page, "Pisteet").selectOption("5");
  await field(page, "Perustelu").fill("Selvä tarve.");
  await button(page, "Anna pisteet").click();
  await page.getByText("Olet antanut pisteet tälle hakemukselle.").or(page.getByText("Sopikaa pisteistä")).first().waitFor();
  await card(page, "Antamasi pisteet").or(card(page, "Arvioijien pisteet")).first().waitFor();
}

/** Everybody else scores; where two differ they agree by proposal and acceptance. */
async function settle({ as }, assessors) {
  for (const who of assessors) {
    const context = await as(who);
    const { items } = await ask(context, "GET", "me/score_sheets?limit=200");
    for (const sheet of items.filter((one) => one.state === "assigned")) {
      const { version } = await ask(context, "GET", `me/score_sheets/${sheet.id}`);
      const points = [{ criterion: "perustelut", points: 1, reason: "Lyhyt perustelu." }];
      await ask(context, "PUT", `me/score_sheets/${sheet.id}/points`, { version, body: { points } });
    }
  }
  const differing = [];
  for (const who of assessors) {
    const { items } = await ask(await as(who), "GET", "me/score_sheets?limit=200");
    for (const sheet of items.filter((one) => one.state === "disagreed")) differing.push({ who, id: sheet.id });
  }
  assert.equal(differing.length, 2, "one application, two who differ");
  const [one, other] = differing;
  await faces(one.who, { "score-sheet-differ": `/scoring/sheets/${one.id}` });
  const page = await (await as(one.who)).newPage();
  await open(page, `/scoring/sheets/${one.id}`);
  await field(page, "Pisteet").selectOption("3");
  await button(page, "Ehdota näitä pisteitä").click();
  await page.getByText("Ehdotuksesi odottaa toisen arvioijan vastausta.", { exact: false }).waitFor();
  const answering = await (await as(other.who)).newPage();
  await open(answering, `/scoring/sheets/${other.id}`);
  await button(answering, "Hyväksy ehdotetut pisteet").click();
  await answering.getByText("Tämän hakemuksen pisteet on ratkaistu.").waitFor();
  await faces(other.who, { "score-sheet-settled": `/scoring/sheets/${other.id}`, "score-sheets": "/scoring" });
}

async function confirmed({ as }, round) {
  const [coordinator, representative, decider] = [await as("coordinator"), await as("staff_representative"), await as("decider")];
  await promise(representative, round, "staff_representative", 2);
  const version = async () => (await ask(coordinator, "GET", `selections/${round}`)).version;
  const fallback = { description: "The seven main numbers of the Finnish Lotto of 30 May 2020, ascending", available_on: "2020-05-30" };
  await ask(coordinator, "POST", `selections/${round}/commitment`, { version: await version(), body: { fallback } });
  await ask(coordinator, "POST", `selections/${round}/reveals`, { body: { share: share(1) } });
  await ask(representative, "POST", `selections/${round}/reveals`, { body: { share: share(2) } });
  await ask(coordinator, "POST", `selections/${round}/draw`, { version: await version() });
  await ask(decider, "POST", `selections/${round}/confirmation`, { version: await version(), body: OFFICIAL });
}
