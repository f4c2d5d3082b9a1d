import { desk } from "../../functions/desk.ts";
import { site } from "../../functions/site.ts";
import type { Met } from "./browser.ts";

/** A form of a page as it would be sent: where to, and its fields with what is in them, the one of its button included. */
export interface FoundForm {
  readonly page: string;
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** The names of the fields that nobody sees: what the page itself sends back. */
  readonly hidden: ReadonlySet<string>;
  /** What can be chosen in each field that is chosen from a list. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
}

/** What a walk through the pages met. */
export interface Walk {
  /** Every address that was opened, one for each way that addresses are made. */
  readonly opened: readonly string[];
  /** Every form of those pages, one for each set of fields. */
  readonly forms: readonly FoundForm[];
}

// A reference, an id, a date or a token in an address or a name: pages that differ in nothing else are one page.
const NAMED =
  /[A-Z]{3}-\w{4}-\w{4}(?:\.[\w-]+)*|[0-9a-f-]{30,}(?:[.:][\w:.-]+)*|\d{4}-(?:W?\d\d)(?:-\d\d)?|(?<=\/(?:codes?|tags|step)s?\/)[^/?]+/g;

/** The route that leads to an address, without what it asks; an address that none leads to stands for itself. */
const routeOf = (address: string): string => {
  const path = address.split("?")[0] ?? "";
  return ROUTES.find(({ pattern }) => pattern.test(path))?.path ?? path.replaceAll(NAMED, "*");
};

/** Routes without a part that is named come first: of two that fit, they are the ones that answer. */
const ROUTES = [...site, ...desk]
  .map(({ path }) => ({ path, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`) }))
  .toSorted((a, b) => Number(a.path.includes("{")) - Number(b.path.includes("{")));

const kindOf = (address: string): string => address.replaceAll(NAMED, "*").replaceAll(/=[^&]*/g, "=*");

/** Lists can be narrowed down and sorted in any number of ways, a plan has many tasks; a few of each show what they show. */
const MOST_OF_A_PAGE = 5;

const linksOf = ({ $ }: Met, from: string): readonly string[] =>
  $("a[href], form[method=get][action]")
    .toArray()
    .map((node) => $(node).attr("href") ?? $(node).attr("action") ?? "")
    .map((href) => new URL(href, `https://programme.example${from}`))
    .filter(({ host }) => host === "programme.example")
    .map(({ pathname, search }) => `${pathname}${search}`);

const formsOf = ({ $ }: Met, page: string): readonly FoundForm[] =>
  $("form[method=post]")
    .toArray()
    .flatMap((node) => {
      const form = $(node);
      const own = form
        .find("input[name], select[name], textarea[name]")
        .toArray()
        .map((field): [string, string] => [$(field).attr("name") ?? "", String($(field).val() ?? "")]);
      const choices = new Map(
        form
          .find("select[name]")
          .toArray()
          .map((select) => [
            $(select).attr("name") ?? "",
            $(select)
              .find("option")
              .toArray()
              .map((option) => $(option).attr("value") ?? ""),
          ]),
      );
      const hidden = new Set(
        form
          .find("input[type=hidden]")
          .toArray()
          .map((field) => $(field).attr("name") ?? ""),
      );
      const action = form.attr("action") || page;
      const buttons = form.find("button[name]").toArray();
      if (buttons.length === 0) return [{ page, action, hidden, choices, fields: own }];
      return buttons.map((button) => ({
        page,
        action,
        hidden,
        choices,
        fields: [...own, [$(button).attr("name") ?? "", $(button).attr("value") ?? ""] as const],
      }));
    });

const offered = (form: FoundForm | undefined): number =>
  [...(form?.choices.values() ?? [])].reduce((sum, { length }) => sum + length, 0);

/**
 * Follows every link from these addresses, and finds every form. `open` says what is at an address; nothing is sent. Of pages that differ in nothing but
 * what they name, `mostOfAKind` are opened.
 */
export const walkThrough = async (
  starts: readonly string[],
  open: (address: string) => Promise<Met>,
  leaveOut: RegExp,
  mostOfAKind = 1,
): Promise<Walk> => {
  const seen = new Map<string, number>();
  const addresses = new Set<string>();
  const ofPage = new Map<string, number>();
  const opened: string[] = [];
  const forms = new Map<string, FoundForm>();
  const waiting = [...starts];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const kind = kindOf(next);
    const page = routeOf(next);
    const ofKind = seen.get(kind) ?? 0;
    if (ofKind >= mostOfAKind || addresses.has(next) || leaveOut.test(next)) continue;
    if ((ofPage.get(page) ?? 0) >= MOST_OF_A_PAGE) continue;
    seen.set(kind, ofKind + 1);
    addresses.add(next);
    ofPage.set(page, (ofPage.get(page) ?? 0) + 1);
    const met = await open(next);
    opened.push(next);
    if (!met.headers["content-type"]?.startsWith("text/html")) {
      if (met.to.startsWith("/")) waiting.push(met.to);
      continue;
    }
    waiting.push(...linksOf(met, next));
    for (const form of formsOf(met, next)) {
      const step = form.fields.find(([name]) => name === "_step")?.[1] ?? "";
      const names = [...new Set(form.fields.map(([name]) => name))].join();
      const shape = `${routeOf(form.action)} ${step} ${kindOf(names)}`;
      // Of forms alike, the one that offers most.
      if (offered(forms.get(shape)) <= offered(form)) forms.set(shape, form);
    }
  }
  return { opened, forms: [...forms.values()] };
};
