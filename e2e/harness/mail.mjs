// A mail server of the test's own, and what arrived there.

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { start } from "./child.mjs";

/** {port, received(), messageTo(address), stop}; options as at the top of mail-server.mjs. */
export async function startMailServer(options = []) {
  const folder = await mkdtemp(join(tmpdir(), "bole-mail-"));
  const script = fileURLToPath(new URL("../mail-server.mjs", import.meta.url));
  const { ready, stop } = await start(process.execPath, [script, "--folder", folder, ...options], { seconds: 30 });

  /** Every message so far: {from, to, subject, text, html, raw}. */
  async function received() {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
    return Promise.all(
      names.map(async (name) => ({
        ...JSON.parse(await readFile(join(folder, name), "utf8")),
        raw: await readFile(join(folder, name.replace(".json", ".eml")), "utf8"),
      })),
    );
  }

  /** The newest message to an address, waiting for it. */
  async function messageTo(address, { seconds = 30, subject = /./ } = {}) {
    const until = Date.now() + seconds * 1000;
    for (;;) {
      const found = (await received()).filter((mail) => mail.to.includes(address) && subject.test(mail.subject)).at(-1);
      if (found) return found;
      if (Date.now() > until) throw new Error(`No mail to ${address} arrived within ${seconds} s.`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  return {
    ...ready,
    received,
    messageTo,
    async stop() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
