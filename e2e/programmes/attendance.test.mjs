// Attendance: an apology in advance, a session marked in one pass on a phone, a while without a network, a correction that
// loses nothing, and the hours that follow, with their files.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

import { all, ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open, PHONE, settled, signedIn } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, invitedAs, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser, later } = journeys();

journey("a session is marked on a phone, without a network for a while, and counted into hours", async (tools) => {
  const before = await tools.as("coordinator");
  const { id } = await programme(before, PROGRAMME_A);
  await runSelection(await selectors(tools, server()));
  const people = await offered(tools, id, 3);
  const pages = [];
  for (const person of people) pages.push(await takesPlace(tools, person));
  const session = await held(before, id);
  await apologises(tools, pages[0], people[0]);
  await declines(tools, before, `/coordinator/programmes/${id}/sessions/${session.id}/attendance`, session, people[1], pages[1]);

  await later(5);
  const coordinator = await signedIn(browser(), server(), "coordinator", { viewport: PHONE });
  const path = `/coordinator/programmes/${id}/sessions/${session.id}/attendance`;
  try {
    const page = await coordinator.newPage();
    await marks(tools, page, path, people);
    await withoutNetwork(tools, coordinator, page, session, people);
    await assertFaces(page, "attendance with its history");
    await hours(tools, page, id);
    await assertEveryFace(browser(), server(), "coordinator", { attendance: path, hours: `/coordinator/programmes/${id}/hours` });
    await assertEveryFace(browser(), server(), invitedAs(people[0]), { "own-attendance": "/sessions" });
  } finally {
    await coordinator.close();
  }
});

/** A hybrid session of an hour, three days on, published to everybody. */
async function held(coordinator, id) {
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const { element_id } = lines.find((line) => line.kind === "lecture");
  const body = { session: { element_id, start: "2020-05-07T09:00", end: "2020-05-07T10:00", mode: "hybrid" } };
  const { items } = await ask(coordinator, "POST", `programmes/${id}/sessions`, { body });
  await ask(coordinator, "POST", `programmes/${id}/sessions/publication`, { body: { session_ids: [items[0].id] } });
  return items[0];
}

/** Without a reason, taken back, and given again. */
async function apologises(tools, page, person) {
  await open(page, "/sessions");
  const keys = byKeyboard(page);
  await keys.activate("button", /^Ilmoita, etten pääse/);
  await page.getByText("Poissaolosi on ilmoitettu koordinaattorille.").waitFor();
  await keys.activate("button", /^Peru ilmoitus, pääsen sittenkin/);
  await page.getByText("Ilmoitus on peruttu.", { exact: false }).waitFor();
  await keys.activate("button", /^Ilmoita, etten pääse/);
  await page.getByText("ilmoittanut poissaolosta", { exact: true }).first().waitFor();
  await picture(page, "own-apology");
  // The page of the session says and offers the same.
  await keys.activate("link", /^to 7\.5\.2020 klo 9–10/);
  const facts = card(page, "Tapaaminen");
  await facts.getByText("Työaikaa 1 t", { exact: true }).waitFor();
  await page.getByText("ilmoittanut poissaolosta", { exact: true }).first().waitFor();
  await picture(page, "own-session-apology");
  await keys.activate("button", /^Peru ilmoitus, pääsen sittenkin/);
  await page.getByText("Ilmoitus on peruttu.", { exact: false }).first().waitFor();
  await keys.activate("button", /^Ilmoita, etten pääse/);
  await page.getByText("ilmoittanut poissaolosta", { exact: true }).first().waitFor();
  assert.ok(person);
  tools.covers("U17", "a participant apologises in advance, is not asked why, and can take it back");
}

/** Somebody declines in their calendar. Whoever runs the session sees it as what it is, and nothing else has changed. */
async function declines(tools, coordinator, path, session, person, own) {
  const page = await coordinator.newPage();
  await open(page, path);
  const group = page.getByRole("group", { name: `${person.family_name} ${person.given_name}` });
  const sign = group.getByText("Kutsu on hylätty kalenterissa. Se ei ole poissaoloilmoitus.", { exact: true });
  await group.waitFor();
  assert.equal(await sign.count(), 0, "nothing was answered yet");
  const admin = await tools.as("agency_admin");
  const client = await ask(admin, "POST", "machine_clients", { body: { name: "Postilaatikko", scopes: ["replies:write"] } });
  const { request } = await tools.stranger();
  const asked = await request.post(`${server().url}/oauth/token`, {
    headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}` },
    form: { grant_type: "client_credentials" },
  });
  const authorization = `Bearer ${(await asked.json()).access_token}`;
  const { email } = await ask(coordinator, "GET", `people/${person.id}`);
  // The file of one's own calendar has the number under which the session was told last.
  const file = await (await own.context().request.get(`${server().url}/api/v1/me/calendar`)).text();
  const event = file.split("BEGIN:VEVENT").find((one) => one.includes(session.id));
  const [, number] = /SEQUENCE:(\d+)/.exec(event);
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REPLY", "BEGIN:VEVENT", `UID:${session.id}@sessions.polku`, `SEQUENCE:${number}`,
    "DTSTAMP:20200504T060000Z", `ATTENDEE;PARTSTAT=DECLINED:mailto:${email}`, "COMMENT:En pääse", "END:VEVENT", "END:VCALENDAR", "",
  ];
  const sent = await request.post(`${server().url}/api/v1/invitation_replies`, {
    headers: { authorization, "idempotency-key": randomUUID() },
    data: { calendar: lines.join("\r\n") },
  });
  assert.equal(sent.status(), 204, await sent.text());
  await open(page, path);
  await sign.waitFor();
  assert.ok(!(await group.getByLabel("ilmoittanut poissaolosta").isChecked()), "it is no apology");
  await page.getByText("1/3").waitFor();
  await assertFaces(page, "attendance with a declined invitation");
  await picture(page, "attendance-declined-in-calendar");
  await page.setViewportSize(PHONE);
  await picture(page, "attendance-declined-in-calendar-phone");
  await page.close();
  await open(own, "/sessions");
  await own.getByText("Kutsu on hylätty kalenterissasi. Se ei ole poissaoloilmoitus.", { exact: false }).waitFor();
  await picture(own, "own-declined-in-calendar");
  tools.covers("U17 U15", "an invitation that somebody's calendar declined is shown as a sign, and is no apology");
}

/** The rest at once, then the exception: by keys, on a phone's screen. */
async function marks(tools, page, path, [away, late]) {
  await open(page, path);
  const keys = byKeyboard(page);
  const person = (one) => page.getByRole("group", { name: `${one.family_name} ${one.given_name}` });
  assert.ok(await person(away).getByLabel("ilmoittanut poissaolosta").isChecked(), "the apology is seen");
  await keys.activate("button", "Merkitse loput (2) paikalla oleviksi");
  assert.ok(await person(away).getByLabel("ilmoittanut poissaolosta").isChecked(), "whoever apologised stays so");
  await person(late).getByLabel("osittain etänä").check();
  await button(page, "Tallenna merkinnät").click();
  await page.getByRole("group", { name: /korjattav/ }).waitFor();
  await assertFaces(page, "attendance, refused");
  await page.setViewportSize(PHONE);
  await person(late).getByLabel(/^Kuinka monta minuuttia/).fill("25");
  await picture(page, "attendance-marking");
  await button(page, "Tallenna merkinnät").click();
  await page.getByText("2 merkintää on tallennettu.").waitFor();
  await settled(page);
  await page.getByText("3/3").waitFor();
  tools.covers("U17 U14 N7", "a session is marked in one pass on a phone: on site, remotely, partly, apologised");
}

/** Marked without a network, sent twice, and arrived once. */
async function withoutNetwork(tools, context, page, session, [, late, there]) {
  const person = (one) => page.getByRole("group", { name: `${one.family_name} ${one.given_name}` });
  await context.setOffline(true);
  await person(there).getByLabel("etänä", { exact: true }).check();
  await button(page, "Tallenna merkinnät").click();
  await page.getByText("Yhteys katkesi, mutta merkinnät ovat tallessa tässä laitteessa").waitFor();
  await person(late).getByLabel("poissa", { exact: true }).check();
  await button(page, "Tallenna merkinnät").click();
  await page.getByText("2 tallentamatonta merkintää").waitFor();
  await picture(page, "attendance-offline");
  await context.setOffline(false);
  // The pass before had two marks as well: only when nothing waits any more is it this one that arrived.
  await page.getByText("2 tallentamatonta merkintää").waitFor({ state: "hidden" });
  await settled(page);
  const changes = await all(context, `sessions/${session.id}/attendance/changes`);
  const times = (one) => changes.filter((change) => change.application_id === one.application).length;
  assert.deepEqual([times(late), times(there)], [2, 2], "each was said before, and corrected once");
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("polku-marks-")).length), 0);
  await button(page, "Näytä historia").click();
  await page.getByRole("row").filter({ hasText: late.family_name }).filter({ hasText: "osittain etänä, 25 min" }).first().waitFor();
  // What the browser says of a network that is not there is what was wanted here.
  context.complaints.length = 0;
  tools.covers("U17", "what is marked without a network is kept on the device, and arrives once");
}

/** What was lived stands beside what was promised, and in a file. */
async function hours(tools, page, id) {
  await open(page, `/coordinator/programmes/${id}/hours`);
  await card(page, "Tunnit yhteensä").waitFor();
  await picture(page, "attended-hours");
  const links = card(page, "Tunnit henkilöittäin").getByRole("link", { name: "Vie taulukkona (CSV)" });
  const answer = await page.context().request.get(await links.getAttribute("href"));
  assert.match(await answer.text(), /"Luvattu \(min\)"/);
  tools.covers("N18 R45", "hours stand promised, invited and attended, and are taken out as a file");
}
