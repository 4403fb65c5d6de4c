// Starts a program that says in one line of JSON on standard output when it is ready, and ends it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** {ready, stop}: `ready` is the JSON of the first line; the program's log is shown when it ends before that. */
export async function start(program, args, { seconds }) {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
  let log = "";
  child.stderr.on("data", (bytes) => (log = (log + bytes).slice(-20_000)));
  const lines = createInterface({ input: child.stdout });
  const words = [program, ...args].join(" ");
  const timeout = AbortSignal.timeout(seconds * 1000);
  const first = await Promise.race([
    once(lines, "line", { signal: timeout }).then(([line]) => line),
    once(child, "exit", { signal: timeout }).then(([code]) => {
      throw new Error(`${words} ended with ${code}:\n${log}`);
    }),
  ]).catch((error) => {
    child.kill("SIGKILL");
    throw error.name === "AbortError" ? new Error(`${words} was not ready in ${seconds} s:\n${log}`) : error;
  });
  // Whatever it prints later must not fill the pipe.
  child.stdout.resume();

  async function stop() {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.stdin.end();
    child.kill("SIGTERM");
    const slow = setTimeout(() => child.kill("SIGKILL"), 30_000);
    await ended;
    clearTimeout(slow);
  }
  return { ready: JSON.parse(first), stop, log: () => log };
}
