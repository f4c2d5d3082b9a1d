import { createHash } from "node:crypto";
import { requestName } from "../../shared/pages/form-token.ts";
import type { PageRequest } from "./request.ts";

/** The first value of each field of a form or an address. */
export type Fields = Readonly<Record<string, string>>;

/** What forms carry for the page itself: never an answer. */
const OF_THE_PAGE = new Set(["_form", "_step", "_proof", "_website"]);

/**
 * The answers of a form, the first value of each field. Names that begin with `_` are what the page remembers (how something looked when
 * it was shown): a schema may read them, but they do not tell one request from another.
 */
export const typedFields = ({ form }: Pick<PageRequest, "form">): Fields =>
  Object.fromEntries(
    [...form].filter(([name]) => !OF_THE_PAGE.has(name)).map(([name, values]) => [name, values[0] ?? ""]),
  );

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64url");

/** The idempotency key of what was sent: the same form, step, address, answers and files are the same request; anything else is a new one. */
export const requestKey = (
  { form, files, path }: Pick<PageRequest, "form" | "files" | "path">,
  formId: string,
  step: string,
): string =>
  requestName(formId, {
    path,
    step,
    answers: [...form].filter(([name]) => !name.startsWith("_")),
    files: files.map(({ field, name, bytes }) => [field, name, digestOf(bytes)]),
  });

/** Whether a form fell into the trap: a field that people do not see and robots fill in. */
export const isTrapped = ({ form }: Pick<PageRequest, "form">): boolean =>
  (form.get("_website")?.[0] ?? "") !== "";
