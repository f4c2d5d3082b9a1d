import { note, quote, type Remark, warning } from "../../file-import/remark.ts";
import { type Output, type OutputKind, outputKinds } from "../items/model.ts";
import type { BodyTable, Cell } from "./markdown-parts.ts";

/** The outputs that a page's table lists, and the lines of the file (from 1, the end not included) that the table takes up. */
export interface ReadOutputs {
  readonly outputs: readonly Output[];
  readonly tables: readonly { readonly line: number; readonly end: number }[];
  readonly remarks: readonly Remark[];
}

const KINDS: readonly (readonly [RegExp, OutputKind])[] = [
  [/algorithmic impact/i, "impact-assessment"],
  [/case stud/i, "case-study"],
  [/pre-?print/i, "pre-print"],
  [/report|paper/i, "technical-report"],
  [/code|repo|git|pipeline|package/i, "code"],
];

const kindOf = (label: string): OutputKind => KINDS.find(([words]) => words.test(label))?.[1] ?? "other";

const isOutputs = ({ head }: BodyTable): boolean =>
  head.length === 2 && /^outputs?$/i.test(head[0]?.text ?? "") && /^links?$/i.test(head[1]?.text ?? "");

const NONE = /^(?:n\/?a\.?|none|not applicable|-|–|—|)$/i;
const TO_COME =
  /^(?:tbd|tbc|to (?:come|follow)|coming.*|awaiting.*|pending.*|in (?:progress|development).*|draft.*)$/i;
/** What the pattern of a page has in its cells. */
const PATTERN = /^e\.g\.|add url|add-link-here/i;

const bareUrl = (text: string): string | undefined => /^https?:\/\/\S+$/i.exec(text)?.[0];

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

const readCell = ({ text, links }: Cell, line: number): readonly Read[] => {
  const url = bareUrl(text);
  if (links.length === 0 && url !== undefined) return [readAddress(url, "")];
  if (links.length === 0) return [readWords(text, line)];
  return links.map((link) => readAddress(link.url.trim(), link.text));
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
      const row = readRow(cells[0]?.text ?? "", cells[1] ?? { text: "", links: [] }, at);
      outputs.push(...row.outputs);
      remarks.push(...row.remarks);
    }
  }
  return { outputs, tables: own.map(({ line, end }) => ({ line, end })), remarks };
};
