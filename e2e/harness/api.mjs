// What a journey needs to be there before it begins, asked for as another system would: through the API.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

/**
 * Asks as the one signed in in this context. `version` becomes `If-Match`. Answers the body; a refusal fails with
 * the server's own words.
 */
export async function ask(context, method, path, { body, version } = {}) {
  const answer = await context.request.fetch(`/api/v1/${path}`, {
    method,
    data: body,
    headers: {
      "sec-fetch-site": "same-origin",
      "idempotency-key": randomUUID(),
      ...(version === undefined ? {} : { "if-match": `"${version}"` }),
    },
  });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  const text = await answer.text();
  return text === "" ? undefined : JSON.parse(text);
}

/** Everything of a list, page after page. */
export async function all(context, path) {
  const items = [];
  let cursor;
  do {
    const query = new URLSearchParams({ limit: "200", ...(cursor ? { cursor } : {}) });
    const page = await ask(context, "GET", `${path}${path.includes("?") ? "&" : "?"}${query}`);
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return items;
}

/** The programme with this name in its address. */
export async function programme(context, slug) {
  const { items } = await ask(context, "GET", "programmes");
  const found = items.find((one) => one.slug === slug);
  assert.ok(found, `no programme ${slug}`);
  return found;
}

/** The programme of 2020 and the path of 2020 for those new in the role. */
export const PROGRAMME_A = "arvoa-yhteistyohon";
export const PROGRAMME_B = "erityisasiantuntijan-kehittymispolku";

/** An approved call of programme B, open from the day on which the demo stands. */
export async function openCall(coordinator, decider) {
  const sent = await sendCall(coordinator);
  await approveCall(decider, sent.call);
  return sent;
}

/** A call of programme B that waits for the decider. */
export async function sendCall(coordinator) {
  const { id } = await programme(coordinator, PROGRAMME_B);
  const { version, ...shown } = await ask(coordinator, "GET", `programmes/${id}`);
  const { name, summary, target_group, places, group_count } = shown;
  await ask(coordinator, "PUT", `programmes/${id}`, {
    version,
    body: { name, summary, target_group, places, group_count, published: true },
  });
  const call = await ask(coordinator, "POST", `programmes/${id}/calls`, { body: CALL });
  await ask(coordinator, "POST", `calls/${call.id}/submission`, { version: call.version });
  return { call: call.id, programme: id };
}

/** The decider approves a call that waits. */
export async function approveCall(decider, call) {
  const { version } = await ask(decider, "GET", `calls/${call}`);
  const body = { name: "Kristiina Lehto", title: "Ryhmäpäällikkö" };
  await ask(decider, "POST", `calls/${call}/approval`, { version, body });
}

/** A call of programme B as it is first saved. */
export const CALL = {
  opens_on: "2020-05-04",
  closes_on: "2020-05-15",
  questions: [
    {
      key: "reason",
      kind: "text",
      label: { fi: "Miksi haet polulle?", sv: "Varför söker du till stigen?", en: "Why do you apply for the path?" },
      purpose: {
        fi: "Vastaus auttaa suunnittelemaan sisältöä.",
        sv: "Svaret hjälper oss att planera innehållet.",
        en: "The answer helps to plan the content.",
      },
      required: true,
      max_length: 500,
      choices: [],
    },
    {
      key: "mode",
      kind: "choice",
      label: { fi: "Miten tapaisit mentorin?", sv: "Hur vill du träffa mentorn?", en: "How would you meet your mentor?" },
      purpose: {
        fi: "Vastausta käytetään parien muodostamisessa.",
        sv: "Svaret används när paren bildas.",
        en: "The answer is used in forming pairs.",
      },
      required: true,
      choices: [
        { key: "in_person", label: { fi: "Kasvokkain", sv: "På plats", en: "In person" } },
        { key: "remote", label: { fi: "Etänä", sv: "På distans", en: "Remotely" } },
      ],
    },
    {
      key: "need",
      kind: "scale",
      label: { fi: "Kuinka paljon tarvitset tukea?", sv: "Hur mycket stöd behöver du?", en: "How much support do you need?" },
      purpose: {
        fi: "Vastaus kertoo tarpeesta.",
        sv: "Svaret berättar om behovet.",
        en: "The answer tells of the need.",
      },
      required: false,
      choices: [],
    },
  ],
  target_group: {
    fi: "Uudessa asiantuntijaroolissa aloittaneet",
    sv: "De som har börjat i en ny sakkunniguppgift",
    en: "Those new in an expert role",
  },
  method: "equal_chance_draw",
  offer_days: 7,
  waiting_list_until: "2020-09-30",
  cooperation_on: "2020-04-20",
  cooperation_reference: "YT 5/2020",
};
