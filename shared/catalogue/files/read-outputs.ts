import { note, quote, type Remark, warning } from "../../file-import/remark.ts";
import { type Output, type OutputKind, outputKinds } from "../items/model.ts";
import type { BodyTable, Cell, CellLink } from "./markdown-parts.ts";

/** The outputs that a page's table lists, and the lines of the file (from 1, the end not included) that the table takes up. */
export interface ReadOutputs {
  readonly outputs: readonly Output[];
  readonly tables: readonly { readonly line: number; readonly end: number }[];
  readonly remarks: readonly Remark[];
}

const KINDS: readonly (readonly [RegExp, OutputKind])[] = [
  [/\balgorithmic impact\b/i, "impact-assessment"],
  [/\bcase stud(?:y|ies)\b/i, "case-study"],
  [/\bpre-?prints?\b/i, "pre-print"],
  [/\b(?:reports?|papers?)\b/i, "technical-report"],
  [/\b(?:code|codebase|repos?|repository|repositories|git|git(?:hub|lab)|pipelines?|packages?)\b/i, "code"],
];

const kindOf = (label: string): OutputKind => KINDS.find(([words]) => words.test(label))?.[1] ?? "other";

const isOutputs = ({ head }: BodyTable): boolean =>
  head.length === 2 && /^\s*outputs?$/i.test(head[0]?.text ?? "") && /^\s*links?$/i.test(head[1]?.text ?? "");

const NONE = /^(?:n\/?a\.?|none|not applicable|-|–|—|)$/i;
const TO_COME =
  /^(?:tbd|tbc|to (?:come|follow)|coming.*|awaiting.*|pending.*|in (?:progress|development).*|draft.*)$/i;
/** What the pattern of a page has in its cells. */
const PATTERN = /^e\.g\.|add url|add-link-here/i;

const BARE_URL = /https?:\/\/[^\s<>"]{1,2000}/gi;

type Placed = Pick<CellLink, "url" | "text" | "from" | "to">;

/** Addresses that stand in the words of a cell, outside its links. What ends a sentence is no part of one. */
const bareLinks = ({ text, links }: Cell): readonly Placed[] =>
  [...text.matchAll(BARE_URL)].flatMap(({ 0: found, index: from }) => {
    const url = found.replace(/[.,;:!?)\]]{1,10}$/, "");
    const to = from + url.length;
    return links.some((link) => from < link.to && link.from < to) ? [] : [{ url, text: url, from, to }];
  });

/** Words that only join two links, and signs, say nothing. */
const besides = (words: string): string => {
  const said = words.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
  return said === "" || /^(?:and|or)$/i.test(said) ? "" : words;
};

/**
 * The links of a cell with the words beside them, so that none is lost: what stands behind a link belongs to it, and what stands before the
 * first to that one. `See [paper](...) (draft)` is one link with the text `See paper (draft)`.
 */
const withWordsBeside = (cell: Cell): readonly { readonly url: string; readonly text: string }[] => {
  const links = [...cell.links.filter(({ picture }) => !picture), ...bareLinks(cell)].toSorted(
    (a, b) => a.from - b.from,
  );
  return links.map(({ url, text, from, to }, index) => {
    const before = index === 0 ? besides(cell.text.slice(0, from)) : "";
    const after = besides(cell.text.slice(to, links[index + 1]?.from));
    const own = text === url && before + after !== "" ? "" : cell.text.slice(from, to);
    const words = `${before}${own}${after}`.replaceAll(/\s+/g, " ").trim();
    return { url: url.trim(), text: words === "" ? text : words };
  });
};

interface Read {
  readonly where: Output["where"];
  readonly remarks: readonly Remark[];
}

const withText = (text: string): { text?: string } => (text === "" ? {} : { text });

const readAddress = (url: string, text: string): Read => {
  const mail = /^mailto:([^?]*)/i.exec(url)?.[1];
  if (mail !== undefined)
    return {
      where: { is: "on-request", email: mail.trim(), ...(text === mail ? {} : withText(text)) },
      remarks: [],
    };
  if (/^https?:\/\//i.test(url))
    return { where: { is: "link", url, ...(text === url ? {} : withText(text)) }, remarks: [] };
  // That it leads nowhere is said of it as of every link of the body.
  return { where: { is: "to-come", ...withText(text) }, remarks: [] };
};

const readWords = (text: string, line: number): Read => {
  if (NONE.test(text)) return { where: { is: "none", ...withText(text) }, remarks: [] };
  if (PATTERN.test(text))
    return {
      where: { is: "none" },
      remarks: [
        warning(
          line,
          `An output still has the words of the pattern: ${quote(text)}`,
          "Say what it is. It was taken as none.",
        ),
      ],
    };
  const where = { is: "to-come", ...withText(text) } as const;
  const [what, advice] = TO_COME.test(text)
    ? ["An output is still to come", "When it is there, give its address at the desk."]
    : [
        "An output has words and no address",
        "They are kept. If it can be had, give its address at the desk.",
      ];
  return { where, remarks: [note(line, `${what}: ${quote(text)}`, advice)] };
};

const readCell = (cell: Cell, line: number): readonly Read[] => {
  const links = withWordsBeside(cell);
  if (links.length > 0) return links.map(({ url, text }) => readAddress(url, text));
  const [picture] = cell.links;
  return [
    picture === undefined ? readWords(cell.text.trim(), line) : readAddress(picture.url.trim(), picture.text),
  ];
};

const labelKey = (label: string): string =>
  label.toLowerCase().replaceAll("&", "and").replaceAll(/\s+/g, " ");

const readRow = (label: string, cell: Cell, line: number): { outputs: Output[]; remarks: Remark[] } => {
  const kind = kindOf(label);
  const own = label === "" || labelKey(label) === labelKey(outputKinds[kind]) ? {} : { label };
  const reads = readCell(cell, line);
  return {
    outputs: reads.map(({ where }) => ({ kind, ...own, where })),
    remarks: reads.flatMap(({ remarks }) => remarks),
  };
};

/**
 * Reads the tables "Output | Link" of a page: with or without outer pipes, with one link or several, an address in words, a mail address to
 * ask at, N/A, TBD, Awaiting Sign-Off, Coming Soon, or nothing. A kind is told by its label, which is kept where it says more than the kind.
 */
export const readOutputs = (tables: readonly BodyTable[]): ReadOutputs => {
  const outputs: Output[] = [];
  const remarks: Remark[] = [];
  const own = tables.filter(isOutputs);
  for (const { line, rows } of own) {
    const filled = rows.filter(({ cells }) =>
      cells.some(({ text, links }) => text !== "" || links.length > 0),
    );
    if (filled.length === 0)
      remarks.push(
        note(line, "The table of outputs is empty", "Add what came of the work, or leave it out."),
      );
    for (const { line: at, cells } of filled) {
      const row = readRow((cells[0]?.text ?? "").trim(), cells[1] ?? { text: "", links: [] }, at);
      outputs.push(...row.outputs);
      remarks.push(...row.remarks);
    }
  }
  return { outputs, tables: own.map(({ line, end }) => ({ line, end })), remarks };
};
