import type { ArchiveFile } from "../../exports/zip.ts";
import { sayDate, sayDateTime } from "../../platform/time.ts";
import { ruleOf } from "../catalogue/catalogue.ts";
import { processingPurposes } from "../catalogue/purposes.ts";
import type { AccessRequest, Gathered } from "./model.ts";
import { passagesOf } from "./model.ts";

/** What stands in place of a passage that somebody left out. */
export const LEFT_OUT = "[left out: about someone else]";

const TEXTS = new Set(["text", "reason", "what"]);

/** A record with its passages as somebody decided, each in its place. */
export const redacted = ({ record, reviewed }: Gathered): Readonly<Record<string, unknown>> => {
  const leftOut = new Set(reviewed?.leftOut ?? []);
  if (leftOut.size === 0) return record;
  let at = 0;
  const inRecord = (whole: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      Object.entries(whole).map(([name, inner]) =>
        TEXTS.has(name) && typeof inner === "string" ? [name, inText(inner)] : [name, within(inner)],
      ),
    );
  const inText = (text: string): string =>
    passagesOf(text)
      .map((passage) => {
        const hidden = leftOut.has(at);
        at += 1;
        return hidden ? LEFT_OUT : passage;
      })
      .join("\n\n");
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within);
    return typeof value === "object" && value !== null ? inRecord({ ...value }) : value;
  };
  return inRecord(record);
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** `answeredAt` -> `Answered at`. */
const label = (name: string): string => {
  const words = name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** What serves the machine and says nothing to a person. It is in the JSON. */
const MACHINE = new Set(["version", "revision", "key", "id", "correlation", "attempt", "expires", "beside"]);

const said = (value: unknown): string => {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  const text = String(value);
  if (MOMENT.test(text)) return sayDateTime(text);
  return DAY.test(text) ? sayDate(text) : text;
};

const rows = (value: Readonly<Record<string, unknown>>): string =>
  Object.entries(value)
    .filter(([name, inner]) => !MACHINE.has(name) && !(typeof inner === "string" && UUID.test(inner)))
    .map(([name, inner]) => {
      const shown = html(inner);
      return shown === "" ? "" : `<dt>${escaped(label(name))}</dt><dd>${shown}</dd>`;
    })
    .join("");

const html = (value: unknown): string => {
  if (value === undefined || value === null || value === "") return "";
  if (Array.isArray(value)) {
    const items = value.map(html).filter((item) => item !== "");
    return items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
  }
  if (typeof value === "object") {
    const inner = rows(Object.fromEntries(Object.entries(value)));
    return inner === "" ? "" : `<dl>${inner}</dl>`;
  }
  const text = said(value);
  return UUID.test(text) ? "" : escaped(text).replaceAll("\n", "<br>");
};

const whyOf = (kind: string): string => {
  const rule = ruleOf(kind);
  return rule?.dataClass === "personal" ? processingPurposes[rule.purpose].why : "";
};

const STYLE =
  "body{font:1rem/1.5 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}dl{display:grid;grid-template-columns:minmax(7rem,1fr) 3fr;gap:.25rem 1rem}dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}article{border-top:1px solid #ccc;padding:.5rem 0}@media(max-width:30rem){dl{grid-template-columns:1fr}}";

const encoder = new TextEncoder();

/** Gives what was gathered, kind after kind; asked for twice, once for each file. */
export type Gatherings = () => AsyncIterable<Gathered>;

const page = async function* (request: AccessRequest, programme: string, gatherings: Gatherings) {
  yield encoder.encode(
    `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>What ${escaped(programme)} keeps about you</title><style>${STYLE}</style></head><body><h1>What ${escaped(programme)} keeps about you</h1><p>You asked on ${sayDate(request.receivedOn)} (${request.reference}). Here is what we had when it was gathered${request.gathered === undefined ? "" : ` on ${sayDateTime(request.gathered.at)}`}, in full: passages about someone else are left out, and marked. The same is in records.json, for machines.</p><p>You can ask us to correct it, to erase it or to use less of it, and you can complain to the Information Commissioner (ico.org.uk).</p>`,
  );
  let kind = "";
  for await (const one of gatherings()) {
    if (one.kind !== kind) {
      kind = one.kind;
      yield encoder.encode(
        `<h2>${escaped(label(kind.replaceAll("-", " ")))}</h2><p>We keep this ${escaped(whyOf(kind))}.</p>`,
      );
    }
    yield encoder.encode(`<article>${html(redacted(one))}</article>`);
  }
  yield encoder.encode("</body></html>");
};

const json = async function* ({ reference, receivedOn }: AccessRequest, gatherings: Gatherings) {
  yield encoder.encode(`{"request":${JSON.stringify({ reference, receivedOn })},"records":[`);
  let isFirst = true;
  for await (const one of gatherings()) {
    yield encoder.encode(
      `${isFirst ? "" : ","}\n${JSON.stringify({ kind: one.kind, record: redacted(one) })}`,
    );
    isFirst = false;
  }
  yield encoder.encode("\n]}\n");
};

/** The files of a copy: a page to read, and the same for machines. Nothing of it is held in memory but the record under way. */
export const copyFiles = async function* (
  request: AccessRequest,
  programme: string,
  gatherings: Gatherings,
): AsyncGenerator<ArchiveFile> {
  yield { path: "what-we-keep-about-you.html", chunks: page(request, programme, gatherings) };
  yield { path: "records.json", chunks: json(request, gatherings) };
};
