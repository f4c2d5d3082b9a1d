import { incomingMail } from "../entry-points/incoming-mail.ts";

/** Mails that come in for the programme. What reads and files them is loaded while the first is fetched. */
export const handler = incomingMail(async () => (await import("./take-mail.ts")).takeMail);
