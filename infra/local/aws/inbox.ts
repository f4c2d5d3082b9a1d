import type { Server } from "node:http";
import inboxModule from "aws-ses-v2-local";
import storeModule from "aws-ses-v2-local/dist/store.js";
import * as z from "zod/mini";
import { type Ledger, putNewest } from "./ledger.ts";

type Serve = (settings: { host: string; port: number }) => Promise<Server>;
type Email = Parameters<typeof storeModule.saveEmail>[0];
const isServe = z.custom<Serve>((value) => typeof value === "function");
// The package is CommonJS: Node gives all its exports for the default one, a bundling test runner gives the default.
const serve = z
  .union([
    isServe,
    z.pipe(
      z.object({ default: isServe }),
      z.transform(({ default: inner }) => inner),
    ),
  ])
  .parse(inboxModule);

/** How many mails the page shows, which reads all of them each time. */
const MOST_MAILS = 1000;
const KIND = "mails of the inbox";
const isEmail = z.custom<Email>(
  (value) => typeof value === "object" && value !== null && "messageId" in value && "destination" in value,
);

/** The stand-in for SES whose page shows every mail, the newest of them after a restart too. */
export interface Inbox {
  server: Server;
  /** Writes down the mail that was just sent, and forgets the oldest when there are many. */
  sent: (messageId: string) => void;
}

/** Starts the inbox on a port, with the mails that the ledger has. */
export const startInbox = async (port: number, ledger: Ledger): Promise<Inbox> => {
  // The package's own list, as it says that nobody should change it; there is no other way to keep it from growing for ever.
  const { emails } = storeModule.getStoreReadonly();
  for (const [id, email] of ledger.all(KIND))
    if (!emails.some(({ messageId }) => messageId === id)) emails.push(isEmail.parse(email));
  return {
    server: await serve({ host: "127.0.0.1", port }),
    sent: (id) => {
      const email = emails.findLast(({ messageId }) => messageId === id);
      if (email !== undefined) putNewest(ledger, KIND, id, email, MOST_MAILS);
      if (emails.length > MOST_MAILS * 1.1) emails.splice(0, emails.length - MOST_MAILS);
    },
  };
};
