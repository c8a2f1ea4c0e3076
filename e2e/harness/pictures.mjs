// Pictures of pages to be looked at by people, in e2e/screenshots (not under version control).
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

import { DESKTOP, PHONE, settled } from "./browser.mjs";

const FOLDER = fileURLToPath(new URL("../screenshots", import.meta.url));

/** The page as it stands, on a desktop's screen and on a phone's. */
export async function picture(page, name) {
  await mkdir(FOLDER, { recursive: true });
  const before = page.viewportSize();
  await page.emulateMedia({ colorScheme: "light" });
  for (const [screen, size] of [["desktop", DESKTOP], ["phone", PHONE]]) {
    await page.setViewportSize(size);
    await settled(page);
    await page.screenshot({ path: join(FOLDER, `${name}-${screen}.png`), fullPage: true });
  }
  if (before) await page.setViewportSize(before);
}
