import type { Server } from "node:http";
import inboxModule from "aws-ses-v2-local";
import * as z from "zod";

type Serve = (settings: { host: string; port: number }) => Promise<Server>;
const isServe = z.custom<Serve>((value) => typeof value === "function");
// The package is CommonJS: Node gives all its exports for the default one, a bundling test runner gives the default.
const serve = z
  .union([isServe, z.object({ default: isServe }).transform(({ default: inner }) => inner)])
  .parse(inboxModule);

/** Starts the stand-in for SES whose page shows every letter. */
export const startInbox = (port: number): Promise<Server> => serve({ host: "127.0.0.1", port });
