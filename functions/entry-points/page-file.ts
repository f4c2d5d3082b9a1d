import type { DeskVisit } from "./desk-page.ts";
import type { Page, Visit } from "./page.ts";
import type { PageDefinition, PageFile, PageWithSteps, ShownPage, Sought } from "./page-definition.ts";

// A page file says what its page is and runs nothing: `page-server.ts` serves it, so that who reads a page reads no server.

/** A page that is a plain function because it shows nothing of its own: a file, a feed, a step on the way to sign in. It takes no form. */
export const pageWithoutForm = <V extends Visit, Path extends string>(
  path: Path,
  get: Page<V>,
): PageFile<V, Path> => ({ path, get });

type OnlyShown = { readonly steps?: never; readonly refusals?: never };

/** A page of the site. */
export function sitePage<Path extends string, Named extends Sought, Loaded extends Sought>(
  page: ShownPage<Visit, Path, Named, Loaded> & OnlyShown,
): PageFile<Visit, Path>;
export function sitePage<
  Path extends string,
  Named extends Sought,
  Loaded extends Sought,
  Refusal extends string,
>(page: PageWithSteps<Visit, Path, Named, Loaded, Refusal>): PageFile<Visit, Path>;
export function sitePage<
  Path extends string,
  Named extends Sought,
  Loaded extends Sought,
  Refusal extends string,
>(page: PageDefinition<Visit, Path, Named, Loaded, Refusal>): PageFile<Visit, Path> {
  return { path: page.path, definedFor: (serve) => serve(page) };
}

/** A page of the desk. */
export function deskPage<Path extends string, Named extends Sought, Loaded extends Sought>(
  page: ShownPage<DeskVisit, Path, Named, Loaded> & OnlyShown,
): PageFile<DeskVisit, Path>;
export function deskPage<
  Path extends string,
  Named extends Sought,
  Loaded extends Sought,
  Refusal extends string,
>(page: PageWithSteps<DeskVisit, Path, Named, Loaded, Refusal>): PageFile<DeskVisit, Path>;
export function deskPage<
  Path extends string,
  Named extends Sought,
  Loaded extends Sought,
  Refusal extends string,
>(page: PageDefinition<DeskVisit, Path, Named, Loaded, Refusal>): PageFile<DeskVisit, Path> {
  return { path: page.path, definedFor: (serve) => serve(page) };
}
