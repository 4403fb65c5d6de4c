// The demo company on a free port, in a folder of its own that goes when it stops.

import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "./child.mjs";

/** {url, api_token, signIn(role), stop}: as `bole demo` prints it. */
export async function startBole() {
  const folder = await mkdtemp(join(tmpdir(), "bole-e2e-"));
  const listen = `127.0.0.1:${await freePort()}`;
  const args = ["demo", "--data", join(folder, "data"), "--listen", listen];
  const { ready, stop, log } = await start(process.env.BOLE, args, { seconds: 300 });
  await answers(ready.url);
  return {
    ...ready,
    log,
    signIn(role) {
      const found = ready.sign_ins.find((account) => account.role === role);
      if (!found) throw new Error(`The demo has no sign-in for ${role}, only ${ready.sign_ins.map((a) => a.role)}.`);
      return found;
    },
    async stop() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function answers(url) {
  const until = Date.now() + 30_000;
  for (;;) {
    const reply = await fetch(new URL("/readyz", url)).catch(() => undefined);
    if (reply?.ok) return;
    if (Date.now() > until) throw new Error(`${url}/readyz does not say that the server is ready.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
