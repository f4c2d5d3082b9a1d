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
  /** The name of a partner organisation. */
  readonly partner: string | undefined;
}

/** The filters that an address names. What no project has is left out, so that an old address shows something. */
export const readFilters = (
  query: Readonly<Record<string, string>>,
  projects: readonly Project[],
): BoardFilters => {
  const { owner, route, partner } = query;
  const known = deliveryRouteNames.find((name) => name === route);
  return {
    owner: projects.some((project) => project.owner === owner) ? owner : undefined,
    route: known,
    partner: projects.some(({ partners }) => partners.some(({ name }) => name === partner))
      ? partner
      : undefined,
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
      (partner === undefined || project.partners.some(({ name }) => name === partner)),
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
  const partners = [...new Set(projects.flatMap((project) => project.partners.map(({ name }) => name)))].map(
    (value) => ({ value, text: value }),
  );
  return {
    owners: [{ value: "", text: "Everybody" }, ...owners.sort(byText)],
    routes: [
      { value: "", text: "All routes" },
      ...deliveryRouteNames.map((value) => ({ value, text: deliveryRoutes[value] })),
    ],
    partners: [{ value: "", text: "All organisations" }, ...partners.sort(byText)],
    chosen,
    any: Object.values(chosen).some((value) => value !== undefined),
  };
};
