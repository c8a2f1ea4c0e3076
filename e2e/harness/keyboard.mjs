// Walks a page as someone does who has only a keyboard.
import assert from "node:assert/strict";

const MOST_STOPS = 200;

/** A page that is used by keys alone: `reach` by Tab, `press`, `type`. The mouse is not there. */
export function byKeyboard(page) {
  const reach = async (role, name) => {
    const wanted = page.getByRole(role, { name });
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await holdsFocus(wanted)) {
        await assertFocusShows(page, `${role} "${name}"`);
        return;
      }
      await page.keyboard.press("Tab");
    }
    assert.fail(`no Tab reaches ${role} "${name}" on ${page.url()}`);
  };
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
    tick: async (role, name) => {
      await reach(role, name);
      await page.keyboard.press("Space");
    },
    /** Reaches a field and types into it, over what stood there. */
    fill: async (name, text) => {
      await reach("textbox", name);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    },
    /** After a move to another page or an error, focus is somewhere on it and not lost. */
    assertFocusKept: async () => {
      const lost = await page.evaluate(() => document.activeElement === document.body || !document.activeElement);
      assert.ok(!lost, `focus is lost on ${page.url()}`);
    },
  };
}

async function holdsFocus(locator) {
  for (const element of await locator.all()) {
    if (await element.evaluate((node) => node === document.activeElement)) return true;
  }
  return false;
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
