// Walks a page as someone does who has only a keyboard.
import assert from "node:assert/strict";

import { settled } from "./browser.mjs";

const MOST_STOPS = 300;

/** A page that is used by keys alone: `reach` by Tab, `press`, `type`. The mouse is not there. */
export function byKeyboard(page) {
  const reachThis = async (wanted, what) => {
    await wanted.first().waitFor();
    // What is loaded anew may take the focus away with it.
    await settled(page);
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await holdsFocus(wanted)) {
        await assertFocusShows(page, what);
        return;
      }
      await page.keyboard.press("Tab");
    }
    assert.fail(`no Tab reaches ${what} on ${page.url()}`);
  };
  const reach = (role, name) =>
    reachThis(page.getByRole(role, { name, exact: typeof name === "string" }), `${role} "${name}"`);
  const reachField = (label) => reachThis(page.getByLabel(label), `the field "${label}"`);
  return {
    reach,
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    /** Reaches a control and presses Enter on it. */
    activate: async (role, name) => {
      await reach(role, name);
      await page.keyboard.press("Enter");
    },
    /** Reaches a check box or radio button and presses Space on it. */
    tick: async (label) => {
      await reachField(label);
      await page.keyboard.press("Space");
    },
    /** Reaches a field by its label and types into it, over what stood there. */
    fill: async (label, text) => {
      await reachField(label);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    },
    /** Reaches a list to choose from and goes down until `wanted` is chosen. */
    choose: async (label, wanted) => {
      await reachField(label);
      const chosen = () => page.evaluate(() => document.activeElement.selectedOptions[0].text);
      const most = await page.evaluate(() => document.activeElement.options.length);
      for (let step = 0; step < most && (await chosen()) !== wanted; step += 1) await page.keyboard.press("ArrowDown");
      assert.equal(await chosen(), wanted);
    },
    /** Comes to the page with this heading, and focus is somewhere on it and not lost. */
    arrive: async (name) => {
      await page.getByRole("heading", { name, exact: true }).first().waitFor();
      await settled(page);
      await assertFocusKept(page);
    },
  };
}

/** After a move to another page, an error or a dialog that closes, focus is on something that can be seen. */
export async function assertFocusKept(page) {
  const lost = await page.evaluate(() => document.activeElement === document.body || !document.activeElement);
  assert.ok(!lost, `focus is lost on ${page.url()}`);
}

function holdsFocus(locator) {
  return locator.evaluateAll((nodes) => nodes.includes(document.activeElement));
}

async function assertFocusShows(page, what) {
  const shown = await page.evaluate(() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
    // A radio button or check box may be drawn by the label around it.
    const label = element.labels?.[0] ?? element.closest("label");
    const around = label ? getComputedStyle(label) : style;
    return {
      marked: marked || around.outlineStyle !== "none" || around.boxShadow !== "none",
      there: box.width > 0 && box.height > 0,
    };
  });
  assert.ok(shown.there, `${what} has focus and cannot be seen`);
  assert.ok(shown.marked, `${what} has focus and nothing shows it`);
}
