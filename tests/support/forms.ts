import { globSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type * as z from "zod/mini";
import type { DeskVisit } from "../../functions/entry-points/desk-page.ts";
import type { PageRoute } from "../../functions/entry-points/route.ts";
import { makeStep } from "../../functions/entry-points/step.ts";

const root = new URL("../../", import.meta.url).pathname;

const isPageRoute = (one: unknown): one is PageRoute<DeskVisit> =>
  typeof one === "object" && one !== null && "path" in one && "load" in one;

/** The form of a button of a page: where the page is, what the button is called, and how its form is read. */
export interface StepForm {
  readonly path: string;
  readonly step: string;
  readonly schema: z.ZodMiniType;
}

const formsOf = async ({ path, load }: PageRoute<DeskVisit>): Promise<readonly StepForm[]> => {
  const { page } = await load();
  if ("get" in page) return [];
  return page.definedFor(({ steps }) =>
    Object.entries(steps?.(makeStep()) ?? {}).flatMap(([step, { form }]) =>
      form === undefined ? [] : [{ path, step, schema: form }],
    ),
  );
};

/** The forms of every button of every page, found in the routes of the site or of the desk. */
export const formsOfPages = async (side: "site" | "desk"): Promise<readonly StepForm[]> => {
  const files = globSync(`functions/**/${side}-routes.ts`, { cwd: root }).sort();
  const forms: StepForm[] = [];
  for (const file of files) {
    const lists: Readonly<Record<string, unknown>> = await import(pathToFileURL(`${root}${file}`).href);
    for (const route of Object.values(lists).flat().filter(isPageRoute))
      forms.push(...(await formsOf(route)));
  }
  return forms;
};

const isTransform = (schema: z.core.$ZodType): boolean => schema._zod.def.type === "transform";

/** Whether a schema asks something of several fields together without waiting until each of them was read. */
export const asksTooEarly = (schema: z.core.$ZodType): boolean => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "object":
      return (def.checks ?? []).some(({ _zod: { def: check } }) => check.when === undefined);
    case "union":
      return def.options.some(asksTooEarly);
    case "pipe":
      return asksTooEarly(def.in) || asksTooEarly(def.out);
    default:
      return false;
  }
};

/** A field of a form, or of a part of it: its name, and how it alone is read. */
export interface FormField {
  readonly name: string;
  readonly field: z.core.$ZodType;
}

/** The fields of a schema, at whatever depth. */
export const fieldsOf = (schema: z.core.$ZodType, name = ""): readonly FormField[] => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "object":
      return Object.entries(def.shape).flatMap(([key, inner]) => fieldsOf(inner, key));
    case "union":
      return def.options.flatMap((option) => fieldsOf(option, name));
    case "pipe":
      return fieldsOf(isTransform(def.in) ? def.out : def.in, name);
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "nonoptional":
    case "readonly":
    case "catch":
      return fieldsOf(def.innerType, name);
    case "lazy":
      return fieldsOf(def.getter(), name);
    default:
      return [{ name, field: schema }];
  }
};
