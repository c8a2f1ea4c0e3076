// The browser, and a context for each role that notices what no page may do.
import { chromium } from "playwright-core";

/** What keeps a headless browser from talking to anyone but us. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const LANGUAGES = ["fi", "sv", "en"];
export const SCHEMES = ["light", "dark"];

/** How long anything may take to be seen, on the slowest machine that tests. */
const PATIENCE_MS = 60_000;

const LOCALES = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

export function launch() {
  return chromium.launch({ executablePath: process.env.POLKU_E2E_CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/**
 * A context as one person has it: language, colours, screen. `complaints` fills with every error of a page's
 * script, every breach of its content security policy and every request to another host.
 */
export async function openContext(browser, server, { language = "fi", scheme = "light", viewport = DESKTOP } = {}) {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: LOCALES[language],
    timezoneId: "Europe/Helsinki",
    colorScheme: scheme,
    viewport,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const complaints = [];
  context.on("console", (message) => {
    // A refused request is a journey's own business; what it shows is asserted there.
    const refused = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !refused) complaints.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(`page: ${error.error()}`));
  context.on("request", (request) => {
    const url = request.url();
    const ours = url.startsWith(server.url) || url.startsWith("data:") || url.startsWith("blob:");
    if (!ours) complaints.push(`foreign request: ${url}`);
  });
  context.complaints = complaints;
  return context;
}

/**
 * A context that is signed in, by the same request the sign-in page sends: as a role of the demo, or by a user name
 * and a password.
 */
export async function signedIn(browser, server, who, options) {
  const context = await openContext(browser, server, options);
  const { user_name, password } = typeof who === "string" ? await server.signIn(who) : who;
  const answer = await context.request.post("/api/v1/sign_ins", {
    data: { user_name, password },
    headers: { "sec-fetch-site": "same-origin" },
  });
  if (!answer.ok()) throw new Error(`cannot sign in as ${user_name}: ${answer.status()} ${await answer.text()}`);
  return context;
}

/** Opens a path and waits until the app shows its page. */
export async function open(page, path) {
  await page.goto(path);
  await settled(page);
}

/** Waits until a page's heading is there and nothing on it is loading any more. */
export async function settled(page) {
  await page.locator("main h1").first().waitFor();
  // A public page is whole before any script has run; then the check of a draw takes its place on it.
  await page.waitForFunction(() => !document.querySelector("[aria-busy='true'], #verifier:not(:has(form))"));
}

/** Holds the next answer to a page from these addresses; answers the way to let it go on. */
export async function held(page, addresses) {
  let letGo;
  const free = new Promise((resolve) => {
    letGo = resolve;
  });
  const hold = async (route) => {
    const response = await route.fetch();
    await free;
    await route.fulfill({ response });
  };
  await page.route(addresses, hold, { times: 1 });
  return letGo;
}
