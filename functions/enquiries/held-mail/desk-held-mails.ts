import type { HeldMail } from "../../../shared/enquiries/held-mail/model.ts";
import { heldMailOf } from "../../../shared/enquiries/held-mail/store.ts";
import listTemplate from "../../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { sayShortDateTime } from "../../../shared/platform/time.ts";
import type { DeskList } from "../../lists/definition.ts";
import { listPage } from "../../lists/list-page.ts";
import { describeHeld } from "./held-mail-words.ts";

const views = {
  held: "To decide",
  "set-aside": "Automatic mail",
  filed: "Put somewhere",
  discarded: "Discarded",
} as const;

type View = keyof typeof views;

const viewNames: readonly View[] = ["held", "set-aside", "filed", "discarded"];

const empty: Readonly<Record<View, string>> = {
  held: "No mail waits for your decision.",
  "set-aside": "No automatic mail has come in.",
  filed: "No held mail was put anywhere yet.",
  discarded: "No held mail was discarded.",
};

type Row = ReturnType<typeof describeHeld>;

const wordsOf = (held: HeldMail): string => {
  const { subject, sender, names = "" } = describeHeld(held);
  return `${subject}\n${sender}\n${names}`.toLowerCase();
};

const whyOf = (held: Row): string => held.machine ?? held.reason;

const mails: DeskList<typeof paths.deskHeldMails, { readonly view: View }, HeldMail, Row> = {
  name: "held-mail",
  path: paths.deskHeldMails,
  words: {
    title: () => "Held mail",
    things: ["mail", "mails"],
    search: { label: "Search these mails", hint: "Subject, sender or the enquiry it names" },
    intro: () =>
      "Mail that may not simply join a conversation, because its sender takes no part in it or cannot be trusted. You decide where it goes.",
    empty: ({ of: { view } }) => empty[view],
  },
  takes: ["q", "view"],
  load: async (_needs, _asked, { filters }) => ({
    view: viewNames.find((name) => name === filters["view"]) ?? "held",
  }),
  find: ({ table }, { of: { view }, asked: { filters } }) => {
    const words = filters["q"]?.toLowerCase();
    return {
      lists: [heldMailOf(table, view)],
      keep: words === undefined ? undefined : (held) => wordsOf(held).includes(words),
    };
  },
  idOf: ({ id }) => id,
  hrefOf: ({ id }) => toPath(paths.deskHeldMail, { id }),
  rows: async (_needs, things) => things.map(describeHeld),
  columns: [
    {
      key: "subject",
      heading: "Subject",
      sort: ({ subject }) => subject,
      cell: ({ subject }) => ({ text: subject }),
    },
    {
      key: "from",
      heading: "From",
      sort: (held) => describeHeld(held).sender,
      cell: ({ sender }) => ({ text: sender }),
    },
    {
      key: "why",
      heading: "Why",
      sort: (held) => whyOf(describeHeld(held)),
      cell: (held) => ({ text: whyOf(held) }),
    },
    {
      key: "names",
      heading: "Names",
      sort: ({ names }) => names ?? "",
      cell: ({ names }) => ({ text: names ?? "None" }),
    },
    {
      key: "at",
      heading: "Came in",
      sort: ({ at }) => at,
      natural: "down",
      cell: ({ at }) => ({ text: sayShortDateTime(at) }),
    },
  ],
  file: [
    { heading: "Subject", value: ({ subject }) => subject },
    { heading: "From", value: ({ sender }) => sender },
    { heading: "Why", value: whyOf },
    { heading: "Names", value: ({ names }) => names ?? "" },
    { heading: "Came in", value: ({ at }) => at },
  ],
  tabs: ({ of: { view } }) =>
    viewNames.map((name) => ({ text: views[name], change: { view: name }, current: name === view })),
};

/** Mail that is in no conversation: what a person is to decide on, unless `?view=` asks for what machines wrote or what was decided. */
export const page = listPage(mails, listTemplate);
