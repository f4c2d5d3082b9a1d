import type { Now } from "../../platform/clock.ts";
import type { SigningKeys } from "../../platform/signing.ts";
import {
  type Letter,
  type LetterContent,
  type LetterKind,
  type LetterReader,
  needsConsent,
} from "../letter.ts";
import { unsubscribeLinkId } from "../unsubscribe-link.ts";
import type { calendarFile } from "../writing/calendar-file.ts";
import { letterContent, type Notice } from "../writing/digest.ts";
import { reader } from "../writing/reader.ts";
import { writeOut } from "../writing/write-out.ts";
import { topicOf } from "./decide.ts";
import { makeMail } from "./mail.ts";
import type { Mailbox } from "./mailbox.ts";

/** What the programme's mail says of its sender. */
export interface Sender {
  readonly programme: string;
  readonly siteUrl: string;
  readonly mailFrom: string;
  readonly teamInbox: string;
  /** Where answers to letters go that belong to no conversation. */
  readonly enquiryAddress: string;
  /** The domain of the signed addresses for answers. */
  readonly incomingDomain: string;
}

/** What writing a letter needs. `pictures` gives the bytes of a letter's pictures by name. */
export interface ComposeNeeds {
  readonly now: Now;
  readonly keys: SigningKeys;
  readonly sender: Sender;
  readonly pictures: (letter: Letter, names: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;
}

/** Most letters have no calendar part; its libraries are loaded for those that do. */
const writeCalendar = async (...all: Parameters<typeof calendarFile>): Promise<string> =>
  (await import("../writing/calendar-file.ts")).calendarFile(...all);

/** How a letter says that it came to be: nothing if a person wrote it, and an answer apart from what nobody asked for. */
const submitted = ({ conversation }: LetterContent): "auto-generated" | "auto-replied" | undefined => {
  if (conversation?.byPerson === true) return undefined;
  return conversation?.inReplyTo === undefined ? "auto-generated" : "auto-replied";
};

/** To whom a letter goes, and all whose words it tells. */
export interface Addressed {
  readonly to: Mailbox;
  readonly enclosed: unknown;
  /** The notices that it tells besides its own, if that is not erased. */
  readonly beside: readonly Notice[];
}

const NEWSLETTER = "newsletter:";

/** The newsletter or digest that a letter is of, whose results tell how many unsubscribed by it. */
const newsletterOf = ({ kind, about }: Letter) =>
  about.startsWith(NEWSLETTER) ? { kind, about: about.slice(NEWSLETTER.length) } : undefined;

/** Where the reader of news ends it: what it is about by the mail program's one click and, if that is one topic of several, all news by a second link. */
const unsubscribeLinks = (letter: Letter, kind: LetterKind, { token }: LetterReader) => {
  if (!needsConsent(kind.purpose) || !("person" in letter.to)) return {};
  const { person } = letter.to;
  if (kind.purpose === "research")
    return { unsubscribe: token("unsubscribe", unsubscribeLinkId({ person, purpose: "research" })) };
  const from = newsletterOf(letter);
  const all = token("unsubscribe", unsubscribeLinkId({ person, from }));
  const topic = topicOf(letter, kind);
  if (topic === undefined) return { unsubscribe: all };
  return {
    unsubscribe: token("unsubscribe", unsubscribeLinkId({ person, topic, from })),
    unsubscribeAll: all,
  };
};

/** Writes a letter to its reader: as bytes that the mail service takes. Throws when its facts are none of its kind. */
export const compose = async (
  needs: ComposeNeeds,
  letter: Letter,
  kind: LetterKind,
  addressed: Addressed,
): Promise<Uint8Array> => {
  const { sender } = needs;
  const { to } = addressed;
  const who = reader({ ...sender, name: to.name, enclosed: addressed.enclosed }, needs.keys);
  const content = letterContent(letter, kind, addressed, who);
  const wanted = content.parts.flatMap((part) => ("picture" in part ? [part.picture.name] : []));
  const pictures = wanted.length === 0 ? new Map<string, Uint8Array>() : await needs.pictures(letter, wanted);
  const { unsubscribe, unsubscribeAll } = unsubscribeLinks(letter, kind, who);
  const from = { name: sender.programme, address: sender.mailFrom };
  const frame = {
    programme: sender.programme,
    siteUrl: sender.siteUrl,
    purpose: kind.purpose,
    unsubscribe,
    unsubscribeAll,
    pictures: [...pictures.keys()],
  };
  const people = { organiser: from, attendee: to };
  return makeMail(writeOut(content, frame), {
    letterId: letter.id,
    now: needs.now(),
    from,
    to,
    replyTo: content.conversation?.replyTo ?? (kind.purpose === "team" ? undefined : sender.enquiryAddress),
    answers: content.conversation?.inReplyTo === undefined ? [] : [content.conversation.inReplyTo],
    automatic: submitted(content),
    unsubscribe,
    pictures,
    files: content.files,
    calendar:
      content.calendar === undefined
        ? undefined
        : {
            method: content.calendar.method,
            file: await writeCalendar(content.calendar, people, needs.now()),
          },
  });
};
