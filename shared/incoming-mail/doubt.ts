import { isAbsence, saysAbsent } from "./absence.ts";
import { asksForNoAnswer, precedenceOf } from "./automatic.ts";
import type { Headers } from "./headers.ts";
import type { Doubt, IncomingMail } from "./incoming-mail.ts";

/** What an address calls itself that takes no answers, without what parts its words. */
const TAKES_NO_ANSWER = new Set([
  ...["noreply", "noreplies", "donotreply", "dontreply", "noresponse", "unmonitored", "nepasrepondre"],
  ...["keineantwort", "nichtantworten", "noresponder", "naoresponder", "nonrispondere", "nieodpowiadaj"],
]);

/** Programs, and boxes that nobody answers from, by the whole name before the @. */
const ROBOTS = new Set([
  ...[
    "wordpress",
    "www",
    "wwwdata",
    "apache",
    "nginx",
    "nobody",
    "root",
    "cron",
    "daemon",
    "system",
    "robot",
    "bot",
  ],
  ...[
    "mailer",
    "webform",
    "contactform",
    "form",
    "forms",
    "formular",
    "notification",
    "notifications",
    "notify",
  ],
  ...[
    "notifier",
    "alert",
    "alerts",
    "auto",
    "automated",
    "automailer",
    "autoresponder",
    "bounce",
    "bounces",
    "news",
  ],
  ...[
    "newsletter",
    "newsletters",
    "enews",
    "mailing",
    "mailings",
    "marketing",
    "campaign",
    "campaigns",
    "updates",
  ],
  ...[
    "invitations",
    "abuse",
    "fbl",
    "complaint",
    "complaints",
    "staff",
    "postmaster",
    "hostmaster",
    "listserv",
  ],
  ...["majordomo", "mailman", "scan", "scanner", "printer", "kopierer"],
]);

const MOST_WORDS = 4;

const wordsBefore = (address: string): readonly string[] => {
  const local = address.slice(0, address.lastIndexOf("@")).toLowerCase();
  return local.slice(0, 100).split(/[._+=-]/);
};

/** Whether an address is one that nobody reads, by what it is called: `alerts.no-reply@` is, `nino.replyard@` is not. */
const isRobot = (address: string): boolean => {
  const words = wordsBefore(address);
  if (ROBOTS.has(words.join(""))) return true;
  return words.some((_word, from) =>
    words
      .slice(from, from + MOST_WORDS)
      .some((_end, length) => TAKES_NO_ANSWER.has(words.slice(from, from + length + 1).join(""))),
  );
};

/** Whether a way back is one for the bounces of a list or of a mail to many. */
const isForBounces = (back: string): boolean => {
  const words = wordsBefore(back.replaceAll(/[<>]/g, ""));
  return words[0] === "owner" || words.includes("bounces") || words.includes("bounce");
};

const CHALLENGE =
  /\b(?:challenge|verify your (?:message|e-?mail)|confirm (?:that )?you (?:sent|are)|please confirm your (?:message|e-?mail)|sender verification)\b/i;

/** What a mail shows of how it was made. */
export interface Signs {
  readonly mail: Pick<IncomingMail, "from" | "subject" | "text">;
  readonly answersCalendar: boolean;
  readonly isList: boolean;
}

/**
 * Why it is doubtful that a person waits for an answer to this mail, or undefined where nothing speaks against it. What is doubtful is taken in and
 * shown like any other, and no program answers it (RFC 3834 section 2).
 */
export const doubtOf = (headers: Headers, { mail, answersCalendar, isList }: Signs): Doubt | undefined => {
  if (isList) return "list";
  if (answersCalendar) return "calendar";
  if (isRobot(mail.from?.address ?? "")) return "robot";
  if (isAbsence(mail.subject) || saysAbsent(mail.text)) return "absence";
  if (asksForNoAnswer(headers)) return "asked";
  const back = (headers.top.get("return-path") ?? headers.first("return-path")).trim();
  const isMany = /^(bulk|junk|list)$/.test(precedenceOf(headers));
  if (isMany || headers.has("feedback-id", "list-unsubscribe", "list-id", "x-campaign") || isForBounces(back))
    return "many";
  return CHALLENGE.test(mail.subject) ? "robot" : undefined;
};
