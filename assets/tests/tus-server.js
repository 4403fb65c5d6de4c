// A small tus 1.0.0 server over real HTTP that can be told to fail: what the client is tested against.
import { createServer } from "node:http";

/** Starts it. `uploads` holds what has arrived by id; `troubles` are taken one per request: "drop", a status, or null for none. */
export async function tusServer(troubles = []) {
  const uploads = new Map();
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request.method);
    const trouble = troubles.shift() ?? null;
    const id = request.url.split("/")[2];
    const upload = uploads.get(id);
    const reply = (status, headers = {}, body = "") => response.writeHead(status, { "Tus-Resumable": "1.0.0", ...headers }).end(body);
    if (typeof trouble === "number") return reply(trouble);
    if (trouble?.status) return reply(trouble.status, { "Content-Type": "application/problem+json" }, JSON.stringify(trouble.problem));
    if (trouble === "drop" && request.method !== "PATCH") return request.socket.destroy();
    if (request.headers["tus-resumable"] !== "1.0.0") return reply(412);
    if (request.method === "POST") {
      const id = String(uploads.size + 1);
      const length = Number(request.headers["upload-length"]);
      uploads.set(id, { length, metadata: request.headers["upload-metadata"], data: Buffer.alloc(0) });
      return reply(201, { Location: `/uploads/${id}` });
    }
    if (!upload) return reply(404);
    if (request.method === "HEAD") return reply(200, { "Upload-Offset": upload.data.length });
    if (trouble === "lose") return uploads.delete(id), reply(404);
    if (Number(request.headers["upload-offset"]) !== upload.data.length) return reply(409);
    if (request.headers["content-type"] !== "application/offset+octet-stream") return reply(415);
    // What arrives before the line breaks is kept, as the protocol asks.
    request.on("data", (bytes) => {
      if (trouble === "drop") {
        upload.data = Buffer.concat([upload.data, bytes.subarray(0, 1000)]);
        return request.socket.destroy();
      }
      upload.data = Buffer.concat([upload.data, bytes]);
    });
    request.on("end", () => reply(204, { "Upload-Offset": upload.data.length }));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const stop = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { endpoint: `http://127.0.0.1:${server.address().port}/uploads`, uploads, requests, stop };
}
