// A server of its own for each file of journeys: the built binary, the demo, a free port, a folder that goes.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const READY_MS = 120_000;
const STOP_MS = 10_000;

/** Starts `polku serve`; `mode` is "demo" or "empty". Answers `{ url, output, signIn(role), stop() }`. */
export async function startServer(mode = "demo") {
  const program = process.env.POLKU_E2E_BIN;
  if (!program) throw new Error("POLKU_E2E_BIN names no server: run `cargo xtask test --only browser`");
  const folder = await mkdtemp(join(tmpdir(), "polku-journey-"));
  const port = await freePort();
  const child = spawn(program, ["serve", `--${mode}`, "--port", String(port), "--data", folder], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => printed.push(chunk));
  const output = () => Buffer.concat(printed).toString();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = `http://127.0.0.1:${port}`;

  const stop = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await ended;
    clearTimeout(late);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await ready(url, child, output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, output, stop, signIn: (role) => signIn(folder, role) };
}

async function ready(url, child, output) {
  const end = Date.now() + READY_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}\n${output()}`);
    try {
      if ((await fetch(`${url}/readyz`)).ok) return;
    } catch {
      // Nothing listens yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the server was not ready after ${READY_MS / 1000} s\n${output()}`);
}

/** The demo's sign-in of a role, as the server wrote it down beside its data: `{ role, name, user_name, password }`. */
async function signIn(folder, role) {
  const all = JSON.parse(await readFile(join(folder, "sign-ins.json"), "utf8"));
  const found = all.find((one) => one.role === role);
  if (!found) throw new Error(`no sign-in for ${role}; there are ${all.map((one) => one.role).join(", ")}`);
  return found;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
