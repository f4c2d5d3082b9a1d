import { hearReport, parseMailReport } from "../../shared/letters/mail-report.ts";
import { logger } from "../../shared/platform/logger.ts";
import { type MailEvent, mailEvent } from "../entry-points/mail-event.ts";

/** Writes down what became of a letter: delivered, bounced or complained of. */
export const onMailEvent: MailEvent = async (needs, detail) => {
  const known = await hearReport(needs, parseMailReport(detail));
  if (!known) logger.warn("The mail service reports on a mail that is not ours");
};

export const handler = mailEvent(onMailEvent);
