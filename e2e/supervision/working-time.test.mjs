// What an applicant's supervisor is told and asked: declared by the call, read before applying, stated, answered, gone.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

import { ask, approveCall, CALL, PROGRAMME_B, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, field, heading } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();
const faces = (who, paths) => assertEveryFace(browser(), server(), who, paths);

const APPLICANT = "Tuomas Tamm";
const SUPERVISOR = "Aino Laaksonen";
const MORE = "Tilinpäätös on kesken samaan aikaan.";
const REPLY = "Sovin korvaavista ajoista tiimin kanssa.";

journey("a supervisor says by keyboard whether working time can be arranged, and decides nothing", async ({ as, covers }) => {
  const [coordinator, decider, applicant, supervisor] = [
    await as("coordinator"),
    await as("decider"),
    await as("hakija"),
    await as("esihenkilo"),
  ];
  await underSupervisor(coordinator);
  const { id, call } = await declared(coordinator);
  await faces("coordinator", { "call-supervisor": `/coordinator/programmes/${id}/call` });
  await sent(coordinator, call);
  await faces("decider", { "approval-supervisor": `/coordinator/approvals/${call}` });
  await approveCall(decider, call);

  const own = await applicant.newPage();
  const application = await applied(own, call);
  covers("N18 U9", "before applying it is read what the supervisor will learn: who applied, and the hours");
  await faces("hakija", { "application-supervisor-asked": `/applications/${application}` });

  await nothingAsked(await applicant.newPage());
  await faces("esihenkilo", { "my-path-supervisor-asked": "/" });
  const asked = await supervisor.newPage();
  await found(asked);
  await stated(asked);
  await faces("esihenkilo", { supervised: "/supervised" });
  await days(asked);
  covers("N18", "a supervisor finds when their people are away and for how long, as soon as anything is published");
  await faces("esihenkilo", { "team-hours": "/sessions/team" });
  await answered(own);
  covers("U9", "what is stated is read at once by whom it is about, with who stated it");

  const listed = await coordinator.newPage();
  await open(listed, `/coordinator/programmes/${id}/supervision`);
  await heading(listed, "Esihenkilöt ja työaika");
  const row = listed.getByRole("row").filter({ hasText: APPLICANT });
  await row.getByText("Ei voida nyt järjestää").waitFor();
  await row.getByText("Hakija on kommentoinut").waitFor();
  await picture(listed, "coordinator-supervision");
  await faces("coordinator", { "coordinator-supervision": `/coordinator/programmes/${id}/supervision` });
  await withdrawn(applicant, application, asked);
});

/** The register names the demo's supervisor as the applicant's: a line of an import, as any other. */
async function underSupervisor(coordinator) {
  const me = "102443;Tamm;Tuomas;tuomas.tamm@palkeet.example;Asiakkuudet ja kehittäminen;Mikkeli;Asiantuntija;asiantuntija;E;104213;22.9.2017;fi";
  const names =
    "nro;sukunimi;etunimi;sahkoposti;yksikko;toimipaikka;nimike;henkilostoryhma;esimies;esimiehen_nro;tehtava_alkoi;kieli";
  const answer = await coordinator.request.fetch("/api/v1/people/imports?source=henkilostorekisteri&apply=true", {
    method: "POST",
    data: Buffer.from(`${names}\n${me}\n`),
    headers: { "content-type": "text/csv", "sec-fetch-site": "same-origin", "idempotency-key": randomUUID() },
  });
  const done = await answer.json();
  assert.equal(answer.status(), 200, JSON.stringify(done));
  assert.equal(done.rejected, 0, JSON.stringify(done));
}

/** The coordinator declares by keyboard that supervisors are asked, and by when. */
async function declared(coordinator) {
  const { id } = await programme(coordinator, PROGRAMME_B);
  const { version, name, summary, target_group, places, group_count } = await ask(coordinator, "GET", `programmes/${id}`);
  const body = { name, summary, target_group, places, group_count, published: true };
  await ask(coordinator, "PUT", `programmes/${id}`, { version, body });
  const call = await ask(coordinator, "POST", `programmes/${id}/calls`, { body: CALL });
  const page = await coordinator.newPage();
  await open(page, `/coordinator/programmes/${id}/call`);
  const part = card(page, "Esihenkilön osuus");
  await part.waitFor();
  assert.ok(await field(part, /^Ei mitään/).isChecked(), "supervisors are told nothing unless the call says so");
  const keys = byKeyboard(page);
  await keys.reach("radio", /^Ei mitään/);
  await keys.press("ArrowDown");
  await keys.press("ArrowDown");
  await field(part, /^Esihenkilöiden vastausten viimeinen päivä/).waitFor();
  await picture(page, "call-supervisor-form");
  await keys.activate("button", "Tallenna haku");
  await page.locator("#at-supervisor-statements_until-error").waitFor();
  await assertFaces(page, "a question without a day");
  await field(part, /^Esihenkilöiden vastausten viimeinen päivä/).fill("2020-05-20");
  await keys.activate("button", "Tallenna haku");
  await page.getByText("Haku on tallennettu", { exact: false }).first().waitFor();
  const saved = await ask(coordinator, "GET", `calls/${call.id}`);
  assert.deepEqual(saved.supervisor, { part: "working_time", statements_until: "2020-05-20" });
  return { id, call: call.id };
}

async function sent(coordinator, call) {
  const { version } = await ask(coordinator, "GET", `calls/${call}`);
  await ask(coordinator, "POST", `calls/${call}/submission`, { version });
}

/** What the supervisor will learn stands above the button. */
async function applied(page, call) {
  await open(page, `/calls/${call}`);
  await card(page, "Esihenkilön osuus").getByText("Hän voi vastata 20.5.2020 asti", { exact: false }).waitFor();
  await open(page, `/calls/${call}/apply`);
  await heading(page, "Täytä hakemus");
  await page.getByText(`esihenkilösi ${SUPERVISOR} saa tiedon`, { exact: false }).waitFor();
  await page.getByText("Hän ei näe vastauksiasi eikä valinnan tulosta.", { exact: false }).waitFor();
  await assertFaces(page, "applying where supervisors are asked");
  await picture(page, "apply-supervisor");
  await field(page, "Miksi haet polulle?").fill("Aloitin uudessa tehtävässä.");
  await field(page, "Etänä").check();
  await button(page, "Lähetä hakemus").click();
  await heading(page, "Hakemuksesi on vastaanotettu");
  await card(page, "Esihenkilösi ja työaika").getByText(`${SUPERVISOR} ei ole vielä vastannut.`, { exact: false }).waitFor();
  return page.url().split("/").at(-1);
}

const GO = "Katso tiimisi hakemukset";
/** The way there from any page of one's own. */
const PLACE = "Tiimin hakemukset";

/** Whoever supervises nobody who applied is shown nothing of it on my path. */
async function nothingAsked(page) {
  const answer = page.waitForResponse((response) => response.url().endsWith("/me/supervised_counts"));
  await open(page, "/");
  await answer;
  await heading(page, "Oma polku");
  assert.equal(await page.getByRole("link", { name: GO }).count(), 0);
  assert.equal(await page.getByRole("link", { name: PLACE, exact: true }).count(), 0);
}

/** Where people look first, the supervisor is shown that something is asked and by when, and goes there by keyboard. */
async function found(page) {
  await open(page, "/");
  await page.getByRole("heading", { name: "Voidaanko osallistuminen järjestää työajalla?" }).waitFor();
  await page.getByText("Yksi tiimisi hakemus odottaa vastaustasi. Vastaa viimeistään 20.5.2020.").waitFor();
  assert.equal(await page.getByText(APPLICANT).count(), 0, "my path names nobody");
  await picture(page, "my-path-supervisor");
  await open(page, "/calls");
  await byKeyboard(page).activate("link", PLACE);
  await heading(page, "Työaika ja tiimisi hakemukset");
  assert.equal(await page.getByRole("link", { name: PLACE, exact: true }).getAttribute("aria-current"), "page");
  await open(page, "/");
  await byKeyboard(page).activate("link", GO);
}

/** The supervisor sees who applied and the hours, and says no by keyboard, with a reason. */
async function stated(page) {
  await heading(page, "Työaika ja tiimisi hakemukset");
  const entry = page.getByRole("article", { name: APPLICANT });
  await entry.getByText("Erityisasiantuntijan kehittymispolku").waitFor();
  assert.equal(await page.getByText("Aloitin uudessa tehtävässä.").count(), 0, "no answer of the application");
  const keys = byKeyboard(page);
  await keys.activate("button", "Vastaa työajasta");
  await keys.activate("button", "Lähetä vastaus");
  await entry.getByText("Valitse vastaus.").waitFor();
  await keys.reach("radio", "Voidaan järjestää työajalla");
  await keys.press("ArrowDown");
  await keys.press("ArrowDown");
  await keys.activate("button", "Lähetä vastaus");
  await page.getByText("Lomakkeessa on", { exact: false }).first().waitFor();
  await page.getByRole("link", { name: /^Miksi ei.*: / }).waitFor();
  await assertFaces(page, "a no without a reason");
  await keys.choose(/^Miksi ei/, "Ruuhka-aika tai määräaika");
  await keys.fill(/^Kerro tarkemmin/, MORE);
  await picture(page, "supervised-form");
  await keys.activate("button", "Lähetä vastaus");
  await entry.getByText(MORE).waitFor();
  await button(entry, "Muuta vastausta").waitFor();
}

/** The way to the days and hours of those who got a place; nobody has one yet. */
async function days(page) {
  const keys = byKeyboard(page);
  await keys.activate("link", "Katso tiimisi päivät ja tunnit");
  await keys.arrive("Tiimisi päivät ja tunnit");
  await page.getByText("Ei tapaamisia näinä päivinä").waitFor();
  await field(page, "Viimeinen päivä").fill("2020-05-01");
  await keys.activate("button", "Näytä");
  await page.getByText("Valitse enintään vuosi kerrallaan", { exact: false }).waitFor();
  await assertFaces(page, "days in the wrong order");
  await field(page, "Viimeinen päivä").fill("2020-12-31");
  await keys.activate("button", "Näytä");
  await page.getByText("Valitse enintään vuosi kerrallaan", { exact: false }).waitFor({ state: "detached" });
  await picture(page, "team-hours");
}

/** The applicant reads it, and replies by keyboard. */
async function answered(page) {
  await page.reload();
  const mine = card(page, "Esihenkilösi ja työaika");
  await mine.getByText("Ei voida nyt järjestää").waitFor();
  await mine.getByText(MORE).waitFor();
  await mine.getByText(SUPERVISOR, { exact: false }).first().waitFor();
  const keys = byKeyboard(page);
  await keys.activate("button", "Kommentoi vastausta");
  await keys.fill(/^Kommenttisi/, REPLY);
  await assertFaces(page, "replying to a supervisor");
  await keys.activate("button", "Tallenna kommentti");
  await mine.getByText(REPLY).waitFor();
  await picture(page, "application-supervisor-stated");
}

/** A withdrawn application leaves nothing with the supervisor. */
async function withdrawn(applicant, application, page) {
  const { version } = await ask(applicant, "GET", `me/applications/${application}`);
  await ask(applicant, "POST", `me/applications/${application}/withdrawal`, { version });
  await open(page, "/supervised");
  await page.getByText("Hakemuksia ei ole", { exact: true }).waitFor();
  await nothingAsked(page);
}
