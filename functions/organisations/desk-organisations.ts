import type { Directory } from "../../shared/organisations/directory.ts";
import type { OrganisationFacts } from "../../shared/organisations/organisation.ts";
import { readDirectoryNow } from "../../shared/organisations/read.ts";
import { regionNames, regions } from "../../shared/organisations/regions.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { segmentNames, segments } from "../../shared/people/segments.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
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

const chosen = (
  { all, find }: Directory,
  { q, segment, region, state }: Filter,
): readonly OrganisationFacts[] =>
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

/** All organisations, by search and filters, a hundred to a page. */
export const page = deskPage({
  path: paths.deskOrganisations,
  names: nothing,
  load: (needs) => readDirectoryNow(needs),
  show: (_needs, directory, { request }) => {
    const { all } = directory;
    const filter = filterOf(request.query);
    const found = chosen(directory, filter);
    const pages = Math.max(1, Math.ceil(found.length / ON_A_PAGE));
    const asked = Number(request.query["page"]);
    const number = Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
    return view(listPage, {
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
      organisations: found.slice((number - 1) * ON_A_PAGE, number * ON_A_PAGE).map((one) => ({
        ...one,
        href: toPath(paths.deskOrganisation, { code: one.code }),
        segmentName: segments[one.segment],
        regionName: regions[one.region],
      })),
      page: number,
      pages,
      previous: number > 1 ? addressOf(filter, number - 1) : undefined,
      next: number < pages ? addressOf(filter, number + 1) : undefined,
    });
  },
});
