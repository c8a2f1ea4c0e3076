// A server of its own for each file of journeys: the built binary, the demo, a free port, a folder that goes.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const READY_MS = 120_000;
const STOP_MS = 10_000;

/**
 * Starts `polku serve`; `mode` is "demo" or "empty". Answers `{ url, folder, printed(pattern), mailLeft(template), signIn(who),
 * stop(), later(days) }`; `later` answers another server for the same people.
 * Whatever somebody at the terminal would read there is read from what the server prints, as they would.
 */
export async function startServer(mode = "demo") {
  const program = process.env.POLKU_E2E_BIN;
  if (!program) throw new Error("POLKU_E2E_BIN names no server: run `cargo xtask test --only browser`");
  const folder = await mkdtemp(join(tmpdir(), "polku-journey-"));
  return serve(program, mode, folder);
}

async function serve(program, mode, folder, known = []) {
  // The server takes a free port itself: one that was found here could be somebody else's by then.
  const child = spawn(program, ["serve", `--${mode}`, "--port", "0", "--data", folder], {
    stdio: ["ignore", "pipe", "pipe"],
    // The limit is what a person can ask for; a file of journeys is many people from one address.
    env: { ...process.env, POLKU_REQUESTS_PER_MINUTE: "1000000" },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  // Each by itself: no line is torn by one of the other.
  const texts = [child.stdout, child.stderr].map(collected);
  const output = () => [...known, ...texts.flatMap((text) => text().split("\n").slice(0, -1))];

  const end = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await ended;
    clearTimeout(late);
  };
  const stop = async () => {
    await end();
    await rm(folder, { recursive: true, force: true });
  };
  /** The same installation, so many days later: the clock of the demo is kept beside its database. */
  const later = async (days) => {
    await end();
    const clock = join(folder, "demo-clock.json");
    const kept = JSON.parse(await readFile(clock, "utf8"));
    await writeFile(clock, JSON.stringify({ ...kept, offset_seconds: kept.offset_seconds + days * 86_400 }));
    const signIns = output().filter((text) => !text.startsWith("http"));
    return serve(program, mode, folder, signIns);
  };
  /** The groups of the first printed line that fits; waits for it. */
  const printed = (pattern) => line(child, output, pattern);
  /** Waits until the first mail from a template has left: they leave by a job of their own. */
  const mailLeft = (template) => printed(new RegExp(`"a mail left".*"template":"${template}"`));
  try {
    const [url] = await printed(/^http:\/\/127\.0\.0\.1:\d+$/);
    return { url, folder, printed, output, mailLeft, stop, later, signIn: (who) => signIn(printed, who) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What came from a stream so far. */
function collected(stream) {
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk) => {
    text += chunk;
  });
  return () => text;
}

function line(child, output, pattern) {
  return new Promise((resolve, reject) => {
    let late;
    const streams = [child.stdout, child.stderr];
    const done = (settle, value) => {
      clearTimeout(late);
      child.off("exit", gone);
      for (const stream of streams) stream.off("data", look);
      settle(value);
    };
    const fail = (why) => done(reject, new Error(`${why}; waited for ${pattern}\n${output().join("\n")}`));
    const gone = () => fail(`the server ended with ${child.exitCode}`);
    const look = () => {
      const found = output().map((text) => pattern.exec(text)).find(Boolean);
      if (found) done(resolve, found);
    };
    late = setTimeout(() => fail(`the server printed nothing that fits in ${READY_MS / 1000} s`), READY_MS);
    for (const stream of streams) stream.on("data", look);
    child.once("exit", gone);
    look();
  });
}

/** A sign-in of the demo, as printed: by role (the first who holds it) or by user name. */
async function signIn(printed, who) {
  const [, role, userName, password] = await printed(new RegExp(`^(?=\\S+ +${who} |${who} )(\\S+) +(\\S+) +(\\S+)$`));
  return { role, user_name: userName, password };
}
