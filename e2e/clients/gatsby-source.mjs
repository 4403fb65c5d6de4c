// Runs gatsby-source-greenhouse-job-board, as Gatsby would at a build, against the board of a server of ours, and prints the
// nodes that it makes:
//
//   node clients/gatsby-source.mjs http://127.0.0.1:8080 demo
//
// The plugin has Greenhouse's address built in and asks by Node's own fetch. So the connections of this process, and not the
// plugin, are pointed elsewhere, by the dispatcher that undici has for that.

import { createRequire } from "node:module";
import { Agent, setGlobalDispatcher } from "undici";

const [origin, boardToken] = process.argv.slice(2);

const toOurServer = (dispatch) => (request, handler) => {
  if (request.origin !== "https://boards-api.greenhouse.io") throw new Error(`Nobody expected a request to ${request.origin}.`);
  return dispatch({ ...request, origin, path: `/compat/greenhouse${request.path}` }, handler);
};
setGlobalDispatcher(new Agent().compose(toOurServer));

const nodes = [];
const { sourceNodes } = createRequire(import.meta.url)("gatsby-source-greenhouse-job-board/gatsby-node");
await sourceNodes(
  {
    actions: { createNode: (node) => nodes.push(node) },
    createNodeId: (name) => name,
    reporter: {
      info: () => {},
      panic: (message) => {
        throw new Error(message);
      },
    },
  },
  { boardToken },
);
process.stdout.write(JSON.stringify(nodes));
