import { settleKind, takeBackKind } from "../../shared/organisations/kinds/commands.ts";
import { type ProposedKind, proposedKind } from "../../shared/organisations/kinds/proposed-kind.ts";
import { kindProposedSource } from "../../shared/organisations/kinds/store.ts";
import type { Organisation } from "../../shared/organisations/organisation.ts";
import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { organisationKindNames, organisationKinds } from "../../shared/people/organisation-kinds.ts";
import type { BulkAction } from "../lists/bulk-action.ts";
import type { DeskList } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";

interface Row extends Organisation {
  readonly proposal: ProposedKind | undefined;
}

const kindWord = ({ proposal }: Row): string =>
  proposal === undefined ? "" : organisationKinds[proposal.kind];

const shared: Pick<BulkAction, "undo" | "left"> = {
  undo: (needs, { id, before, me: _me, path: _path, ...command }) => {
    const was = organisationKindNames.find((name) => name === before["was"]) ?? "other";
    return takeBackKind(needs, { code: id, was, version: Number(before["version"]) }, command);
  },
  left: {
    changed: (isOne) =>
      `${isOne ? "was" : "were"} changed meanwhile and ${isOne ? "was" : "were"} left as ${isOne ? "it is" : "they are"}`,
    unknown: (isOne) => `${isOne ? "does" : "do"} not exist any more`,
  },
};

/** What can be done with proposals: each by the command that guards what was proposed. */
const actions: readonly BulkAction[] = [
  {
    name: "accept",
    verb: "Set the kind of",
    button: "Set the kind",
    run: (needs, { id, value: _value, me: _me, path: _path, ...command }) =>
      settleKind(needs, { code: id, accept: true }, command),
    said: (what) =>
      `You set the kind of ${what}. People there who said “Other” follow within a minute or two.`,
    ...shared,
  },
  {
    name: "keep",
    verb: "Keep as “Other”:",
    button: "Keep as “Other”",
    run: (needs, { id, value: _value, me: _me, path: _path, ...command }) =>
      settleKind(needs, { code: id, accept: false }, command),
    said: (what) => `You kept ${what} as “Other”. No kind is proposed for them any more.`,
    ...shared,
  },
];

const kinds: DeskList<typeof paths.deskOrganisationKinds, object, Organisation, Row> = {
  name: "organisation-kinds",
  path: paths.deskOrganisationKinds,
  words: {
    title: () => "Kinds proposed for organisations",
    things: ["organisation", "organisations"],
    intro: () =>
      "These organisations have the kind “Other”. A kind is proposed by their role in the Organisation Data Service, or else by a word of their name. Nothing is set before you set it.",
    within: () => ({
      section: paths.deskOrganisations,
      back: { href: paths.deskOrganisations, text: "Organisations" },
    }),
    empty: () =>
      "No kind is proposed. Organisations of the kind “Other” appear here when an imported file gives their ODS role, or when their name says what they are.",
    links: () => [{ href: paths.deskOrganisations, text: "All organisations" }],
  },
  takes: [],
  load: async () => ({}),
  find: ({ table }) => ({ lists: [kindProposedSource(table)] }),
  idOf: ({ code }) => code,
  hrefOf: ({ code }) => toPath(paths.deskOrganisation, { code }),
  rows: async (_needs, things) => things.map((one) => ({ ...one, proposal: proposedKind(one) })),
  columns: [
    { key: "name", heading: "Name", sort: ({ name }) => name, cell: ({ name }) => ({ text: name }) },
    {
      key: "code",
      heading: "Code",
      natural: "up",
      sort: ({ code }) => code,
      cell: ({ code }) => ({ text: code }),
    },
    {
      key: "kind",
      heading: "Proposed kind",
      sort: (one) => organisationKinds[proposedKind(one)?.kind ?? "other"],
      cell: (row) => ({ text: kindWord(row) }),
    },
    { key: "because", heading: "Because", cell: ({ proposal }) => ({ text: proposal?.because ?? "" }) },
  ],
  file: [
    { heading: "Code", value: ({ code }) => code },
    { heading: "Name", value: ({ name }) => name },
    { heading: "Proposed kind", value: kindWord },
    { heading: "Because", value: ({ proposal }) => proposal?.because ?? "" },
  ],
  bulk: { name: "organisation-kinds", things: ["organisation", "organisations"], actions },
};

/** The organisations for which a kind is proposed; whoever may change them sets it, or says that they are none of our kinds. */
export const page = listPage(kinds, listTemplate);
