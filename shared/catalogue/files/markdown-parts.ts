import markdownIt, { type Token } from "markdown-it";

/** A link or picture of a body. `line` is that of the file. */
export interface BodyLink {
  readonly text: string;
  readonly url: string;
  readonly line: number;
  readonly picture: boolean;
}

/** A link within a cell: where in the cell's words its own stand. */
export interface CellLink extends BodyLink {
  readonly from: number;
  readonly to: number;
}

/** A cell of a table: its words without marks, and its links in their order. */
export interface Cell {
  readonly text: string;
  readonly links: readonly CellLink[];
}

/** A table of a body, with its first line and the line behind its last. */
export interface BodyTable {
  readonly line: number;
  readonly end: number;
  readonly head: readonly Cell[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly Cell[] }[];
}

/** What a body of markdown holds that an import looks at. */
export interface BodyParts {
  readonly links: readonly BodyLink[];
  readonly tables: readonly BodyTable[];
  /** Lines of running text, without code. */
  readonly prose: readonly { readonly text: string; readonly line: number }[];
  /** Pieces of HTML. */
  readonly html: readonly { readonly text: string; readonly line: number }[];
}

const markdown = markdownIt({ html: true, linkify: false });
// Addresses are read as they stand on the page; whether they are shown as links is decided where they are shown.
markdown.validateLink = () => true;
markdown.normalizeLink = (url) => url;

const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? "");

const HREF = /\s(?:href|src)\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** The address in a tag of HTML that opens a link or is a picture; undefined in any other. */
const addressInTag = (tag: string, name: "a" | "img"): string | undefined => {
  if (!new RegExp(`^<${name}\\s`, "i").test(tag)) return undefined;
  const [, double, single, bare] = HREF.exec(tag) ?? [];
  return (double ?? single ?? bare)?.replaceAll("&amp;", "&");
};

const cellOf = (inline: Token, firstLine: number): Cell => {
  const links: CellLink[] = [];
  let line = firstLine;
  let text = "";
  let open: { readonly url: string; readonly from: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const { url, from } = open;
    links.push({ url, text: text.slice(from).trim(), line, picture: false, from, to: text.length });
    open = undefined;
  };
  const picture = (url: string, words: string): void => {
    links.push({ url, text: words, line, picture: true, from: text.length, to: text.length });
  };
  for (const token of inline.children ?? []) {
    const { type, content } = token;
    const html = type === "html_inline" ? content : "";
    const [linked, pictured] = [addressInTag(html, "a"), addressInTag(html, "img")];
    if (type === "softbreak" || type === "hardbreak") {
      line += 1;
      text += " ";
    } else if (type === "link_open") open = { url: attribute(token, "href"), from: text.length };
    else if (linked !== undefined) open = { url: linked, from: text.length };
    else if (type === "link_close" || /^<\/a\s*>$/i.test(html)) close();
    else if (type === "image") picture(attribute(token, "src"), content);
    else if (pictured !== undefined) picture(pictured, "");
    else if (/^<br\s*\/?>$/i.test(html)) text += " ";
    else if (type === "text" || type === "code_inline") text += content;
  }
  return { text: text.trimEnd(), links };
};

type Building = { line: number; end: number; head: Cell[]; rows: { line: number; cells: Cell[] }[] };

/** Reads a body that begins in this line of its file. What stands in code is not looked into. Never throws. */
export const bodyParts = (body: string, firstLine: number): BodyParts => {
  const links: BodyLink[] = [];
  const tables: Building[] = [];
  const prose: { text: string; line: number }[] = [];
  const html: { text: string; line: number }[] = [];
  let table: Building | undefined;
  let isHead = false;
  let line = firstLine;
  for (const token of markdown.parse(body, {})) {
    if (token.map !== null) line = token.map[0] + firstLine;
    if (token.type === "table_open") {
      table = { line, end: (token.map?.[1] ?? 0) + firstLine, head: [], rows: [] };
      tables.push(table);
    } else if (token.type === "table_close") table = undefined;
    else if (token.type === "thead_open") isHead = true;
    else if (token.type === "thead_close") isHead = false;
    else if (token.type === "tr_open" && !isHead) table?.rows.push({ line, cells: [] });
    else if (token.type === "html_block") html.push({ text: token.content, line });
    else if (token.type === "inline") {
      for (const { type, content } of token.children ?? [])
        if (type === "html_inline") html.push({ text: content, line });
      const cell = cellOf(token, line);
      links.push(...cell.links);
      if (table === undefined)
        prose.push(...token.content.split("\n").map((text, index) => ({ text, line: line + index })));
      else (isHead ? table.head : table.rows.at(-1)?.cells)?.push(cell);
    }
  }
  return { links, tables, prose, html };
};
