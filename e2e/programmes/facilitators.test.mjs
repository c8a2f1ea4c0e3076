// Who leads: a coach from outside is invited by keyboard under terms, experience is stated by one and checked by another, the
// policy stops remote coaching, a named official waives, and the coach sees the own session alone and marks it.
import assert from "node:assert/strict";

import { all, ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces, assertRoom } from "../harness/accessibility.mjs";
import { open, PHONE, settled, signedIn } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, field, heading, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser, later } = journeys();

const NAME = "Kaisa Kumppani";
const EMAIL = "kaisa@kumppani.example";
const KAISA = { user_name: "kaisa.kumppani", password: "neljä vihreää kelloa" };

journey("a coach without experience is stopped, waived by an official, and sees the own session alone", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  await runSelection(await selectors(tools, server()));
  for (const person of await offered(tools, id, 3)) await takesPlace(tools, person);
  const page = await coordinator.newPage();
  const facilitators = `/coordinator/programmes/${id}/facilitators`;
  await open(page, facilitators);
  await invites(tools, page);
  const one = (await all(coordinator, `programmes/${id}/facilitators`))[0];
  await states(tools, page);
  const coach = await accepts(tools);
  const [sessions, other] = await planned(coordinator, id);
  const leading = `/coordinator/programmes/${id}/sessions/${sessions.id}/leading`;
  await names(tools, page, leading);
  await refused(tools, page, `/coordinator/programmes/${id}/sessions`);
  const decider = await tools.as("decider");
  await waives(tools, await decider.newPage(), leading, `${facilitators}/${one.id}`);
  await publishes(tools, page, id, sessions, other);
  await leads(tools, coach, sessions, other);

  const paths = {
    facilitators,
    facilitator: `${facilitators}/${one.id}`,
    "session-leading": leading,
    "coach-health": `/coordinator/programmes/${id}/coaches`,
    "coach-policy": "/coordinator/coach-policy",
  };
  await assertEveryFace(browser(), server(), "coordinator", paths);
  await assertEveryFace(browser(), server(), "decider", {
    "coach-policy-decider": "/coordinator/coach-policy",
    "session-leading-decider": leading,
  });
  await assertEveryFace(browser(), server(), KAISA, {
    "own-leading": "/leading",
    "led-session": `/leading/${sessions.id}`,
    "led-attendance": `/leading/${sessions.id}/attendance`,
    "led-today": `/leading/${sessions.id}/today`,
  });
  await later(5);
  await marks(tools, sessions);
});

/** Terms first, then the invitation: all of it by keys. */
async function invites(tools, page) {
  const keys = byKeyboard(page);
  assert.equal(await button(page, "Kutsu vetäjä").count(), 0, "nobody is invited without terms");
  await picture(page, "facilitators-first");
  await keys.activate("button", "Tallenna ehdot");
  await page.getByText("Voimassa on versio 1.", { exact: false }).waitFor();
  await settled(page);
  await keys.activate("button", "Kutsu vetäjä");
  await page.getByRole("group", { name: /korjattav/ }).waitFor();
  await assertFaces(page, "an invitation, refused");
  await keys.fill("Nimi", NAME);
  await keys.fill("Organisaatio", "Kumppani Oy");
  await keys.fill(/^Sähköpostiosoite/, EMAIL);
  await keys.fill(/^Viimeinen päivä/, "12312020");
  await keys.activate("button", "Kutsu vetäjä");
  await page.getByRole("link", { name: NAME }).waitFor();
  await assertRoom(page, "facilitators");
  tools.covers("R12 N6", "a coach from outside is invited under terms, with a last day, by keyboard");
}

/** What a coach has behind them; and the link that was lost goes out once more. */
async function states(tools, page) {
  const keys = byKeyboard(page);
  await keys.activate("link", NAME);
  await keys.arrive(NAME);
  await keys.activate("button", "Lähetä uusi linkki");
  await page.getByText("Uusi linkki on lähetetty").waitFor();
  await settled(page);
  await keys.fill("Vuosia ryhmien valmentajana", "2");
  await keys.fill("Tunteja etäryhmien valmentajana", "10");
  await keys.fill("Suosittelijoiden määrä", "3");
  await keys.fill(/^Mihin tieto perustuu/, "Kaisa, 040 123 4567");
  await keys.activate("button", "Kirjaa kokemus");
  await page.getByText("Poista yhteystiedot.", { exact: false }).first().waitFor();
  await keys.fill(/^Mihin tieto perustuu/, "Kolme virastoa vuosina 2018–2020");
  await keys.activate("button", "Kirjaa kokemus");
  await page.getByText("Tarkistamatta", { exact: true }).waitFor();
  await settled(page);
  tools.covers("N6", "experience is stated without anybody's contact details, and does not count before it is checked");
}

/** The coach comes by the newest link, and reads the terms before anything else. */
async function accepts(tools) {
  const mails = await all(await tools.as("agency_admin"), "mail_sink");
  const hers = mails.filter((mail) => mail.recipient === EMAIL && mail.text.includes("/invitation#"));
  assert.equal(hers.length, 2);
  const links = hers.map((mail) => mail.text.split("/invitation#")[1].split(/\s/)[0]);
  const page = await (await tools.stranger()).newPage();
  let opened = false;
  for (const secret of links) {
    await open(page, "/");
    await open(page, `/invitation#${secret}`);
    if ((await button(page, "Tallenna ja kirjaudu sisään").count()) > 0) {
      opened = true;
      break;
    }
  }
  assert.ok(opened, "the newest link opens");
  await field(page, "Käyttäjätunnus").fill(KAISA.user_name);
  await field(page, "Uusi salasana").fill(KAISA.password);
  await button(page, "Tallenna ja kirjaudu sisään").click();
  await heading(page, "Oma polku");
  await open(page, "/leading");
  await page.getByText("Lue salassapitoehdot").waitFor();
  await picture(page, "own-leading-terms");
  await assertFaces(page, "terms to accept");
  await byKeyboard(page).activate("button", "Hyväksyn ehdot");
  await page.getByText("Olet hyväksynyt ehdot").first().waitFor();
  await settled(page);
  return page;
}

/** A coaching session that shall be remote, and another one. */
async function planned(coordinator, id) {
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const { element_id } = lines.find((line) => line.kind === "small_group_coaching");
  const drafts = [];
  for (const day of ["07", "08"]) {
    const mode = day === "07" ? "remote" : "in_person";
    const session = { element_id, start: `2020-05-${day}T09:00`, end: `2020-05-${day}T12:00`, mode };
    const { items } = await ask(coordinator, "POST", `programmes/${id}/sessions`, { body: { session } });
    drafts.push(items[0]);
  }
  return drafts;
}

/** The coordinator names the lead, and sees at once that the policy is not met. */
async function names(tools, page, leading) {
  await open(page, leading);
  const keys = byKeyboard(page);
  await keys.choose(/^Päävetäjä/, `${NAME}, pienryhmävalmentaja (coach)`);
  await keys.activate("button", "Tallenna vetäjät");
  await card(page, "Kuka vetää").getByText(NAME).waitFor();
  await page.getByText("Linjaus ei täyty", { exact: true }).waitFor();
  assert.equal(await card(page, "Myönnä perusteltu poikkeus").count(), 0, "who plans does not waive");
  await assertRoom(page, "leading of a session");
  tools.covers("R57 N6", "an inexperienced coach is stopped when it is remote, and it is seen before it is published");
}

/** Publishing is refused with the sessions that it is about, each leading to where its leaders are named. */
async function refused(tools, page, at) {
  await open(page, at);
  const keys = byKeyboard(page);
  await keys.activate("button", "Julkaise 2 luonnosta");
  await page.getByRole("dialog").getByText("Jokainen osallistuja saa viestin", { exact: false }).waitFor();
  await keys.activate("button", "Julkaise 2 luonnosta");
  await page.getByRole("alert").getByText("Pienryhmävalmentajan kokemus ei riitä", { exact: false }).waitFor();
  await assertFaces(page, "publishing in breach of the policy");
  await picture(page, "sessions-in-breach");
  await page.getByRole("dialog").getByRole("link", { name: /^Vetäjät: to 7\.5\.2020 klo 9–12/ }).click();
  await page.getByText("Linjaus ei täyty", { exact: true }).waitFor();
  tools.covers("N6", "whoever publishes is told which sessions do not meet the policy, and led to them");
}

/** An official who does not plan checks the evidence, and waives with name and reason. */
async function waives(tools, page, leading, facilitator) {
  await open(page, facilitator);
  const keys = byKeyboard(page);
  await keys.activate("button", "Vahvista");
  await page.getByText("Voimassa", { exact: true }).waitFor();
  await open(page, leading);
  await page.getByText("tarkistettuja on 2", { exact: false }).first().waitFor();
  await keys.fill(/^Perustelu/, "Ryhmä tuntee valmentajan keväästä.");
  await keys.fill("Päättäjän nimi", "Kristiina Lehto");
  await keys.fill("Päättäjän virkanimike", "Ryhmäpäällikkö");
  await keys.activate("button", "Myönnä perusteltu poikkeus");
  await page.getByText("Linjaus ei täyty, mutta poikkeus on voimassa").waitFor();
  await picture(page, "session-leading-waived");
  tools.covers("R58 R59 N6", "a named official waives with a reason, after somebody else's evidence was checked");
}

/** What was waived is published, and the waiver stands in the list for the evaluation. */
async function publishes(tools, page, id, session, other) {
  const body = { session_ids: [session.id, other.id] };
  await ask(page.context(), "POST", `programmes/${id}/sessions/publication`, { body });
  await open(page, `/coordinator/programmes/${id}/coaches`);
  await page.getByText("Kaikki julkaistut pienryhmävalmennukset täyttävät linjauksen").waitFor();
  await card(page, "Perustellut poikkeukset").getByText("Kristiina Lehto", { exact: false }).waitFor();
  tools.covers("N6", "waivers are kept for the evaluation, and no breach is open");
}

/** The coach sees the own session with its members, and no other. */
async function leads(tools, page, session, other) {
  await open(page, "/leading");
  const own = card(page, "Tapaamiset").getByRole("link");
  assert.equal(await own.count(), 1);
  await byKeyboard(page).activate("link", await own.innerText());
  await page.getByText("Nimet on tarkoitettu vain tapaamisen vetämiseen.").waitFor();
  assert.equal(await page.locator("#members li").count(), 3);
  await assertRoom(page, "a session that one leads");
  await open(page, `/leading/${other.id}`);
  assert.equal(await page.locator("#members").count(), 0, "of a session of others nothing is shown");
  const answer = await page.context().request.get(`/api/v1/me/led_sessions/${other.id}`);
  assert.equal(answer.status(), 404);
  assert.ok(session.id);
  tools.covers("R12", "a coach sees the members of the own session and of no other");
}

/** Once it has begun the coach says on a phone who was there. */
async function marks(tools, session) {
  const context = await signedIn(browser(), server(), KAISA, { viewport: PHONE });
  try {
    const page = await context.newPage();
    await open(page, `/leading/${session.id}`);
    const keys = byKeyboard(page);
    await keys.activate("link", "Läsnäolo");
    await keys.activate("button", "Merkitse loput (3) etäosallistujiksi");
    await button(page, "Tallenna merkinnät").click();
    await page.getByText("3 merkintää on tallennettu.").waitFor();
    assert.equal(await page.getByText("Näytä historia").count(), 0, "what others said is not hers to read");
    await picture(page, "led-attendance-marked");
    assert.deepEqual(context.complaints, []);
  } finally {
    await context.close();
  }
  tools.covers("U17 R12", "whoever leads a session marks who was there, until the last day");
}
