import { type Directory, makeDirectory } from "../../shared/organisations/directory.ts";
import type { Organisation } from "../../shared/organisations/organisation.ts";
import { regionNames, regions } from "../../shared/organisations/regions.ts";
import { listOrganisations } from "../../shared/organisations/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { segmentNames, segments } from "../../shared/people/segments.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import listPage from "./desk-organisations.njk";

const ON_A_PAGE = 100;

interface Filter {
  readonly q: string;
  readonly segment: string | undefined;
  readonly region: string | undefined;
  readonly state: "open" | "closed" | "all";
}

const filterOf = (query: Readonly<Record<string, string>>): Filter => ({
  q: (query["q"] ?? "").trim().slice(0, 200),
  segment: segmentNames.find((name) => name === query["segment"]),
  region: regionNames.find((name) => name === query["region"]),
  state: query["state"] === "closed" || query["state"] === "all" ? query["state"] : "open",
});

const chosen = ({ all, find }: Directory, { q, segment, region, state }: Filter): readonly Organisation[] =>
  (q === "" ? [...all].sort((one, other) => one.name.localeCompare(other.name, "en")) : find(q)).filter(
    (one) =>
      (segment === undefined || one.segment === segment) &&
      (region === undefined || one.region === region) &&
      (state === "all" || (one.closed === undefined) === (state === "open")),
  );

const addressOf = (filter: Filter, page: number): string => {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    if (value !== undefined && value !== "" && value !== "open") given.set(name, String(value));
  if (page > 1) given.set("page", String(page));
  return given.size === 0 ? paths.deskOrganisations : `${paths.deskOrganisations}?${given}`;
};

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

const DONE = new Map([["discarded", "The file is discarded. Nothing was imported."]]);

/** All organisations, by search and filters, a hundred to a page. */
export const getDeskOrganisations: DeskPage = async (needs, request, visit) => {
  const directory = makeDirectory(await listOrganisations(needs.table));
  const { all } = directory;
  const filter = filterOf(request.query);
  const found = chosen(directory, filter);
  const pages = Math.max(1, Math.ceil(found.length / ON_A_PAGE));
  const asked = Number(request.query["page"]);
  const page = Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
  return visit.show(listPage, {
    ...filter,
    inAll: all.length,
    closed: all.filter((one) => one.closed !== undefined).length,
    found: found.length,
    segments: counted(
      segmentNames,
      segments,
      all.map((one) => one.segment),
    ),
    regions: counted(
      regionNames,
      regions,
      all.map((one) => one.region),
    ),
    organisations: found.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE).map((one) => ({
      ...one,
      href: toPath(paths.deskOrganisation, { code: one.code }),
      segmentName: segments[one.segment],
      regionName: regions[one.region],
    })),
    page,
    pages,
    previous: page > 1 ? addressOf(filter, page - 1) : undefined,
    next: page < pages ? addressOf(filter, page + 1) : undefined,
    done: DONE.get(request.query["done"] ?? ""),
  });
};
