import type { IncomingMail } from "../../incoming-mail/incoming-mail.ts";
import type { Message } from "../conversation/model.ts";

/** A mail with the files that were kept of it, and where it lies as it came. */
export interface ReceivedMail {
  readonly mail: IncomingMail;
  readonly files: Message["files"];
  /** What is to be said of it besides the mail's own remarks: files that were not kept. */
  readonly remarks: readonly string[];
  readonly original: string;
}
