import type { CheerioAPI } from "cheerio";
import { addDays, localDate } from "../../../shared/platform/wall-clock.ts";

/** A whole number below its argument, as the seed determines. */
export type Pick = (below: number) => number;

/** Gives one of these, undefined where there are none. */
export const one = <Item>(pick: Pick, items: readonly Item[]): Item | undefined => items[pick(items.length)];

/** Who takes part. Few enough that they get in each other's way. */
const PEOPLE = ["Ada", "Ben", "Cleo", "Dora", "Eli", "Fay"] as const;

const WORDS = [
  "Discharge",
  "letters",
  "by noon",
  "for wards",
  "a dashboard",
  "O’Brien & sons",
  "ćwiczenie",
  "12 beds",
] as const;

/** A button that can be pressed: the step that it names, undefined for a form's only one, and the form's place on the page. */
export type Button = { readonly step: string | undefined; readonly form: number };

// What takes files needs a bucket, which is not in this process; a trap is for robots.
const FORMS = "main form[method=post]:not([enctype])";

/** Every button of every form of a page that sends something. */
export const buttonsOn = ($: CheerioAPI): readonly Button[] =>
  $(FORMS)
    .toArray()
    .flatMap((form, index) => {
      const steps = $(form).find("button[name=_step]").toArray();
      return steps.length === 0
        ? [{ step: undefined, form: index }]
        : steps.map((button) => ({ step: $(button).attr("value"), form: index }));
    });

/** What a person might type into a field of that name. */
export const typed = (pick: Pick, name: string, type: string, now: string): string => {
  const today = localDate(now);
  if (type === "date" || /date|On$|By$|until|From$/i.test(name)) return addDays(today, pick(120) - 20);
  if (type === "time" || /time|starts$|ends$/i.test(name))
    return `${10 + pick(8)}:${one(pick, ["00", "30"]) ?? ""}`;
  if (/email/i.test(name)) return `${(one(pick, PEOPLE) ?? "").toLowerCase()}@people.example`;
  if (type === "number" || /places|weeks|capacity|days|hours|minutes|score|count|size|most/i.test(name))
    return String(1 + pick(6));
  if (/name/i.test(name)) return `${one(pick, PEOPLE)} Example`;
  if (type === "url" || /url|link|evidence|where/i.test(name)) return `https://site-${pick(40)}.example/page`;
  return Array.from({ length: 1 + pick(4) }, () => one(pick, WORDS)).join(" ");
};

/**
 * What a person puts into the form of a button: mostly something that makes sense, at times what stands there, at times nothing. Of a form that
 * came back with mistakes only what is wrong is filled in again.
 */
export const fill = ($: CheerioAPI, button: Button, pick: Pick, now: string): [string, string][] => {
  const form = $(FORMS).eq(button.form);
  const isAgain = $(".nhsuk-error-summary").length > 0;
  const filled = new Map<string, string[]>();
  const radios = new Map<string, string[]>();
  for (const element of form.find("input, textarea, select").toArray()) {
    const field = $(element);
    const [name, type, value] = [
      field.attr("name") ?? "",
      field.attr("type") ?? "text",
      String(field.val() ?? ""),
    ];
    if (name === "" || field.attr("disabled") !== undefined) continue;
    const put = (given: string): unknown => filled.set(name, [...(filled.get(name) ?? []), given]);
    const isKept = isAgain && field.closest(".nhsuk-form-group--error").length === 0;
    const isTicked = field.attr("checked") !== undefined;
    if (type === "hidden" || name === "_website") put(value);
    else if (isKept && (type === "radio" || type === "checkbox")) {
      if (isTicked) put(field.attr("value") ?? "on");
    } else if (isKept) put(value);
    else if (type === "radio") radios.set(name, [...(radios.get(name) ?? []), field.attr("value") ?? ""]);
    else if (type === "checkbox") {
      if (pick(10) < 7) put(field.attr("value") ?? "on");
    } else if (element.tagName === "select") {
      const options = field
        .find("option")
        .toArray()
        .map((option) => $(option).attr("value") ?? "");
      put(one(pick, options) ?? "");
    } else put(value !== "" && pick(2) === 0 ? value : pick(12) === 0 ? "" : typed(pick, name, type, now));
  }
  for (const [name, values] of radios) filled.set(name, [one(pick, values) ?? ""]);
  if (button.step !== undefined) filled.set("_step", [button.step]);
  return [...filled].flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
};

/** Where the form of a button goes; empty for the page's own address. */
export const actionOf = ($: CheerioAPI, { form }: Button): string => $(FORMS).eq(form).attr("action") ?? "";
