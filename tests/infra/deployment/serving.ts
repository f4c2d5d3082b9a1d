import { createServer, type RequestListener, type Server } from "node:http";
import * as z from "zod/mini";

const servers: Server[] = [];

/** Serves `answer` on this machine; gives its address. */
export const serve = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((done) => server.once("listening", done));
  return `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;
};

/** Serves a site of the invented programme that is well; `provider` is its sign-in page. */
export const serveSite = async (provider: string): Promise<string> =>
  serve(({ url }, answer) => {
    if (url === "/") answer.end('<link href="/assets/1a2b/a.css">Northern Innovation &amp; Co');
    else if (url === "/desk") answer.writeHead(303, { location: `${provider}/authorize` }).end();
    else answer.writeHead(200, { "cache-control": "public, max-age=31536000, immutable" }).end();
  });

/** Stops everything that `serve` started. */
export const stopServing = async (): Promise<void> => {
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
};
