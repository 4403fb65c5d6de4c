#!/usr/bin/env node
// A real SMTP server for tests (npm smtp-server): keeps every message it accepts as a file and can be made difficult.
//
//   node mail-server.mjs --folder DIR [--port 0] [--security none|starttls|tls] [--auth USER:PASSWORD] [--delay MS]
//        [--refuse-sender] [--certificate-name localhost]
//
// It listens on 127.0.0.1 and prints one line of JSON when it is ready: {"port", "security", "ca"}. `ca` is the file with the
// certificate authority that signed its certificate, made anew at each start. For message 0001 it writes 0001.eml, the bytes
// as they came, and then 0001.json: the envelope {"from", "to", "user", "encrypted"} and what a mail program shows {"subject",
// "text", "html"} (read by npm mailparser). Who sees the .json sees the whole .eml.
//
// A recipient like reply-451@example.org or reply-550@example.org is answered with that code. It ends when its standard input
// is closed, so that it cannot outlive the test that started it.

import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buffer } from "node:stream/consumers";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { serverCertificate } from "./harness/certificate.mjs";

const { values: options } = parseArgs({
  options: {
    folder: { type: "string" },
    port: { type: "string", default: "0" },
    security: { type: "string", default: "none" },
    auth: { type: "string" },
    delay: { type: "string", default: "0" },
    "certificate-name": { type: "string", default: "localhost" },
    "refuse-sender": { type: "boolean", default: false },
  },
});
if (!options.folder || !["none", "starttls", "tls"].includes(options.security)) {
  process.stderr.write("Use: node mail-server.mjs --folder DIR [--security none|starttls|tls] [--auth USER:PASSWORD]\n");
  process.exit(2);
}
await mkdir(options.folder, { recursive: true });

const certificate = options.security === "none" ? undefined : await serverCertificate(options["certificate-name"]);
const ca = certificate && join(options.folder, "ca.pem");
if (certificate) await writeFile(ca, certificate.ca);

let received = 0;
const server = new SMTPServer({
  secure: options.security === "tls",
  ...(certificate && { key: certificate.key, cert: certificate.cert }),
  authOptional: !options.auth,
  disabledCommands: [...(options.security === "starttls" ? [] : ["STARTTLS"]), ...(options.auth ? [] : ["AUTH"])],
  allowInsecureAuth: options.security === "none",
  // A client that waits longer than this for the next command is gone.
  socketTimeout: 60_000,
  disableReverseLookup: true,
  onAuth({ username, password }, _session, done) {
    if (`${username}:${password}` === options.auth) return done(null, { user: username });
    done(reply(535, "5.7.8 Authentication credentials invalid"));
  },
  onMailFrom({ address }, _session, done) {
    done(options["refuse-sender"] ? reply(550, `5.1.8 Sender ${address} is not allowed here`) : null);
  },
  onRcptTo({ address }, _session, done) {
    const code = /^reply-([45]\d\d)@/.exec(address)?.[1];
    done(code ? reply(Number(code), `${code[0]}.1.1 ${address} is answered with ${code}`) : null);
  },
  onData(stream, session, done) {
    keep(stream, session).then(() => done(null, "Kept"), done);
  },
});

server.on("error", (error) => {
  // A client that breaks a TLS handshake is what some tests are about; anything before listening is fatal.
  if (server.server.listening) return;
  process.stderr.write(`The SMTP server cannot start: ${error.message}\n`);
  process.exit(1);
});
server.listen(Number(options.port), "127.0.0.1", () => {
  const { port } = server.server.address();
  process.stdout.write(`${JSON.stringify({ port, security: options.security, ca })}\n`);
});
process.stdin.resume().on("end", () => process.exit(0));

async function keep(stream, session) {
  const bytes = await buffer(stream);
  await new Promise((resolve) => setTimeout(resolve, Number(options.delay)));
  const name = join(options.folder, String(++received).padStart(4, "0"));
  const { subject, text, html } = await simpleParser(bytes, { skipTextToHtml: true, skipHtmlToText: true });
  const message = {
    from: session.envelope.mailFrom.address,
    to: session.envelope.rcptTo.map((recipient) => recipient.address),
    user: session.user ?? null,
    encrypted: session.secure,
    subject: subject ?? "",
    text: text ?? "",
    html: html || null,
  };
  await writeFile(`${name}.eml`, bytes);
  await writeFile(`${name}.part`, JSON.stringify(message));
  await rename(`${name}.part`, `${name}.json`);
}

function reply(responseCode, message) {
  return Object.assign(new Error(message), { responseCode });
}
