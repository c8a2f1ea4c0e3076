// What everybody may read: the programme and the proof of its draw, without script, and the check in one's own browser.
import assert from "node:assert/strict";

import { assertRoom } from "../harness/accessibility.mjs";
import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { LANGUAGES } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { button, field, runSelection, selectors } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();
const PROGRAMME_PAGE = `/public/1900000-0/${PROGRAMME_A}`;
const MOST = 20 * 1024;

journey("a programme's page is small and readable without script, in three languages", async ({ covers }) => {
  const words = { fi: ["Haku on päättynyt.", "Säännöt"], sv: ["Regler"], en: ["Rules"] };
  for (const language of LANGUAGES) {
    const { text, bytes } = await without(`${PROGRAMME_PAGE}?lang=${language}`);
    for (const word of words[language]) assert.ok(text.includes(word), `${language}: ${word}`);
    assert.ok(bytes <= MOST, `${bytes} bytes`);
  }
  const { text } = await without(`${PROGRAMME_PAGE}?lang=fi`);
  assert.match(text, /Esihenkilöille on tarjolla muita koulutuksia\./);
  assert.match(text, /Itsensä johtaminen -luento[\s\S]*3\s×\s1\st/);
  covers("R21 R22 R32 R40 R45 N3", "anybody reads rules with reasons, elements and hours");
});

journey("the commitment is public before the draw, and a stranger checks the proof after it in their own browser", async (tools) => {
  let proofPage;
  const pages = await selectors(tools, server());
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  await runSelection(pages, async (stage) => {
    if (stage !== "committed" && stage !== "drawn") return;
    const { selection_id } = await ask(coordinator, "GET", `programmes/${id}`);
    proofPage = `/public/proofs/${selection_id}`;
    const { text } = await without(`${proofPage}?lang=fi`);
    assert.match(text, /Tulosta ei ole vielä vahvistettu\./);
    assert.match(text, /[0-9a-f]{64}/, "the commitment to compare with");
  });
  for (const language of LANGUAGES) {
    const { text, bytes } = await without(`${proofPage}?lang=${language}`);
    assert.match(text, /[0-9a-f]{64}/);
    assert.match(text, /polku verify/);
    assert.ok(bytes <= MOST, `${bytes} bytes`);
  }
  tools.covers("N1 U5", "the commitment can be kept before the draw and compared afterwards");
  await checkedByAStranger(tools, proofPage);
});

async function checkedByAStranger({ stranger, as, covers }, proofPage) {
  const context = await stranger();
  const page = await context.newPage();
  await page.goto(`${proofPage}?lang=fi`);
  await button(page, "Tarkista tässä selaimessa").click();
  await page.getByText("Arvonta on laskettu oikein").waitFor();
  const commitment = (await page.locator(".hash").innerText()).trim();
  const computed = (await page.locator("#verifier dl code").innerText()).replaceAll(/\s/g, "");
  assert.equal(computed, commitment, "computed in the browser, published before the draw");
  await assertRoom(page, "the result of the check");
  await assertSqueezeIsFound(page);

  const applicant = await as("hakija");
  const { items } = await ask(applicant, "GET", "me/applications");
  const { pool_line } = (await ask(applicant, "GET", `me/applications/${items[0].id}`)).outcome;
  await field(page, "Oma arvontarivisi").fill(pool_line);
  await button(page, "Tarkista tässä selaimessa").click();
  await page.getByText(/Oma rivisi on sijalla \d+/).waitFor();
  await field(page, "Oma arvontarivisi").fill("0".repeat(pool_line.length));
  // What was found of another line says nothing of this one.
  await page.getByText(/Oma rivisi on sijalla \d+/).waitFor({ state: "detached" });
  await button(page, "Tarkista tässä selaimessa").click();
  await page.getByText("Riviä ei ole arvonnassa.", { exact: false }).waitFor();

  const proof = await (await context.request.get(`${server().url}/api/v1/selections/${proofPage.split("/").at(-1)}/proof`)).text();
  for (const [what, tampered] of tamperings(proof)) {
    assert.notEqual(tampered, proof, what);
    await page.route("**/api/v1/selections/*/proof", (route) => route.fulfill({ body: tampered, contentType: "application/json" }));
    await button(page, "Tarkista tässä selaimessa").click();
    await page.getByText("Todiste ei täsmää").waitFor();
    await page.unroute("**/api/v1/selections/*/proof");
    await button(page, "Tarkista tässä selaimessa").click();
    await page.getByText("Arvonta on laskettu oikein").waitFor();
  }
  covers("N1 U5", "the same check runs in a stranger's browser; one changed byte breaks the proof");
}

/** The harness finds a result of which each line is one letter. */
async function assertSqueezeIsFound(page) {
  const squeeze = (value) => page.locator("#verifier .pairs").evaluate((pairs, value) => {
    pairs.style.justifySelf = value;
  }, value);
  await squeeze("start");
  await assert.rejects(assertRoom(page, "a squeezed result"), /texts without room/);
  await squeeze("");
  await assertRoom(page, "the result as it was");
}

/** One changed digit, and two winners exchanged. */
function tamperings(proof) {
  const digits = [...proof.matchAll(/[0-9a-f]{64}/g)];
  const last = digits.at(-1);
  const flipped = last[0][0] === "0" ? "1" : "0";
  const before = digits.at(-2);
  return [
    ["a digit", proof.slice(0, last.index) + flipped + proof.slice(last.index + 1)],
    [
      "two lines",
      proof.slice(0, before.index) + last[0] + proof.slice(before.index + 64, last.index) + before[0] + proof.slice(last.index + 64),
    ],
  ];
}

/** The page as somebody reads it whose browser runs no script; the bytes are those of page and style. */
async function without(path) {
  const context = await browser().newContext({ baseURL: server().url, javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    const loaded = [];
    page.on("response", (answer) => {
      if (/public/.test(new URL(answer.url()).pathname)) loaded.push(answer);
    });
    // Loaded is a page that runs no script when its style is there, too.
    const answer = await page.goto(path);
    assert.equal(answer.status(), 200, path);
    await page.locator("main h1").waitFor();
    const bodies = await Promise.all(loaded.map((each) => each.body()));
    const bytes = bodies.reduce((sum, body) => sum + body.length, 0);
    return { text: await page.locator("body").innerText(), bytes };
  } finally {
    await context.close();
  }
}
