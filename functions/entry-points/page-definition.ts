import type { PartsOf } from "../../shared/pages/paths.ts";
import type { Template } from "../../shared/pages/templates.ts";
import { parseReference, type ReferenceKind } from "../../shared/platform/references.ts";
import type { PageAnswer } from "./answer.ts";
import type { Page, PageNeeds, Visit } from "./page.ts";
import type { PageRequest } from "./request.ts";
import type { DoneText, MakeStep, RefusalWords, Step } from "./step.ts";
import type { Fields } from "./typed-fields.ts";

/** A page as it is shown: its template, what the template is given, and the status. */
export interface View {
  readonly template: Template;
  readonly context: object;
  readonly status: number;
}

/** Shows this template. The page adds `errors` and `answers` to what it is given when a form comes back, and `done` when a step is done. */
export const view = (template: Template, context: object = {}, status = 200): View => ({
  template,
  context,
  status,
});

/** The parts of an address, by their names in the path. */
export type PartsIn<Path extends string> = Readonly<Record<PartsOf<Path>, string>>;

/** What is asked of a page: the request, whose address has the parts of the path, and the visit. */
export interface Asked<V extends Visit, Path extends string = string> {
  readonly request: PageRequest & { readonly parameters: PartsIn<Path> };
  readonly visit: V;
}

/** What `names` and `load` may come back with: nothing (404), an answer of their own, or what the page goes on with. */
export type Sought = object | string | null | undefined;

/** What a page goes on with once it was found. */
export type Found<Looked> = Exclude<Looked, PageAnswer | null | undefined>;

/** How a page, or a question before a step, is shown. */
export type Shows<V extends Visit, Item, Path extends string> = (
  needs: PageNeeds,
  found: Item,
  asked: Asked<V, Path>,
) => View | PageAnswer | Promise<View | PageAnswer>;

/** The step that takes back what a page says is done: of this page or, at `action`, of another; with its fields. */
export interface WayBack {
  readonly step: string;
  readonly action?: string | undefined;
  readonly fields: Fields;
}

/** A page that is looked at. One file says what its address names, how that is found, and how it is shown. */
export interface ShownPage<
  V extends Visit,
  Path extends string,
  Named extends Sought,
  Loaded extends Sought,
> {
  readonly path: Path;
  /** What the address names: `byReference`, `nothing`, what a signed link says. Steps begin with it, so it reads the table only if they need that. */
  readonly names: (needs: PageNeeds, asked: Asked<V, Path>) => Named | Promise<Named>;
  /** Finds what is shown; `(_needs, named) => named` when that is what the address names. */
  readonly load: (needs: PageNeeds, named: Found<Named>, asked: Asked<V, Path>) => Loaded | Promise<Loaded>;
  readonly show: Shows<V, Found<Loaded>, Path>;
  /** Pages that ask before a step is taken: `?ask=cancel` shows the page of this name. Nothing is changed by looking. */
  readonly asks?: Readonly<Record<string, Shows<V, Found<Loaded>, Path>>>;
  /** What is said when a step of another page has led here. */
  readonly arrivals?: Readonly<Record<string, DoneText>>;
  /** What can be undone in the banner that says it is done, by the step's or arrival's name: from what was kept in the address, and how things stand. */
  readonly undo?: Readonly<Record<string, (kept: Fields, found: Found<Loaded>) => WayBack | undefined>>;
}

/** A page with buttons. */
export interface PageWithSteps<
  V extends Visit,
  Path extends string,
  Named extends Sought,
  Loaded extends Sought,
  Refusal extends string,
> extends ShownPage<V, Path, Named, Loaded> {
  /** What the page's buttons do, by the `_step` that each sends. A page with one step needs no name for it. */
  readonly steps: (
    step: MakeStep<V, Found<Named>>,
  ) => Readonly<Record<string, Step<V, Found<Named>, Refusal>>>;
  /** What is said of each refusal of the steps: all of them and no other. `unknown` needs no words: it is answered by 404. */
  readonly refusals: Readonly<Record<Exclude<Refusal, "unknown">, RefusalWords<Found<Loaded>>>>;
}

/** A page with what its buttons do, if it has any. */
export type PageDefinition<
  V extends Visit,
  Path extends string,
  Named extends Sought,
  Loaded extends Sought,
  Refusal extends string,
> = ShownPage<V, Path, Named, Loaded> & Partial<PageWithSteps<V, Path, Named, Loaded, Refusal>>;

/** A page that is a pair of plain functions: to look, and, if it takes a form, to send it. */
interface PlainPage<V extends Visit, Path extends string> {
  readonly path: Path;
  readonly get: Page<V>;
  readonly post?: Page<V>;
}

/** A page that is defined by its parts. What these are made of is known to the page alone: it hands its definition to whoever serves any page. */
interface DefinedPage<V extends Visit, Path extends string> {
  readonly path: Path;
  readonly definedFor: <Served>(
    serve: <P extends Path, Named extends Sought, Loaded extends Sought, Refusal extends string>(
      page: PageDefinition<V, P, Named, Loaded, Refusal>,
    ) => Served,
  ) => Served;
}

/** What a page file exports as `page`. Only pages with steps take a POST; others answer it with 404. */
export type PageFile<V extends Visit = Visit, Path extends string = string> =
  | PlainPage<V, Path>
  | DefinedPage<V, Path>;

/** The address of a page that is only one names nothing further. */
export const nothing = (): Readonly<Record<never, never>> => ({});

/** An address names what the reference in it names; one with anything else in that place names nothing. */
export const byReference =
  (kind: ReferenceKind) =>
  (_needs: PageNeeds, { request }: { readonly request: { readonly parameters: { reference: string } } }) =>
    parseReference(kind, request.parameters.reference);
