// What axe and the eye of a machine can find wrong with a page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { LANGUAGES, SCHEMES, open, signedIn } from "./browser.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with each rule the page breaks and where. */
export async function assertAccessible(page, what) {
  // Evaluated by the debugger, so the page's content security policy stays in force.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags } }),
    TAGS,
  );
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(" ")}\n    ${node.html.slice(0, 200)}`),
  );
  assert.equal(found.length, 0, `${what}: axe finds\n  ${found.join("\n  ")}`);
}

/** Fails when the page can be scrolled sideways, or shows the key of a text instead of the text. */
export async function assertWhole(page, what) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${what}: ${wide} px wider than the screen`);
  const words = await page.locator("body").innerText();
  const keys = words.match(/(^|\s)[a-z]+(-[a-z0-9]+){2,}(?=\s|$)/g) ?? [];
  assert.deepEqual(keys, [], `${what}: keys instead of texts`);
}

/**
 * Looks at paths in three languages, light and dark, as one role. `paths` may be a function of the context, for
 * paths that must be asked for first.
 */
export async function assertEveryFace(browser, server, role, paths) {
  for (const language of LANGUAGES) {
    for (const scheme of SCHEMES) {
      const context = await signedIn(browser, server, role, { language, scheme });
      try {
        const page = await context.newPage();
        for (const path of typeof paths === "function" ? await paths(context) : paths) {
          const what = `${path} (${role}, ${language}, ${scheme})`;
          await open(page, path);
          assert.equal(await page.locator("html").getAttribute("lang"), language, `${what}: language of the document`);
          await assertAccessible(page, what);
          await assertWhole(page, what);
        }
        assert.deepEqual(context.complaints, [], `${role}, ${language}, ${scheme}`);
      } finally {
        await context.close();
      }
    }
  }
}
