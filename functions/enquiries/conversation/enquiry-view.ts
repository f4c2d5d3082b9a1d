import { MOST_ALSO, namedIn } from "../../../shared/enquiries/conversation/decide.ts";
import { type Conversation, readConversation } from "../../../shared/enquiries/conversation/store.ts";
import type { ConversionTarget } from "../../../shared/enquiries/conversion/decide.ts";
import { conversationOf, type Enquiry, participantsOf } from "../../../shared/enquiries/enquiry.ts";
import { enquiryKinds } from "../../../shared/enquiries/kinds.ts";
import { listOfPerson } from "../../../shared/enquiries/lists.ts";
import { fillIn } from "../../../shared/enquiries/ready-answers/model.ts";
import { heldReadyAnswers } from "../../../shared/enquiries/ready-answers/store.ts";
import { readFileStates } from "../../../shared/files/read.ts";
import { readAbout } from "../../../shared/letters/about-store.ts";
import { maySendAgain } from "../../../shared/letters/letter.ts";
import { letterTitles } from "../../../shared/letters/letter-titles.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { isMember, membershipKey } from "../../../shared/people/membership.ts";
import { type Person, parsePerson } from "../../../shared/people/person.ts";
import { personKey } from "../../../shared/people/store.ts";
import { readItems, type Table } from "../../../shared/platform/dynamo.ts";
import { firstOf } from "../../../shared/platform/text.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { readTeam } from "../../../shared/sign-in/team.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { addressNotice } from "../../letters/address/address-notice.ts";
import { shownReader } from "../../letters/letter-reader.ts";
import { statusTags as letterTags, sayReason } from "../../letters/letter-status.ts";
import { tasksPanelView } from "../../tasks/tasks-panel.ts";
import { sayDue, statusTags, urgencyTag } from "../due-words.ts";
import { detailRows, kindItems } from "../form/enquiry-form.ts";
import { mailboxInWords } from "../held-mail/held-mail-words.ts";
import { conversationView, placeOf } from "./conversation-view.ts";
import { conversionWords } from "./conversion-words.ts";
import { tickOf } from "./enquiry-forms.ts";
import { type NameOf, tellEnquiry } from "./history-words.ts";

const hrefOf = (reference: string): string => toPath(paths.deskEnquiry, { reference });

const readKnown = async (table: Table, ids: readonly string[], member: string) => {
  const items = await readItems(table, [...ids.map(personKey), membershipKey(member)]);
  const people = new Map<string, Person>();
  for (const item of firstOf(items, ids.length).shown) {
    const person = item === undefined ? undefined : parsePerson(item);
    if (person !== undefined) people.set(person.id, person);
  }
  return { people, member: isMember(items.at(-1)) };
};

// As many as a page lists of late: a conversation has no bound.
const MOST_FILES_LOOKED_AT = 100;

const filesIn = (messages: Conversation["messages"]): readonly string[] =>
  messages.flatMap(({ files }) => files.map(({ id }) => id)).slice(-MOST_FILES_LOOKED_AT);

/**
 * Everything that the page is made of besides the conversation itself, side by side: what happened, what else its person asked, and who the people are. Two
 * queries and a read, and two queries more for each enquiry that was merged into it.
 */
const readAround = async (needs: PageNeeds, { enquiry, messages }: Conversation) => {
  const { table } = needs;
  const absorbed = enquiry.absorbed.map(({ reference }) => reference);
  const ids = [...new Set([enquiry, ...enquiry.absorbed].flatMap(({ participants }) => participants))];
  const [others, abouts, known, ofPerson, team, ready, stateOf] = await Promise.all([
    Promise.all(absorbed.map((reference) => readConversation(table, reference))),
    Promise.all([enquiry.reference, ...absorbed].map((one) => readAbout(table, `enquiry:${one}`))),
    readKnown(table, ids, enquiry.person),
    listOfPerson(table, enquiry.person, 8),
    readTeam(needs),
    heldReadyAnswers.read(needs),
    readFileStates(needs, filesIn(messages)),
  ]);
  const entries = abouts.flatMap((about) => about.entries);
  return {
    ...known,
    stateOf,
    team,
    ready: ready.filter(({ kinds }) => kinds.length === 0 || kinds.includes(enquiry.kind)),
    others: others.flatMap((one) => one ?? []),
    ofPerson: ofPerson.filter(({ reference }) => ![enquiry.reference, ...absorbed].includes(reference)),
    history: entries.toSorted((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1)),
    letters: abouts.flatMap((about) => about.letters),
    tasks: abouts.flatMap((about) => about.tasks),
  };
};

/** What an enquiry was turned into, and what it can be turned into still. Who is a member already is not invited. */
const conversionView = ({ conversions }: Enquiry, member: boolean) => {
  const targets: readonly ConversionTarget[] = ["application", "workshop", "member"];
  return {
    invited: conversions.some(({ to }) => to === "member"),
    offers: targets
      .filter((to) => !conversions.some((one) => one.to === to) && !(member && to === "member"))
      .map((to) => ({ to, text: conversionWords[to].button })),
  };
};

/** The Message-IDs that an answer to each participant names: the last mail that each of them wrote. */
const answersOf = (conversations: readonly Conversation[]) => {
  const last = new Map<string, string>();
  for (const { messages } of conversations)
    for (const { from, person, messageId } of messages)
      if (from === "they" && person !== undefined && messageId !== undefined) last.set(person, messageId);
  return [...last].map(([person, messageId]) => ({ person, messageId }));
};

/**
 * The addresses that an answer can also go to: those that the mails of a conversation name, of people who take no part in it yet and are not of the team.
 * Where several are merged, each says whose it is: their people do not see each other's.
 */
const alsoOffers = (enquiry: Enquiry, conversations: readonly Conversation[], { people, team }: Around) => {
  if (enquiry.merged !== undefined) return [];
  const ofTeam = team.who("viewer").map(({ email }) => email.toLowerCase());
  const offers = conversations.flatMap(({ enquiry: { reference: conversation }, messages }) => {
    const part = participantsOf(enquiry, conversation).map((id) => people.get(id)?.email.toLowerCase());
    return [...namedIn(messages).values()]
      .filter(({ address }) => !ofTeam.includes(address) && !part.includes(address))
      .map((named) => ({
        tick: tickOf({ ...named, conversation }),
        text: withConversation(mailboxInWords(named), enquiry, conversation),
      }));
  });
  return firstOf(offers, MOST_ALSO).shown;
};

/** Somebody of a conversation, and whose it is where several are merged. */
const withConversation = (text: string, { absorbed }: Enquiry, conversation: string | undefined): string =>
  absorbed.length === 0 || conversation === undefined ? text : `${text} (${conversation})`;

type Around = Awaited<ReturnType<typeof readAround>>;

/** Where the enquiry stands and what it belongs to. */
const stateView = (enquiry: Enquiry, { member }: Around, today: string) => ({
  about: enquiryKinds[enquiry.kind],
  details: detailRows(enquiry.kind, enquiry.details),
  status: statusTags[enquiry.status],
  urgency: urgencyTag(enquiry, today),
  due: sayDue(enquiry, today),
  merged:
    enquiry.merged === undefined
      ? undefined
      : { reference: enquiry.merged.into, href: hrefOf(enquiry.merged.into) },
  absorbed: enquiry.absorbed.map(({ reference }) => ({ reference, href: hrefOf(reference) })),
  mergeHref: toPath(paths.deskMerge, { reference: enquiry.reference }),
  sameOrganisation: `${paths.deskEnquiries}?${new URLSearchParams({ view: "all", organisation: enquiry.organisation })}`,
  ...conversionView(enquiry, member),
});

/** Who asks and takes part, and what else they asked. */
const peopleView = (enquiry: Enquiry, { people, member, ofPerson }: Around) => ({
  person: people.get(enquiry.person),
  member,
  addressNotices: [...people.values()].flatMap((one) => addressNotice(one) ?? []),
  participants: [...people.values()].map(({ id, name, email }) => ({
    value: id,
    text: withConversation(`${name}, ${email}`, enquiry, conversationOf(enquiry, id)),
  })),
  ofPerson: ofPerson.map(({ subject, reference, status }) => ({
    subject,
    href: hrefOf(reference),
    status: statusTags[status],
  })),
});

/** The letters about it, the latest first: which each is, to whom, and what became of it. */
const lettersView = ({ letters, people, team }: Around) => {
  const readers = new Map([...team.who("viewer").map((one) => [one.id, one] as const), ...people]);
  return letters.toReversed().map((letter) => {
    const { id, kind, queuedAt, status } = letter;
    const reader = shownReader(letter, "person" in letter.to ? readers.get(letter.to.person) : undefined);
    return {
      at: queuedAt,
      title: letterTitles.get(kind) ?? kind,
      to: reader.name,
      toId: reader.person,
      tag: letterTags[status],
      reason: reader.reason,
      href: toPath(paths.deskLetter, { id }),
    };
  });
};

/** The answer that did not arrive, and why, while the enquiry waits for another. */
const undeliveredView = ({ undelivered }: Enquiry, { letters }: Around) => {
  if (undelivered === undefined) return undefined;
  const letter = letters.find(({ id }) => id === undelivered.letter);
  return {
    at: undelivered.at,
    href: toPath(paths.deskLetter, { id: undelivered.letter }),
    again: letter !== undefined && maySendAgain(letter),
    why: letter?.status === "bounced" ? "it came back" : sayReason(letter?.reason),
  };
};

const lastWriterOf = (conversations: readonly Conversation[]): string | undefined =>
  conversations
    .flatMap(({ messages }) => messages)
    .filter(({ from, automatic }) => from === "they" && automatic === undefined)
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .at(-1)?.person;

/** Who has it, and whom else it can be given to. */
const teamView = ({ assignee }: Enquiry, { team }: Around, nameOf: NameOf, me: string) => ({
  assignee:
    assignee === undefined ? undefined : { id: assignee, name: nameOf(assignee), me: assignee === me },
  team: team
    .who("team")
    .filter(({ id }) => id !== assignee)
    .map(({ id, name }) => ({ value: id, text: id === me ? `${name} (me)` : name })),
});

/** The ready answers that fit, each with what is known filled in. */
const readyView = (
  { reference }: Enquiry,
  { ready, people }: Around,
  values: { readonly to: string; readonly programme: string; readonly me: string },
) => {
  const name = people.get(values.to)?.name;
  const known = { reference, programme: values.programme, me: values.me, name };
  return {
    ready: ready.map(({ id, title, text }) => ({
      value: id,
      text: title,
      attributes: { "data-text": fillIn(text, known) },
    })),
  };
};

/** How the page is looked at: the last message, as `<moment>#<id>`, that somebody had seen who comes back to it. */
export interface EnquiryLook {
  readonly seen: string | undefined;
}

/** What the page shows of an enquiry: its conversation with those of the enquiries that it leads, and what is known around it. */
export const enquiryView = async (
  needs: PageNeeds,
  visit: DeskVisit,
  conversation: Conversation,
  { seen }: EnquiryLook,
) => {
  const { session } = visit;
  const { enquiry } = conversation;
  const around = await readAround(needs, conversation);
  const nameOf: NameOf = (id) => (id === undefined ? "" : (around.team.knownAs(id) ?? "Someone who left"));
  const conversations = [conversation, ...around.others];
  const to = lastWriterOf(conversations) ?? enquiry.person;
  const values = { to, programme: needs.programme, me: session.name };
  const places = conversations.flatMap(({ messages }) => messages.map(placeOf));
  return {
    enquiry,
    ...stateView(enquiry, around, localDate(needs.now())),
    ...peopleView(enquiry, around),
    letters: lettersView(around),
    tasks: await tasksPanelView(needs, visit, around.tasks),
    ...teamView(enquiry, around, nameOf, session.person),
    messages: conversationView(conversations, { ...around, nameOf, seen }),
    to,
    ...readyView(enquiry, around, values),
    undelivered: undeliveredView(enquiry, around),
    answering: answersOf(conversations),
    alsoTo: alsoOffers(enquiry, conversations, around),
    seenNow: places.toSorted().at(-1) ?? "",
    kinds: kindItems,
    history: tellEnquiry(around.history, nameOf),
  };
};
