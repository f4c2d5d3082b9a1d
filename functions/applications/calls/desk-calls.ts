import { type Call, callState } from "../../../shared/applications/calls/model.ts";
import { listCalls } from "../../../shared/applications/calls/store.ts";
import listTemplate from "../../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { sayShortDateTime } from "../../../shared/platform/time.ts";
import { type DeskList, inMemory, type Look } from "../../lists/definition.ts";
import { listPage } from "../../lists/list-page.ts";
import { stateTags } from "./call-tags.ts";

interface Calls {
  readonly calls: readonly Call[];
}

interface Row {
  readonly call: Call;
  readonly tag: (typeof stateTags)[keyof typeof stateTags];
  readonly copy: string | undefined;
}

const stateText = (call: Call, { now }: Look<Calls>): string => stateTags[callState(call, now)].text;

const fits = ({ title, reference }: Call, words: string): boolean =>
  `${title}\n${reference}`.toLowerCase().includes(words.toLowerCase());

const calls: DeskList<typeof paths.deskCalls, Calls, Call, Row> = {
  name: "calls",
  path: paths.deskCalls,
  words: {
    title: () => "Calls for problems",
    things: ["call", "calls"],
    search: { label: "Search calls", hint: "Title or reference" },
    empty: () =>
      "There is no call yet. Make the first one with “New call”; it begins with the usual criteria.",
    links: ({ visit }) =>
      visit.session.role === "viewer" ? [] : [{ href: paths.deskNewCall, text: "New call" }],
  },
  takes: ["q"],
  load: async ({ table }) => ({ calls: await listCalls(table) }),
  find: (_needs, { of, asked: { filters } }) =>
    inMemory(of.calls.filter((call) => fits(call, filters["q"] ?? ""))),
  idOf: ({ reference }) => reference,
  hrefOf: ({ reference }) => toPath(paths.deskCall, { reference }),
  rows: async (_needs, things, { now, visit }) =>
    things.map((call) => ({
      call,
      tag: stateTags[callState(call, now)],
      copy: visit.session.role === "viewer" ? undefined : `${paths.deskNewCall}?from=${call.reference}`,
    })),
  columns: [
    {
      key: "title",
      heading: "Call",
      sort: ({ title }) => title,
      cell: ({ call, copy }) => ({
        text: call.title,
        more: [
          copy === undefined
            ? call.reference
            : { text: "Copy for a new call", href: copy, after: ` · ${call.reference}` },
        ],
      }),
    },
    { key: "state", heading: "State", sort: stateText, cell: ({ tag }) => ({ tags: [tag] }) },
    {
      key: "opens",
      heading: "Opens",
      sort: ({ opensAt }) => opensAt,
      natural: "down",
      cell: ({ call }) => ({ text: sayShortDateTime(call.opensAt) }),
    },
    {
      key: "closes",
      heading: "Closes",
      sort: ({ closesAt }) => closesAt,
      cell: ({ call }) => ({ text: sayShortDateTime(call.closesAt) }),
    },
  ],
  file: [
    { heading: "Reference", value: ({ call }) => call.reference },
    { heading: "Title", value: ({ call }) => call.title },
    { heading: "State", value: ({ tag }) => tag.text },
    { heading: "Opens", value: ({ call }) => call.opensAt },
    { heading: "Closes", value: ({ call }) => call.closesAt },
    { heading: "Scores due", value: ({ call }) => call.scoresDueOn ?? "" },
    { heading: "Scores needed", value: ({ call }) => call.assessors },
  ],
};

/** All calls, the one that opens last first. */
export const page = listPage(calls, listTemplate);
