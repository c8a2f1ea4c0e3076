// A whole round under quotas, from the call that declares them to what each applicant is told: by coordinator, decider,
// staff representative, two applicants and a stranger, each in a browser of their own.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { all, ask, CALL, PROGRAMME_B, programme } from "../harness/api.mjs";
import { assertFaces, assertEveryFace } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, enter, field, heading, invited, link, runSelection, selectors } from "../harness/walk.mjs";

const { journey, server, browser, later } = journeys();
const run = promisify(execFile);
const VERIFIER = fileURLToPath(new URL("./verify.py", import.meta.url));

const NAME = "Erityisasiantuntijan kehittymispolku";
/** Places, and how many of them the quota keeps for one site: of whose people 9 apply, and 21 of all others. */
const SEATS = 12;
const KEPT = 6;
const OF_THE_SITE = 9;
const OF_OTHERS = 21;

journey("a round under quotas, from the declared quotas to what each applicant is told", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id, call, site, crowd, guest } = await prepared(tools, coordinator);
  await declare(tools, coordinator, { id, call, site });
  await approve(tools, site);
  tools.covers("R19 N1 U4", "quotas stand in the call, in words, before anybody applies, and the decider approves them");

  await apply(tools, site);
  await applyToo(tools, call, guest);
  await later(12);
  const folder = await mkdtemp(join(tmpdir(), "polku-round-"));
  try {
    await arrived(await tools.as("coordinator"), call, crowd);
    await round(tools, { id, site, guest, folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** A draft of the call, and who is going to apply: people of the applicant's own site and of others. */
async function prepared(tools, coordinator) {
  const { id } = await programme(coordinator, PROGRAMME_B);
  const { version, ...shown } = await ask(coordinator, "GET", `programmes/${id}`);
  const { name, summary, target_group, group_count } = shown;
  const body = { name, summary, target_group, group_count, places: SEATS, published: true };
  await ask(coordinator, "PUT", `programmes/${id}`, { version, body });
  const call = await ask(coordinator, "POST", `programmes/${id}/calls`, { body: CALL });

  const people = await all(coordinator, "people");
  const accounts = new Set((await all(await tools.as("agency_admin"), "accounts")).map((one) => one.display_name));
  const { display_name } = await ask(await tools.as("hakija"), "GET", "me");
  const named = (person) => `${person.given_name} ${person.family_name}`;
  const { site } = people.find((person) => named(person) === display_name);
  const free = people.filter((person) => !person.is_supervisor && person.site && !accounts.has(named(person)));
  const alike = free.filter((person) => person.site === site).slice(0, OF_THE_SITE - 1);
  const others = free.filter((person) => person.site !== site).slice(0, OF_OTHERS);
  const [guest, ...rest] = others;
  return { id, call: call.id, site, crowd: [...alike, ...rest], guest: { ...guest, name: named(guest) } };
}

/** The coordinator writes the quotas into the call without a mouse, and sends it to be approved. */
async function declare(tools, coordinator, { id, call, site }) {
  const page = await coordinator.newPage();
  const keys = byKeyboard(page);
  await open(page, `/coordinator/programmes/${id}/call`);
  await keys.activate("button", "Lisää kiintiö");
  await keys.choose(/^Minkä mukaan/, "toimipaikka");
  await keys.fill(/^Arvo/, site);
  await keys.fill("Vähintään", String(KEPT));
  await keys.fill("Enintään", String(KEPT));
  await keys.activate("button", "Lisää kiintiö");
  const second = page.getByRole("group", { name: "Kiintiö 2" });
  await field(second, "Minkä mukaan").selectOption({ label: "esihenkilöasema" });
  await field(second, "Arvo").selectOption({ label: "Muu kuin esihenkilö" });
  await field(second, "Vähintään").fill("10");
  await field(second, "Enintään").fill(String(SEATS));
  await assertFaces(page, "two quotas of a call");
  await picture(page, "quota-round-call");
  await keys.activate("button", "Tallenna haku");
  await page.getByText("Kaikki muutokset on tallennettu").first().waitFor();
  const { method, quotas } = await ask(coordinator, "GET", `calls/${call}`);
  assert.deepEqual([method, quotas.length], ["quota_draw", 2]);
  await keys.activate("button", "Lähetä hyväksyttäväksi");
  const dialog = page.getByRole("dialog", { name: "Lähetetäänkö haku päättäjälle?" });
  await dialog.waitFor();
  await keys.activate("button", "Lähetä hyväksyttäväksi");
  await page.getByText("Haku odottaa päättäjän hyväksyntää.", { exact: false }).waitFor();
}

/** The decider reads the quotas as sentences and approves. */
async function approve(tools, site) {
  const page = await (await tools.as("decider")).newPage();
  const keys = byKeyboard(page);
  await open(page, "/coordinator");
  await keys.activate("link", "Hyväksynnät");
  await keys.arrive("Hyväksynnät");
  await keys.activate("link", "Lue haku ja päätä");
  await keys.arrive(`Haku: ${NAME}`);
  await page.getByText(`Toimipaikka ${site}: vähintään ${KEPT} ja enintään ${KEPT} paikkaa`).waitFor();
  await picture(page, "quota-round-approval");
  await keys.tick("Hyväksyn haun");
  await keys.fill(/^Virkanimike/, "Ryhmäpäällikkö");
  await keys.activate("button", "Vahvista päätös");
  await page.getByText("Mikään ei odota sinua nyt").waitFor();
}

/** An applicant reads by which quotas places are drawn, and applies. */
async function apply(tools, site) {
  const page = await (await tools.as("hakija")).newPage();
  const keys = byKeyboard(page);
  await open(page, "/calls");
  await keys.activate("link", NAME);
  await keys.arrive(NAME);
  await page.getByText(`Toimipaikka ${site}: vähintään ${KEPT} ja enintään ${KEPT} paikkaa`).first().waitFor();
  await assertFaces(page, "an open call with quotas");
  await picture(page, "quota-round-open");
  await keys.activate("link", "Täytä hakemus");
  await keys.arrive("Täytä hakemus");
  await keys.fill("Miksi haet polulle?", "Haluan kehittyä uudessa tehtävässäni.");
  await keys.tick("Kasvokkain");
  await keys.activate("button", "Lähetä hakemus");
  await keys.arrive("Hakemuksesi on vastaanotettu");
}

/** Somebody of another site applies, too. */
async function applyToo(tools, call, guest) {
  const page = await invited(tools, guest);
  const answers = [{ question: "reason", text: "Haluan oppia muilta." }, { question: "mode", choice: "remote" }];
  await ask(page.context(), "POST", `calls/${call}/applications`, { body: { answers } });
}

/** What came on paper while the call was open is brought in by a file. */
async function arrived(coordinator, call, crowd) {
  const rows = crowd.map((person) => `12.05.2020 12:00;${person.external_id};Haluan oppia.;Etänä`);
  const answer = await coordinator.request.post(`/api/v1/calls/${call}/applications/import?apply=true`, {
    data: ["lahetetty;nro;reason;mode", ...rows, ""].join("\r\n"),
    headers: { "sec-fetch-site": "same-origin", "content-type": "text/csv", "idempotency-key": crypto.randomUUID() },
  });
  const done = await answer.json();
  assert.deepEqual([answer.status(), done.created], [200, crowd.length], JSON.stringify(done));
}

/** From the check of the applications to the confirmed list, with what everybody sees on the way. */
async function round(tools, { id, site, guest, folder }) {
  const own = await (await tools.stranger()).newPage();
  await enter(own, server(), "hakija");
  const theirs = await (await tools.as({ user_name: `nro-${guest.external_id}`, password: "pitkä polku metsän halki" })).newPage();
  const pages = await selectors(tools, server());
  const saved = (name) => join(folder, name);
  let public_page;
  await runSelection(pages, async (stage) => {
    if (stage === "two shares") {
      await application(own, id);
      assert.equal(await own.locator("#chance").count(), 0, "no chance is known before the commitment");
    }
    if (stage === "committed") {
      await picture(pages.coordinator, "quota-round-committed");
      await chances(tools, { id, site, own, theirs, saved });
      const { selection_id } = await ask(pages.coordinator.context(), "GET", `programmes/${id}`);
      public_page = `/public/proofs/${selection_id}`;
      await readable(tools, public_page, site);
    }
    if (stage === "before confirmation") await book(tools, pages.decider, saved("book.json"));
  }, NAME);
  await checked(tools, public_page, saved);
  await told(tools, { id, own, theirs, saved });
}

/** The page of one's own application in this programme. */
async function application(page, programme_id) {
  const { items } = await ask(page.context(), "GET", "me/applications");
  const found = items.find((item) => item.programme_id === programme_id);
  assert.ok(found, JSON.stringify(items));
  await open(page, `/applications/${found.id}`);
  return found.id;
}

/** Each applicant sees the own chance before the draw, exact, with the quotas that count for them, and keeps its file. */
async function chances(tools, { id, site, own, theirs, saved }) {
  await application(own, id);
  const mine = card(own, "Mahdollisuutesi saada paikka on 66,7 %");
  await mine.getByText(`Toimipaikka ${site}: vähintään ${KEPT} ja enintään ${KEPT} paikkaa`).waitFor();
  await assertFaces(own, "the own chance before the draw");
  await picture(own, "quota-round-chance");
  const keys = byKeyboard(own);
  const [download] = await Promise.all([own.waitForEvent("download"), keys.activate("link", "Tallenna oma tiedostosi")]);
  await download.saveAs(saved("chance.json"));
  await application(theirs, id);
  await theirs.getByRole("heading", { name: /^Mahdollisuutesi saada paikka on 28,[56] %$/ }).waitFor();
  assert.equal(await theirs.locator("#chance").getByText(site, { exact: false }).count(), 0, "a quota that is not theirs");
  tools.covers("N1 U5", "each in the pool sees the own exact chance before the draw, and keeps a file to check it by");
}

/** Before the draw everybody can read the quotas, and how many people each is of only where they are at least five. */
async function readable(tools, path, site) {
  const page = await (await tools.stranger()).newPage();
  await open(page, `${path}?lang=fi`);
  const text = await page.locator("main").innerText();
  assert.match(text, new RegExp(site));
  await picture(page, "quota-round-commitment");
}

/** The decider, who confirms, can check every panel first. */
async function book(tools, page, file) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Tallenna luettelo (JSON)" }).click()]);
  await download.saveAs(file);
  await assertFaces(page, "the list of a draw under quotas, to be confirmed");
  await picture(page, "quota-round-to-confirm");
}

/** A stranger checks the draw in the browser and with the verifier that shares no code with the product. */
async function checked(tools, path, saved) {
  const context = await tools.stranger();
  const page = await context.newPage();
  await open(page, `${path}?lang=fi`);
  await button(page, "Tarkista tässä selaimessa").click();
  await page.getByText("Arvonta on laskettu oikein").waitFor();
  await assertFaces(page, "the proof of a draw under quotas");
  await picture(page, "quota-round-proof");
  const proof = await (await context.request.get(`/api/v1/selections/${path.split("/").at(-1)}/proof`)).text();
  await writeFile(saved("proof.json"), proof);
  const said = await verifier(saved("proof.json"));
  assert.match(said, /proof\.json: valid/);
  const mine = await verifier("--chance", saved("chance.json"), saved("proof.json"));
  assert.match(mine, /you count: {2}site/);
  assert.match(mine, /a place|on the waiting list as drawn/);
  const all_panels = await verifier("--audit", saved("book.json"), saved("proof.json"));
  assert.match(all_panels, /every line is in \d+ to \d+ of \d+ panels/);
  // The control: one changed digit.
  const digit = /"seed":\s*"(.)/.exec(proof);
  const at = digit.index + digit[0].length - 1;
  await writeFile(saved("false.json"), proof.slice(0, at) + (digit[1] === "0" ? "1" : "0") + proof.slice(at + 1));
  await assert.rejects(verifier(saved("false.json")), /REFUSED/);
  await assertEveryFace(browser(), server(), null, { "quota-round-public": path });
  tools.covers("N1 U5", "a stranger checks a draw under quotas in the browser and with an independent verifier");
}

async function verifier(...args) {
  try {
    return (await run("python3", [VERIFIER, ...args])).stdout;
  } catch (error) {
    throw new Error(`${error.stdout}${error.stderr}`);
  }
}

/** Both applicants read what became of their application and by which quotas. */
async function told(tools, { id, own, theirs, saved }) {
  const outcomes = [];
  for (const [name, page] of [["own", own], ["other", theirs]]) {
    const application_id = await application(page, id);
    const { outcome } = await ask(page.context(), "GET", `me/applications/${application_id}`);
    outcomes.push(outcome.rank);
    await page.getByText("Arvonnassa noudatettiin haun kiintiöitä", { exact: false }).first().waitFor();
    await assertFaces(page, `the outcome of a draw under quotas, ${name}`);
    await picture(page, `quota-round-outcome-${name}`);
  }
  const said = await verifier("--chance", saved("chance.json"), saved("proof.json"));
  assert.equal(/^ {2}a place$/m.test(said), outcomes[0] <= SEATS, "what the applicant is told is what the proof says");
  const { items } = await ask(own.context(), "GET", "me/applications");
  assert.ok(["offered", "waiting"].includes(items.find((item) => item.programme_id === id).state));
  tools.covers("R19 N1 N2 U6", "after the confirmation each applicant reads the outcome, and that quotas were kept");
}
