// Sessions by keyboard: planned as a series with days off and clashes told before, published, found by a participant on
// their own path with the file for a calendar, changed, cancelled, removed.
import assert from "node:assert/strict";

import { all, ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, heading, invitedAs, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();
const faces = (who, paths) => assertEveryFace(browser(), server(), who, paths);

const PLACE = "Opastinsilta 12, Pasila";
const ELSEWHERE = "Hatanpään valtatie 30, Hatanpää";

journey("sessions are planned, published, saved to a calendar and cancelled", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  const at = `/coordinator/programmes/${id}/sessions`;
  await runSelection(await selectors(tools, server()));
  const [person] = await offered(tools, id, 1);
  const own = await takesPlace(tools, person);
  await grouped(coordinator, id);

  const page = await coordinator.newPage();
  await open(page, `/coordinator/programmes/${id}`);
  const keys = byKeyboard(page);
  await keys.activate("link", "Tapaamiset");
  await keys.arrive("Tapaamiset");
  await page.getByText("Tapaamisia ei ole vielä suunniteltu").waitFor();
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const lecture = lines.find((line) => line.kind === "lecture").title.fi;
  await series(page, keys, lecture);
  tools.covers("R45 N18", "a series is seen with its days off before it is saved, and its hours beside those of the design");
  await faces("coordinator", { "sessions-drafts": at });

  await keys.activate("button", "Julkaise 2 luonnosta");
  await page.getByRole("dialog").getByText("Jokainen osallistuja saa viestin omista tapaamisistaan", { exact: false }).waitFor();
  await assertFaces(page, "publishing sessions");
  await keys.activate("button", "Julkaise 2 luonnosta");
  await page.getByText("2 tapaamista on julkaistu, ja niistä on kerrottu osallistujille.").waitFor();

  await onPath(own);
  await followed(own, server());
  tools.covers("U15", "a calendar follows its owner's sessions at an address that is shown once, and gets nothing once it has ended");
  await faces(invitedAs(person), { "my-path-sessions": "/", "own-sessions": "/sessions" });
  tools.covers("U9 R48", "a participant finds the days on their own path, on a page that prints, and saves them to a calendar");

  await clashing(page, keys, lecture, at);
  const [first, second] = await all(coordinator, `programmes/${id}/sessions?state=published`);
  await moved(page, keys, `${at}/${first.id}`);
  await cancelled(page, keys, `${at}/${second.id}`);
  await open(own, "/sessions");
  await own.getByText(ELSEWHERE, { exact: false }).waitFor();
  await own.getByText("Tapaamista ei pidetä: vetäjä on estynyt.", { exact: false }).waitFor();
  await picture(own, "own-sessions-cancelled");
  tools.covers("R48", "what people were told and does not take place stays in their list as cancelled, with the reason");
  await faces("coordinator", {
    "sessions": at,
    "sessions-new": `${at}/new`,
    "session-published": `${at}/${first.id}`,
    "session-cancelled": `${at}/${second.id}`,
  });
  await faces("decider", { "sessions-decider": at });
});

/** Groups that are confirmed, so that there is somebody to plan for. */
async function grouped(coordinator, id) {
  const { grouping } = await ask(coordinator, "POST", `programmes/${id}/grouping`, { body: {} });
  await ask(coordinator, "POST", `programmes/${id}/grouping/confirmation`, { version: grouping.version });
}

/** What is asked of every session here. Day and month are the same number, and the hour is before noon: the order and the
 * clock by which a browser asks for them do not matter. */
async function fill(keys, element, day) {
  await keys.choose("Osio", element);
  await keys.fill(/^Päivä/, day);
  await keys.fill(/^Alkaa/, "0900AM");
  await keys.fill(/^Päättyy$/, "1100AM");
  await keys.choose(/^Toteutustapa/, "kasvokkain");
}

/** Three sessions, one of them on Epiphany, which is left out. */
async function series(page, keys, lecture) {
  await keys.activate("link", "Suunnittele tapaaminen");
  await keys.arrive("Suunnittele tapaaminen");
  await keys.activate("button", "Tarkista ennen tallentamista");
  await page.getByRole("group", { name: /korjattavaa|virhe/ }).getByText("Alkaa: Anna kellonaika.").waitFor();
  await assertFaces(page, "planning a session, refused");
  await fill(keys, lecture, "11112020");
  await keys.activate("button", "Lisää tauko");
  await keys.fill(/^Tauko alkaa/, "1000AM");
  await keys.fill(/^Tauon pituus/, "15");
  await keys.fill(/^Kuinka monta kertaa/, "3");
  await keys.fill(/^Kuinka monen viikon/, "8");
  await keys.fill(/^Paikka/, PLACE);
  await keys.activate("button", "Tarkista ennen tallentamista");
  const preview = card(page, "Näin syntyy 3 tapaamista");
  await preview.getByText("Yksi tapaaminen osuu vapaapäivään.").waitFor();
  const epiphany = preview.getByRole("row", { name: /ke 6\.1\.2021/ });
  await epiphany.getByText("loppiainen").waitFor();
  await epiphany.getByText("1 t 45 min").waitFor();
  await assertFaces(page, "what a series would make");
  await picture(page, "sessions-preview");
  await keys.tick(/^Jätä pois ke 6\.1\.2021/);
  await keys.activate("button", "Tallenna 2 luonnosta");
  await keys.arrive("Tapaamiset");
  await page.getByText("2 luonnosta odottaa julkaisua").waitFor();
  assert.equal(await page.locator("#sessions tbody tr").count(), 2);
  const hours = card(page, "Suunnitellut tunnit").getByRole("row").filter({ hasText: lecture }).first();
  await hours.getByText("3 t 30 min").waitFor();
}

/** From one's own path to the sessions and their file. */
async function onPath(page) {
  await open(page, "/");
  await page.getByText(/^Seuraavaksi ke 11\.11\.2020 klo 9–11: /).waitFor();
  const stop = page.locator(".spine__stop[aria-current=step]");
  await stop.getByText(/^11\.11\..*, 2 kertaa$/).waitFor();
  await stop.getByText(PLACE, { exact: false }).first().waitFor();
  await picture(page, "my-path-dated");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("button", { name: "Tulosta polku" }).count(), 0, "no button is printed");
  await stop.getByText(PLACE, { exact: false }).first().waitFor();
  await picture(page, "my-path-printed");
  await page.emulateMedia({ media: null });
  const keys = byKeyboard(page);
  await keys.activate("link", "Tapaamiset ja kalenteri");
  await keys.arrive("Omat tapaamiset");
  const items = card(page, "Tapaamiset aikajärjestyksessä").getByRole("listitem");
  assert.equal(await items.count(), 2);
  await items.first().getByText("ke 11.11.2020 klo 9–11").waitFor();
  await items.first().getByText(PLACE, { exact: false }).waitFor();
  await keys.reach("link", "Tallenna kalenteritiedosto");
  const href = await page.getByRole("link", { name: "Tallenna kalenteritiedosto" }).getAttribute("href");
  const answer = await page.context().request.get(href);
  assert.match(answer.headers()["content-type"], /^text\/calendar/);
  assert.equal((await answer.text()).match(/BEGIN:VEVENT/g).length, 2);
}

/** An address that a calendar follows: made, shown once, read by a machine that has signed in nowhere, and ended. */
async function followed(page, { output, printed }) {
  const keys = byKeyboard(page);
  const follow = card(page, "Seuraa kalenterissasi");
  await keys.activate("button", "Tee osoite");
  await follow.getByText("Osoite näytetään vain tämän kerran.", { exact: false }).waitFor();
  await follow.getByRole("button", { name: "Tee uusi osoite" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Tee uusi osoite", "the focus is not on what ends it");
  const address = await follow.getByLabel("Kalenterin osoite").inputValue();
  assert.equal(await follow.getByRole("link", { name: "Avaa kalenteriohjelmassa" }).getAttribute("href"),
    address.replace(/^https?:/, "webcal:"));
  await assertFaces(page, "an address that was made");
  await picture(page, "own-calendar-address");
  const calendar = await fetch(address);
  assert.match(calendar.headers.get("content-type"), /^text\/calendar/);
  assert.equal((await calendar.text()).match(/BEGIN:VEVENT/g).length, 2);
  const again = { headers: { "if-none-match": calendar.headers.get("etag") } };
  assert.equal((await fetch(address, again)).status, 304);
  // The log has the route by which it was asked, and nowhere the secret.
  await printed(/"route":"\/api\/v1\/calendars\/\{secret\}\/polku\.ics","status":304/);
  const secret = address.split("/").at(-2);
  assert.ok(output().every((line) => !line.includes(secret)), "a secret address is in the log");
  await open(page, "/sessions");
  await follow.getByText("Sitä ei voi näyttää uudelleen.", { exact: false }).waitFor();
  assert.equal(await follow.getByLabel("Kalenterin osoite").count(), 0);
  await keys.activate("button", "Poista osoite käytöstä");
  await page.getByText("Osoite on poistettu käytöstä.").waitFor();
  assert.equal((await fetch(address)).status, 404);
}

/** Another one at the same time is told as a clash before it is saved, and its draft is removed. */
async function clashing(page, keys, lecture, at) {
  await open(page, `${at}/new`);
  await heading(page, "Suunnittele tapaaminen");
  await fill(keys, lecture, "11112020");
  await keys.activate("button", "Tarkista ennen tallentamista");
  await page.getByText("Yksi tapaaminen on päällekkäin toisen kanssa.").waitFor();
  await page.getByText(`Samalla ryhmällä: ${lecture}, ke 11.11.2020 klo 9–11`).waitFor();
  await keys.activate("button", "Tallenna luonnoksena");
  await keys.arrive("Tapaamiset");
  await page.getByText("Yksi luonnos odottaa julkaisua").waitFor();
  await picture(page, "sessions-clash");
  const [draft] = await all(page.context(), `programmes/${at.split("/").at(-2)}/sessions?state=draft`);
  await open(page, `${at}/${draft.id}`);
  await heading(page, lecture);
  await keys.activate("button", "Poista luonnos");
  await page.getByRole("dialog").waitFor();
  await keys.activate("button", "Poista luonnos");
  await keys.arrive("Tapaamiset");
  await page.locator("#publication").waitFor({ state: "detached" });
}

/** A published session takes place elsewhere. What somebody else saved meanwhile is not lost unasked. */
async function moved(page, keys, path) {
  await open(page, path);
  await keys.fill(/^Paikka/, ELSEWHERE);
  const { version, ...seen } = await ask(page.context(), "GET", `sessions/${path.split("/").at(-1)}`);
  const { element_id, start, end, breaks, mode, place } = seen;
  await ask(page.context(), "PUT", `sessions/${seen.id}`, { version, body: { element_id, start, end, breaks, mode, place, seats: 30 } });
  await keys.activate("button", "Tallenna muutokset");
  await page.getByText("Joku muu on tallentanut muutoksia samaan aikaan").waitFor();
  await keys.activate("button", "Tallenna omani ja korvaa toisen tiedot");
  await keys.arrive("Tapaamiset");
  await page.getByText(ELSEWHERE, { exact: false }).waitFor();
}

/** A published session does not take place: the class of the reason is asked for, and nothing else. */
async function cancelled(page, keys, path) {
  await open(page, path);
  await keys.activate("button", "Peru tapaaminen");
  const dialog = page.getByRole("dialog", { name: "Perutaanko tapaaminen?" });
  await dialog.waitFor();
  assert.ok(await dialog.getByRole("button", { name: "Peru tapaaminen" }).isDisabled(), "nothing is chosen for the coordinator");
  await assertFaces(page, "cancelling a session");
  await picture(page, "session-cancelling");
  await keys.tick("vetäjä on estynyt");
  await keys.activate("button", "Peru tapaaminen");
  await keys.arrive("Tapaamiset");
  await page.getByRole("row").filter({ hasText: "peruttu" }).getByText("vetäjä on estynyt").waitFor();
}
