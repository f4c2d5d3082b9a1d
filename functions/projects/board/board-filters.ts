import { oneLine, plain } from "../../../shared/platform/text.ts";
import {
  type DeliveryRoute,
  deliveryRouteNames,
  deliveryRoutes,
} from "../../../shared/projects/delivery-routes.ts";
import type { Project } from "../../../shared/projects/project.ts";

/** Which projects the board shows; all where nothing is said. */
export interface BoardFilters {
  readonly owner: string | undefined;
  readonly route: DeliveryRoute | undefined;
  /** A part of the name of a partner organisation. */
  readonly partner: string | undefined;
}

const MOST_TYPED = 120;

const isWith = ({ partners }: Project, typed: string): boolean =>
  partners.some(({ name }) => plain(name).includes(plain(typed)));

/** The filters that an address names. What no project has is left out, so that an old address shows something. */
export const readFilters = (
  query: Readonly<Record<string, string>>,
  projects: readonly Project[],
): BoardFilters => {
  const { owner, route } = query;
  const known = deliveryRouteNames.find((name) => name === route);
  const partner = oneLine((query["partner"] ?? "").slice(0, MOST_TYPED));
  return {
    owner: projects.some((project) => project.owner === owner) ? owner : undefined,
    route: known,
    partner: partner === "" ? undefined : partner,
  };
};

/** The projects that the filters leave. */
export const filtered = (
  projects: readonly Project[],
  { owner, route, partner }: BoardFilters,
): readonly Project[] =>
  projects.filter(
    (project) =>
      (owner === undefined || project.owner === owner) &&
      (route === undefined || project.route === route) &&
      (partner === undefined || isWith(project, partner)),
  );

const byText = (a: { readonly text: string }, b: { readonly text: string }): number =>
  a.text.localeCompare(b.text, "en");

/** What can be chosen in each filter: what at least one project has. */
export const filterChoices = (
  projects: readonly Project[],
  nameOf: (person: string) => string,
  chosen: BoardFilters,
) => {
  const owners = [...new Set(projects.map(({ owner }) => owner))].map((value) => ({
    value,
    text: nameOf(value),
  }));
  return {
    owners: [{ value: "", text: "Everybody" }, ...owners.sort(byText)],
    routes: [
      { value: "", text: "All routes" },
      ...deliveryRouteNames.map((value) => ({ value, text: deliveryRoutes[value] })),
    ],
    chosen,
    any: Object.values(chosen).some((value) => value !== undefined),
  };
};
