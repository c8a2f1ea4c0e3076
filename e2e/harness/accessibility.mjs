// What axe and the eye of a machine can find wrong with a page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { DESKTOP, LANGUAGES, SCHEMES, open, openContext, settled, signedIn } from "./browser.mjs";
import { picture } from "./pictures.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ALL = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** Between light and dark only colours differ. */
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
/** The rows of a table are drawn alike: the first of them stand for all. */
const REPEATED = "tbody tr:nth-child(n+9)";

/** The narrowest screen, and a desktop's at 400 % zoom. */
const NARROW = { width: 320, height: 640 };

/** Fails with each rule the page breaks and where. */
export async function assertAccessible(page, what, runOnly = ALL) {
  // Evaluated by the debugger, so the page's content security policy stays in force.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const violations = await page.evaluate(async ({ runOnly, REPEATED }) => {
    const exclude = document.querySelector(REPEATED) ? [[REPEATED]] : [];
    const options = { runOnly, resultTypes: ["violations"] };
    const { violations } = await window.axe.run({ include: [["html"]], exclude }, options);
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ target, html }) => ({ target, html: html.slice(0, 200) })),
    }));
  }, { runOnly, REPEATED });
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(" ")}\n    ${node.html}`),
  );
  assert.equal(found.length, 0, `${what}: axe finds\n  ${found.join("\n  ")}`);
}

/** So long may a page take to fit itself into another window. */
const SETTLED_MS = 5_000;

/** So narrow, in its own letters, is no text that was given room. */
const NARROWEST_EM = 2;

/**
 * Fails when a text stands in a box so narrow that it runs down the page letter by letter. Nothing is wider than the screen
 * then, and whoever hears the page notices nothing. What is kept for those who hear it alone is cut off on purpose.
 */
export async function assertRoom(page, what) {
  const squeezed = await page.evaluate((NARROWEST_EM) => {
    const found = new Set();
    const cut = (element) => {
      for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).clipPath !== "none") return true;
      return false;
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.data.trim() || !text.parentElement.checkVisibility()) continue;
      let box = text.parentElement;
      while (getComputedStyle(box).display === "inline" && box.parentElement) box = box.parentElement;
      if (box.closest("svg, script, style") || cut(box)) continue;
      const narrowest = NARROWEST_EM * Number.parseFloat(getComputedStyle(box).fontSize);
      range.selectNodeContents(text);
      const length = [...range.getClientRects()].reduce((sum, line) => sum + line.width, 0);
      const { width } = box.getBoundingClientRect();
      // Twice: a short word may stick out of the middle of a small mark.
      if (width < narrowest && length > 2 * narrowest) {
        found.add(`${box.outerHTML.slice(0, 120)} (${Math.round(width)} px)`);
      }
    }
    return [...found];
  }, NARROWEST_EM);
  assert.deepEqual(squeezed, [], `${what}: texts without room`);
}

/** Fails when the page can be scrolled sideways, squeezes a text, or shows the key of a text instead of the text. */
export async function assertWhole(page, what) {
  const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  // What measures itself, as the path does, is drawn anew some frames after the window has changed.
  await page.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth, null, {
    timeout: SETTLED_MS,
  }).catch(() => {});
  const wide = await page.evaluate(over);
  assert.ok(wide <= 0, `${what}: ${wide} px wider than the screen`);
  await assertRoom(page, what);
  const words = await page.locator("body").innerText();
  const keys = words.match(/(^|\s)[a-z]+(-[a-z0-9]+){2,}(?=\s|$)/g) ?? [];
  assert.deepEqual(keys, [], `${what}: keys instead of texts`);
}

/**
 * Waits until what was changed is on the screen: colours pass from element to element, each by its own transition. In
 * a closed disclosure nothing is drawn, and what has finished there is never taken off the list.
 */
async function drawn(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const moves = () => document.getAnimations().some((animation) => animation.playState !== "finished");
    for (let still = 0; still < 3; still = moves() ? 0 : still + 1) await frame();
  });
}

/** One page as it stands, light and dark, on a desktop and at 320 pixels. */
export async function assertFaces(page, what) {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await drawn(page);
    await assertAccessible(page, `${what}, ${colorScheme}`, colorScheme === "light" ? ALL : COLOURS);
  }
  await assertWhole(page, what);
  await page.setViewportSize(NARROW);
  await settled(page);
  await assertWhole(page, `${what}, 320 px`);
  await page.setViewportSize(DESKTOP);
}

/**
 * Looks at paths in three languages, light and dark and narrow, as one role, by user name and password, or as somebody
 * signed out (`null`). The name of a path is that of its picture. Public pages take their language from the address.
 */
export async function assertEveryFace(browser, server, role, paths) {
  const who = role?.user_name ?? role ?? "signed out";
  for (const language of LANGUAGES) {
    const options = { language, scheme: "light" };
    const context = await (role ? signedIn(browser, server, role, options) : openContext(browser, server, options));
    try {
      const page = await context.newPage();
      for (const [name, path] of Object.entries(paths)) {
        const what = `${path} (${who}, ${language})`;
        await open(page, path.startsWith("/public/") ? `${path}?lang=${language}` : path);
        assert.equal(await page.locator("html").getAttribute("lang"), language, `${what}: language of the document`);
        assert.match(await page.title(), /\S – Polku$/, `${what}: title`);
        await assertFaces(page, what);
        if (language === "fi") await picture(page, name);
      }
      assert.deepEqual(context.complaints, [], `${who}, ${language}`);
    } finally {
      await context.close();
    }
  }
}
