import { type Message, messageKey } from "../../../shared/enquiries/conversation/model.ts";
import type { Conversation } from "../../../shared/enquiries/conversation/store.ts";
import type { StateOfFile } from "../../../shared/files/read.ts";
import type { Letter } from "../../../shared/letters/letter.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Person } from "../../../shared/people/person.ts";
import { sayReason, statusTags } from "../../letters/letter-status.ts";
import { automaticWords, mailboxInWords } from "../held-mail/held-mail-words.ts";
import type { NameOf } from "./history-words.ts";

/** What the page of a conversation knows besides its messages. */
export interface Known {
  readonly letters: readonly Letter[];
  readonly people: ReadonlyMap<string, Person>;
  readonly nameOf: NameOf;
  /** How a file stands that cannot be opened. */
  readonly stateOf: StateOfFile;
  /** The last message, as `<moment>#<id>`, that somebody had seen whose form comes back; undefined for anybody else. */
  readonly seen: string | undefined;
}

/** Somebody as a conversation names them; without an id where nobody knows who it is. */
interface Named {
  readonly id: string | undefined;
  readonly name: string;
}

/** Who wrote a message, and to whom the team did. */
interface Wrote {
  readonly by: Named;
  readonly to: readonly Named[];
}

const whoWrote = (message: Message, { people, nameOf }: Known, name: string): Wrote => {
  const person = message.person === undefined ? undefined : people.get(message.person);
  if (message.from === "they") return { by: { id: person?.id, name: person?.name ?? name }, to: [] };
  const by = { id: message.by, name: message.by === undefined ? "The team" : nameOf(message.by) };
  if (message.from === "note") return { by, to: [] };
  const to = (id: string | undefined): Named => {
    const known = id === undefined ? undefined : people.get(id);
    return { id: known?.id, name: known?.name ?? "a person whose record was erased" };
  };
  return { by, to: [message.person, ...(message.also ?? [])].map(to) };
};

const kindOf = ({ from, automatic }: Message): "automatic" | Message["from"] =>
  automatic === undefined ? from : "automatic";

/** Whom a mail says it is from, where that is not the person as they are known. */
const authorOf = ({ author, person }: Message, { people }: Known): string | undefined => {
  const known = person === undefined ? undefined : people.get(person)?.email.toLowerCase();
  return author === undefined || author.address === known ? undefined : mailboxInWords(author);
};

/** Where a message stands in time, to tell what came later. */
export const placeOf = ({ at, id }: Pick<Message, "at" | "id">): string => `${at}#${id}`;

/** The letters that carried a message of the team, that to whom it answered first, each with the name of its reader where there are several. */
const lettersOf = (conversation: string, message: Message, { letters, people }: Known) => {
  if (message.from !== "team") return [];
  const { sk } = messageKey(conversation, message);
  const sent = letters.filter(({ encloses }) => encloses?.sk === sk);
  return sent.map(({ id, to, status, reason }) => ({
    whoId: "person" in to ? people.get(to.person)?.id : undefined,
    who:
      sent.length > 1 && "person" in to
        ? (people.get(to.person)?.name ?? "A person whose record was erased")
        : undefined,
    tag: statusTags[status],
    reason: sayReason(reason),
    href: toPath(paths.deskLetter, { id }),
  }));
};

/** The messages of some conversations together, in order of time, as the page shows them. */
export const conversationView = (conversations: readonly Conversation[], known: Known) => {
  const [lead] = conversations;
  const all = conversations.flatMap(({ enquiry, messages }) =>
    messages.map((message) => ({ enquiry, message })),
  );
  return all
    .sort((a, b) => (placeOf(a.message) < placeOf(b.message) ? -1 : 1))
    .map(({ enquiry, message }) => {
      const { reference } = enquiry;
      return {
        id: message.id,
        at: message.at,
        kind: kindOf(message),
        ...whoWrote(message, known, enquiry.name),
        via: { form: "by the form", "e-mail": "by email", desk: "" }[message.via],
        subject: message.subject === enquiry.subject ? undefined : message.subject,
        text: message.text,
        quoted: message.quoted,
        remarks: message.remarks,
        automatic: message.automatic === undefined ? undefined : automaticWords[message.automatic],
        filedBy:
          message.filedBy === undefined
            ? undefined
            : { id: message.filedBy, name: known.nameOf(message.filedBy) },
        files: message.files.map(({ id, name, size }) => ({
          name,
          size: `${Math.max(1, Math.round(size / 1024)).toLocaleString("en-GB")} KB`,
          state: known.stateOf(id),
          href: toPath(paths.deskFile, { id }),
        })),
        author: authorOf(message, known),
        replyTo: message.replyTo === undefined ? undefined : mailboxInWords(message.replyTo),
        copied: (message.copied ?? []).map(mailboxInWords),
        originalHref:
          message.original === undefined
            ? undefined
            : toPath(paths.deskMessageAsItCame, { reference, message: message.id }),
        of: reference === lead?.enquiry.reference ? undefined : reference,
        isNew: known.seen !== undefined && placeOf(message) > known.seen,
        letters: lettersOf(reference, message, known),
      };
    });
};
