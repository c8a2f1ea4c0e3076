// A hybrid session: a participant chooses by keyboard whether to come or to join remotely, another finds the last seat taken,
// and the coordinator sees how many chose what.
import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, invitedAs, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

journey("members of a hybrid session choose their way, and the last seat is given once", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  await runSelection(await selectors(tools, server()));
  const people = await offered(tools, id, 2);
  const pages = [];
  for (const person of people) pages.push(await takesPlace(tools, person));
  const session = await held(coordinator, id);
  const [first, second] = pages;
  const path = `/sessions/${session.id}`;

  await open(first, "/sessions");
  const keys = byKeyboard(first);
  await first.getByText("Et ole vielä valinnut, tuletko paikalle vai osallistutko etänä.", { exact: false }).waitFor();
  await picture(first, "own-sessions-undecided");
  await keys.activate("link", /^Valitse osallistumistapa/);
  await card(first, "Miten osallistut?").waitFor();
  await first.getByText("Yksi paikka vapaana").waitFor();
  await picture(first, "own-way");
  await assertFaces(first, "choosing a way");

  // Somebody else opens the page while the seat is still free.
  await open(second, path);
  await second.getByText("Yksi paikka vapaana").waitFor();
  await keys.tick("Tulen paikalle");
  await keys.activate("button", "Tallenna valinta");
  await first.getByText("Olet valinnut: tulet paikalle.", { exact: false }).waitFor();
  await first.getByText("Kaikki paikat on varattu").waitFor();
  await picture(first, "own-way-chosen");
  const others = byKeyboard(second);
  await others.tick("Tulen paikalle");
  await others.activate("button", "Tallenna valinta");
  await second.getByText("Toisella tavalla mahtuu vielä.", { exact: false }).first().waitFor();
  await picture(second, "own-way-full");
  await assertFaces(second, "a way that is full");
  // Within a group of radio buttons the arrows choose.
  await others.tick("Tulen paikalle");
  await others.press("ArrowDown");
  await others.activate("button", "Tallenna valinta");
  await second.getByText("Olet valinnut: osallistut etänä.", { exact: false }).waitFor();
  tools.covers("R46 N7", "members of a hybrid session choose on site or remotely, and the last seat is given once");

  const at = `/coordinator/programmes/${id}/sessions`;
  const page = await coordinator.newPage();
  await open(page, at);
  await page.getByText("Paikalla 1, etänä 1, valitsematta 0").waitFor();
  await picture(page, "sessions-ways");
  await open(page, `${at}/${session.id}`);
  await card(page, "Osallistujien valinnat").getByText("1, vapaana 0").waitFor();
  await picture(page, "session-ways");
  await open(page, `${at}/${session.id}/attendance`);
  await page.getByText("On valinnut osallistua etänä").waitFor();
  await picture(page, "attendance-expected");
  await assertEveryFace(browser(), server(), "coordinator", { "session-ways": `${at}/${session.id}` });
  await assertEveryFace(browser(), server(), invitedAs(people[0]), { "own-session": path, "own-sessions-ways": "/sessions" });
});

/** A hybrid session with one seat in the room, three days on, published to everybody. */
async function held(coordinator, id) {
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const { element_id } = lines.find((line) => line.kind === "lecture");
  const session = { element_id, start: "2020-05-07T09:00", end: "2020-05-07T10:00", mode: "hybrid", place: "Tapiola", seats: 1, choose_hours: 24 };
  const { items } = await ask(coordinator, "POST", `programmes/${id}/sessions`, { body: { session } });
  await ask(coordinator, "POST", `programmes/${id}/sessions/publication`, { body: { session_ids: [items[0].id] } });
  return items[0];
}
