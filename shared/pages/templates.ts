import nunjucks from "nunjucks/browser/nunjucks-slim.min.js";
import { counted, insideSentence } from "../platform/text.ts";
import { sayDate, sayDateTime, sayShortDate, sayShortDateTime, sayTime } from "../platform/time.ts";
import { personPath } from "./paths.ts";

/** A compiled template, known by its path. `import page from "./page.njk"` gives one. */
export interface Template {
  readonly name: string;
  /** The text with this context. Every value is escaped for HTML unless the template says otherwise. Throws when the template does. */
  readonly render: (context: object) => string;
}

const compiledTemplates = new Map<string, unknown>();

/** Makes a compiled template known under its name. Called by the module that the build makes of every `.njk` file. */
export const register = (name: string, compiled: unknown): Template => {
  compiledTemplates.set(name, compiled);
  return { name, render: (context) => environment.render(name, context) };
};

const resolve = (from: string, to: string): string => {
  const steps = from.split("/").slice(0, -1);
  for (const step of to.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
};

const loader = {
  isRelative: (name: string) => name.startsWith("./") || name.startsWith("../"),
  resolve,
  on: () => undefined,
  getSource: (name: string) => {
    const obj = compiledTemplates.get(name);
    return obj === undefined ? null : { src: { type: "code", obj }, path: name, noCache: false };
  },
};

const environment = new nunjucks.Environment([loader], { autoescape: true, throwOnUndefined: false });
environment.addFilter("counted", counted);
environment.addFilter("date", sayDate);
environment.addFilter("insideSentence", insideSentence);
environment.addFilter("personPath", (person: string) => personPath(person) ?? "");
environment.addFilter("shortDate", sayShortDate);
environment.addFilter("shortDateTime", sayShortDateTime);
environment.addFilter("time", sayTime);
environment.addFilter("dateTime", sayDateTime);
