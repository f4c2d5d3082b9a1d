import type { Headers } from "./headers.ts";
import type { AutomaticKind, IncomingMail } from "./incoming-mail.ts";

/** Which mails are our own: sent from this address, or from any address at the domain that mail comes in at. */
export interface Ours {
  readonly sender: string;
  readonly incomingDomain: string;
}

/** More servers than any mail passes on its way; one that has been to so many goes round in circles (RFC 5321 6.3 says 100, others 25 to 50). */
const MOST_SERVERS = 30;

const REPORT = /^\s*multipart\/report\b/i;
const DAEMON = /^(mailer-daemon|postmaster|mail-daemon|mailerdaemon)@/i;
const ABSENT =
  /^\s*(re:\s*)?(automatic reply|automatische antwort|auto(matic)?[ -]?repl|out of (the )?office|abwesen|réponse automatique|absence|respuesta automática|risposta automatica|resposta automática|automatisch antwoord|autosvar|automatiskt svar|automaattinen vastaus|automatická odpověď|odpowiedź automatyczna|automatyczna odpowiedź|nieobecno|ateb awtomatig|allan o'r swyddfa|自动回复|自動回覆|自動返信|رد تلقائي|автоответ)/i;

/** Signs that are of automatic answers, and of other mails too; only the subject tells which. */
const mayBeAutomatic = (headers: Headers): boolean =>
  headers.has(
    "x-auto-response-suppress",
    "precedence",
    "x-ms-exchange-generated-message-source",
    "x-ms-exchange-inbox-rules-loop",
  ) || isSentByNobody(headers);

/** An empty way back says: never answer this (RFC 5321 4.5.5). */
const isSentByNobody = ({ top, first }: Headers): boolean =>
  /^<\s*>$/.test((top.get("return-path") ?? first("return-path")).trim());

const isOwn = (from: IncomingMail["from"], { sender, incomingDomain }: Ours): boolean => {
  const address = from?.address.toLowerCase() ?? "";
  return address === sender.toLowerCase() || address.endsWith(`@${incomingDomain.toLowerCase()}`);
};

/**
 * What sort of automatic mail it is, or undefined for one that a person wrote. The surest sign first: RFC 3834 (Auto-Submitted), RFC 3464 and 8098
 * (reports), RFC 2919 and 2369 (lists), then what mail programs have in use. A subject alone proves nothing: people write about absences.
 */
export const automaticKindOf = (
  headers: Headers,
  { from, subject }: Pick<IncomingMail, "from" | "subject">,
  ours: Ours,
): AutomaticKind | undefined => {
  const [submitted = ""] = headers
    .first("auto-submitted")
    .toLowerCase()
    .split(/[\s;(]/, 1);
  const precedence = (headers.first("precedence") || headers.first("x-precedence")).toLowerCase();
  if (headers.all("received").length > MOST_SERVERS) return "loop";
  if (isOwn(from, ours)) return "own";
  if (headers.all("x-loop").some((value) => value.toLowerCase().includes(ours.incomingDomain.toLowerCase())))
    return "loop";
  const report = REPORT.test(headers.first("content-type"));
  if (report || headers.has("x-failed-recipients") || DAEMON.test(from?.address ?? "")) return "bounce";
  if (submitted === "auto-replied" || submitted === "auto-notified") return "auto-reply";
  if (
    headers.has(
      "x-autoreply",
      "x-autorespond",
      "x-autoresponder",
      "x-auto-reply",
      "x-mail-autoreply",
      "x-vacation",
    )
  )
    return "auto-reply";
  if (precedence === "auto_reply") return "auto-reply";
  if (ABSENT.test(subject) && (mayBeAutomatic(headers) || submitted === "auto-generated"))
    return "auto-reply";
  if (isSentByNobody(headers)) return "bounce";
  if (
    precedence === "list" ||
    headers.has("list-id", "list-post", "list-unsubscribe", "list-help", "mailing-list", "x-mailing-list")
  )
    return "list";
  const generated = submitted !== "" && submitted !== "no";
  if (generated || precedence === "bulk" || precedence === "junk") return "bulk";
  return /\ball\b/i.test(headers.first("x-auto-response-suppress")) ? "bulk" : undefined;
};
