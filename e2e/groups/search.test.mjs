// A search for groups that another server works on: seen by whoever opens the page, cancelled by keyboard, started anew.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { assertFocusKept, byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, figure, runSelection, selectors } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

/** The row of a search that another server of the same installation has brought so far. */
const RUNNING = `
import sqlite3, sys
file, programme, search = sys.argv[1:]
base = sqlite3.connect(file, timeout=30)
base.execute("""INSERT INTO group_searches (id, agency_id, programme_id, state, terms, people, spent_per_mille, score, bound,
  attempts, lease, leased_until, started_at)
  SELECT ?, agency_id, id, 'running', '{}', 40, 420, 1325, 1110, 1, ?, '2999-01-01T00:00:00.000000Z',
  '2020-06-01T06:00:00.000000Z' FROM programmes WHERE id = ?""", (search, search, programme))
base.commit()
`;
const SEARCH = "01900000-0000-7000-8000-00000000feed";

journey("a search for groups is watched, cancelled by keyboard and started anew", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  await runSelection(await selectors(tools, server()));
  await promisify(execFile)("python3", ["-c", RUNNING, join(server().folder, "polku.db"), id, SEARCH]);

  const page = await coordinator.newPage();
  const address = `/coordinator/programmes/${id}/groups`;
  await open(page, address);
  const search = card(page, "Ryhmiä etsitään");
  await search.waitFor();
  assert.equal(await page.getByRole("progressbar", { name: "Eteneminen" }).getAttribute("value"), "420");
  assert.equal(await figure(search, "Osallistujia"), "40");
  assert.equal(await figure(search, "Todistettu alaraja"), "11,10");
  await search.getByText("Etsimisestä on tehty 25 prosenttia.").waitFor();
  await assertFaces(page, "a search for groups");
  await picture(page, "groups-search");
  await assertEveryFace(browser(), server(), "coordinator", { "groups-searching": address });

  const keys = byKeyboard(page);
  await keys.activate("button", "Keskeytä etsiminen");
  await page.getByText("Etsiminen keskeytettiin").waitFor();
  await assertFocusKept(page);
  const ended = await ask(coordinator, "GET", `programmes/${id}/grouping/search`);
  assert.deepEqual([ended.id, ended.state], [SEARCH, "cancelled"]);
  await assertFaces(page, "a search for groups, cancelled");
  await picture(page, "groups-search-cancelled");

  await keys.activate("button", "Ehdota ryhmiä");
  await card(page, "Ryhmä 1").waitFor();
  tools.covers("N5", "a search for groups is seen and cancelled in the browser, whichever server works on it");
});
