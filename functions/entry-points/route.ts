import type { Role } from "../../shared/sign-in/role.ts";
import type { DeskRoute, DeskVisit } from "./desk-page.ts";
import type { Route, Visit } from "./page.ts";
import type { PageFile } from "./page-definition.ts";

/** A page file with one address, as `page` in `route.ts` writes it down. */
export interface PageRoute<V extends Visit = Visit> extends Omit<Route<V>, "method" | "page"> {
  readonly load: () => Promise<{ readonly page: PageFile<V> }>;
  /** The least role of the team that may look, on the desk; `viewer` unless told. */
  readonly look?: Role;
  /** The least role of the team that may use its buttons, on the desk; `team` unless told. */
  readonly change?: Role;
}

/**
 * One page in a list of routes: its address, its file (loaded when first asked for, so that a page does not pay for the others) and what is
 * unusual about it. The file exports it as `page`; the compiler sees that it is the page of this address.
 */
export const page = <Path extends string, V extends Visit>(
  path: Path,
  load: () => Promise<{ readonly page: PageFile<V, Path> }>,
  unusual: Omit<PageRoute<V>, "path" | "load"> = {},
): PageRoute<V> => ({ path, load, ...unusual });

/** What serves pages comes with the layout and the template engine; no start of a function waits for those. */
const serving = async <V extends Visit>(load: PageRoute<V>["load"]) => {
  const [{ page: file }, { servePage }] = await Promise.all([load(), import("./page-server.ts")]);
  return servePage(file);
};

/** The two routes of each page: to look, and to use its buttons. */
export const siteRoutesOf = <V extends Visit>(pages: readonly PageRoute<V>[]): readonly Route<V>[] =>
  pages.flatMap(({ load, ...route }) => [
    { ...route, method: "GET", page: async () => (await serving(load)).get },
    { ...route, method: "POST", page: async () => (await serving(load)).post },
  ]);

/** The two routes of each page of the desk: to look needs `viewer`, to use its buttons `team`, unless the page says otherwise. */
export const deskRoutesOf = (pages: readonly PageRoute<DeskVisit>[]): readonly DeskRoute[] =>
  pages.flatMap(({ load, look = "viewer", change = "team", ...route }) => [
    { ...route, method: "GET", role: look, page: async () => (await serving(load)).get },
    { ...route, method: "POST", role: change, page: async () => (await serving(load)).post },
  ]);
