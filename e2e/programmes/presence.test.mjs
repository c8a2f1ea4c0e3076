// Being there: a list is printed and typed back by row number, a remote tool's list is accepted as proposals, many join
// addresses are given at once, and materials are links. All of it by keyboard.
import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open, settled, signedIn } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, field, invitedAs, link, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser, later } = journeys();
const SHEET = fileURLToPath(new URL("../screenshots/sign-in-paper.pdf", import.meta.url));

journey("a session is signed on paper and typed back, and a remote tool's list is accepted as proposals", async (tools) => {
  const before = await tools.as("coordinator");
  const { id } = await programme(before, PROGRAMME_A);
  await runSelection(await selectors(tools, server()));
  const people = await offered(tools, id, 3);
  const pages = [];
  for (const person of people) pages.push(await takesPlace(tools, person));
  const session = await held(before, id);
  const at = `/coordinator/programmes/${id}/sessions`;
  const lists = `${at}/${session.id}/presence`;
  const ahead = await before.newPage();
  await addresses(tools, ahead, `/coordinator/programmes/${id}`);
  await materials(tools, ahead, `${at}/${session.id}`);
  const code = await prints(tools, ahead, lists);
  const [own] = pages;
  await open(own, `/sessions/${session.id}`);
  assert.equal(await link(own, "Kalvot <b>").getAttribute("href"), "https://moodle.example.fi/course/7?a=1&b=2");
  await picture(own, "own-session-materials");

  await later(5);
  const coordinator = await signedIn(browser(), server(), "coordinator");
  try {
    const page = await coordinator.newPage();
    await typesBack(tools, page, lists, code, people);
    await accepts(tools, page, lists, people);
    await assertEveryFace(browser(), server(), "coordinator", {
      "sign-in": `${lists}/sign-in`,
      "typed-back": `${lists}/typed-back`,
      "remote-list": `${lists}/remote-list`,
      materials: `${lists}/materials`,
      "join-addresses": `/coordinator/programmes/${id}/join-addresses`,
    });
    await assertEveryFace(browser(), server(), invitedAs(people[0]), { "own-materials": `/sessions/${session.id}` });
    assert.deepEqual(coordinator.complaints, []);
  } finally {
    await coordinator.close();
  }
});

/** A hybrid session of an hour, three days on, published to everybody. */
async function held(coordinator, id) {
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const { element_id } = lines.find((line) => line.kind === "lecture");
  const session = { element_id, start: "2020-05-07T09:00", end: "2020-05-07T10:00", mode: "hybrid", place: "Tapiola" };
  const { items } = await ask(coordinator, "POST", `programmes/${id}/sessions`, { body: { session } });
  await ask(coordinator, "POST", `programmes/${id}/sessions/publication`, { body: { session_ids: [items[0].id] } });
  return items[0];
}

/** A line that fits no session is named; once all do, the addresses are given. */
async function addresses(tools, page, at) {
  await open(page, `${at}/sessions`);
  const keys = byKeyboard(page);
  await keys.activate("link", "Etäosallistumisen osoitteet");
  const text = field(page, "Päivä, ryhmä ja osoite, yksi tapaaminen riville");
  await text.fill("7.5.2020 klo 9.00;;https://kokous.example.fi/a1\n8.5.2020;;http://kokous.example.fi/a2");
  await keys.activate("button", "Tarkista rivit");
  await card(page, "Korjattavat rivit").getByText("Rivi 2").waitFor();
  await picture(page, "join-addresses-faults");
  await assertFaces(page, "join addresses with a fault");
  await text.fill("7.5.2020 klo 9.00;;https://kokous.example.fi/a1");
  await keys.activate("button", "Tarkista rivit");
  await page.getByText("Osoitteet eivät ole viestissä.", { exact: false }).waitFor();
  await picture(page, "join-addresses");
  await keys.activate("button", "Tallenna yksi osoite");
  await page.getByText("Yksi osoite on tallennettu.").waitFor();
  tools.covers("R46 U15", "join addresses are given to sessions at once, seen before, and stand in no mail");
}

/** An address with a password in it is refused at its field; a title is shown as it was typed. */
async function materials(tools, page, at) {
  await open(page, at);
  const keys = byKeyboard(page);
  await keys.activate("link", "Aineistot");
  await keys.activate("button", "Lisää linkki");
  await field(page, "Mitä linkin takana on").fill("Kalvot <b>");
  await field(page, "Osoite").fill("https://maija:salainen@example.fi/x");
  await keys.activate("button", "Tallenna muutokset");
  await page.getByRole("group", { name: /korjattav/ }).waitFor();
  await picture(page, "materials-refused");
  await assertFaces(page, "materials, refused");
  await field(page, "Osoite").fill("https://moodle.example.fi/course/7?a=1&b=2");
  await keys.activate("button", "Tallenna muutokset");
  await link(page, "Kalvot <b>").waitFor();
  await picture(page, "session-materials");
  tools.covers("R39 N7", "materials are links with a title, for members and those who plan");
}

/** One sheet of paper: numbered rows, names, room for signatures, and a code. */
async function prints(tools, page, lists) {
  await open(page, `${lists}/sign-in`);
  const keys = byKeyboard(page);
  await picture(page, "sign-in-make");
  await keys.activate("button", "Tee lista");
  await button(page, "Tulosta").waitFor();
  const rows = page.locator(".sign-in__table tbody tr");
  assert.equal(await rows.count(), 3);
  await picture(page, "sign-in-list");
  await assertFaces(page, "a list to print");
  await page.emulateMedia({ media: "print" });
  await page.pdf({ path: SHEET, format: "A4" });
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.screenshot({ path: join(SHEET, "../sign-in-paper.png"), fullPage: true });
  assert.ok(!(await button(page, "Tulosta").isVisible()), "no button is printed");
  await page.emulateMedia({ media: null });
  const code = (await page.locator(".sign-in__code").innerText()).trim();
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
  tools.covers("R39 U17", "a session's sign-in list is printed with numbered rows and room for signatures");
  return code;
}

/** Row numbers become marks; what cannot be read is named by its place. */
async function typesBack(tools, page, lists, code, people) {
  await open(page, `${lists}/typed-back`);
  const keys = byKeyboard(page);
  await field(page, "Listan tunnus").fill(code.toLowerCase());
  await keys.activate("button", "Avaa lista");
  const typed = field(page, "Ketkä olivat mukana?");
  await typed.fill("1 2:25 7");
  await page.getByText("Merkki 8, ”7”: listalla on 3 riviä").waitFor();
  await picture(page, "typed-back-fault");
  await assertFaces(page, "a list typed back, with a fault");
  await typed.fill("1 2:25");
  await keys.tick("Merkitse muut poissa oleviksi");
  await page.getByText("3 tallentamatonta merkintää").waitFor();
  await picture(page, "typed-back-rows");
  await keys.activate("button", "Tallenna merkinnät");
  await page.getByText("3 merkintää on tallennettu.").waitFor();
  await page.getByText("3/3").waitFor();
  await settled(page);
  await picture(page, "attendance-after-typing");
  assert.equal(people.length, 3);
  tools.covers("U17", "a printed list is typed back in one pass, and nobody is absent unless it is said");
}

/** A list with a rejoin, a stranger and a row without an end: looked at, accepted, saved. */
async function accepts(tools, page, lists, [first]) {
  const name = `${first.given_name} ${first.family_name}`;
  const rows = [
    ["Name", "Join Time", "Leave Time", "Email"],
    [name, "5/7/20, 8:55:00 AM", "5/7/20, 9:20:00 AM", ""],
    [name, "5/7/20, 9:10:00 AM", "5/7/20, 9:30:00 AM", ""],
    ["Neuvotteluhuone", "5/7/20, 9:00:00 AM", "5/7/20, 10:00:00 AM", ""],
    [name, "5/7/20, 9:40:00 AM", "", ""],
  ];
  const text = `\uFEFF${rows.map((row) => row.join("\t")).join("\n")}\n`;
  await open(page, `${lists}/remote-list`);
  const keys = byKeyboard(page);
  await page.locator("#upload").setInputFiles({ name: "lista.csv", mimeType: "text/csv", buffer: Buffer.from(text, "utf16le") });
  await keys.activate("button", "Lue luettelo");
  await card(page, "Ehdotetut merkinnät").getByText("osittain etänä, 30 min").waitFor();
  await card(page, "Rivit, joita ei voitu käyttää").getByText("Neuvotteluhuone").waitFor();
  await picture(page, "remote-list-proposals");
  await assertFaces(page, "a remote tool's list");
  await keys.tick(`${first.family_name} ${first.given_name}`);
  await keys.activate("button", "Tallenna valitut");
  await page.getByText("Yksi merkintä on tallennettu.").waitFor();
  await settled(page);
  tools.covers("R46 U17", "a remote tool's list proposes marks, and nothing of it is saved before it is accepted");
}
