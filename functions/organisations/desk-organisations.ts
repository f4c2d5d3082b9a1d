import type { Directory } from "../../shared/organisations/directory.ts";
import type { OrganisationFacts } from "../../shared/organisations/organisation.ts";
import { readDirectoryNow } from "../../shared/organisations/read.ts";
import { regionNames, regions } from "../../shared/organisations/regions.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { organisationKindNames, organisationKinds } from "../../shared/people/organisation-kinds.ts";
import { type DeskList, inMemory } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";
import { organisationBulk } from "../people/relationships/bulk-actions.ts";
import listTemplate from "./desk-organisations.njk";

/** The directory, and which part of it is asked for. */
interface Organisations {
  readonly directory: Directory;
  readonly state: "open" | "closed" | "all";
}

const isOpen = ({ closed }: OrganisationFacts): boolean => closed === undefined;

const chosen = (
  { directory: { all, find }, state }: Organisations,
  { q = "", segment, region }: Readonly<Record<string, string>>,
): readonly OrganisationFacts[] =>
  (q === "" ? all.toSorted((one, other) => one.name.localeCompare(other.name, "en")) : find(q)).filter(
    (one) =>
      (segment === undefined || one.segment === segment) &&
      (region === undefined || one.region === region) &&
      (state === "all" || isOpen(one) === (state === "open")),
  );

/** How many of all organisations have each value, as a select offers them. */
const counted = <Name extends string>(
  names: readonly Name[],
  words: Readonly<Record<Name, string>>,
  values: readonly Name[],
) => [
  { value: "", text: "All" },
  ...names.map((value) => ({
    value,
    text: `${words[value]} (${values.filter((one) => one === value).length})`,
  })),
];

const closedText = ({ closed, successor }: OrganisationFacts): string => {
  if (closed === undefined) return "";
  return successor === undefined ? closed : `${closed}, now ${successor}`;
};

const organisations: DeskList<
  typeof paths.deskOrganisations,
  Organisations,
  OrganisationFacts,
  OrganisationFacts
> = {
  name: "organisations",
  path: paths.deskOrganisations,
  words: {
    title: () => "Organisations",
    things: ["organisation", "organisations"],
    search: { label: "Search organisations", hint: "Name or code" },
    empty: ({ of: { directory } }) =>
      directory.all.length === 0
        ? "There are no organisations yet, so the public forms suggest none. Import a file of the Organisation Data Service, add them one by one, or begin with the short list that this product comes with."
        : "No organisation has closed.",
    links: ({ visit }) => [
      { href: paths.deskOrganisationNames, text: "Names to be mapped" },
      { href: paths.deskOrganisationKinds, text: "Kinds proposed" },
      { href: paths.deskOrganisationImports, text: "Imports" },
      ...(visit.session.role === "viewer" ? [] : [{ href: paths.deskNewOrganisation, text: "Add one" }]),
    ],
  },
  takes: ["view", "q", "segment", "region"],
  load: async (needs, _asked, { filters }) => {
    const asked = filters["view"];
    const state = asked === "closed" || asked === "all" ? asked : "open";
    return { directory: await readDirectoryNow(needs), state };
  },
  find: (_needs, { of, asked: { filters } }) => inMemory(chosen(of, filters)),
  idOf: ({ code }) => code,
  hrefOf: ({ code }) => toPath(paths.deskOrganisation, { code }),
  rows: async (_needs, things) => things,
  columns: [
    {
      key: "name",
      heading: "Name",
      sort: ({ name }) => name,
      cell: (one) => ({ text: one.name }),
    },
    { key: "code", heading: "Code", sort: ({ code }) => code, cell: ({ code }) => ({ text: code }) },
    {
      key: "segment",
      heading: "Kind",
      sort: ({ segment }) => organisationKinds[segment],
      cell: ({ segment }) => ({ text: organisationKinds[segment] }),
    },
    {
      key: "region",
      heading: "Region",
      sort: ({ region }) => regions[region],
      cell: ({ region }) => ({ text: regions[region] }),
    },
    { key: "closed", heading: "Closed", cell: (one) => ({ text: closedText(one) }) },
  ],
  file: [
    { heading: "Code", value: ({ code }) => code },
    { heading: "Name", value: ({ name }) => name },
    { heading: "Kind", value: ({ segment }) => organisationKinds[segment] },
    { heading: "Region", value: ({ region }) => regions[region] },
    { heading: "Closed", value: ({ closed }) => closed ?? "" },
    { heading: "Successor", value: ({ successor }) => successor ?? "" },
  ],
  bulk: organisationBulk,
  tabs: ({ of: { directory, state } }) => {
    const open = directory.all.filter(isOpen).length;
    const counts = { open, closed: directory.all.length - open, all: directory.all.length };
    const words = { open: "Open", closed: "Closed", all: "All" };
    return (["open", "closed", "all"] as const).map((name) => ({
      text: words[name],
      count: counts[name],
      change: { view: name },
      current: name === state,
    }));
  },
  filters: async (_needs, { of: { directory } }) => [
    {
      name: "segment",
      label: "Kind",
      choices: counted(
        organisationKindNames,
        organisationKinds,
        directory.all.map(({ segment }) => segment),
      ),
    },
    {
      name: "region",
      label: "Region",
      choices: counted(
        regionNames,
        regions,
        directory.all.map(({ region }) => region),
      ),
    },
  ],
};

/** All organisations, by search and filters. */
export const page = listPage(organisations, listTemplate);
