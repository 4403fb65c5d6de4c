// A server certificate under a certificate authority of its own, made anew for each run.

import { generate } from "selfsigned";

/** A certificate for `name`; for localhost it holds for 127.0.0.1 too. PEM texts: `ca` is what a client must trust, `key` and `cert` are the server's. */
export async function serverCertificate(name) {
  const authority = await generate([{ name: "commonName", value: "Test authority" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, digitalSignature: true, critical: true },
    ],
  });
  const server = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    ca: { key: authority.private, cert: authority.cert },
  });
  return { ca: authority.cert, key: server.private, cert: server.cert };
}
