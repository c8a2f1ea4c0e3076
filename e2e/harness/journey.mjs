// A file of journeys: one server and one browser for all of them, ended whatever happens.
import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { launch, openContext, signedIn } from "./browser.mjs";
import { startServer } from "./server.mjs";

// The longest walks every page of a selection in three languages, light and dark: about 5 minutes on 2 cores that have
// nothing else to do.
const LIMIT_MS = 1_800_000;

/**
 * Starts server and browser before the first journey. Answers `{ journey, server, browser, later }`, all but the first as
 * functions, since they are only there while a journey runs.
 */
export function journeys(mode = "demo") {
  let server;
  let browser;
  before(async () => {
    server = await startServer(mode);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** `walk` gets `{ as, stranger, covers }`: contexts by role, one that is signed out, and the requirement table. */
  const journey = (name, walk) =>
    test(name, { timeout: LIMIT_MS }, async () => {
      const open = [];
      const keep = async (context) => {
        open.push(await context);
        return open.at(-1);
      };
      const tools = {
        as: (role, options) => keep(signedIn(browser, server, role, options)),
        stranger: (options) => keep(openContext(browser, server, options)),
        covers: (numbers, what) => covers(name, numbers, what),
      };
      try {
        await walk(tools);
        for (const context of open) assert.deepEqual(context.complaints, [], "what the browser complained about");
      } finally {
        for (const context of open) await context.close();
      }
    });
  /** Days go by: the server is another from then on, and everybody has to sign in anew. */
  const later = async (days) => {
    server = await server.later(days);
  };
  return { journey, server: () => server, browser: () => browser, later };
}

/** Notes that the step just asserted shows these requirements (`"R12 U6"`); the test command prints the table. */
function covers(name, numbers, what) {
  for (const number of numbers.split(/\s+/)) assert.match(number, /^[RNU]\d+$/, "a requirement's number");
  if (process.env.POLKU_TEST_COVERED) {
    appendFileSync(process.env.POLKU_TEST_COVERED, `${numbers.split(/\s+/).join(",")}\t${name} (browser)\t${what}\n`);
  }
}
