// What a browser loads: each entry's wasm is valid to the real browser, comes packed and is kept for ever.
import assert from "node:assert/strict";

import { PROGRAMME_A, programme } from "../harness/api.mjs";
import { open, settled } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";

const { journey, server } = journeys();
/** Start page, style, script, wasm, who is signed in, and one thing that the page itself asks. */
const MOST_REQUESTS = 6;

journey("the wasm of each entry is valid, packed and cached by its content", async ({ as, stranger }) => {
  const context = await as("coordinator");
  // Whoever is signed in is led on from the door at once.
  const outside = await stranger();
  const { id } = await programme(context, PROGRAMME_A);
  const entries = [
    ["/sign-in", "door"],
    ["/", "staff"],
    ["/calls", "calls"],
    ["/my-data", "own"],
    ["/sessions", "sessions"],
    ["/coordinator", "coordinator"],
    [`/coordinator/programmes/${id}/applications`, "round"],
    [`/coordinator/programmes/${id}/participants`, "participants"],
    ["/coordinator/people", "registry"],
    ["/scoring", "assessor"],
  ];
  for (const [path, name] of entries) {
    const page = await (name === "door" ? outside : context).newPage();
    const loaded = [];
    page.on("response", (answer) => loaded.push(answer));
    await page.goto(path);
    await page.locator("main h1").first().waitFor();
    const wasm = loaded.find((answer) => answer.url().endsWith(".wasm"));
    assert.match(new URL(wasm.url()).pathname, new RegExp(`^/assets/${name}-[0-9a-f]{16}\\.wasm$`));
    const headers = wasm.headers();
    assert.equal(headers["content-encoding"], "br");
    assert.equal(headers["content-type"], "application/wasm");
    assert.match(headers["cache-control"], /immutable/);
    const valid = await page.evaluate(
      async (address) => WebAssembly.validate(await (await fetch(address)).arrayBuffer()),
      wasm.url(),
    );
    assert.ok(valid, `${name}: the browser takes the wasm for valid`);
    await page.close();
  }
});

journey("the first visit takes few requests", async ({ stranger }) => {
  const page = await (await stranger()).newPage();
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, "/sign-in");
  await settled(page);
  assert.ok(asked.length <= MOST_REQUESTS, `${asked.length} requests: ${asked.join(", ")}`);
  assert.ok(server().url.startsWith("http://127.0.0.1:"));
});
