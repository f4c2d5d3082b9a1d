import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A bucket in this process that takes whatever it is sent, for pages that keep files. */
export interface Kept {
  /** What was kept, in order: where, and the name under which it is downloaded. */
  readonly kept: readonly { readonly path: string; readonly disposition: string }[];
  readonly stop: () => Promise<void>;
}

/** Opens a bucket and has this process keep its files there, until it is stopped. */
export const keptBucket = async (): Promise<Kept> => {
  const kept: { path: string; disposition: string }[] = [];
  const server = createServer((request, response) => {
    const { method, url = "", headers } = request;
    if (method === "PUT")
      kept.push({ path: url.split("?")[0] ?? "", disposition: headers["content-disposition"] ?? "" });
    request.resume().once("end", () => response.end());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const settings = {
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    AWS_REGION: "eu-west-2",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    FILES_BUCKET: "files",
    UPLOADS_BUCKET: "uploads",
  };
  const before = Object.keys(settings).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, settings);
  return {
    kept,
    stop: async () => {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
