import { formError } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { ownValue } from "../../shared/platform/keys.ts";
import { isAnswer, type PageAnswer } from "./answer.ts";
import type { Page, PageNeeds, Visit } from "./page.ts";
import type { Asked, Found, PageDefinition, PageFile, Shows, Sought } from "./page-definition.ts";
import { field, type PageRequest } from "./request.ts";
import { type DoneText, makeStep, type RefusalWords, refusalShown, type Step, type Stepped } from "./step.ts";
import { type Fields, typedFields } from "./typed-fields.ts";

const NO_STEP = formError("maincontent", "Choose what to do: select one of the buttons on this page.");

const saidOf = (text: DoneText | undefined, kept: Fields): string | undefined =>
  typeof text === "function" ? text(kept) : text;

const addressAfter = (
  { leadsTo, keep, fragment }: Extract<Stepped<never>, { readonly done: unknown }>,
  { path, query }: Pick<PageRequest, "path" | "query">,
  done: string,
): string => {
  const at = fragment === undefined ? "" : `#${fragment}`;
  if (leadsTo !== undefined && keep === undefined) return `${leadsTo}${at}`;
  // Where a record was opened from stays known after a step.
  const { in: inList } = leadsTo === undefined ? query : {};
  const kept = { done, ...keep, ...(inList !== undefined && { in: inList }) };
  return `${leadsTo ?? path}?${new URLSearchParams(kept)}${at}`;
};

const show404 = (visit: Visit): PageAnswer => visit.show(notFound, {}, 404);

const answerIn = (sought: unknown): PageAnswer | undefined =>
  typeof sought === "object" && sought !== null && isAnswer(sought) ? sought : undefined;

const isPageAnswer = (sought: unknown): sought is PageAnswer => answerIn(sought) !== undefined;

const isFound = <Looked>(looked: Looked): looked is Found<Looked> =>
  looked !== undefined && looked !== null && answerIn(looked) === undefined;

/** Whether a request brings every part of the path, as the router sees to. */
const hasParts = <Path extends string>(
  path: Path,
  request: PageRequest,
): request is Asked<Visit, Path>["request"] =>
  [...path.matchAll(/\{(\w+)\}/g)].every(([, part = ""]) => ownValue(request.parameters, part) !== undefined);

/** How what was found is shown: by the page itself or one of its questions, and what is added to it. */
interface Showing<V extends Visit, Item, Path extends string> {
  readonly shows: Shows<V, Item, Path>;
  readonly more: object;
  readonly status?: number;
}

/** What somebody is told whose step was not taken, and with which status; undefined when what it was about does not exist. */
type Wrong = ReturnType<typeof refusalShown> | undefined;

/** Serves one page: finds what its address names, shows it, takes its steps, and redirects when they are done. */
class PageServer<
  V extends Visit,
  Path extends string,
  Named extends Sought,
  Loaded extends Sought,
  Refusal extends string,
> {
  readonly #page: PageDefinition<V, Path, Named, Loaded, Refusal>;
  readonly #steps: ReadonlyMap<string, Step<V, Found<Named>, Refusal>>;
  readonly #asks: ReadonlyMap<string, Shows<V, Found<Loaded>, Path>>;
  readonly #refusals: ReadonlyMap<string, RefusalWords<Found<Loaded>>>;
  readonly #banners: ReadonlyMap<string, DoneText | undefined>;

  constructor(page: PageDefinition<V, Path, Named, Loaded, Refusal>) {
    this.#page = page;
    this.#steps = new Map(Object.entries(page.steps?.(makeStep()) ?? {}));
    this.#asks = new Map(Object.entries(page.asks ?? {}));
    this.#refusals = new Map(Object.entries<RefusalWords<Found<Loaded>>>(page.refusals ?? {}));
    this.#banners = new Map<string, DoneText | undefined>([
      ...Object.entries(page.arrivals ?? {}),
      ...[...this.#steps].map(([name, { done }]) => [name, done] as const),
    ]);
  }

  async get(needs: PageNeeds, request: PageRequest, visit: V): Promise<PageAnswer> {
    if (!hasParts(this.#page.path, request)) return show404(visit);
    const asked = { request, visit };
    const named = await this.#name(needs, asked);
    if (isPageAnswer(named)) return named;
    const found = await this.#load(needs, named, asked);
    if (isPageAnswer(found)) return found;
    const { ask = "", done: stepDone = "" } = request.query;
    const done = saidOf(this.#banners.get(stepDone), request.query);
    const wayBack = ownValue(this.#page.undo, stepDone)?.(request.query, found);
    const more = done === undefined ? {} : { done, wayBack };
    return this.#show(needs, found, asked, { shows: this.#asks.get(ask) ?? this.#page.show, more });
  }

  async post(needs: PageNeeds, request: PageRequest, visit: V): Promise<PageAnswer> {
    if (!hasParts(this.#page.path, request) || this.#steps.size === 0) return show404(visit);
    const asked = { request, visit };
    const named = await this.#name(needs, asked);
    if (isPageAnswer(named)) return named;
    const [only] = this.#steps.size === 1 ? this.#steps.keys() : [];
    const name = field(request.form, "_step") || (only ?? "");
    const stepped = (await this.#steps.get(name)?.take(needs, named, { name, request, visit })) ?? {
      errors: NO_STEP,
    };
    if ("done" in stepped) return { redirect: addressAfter(stepped, request, name) };
    if ("goOn" in stepped) return { redirect: stepped.goOn };
    if ("json" in stepped) return { file: JSON.stringify(stepped.json), type: "application/json" };
    const found = await this.#load(needs, named, asked);
    if (isPageAnswer(found)) return found;
    if ("again" in stepped) {
      const more = { answers: stepped.again, pressed: name };
      return this.#show(needs, found, asked, { shows: this.#page.show, more });
    }
    const wrong = this.#wrongIn(stepped, found);
    if (wrong === undefined) return show404(visit);
    const more = { answers: typedFields(request), pressed: name, errors: wrong.errors };
    return this.#show(needs, found, asked, { shows: this.#page.show, more, status: wrong.status });
  }

  async #name(needs: PageNeeds, asked: Asked<V, Path>): Promise<Found<Named> | PageAnswer> {
    const named = await this.#page.names(needs, asked);
    return isFound(named) ? named : (answerIn(named) ?? show404(asked.visit));
  }

  async #load(
    needs: PageNeeds,
    named: Found<Named>,
    asked: Asked<V, Path>,
  ): Promise<Found<Loaded> | PageAnswer> {
    const loaded = await this.#page.load(needs, named, asked);
    return isFound(loaded) ? loaded : (answerIn(loaded) ?? show404(asked.visit));
  }

  async #show(
    needs: PageNeeds,
    found: Found<Loaded>,
    asked: Asked<V, Path>,
    { shows, more, status }: Showing<V, Found<Loaded>, Path>,
  ): Promise<PageAnswer> {
    const shown = await shows(needs, found, asked);
    if (isAnswer(shown)) return shown;
    return asked.visit.show(shown.template, { ...shown.context, ...more }, status ?? shown.status);
  }

  #wrongIn(
    stepped: Extract<Stepped<Refusal>, { readonly errors: unknown } | { readonly refusal: unknown }>,
    found: Found<Loaded>,
  ): Wrong {
    if ("errors" in stepped) return { errors: stepped.errors, status: 422 };
    const words = this.#refusals.get(stepped.refusal);
    return words === undefined
      ? undefined
      : refusalShown(typeof words === "function" ? words(found, stepped.about) : words);
  }
}

/** What a page file says as the router takes it: a function to look, and one to use the buttons. A page without buttons answers a POST with 404. */
export interface ServedPage<V extends Visit> {
  readonly get: Page<V>;
  readonly post: Page<V>;
}

const takesNoForm = async (_needs: PageNeeds, _request: PageRequest, visit: Visit): Promise<PageAnswer> =>
  show404(visit);

/** Makes the functions of a page out of what its file says. */
export const servePage = <V extends Visit>(file: PageFile<V>): ServedPage<V> => {
  if ("get" in file) return { get: file.get, post: file.post ?? takesNoForm };
  return file.definedFor((page) => {
    const server = new PageServer(page);
    return {
      get: (needs, request, visit) => server.get(needs, request, visit),
      post: (needs, request, visit) => server.post(needs, request, visit),
    };
  });
};
