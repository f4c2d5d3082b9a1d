import markdownIt, { type Token } from "markdown-it";

/** A link or picture of a body. `line` is that of the file. */
export interface BodyLink {
  readonly text: string;
  readonly url: string;
  readonly line: number;
  readonly picture: boolean;
}

/** A cell of a table: its words without marks, and its links. */
export interface Cell {
  readonly text: string;
  readonly links: readonly BodyLink[];
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
}

const markdown = markdownIt({ html: true, linkify: false });
// Addresses are read as they stand on the page; whether they are shown as links is decided where they are shown.
markdown.validateLink = () => true;
markdown.normalizeLink = (url) => url;

const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? "");

const cellOf = (inline: Token, firstLine: number): Cell => {
  const links: BodyLink[] = [];
  let line = firstLine;
  let text = "";
  let open: { readonly url: string; readonly from: number } | undefined;
  for (const token of inline.children ?? []) {
    if (token.type === "softbreak" || token.type === "hardbreak") {
      line += 1;
      text += " ";
    } else if (token.type === "link_open") open = { url: attribute(token, "href"), from: text.length };
    else if (token.type === "link_close" && open !== undefined) {
      links.push({ url: open.url, text: text.slice(open.from).trim(), line, picture: false });
      open = undefined;
    } else if (token.type === "image")
      links.push({ url: attribute(token, "src"), text: token.content, line, picture: true });
    else if (token.type === "text" || token.type === "code_inline") text += token.content;
  }
  return { text: text.trim(), links };
};

type Building = { line: number; end: number; head: Cell[]; rows: { line: number; cells: Cell[] }[] };

/** Reads a body that begins in this line of its file. What stands in code is not looked into. Never throws. */
export const bodyParts = (body: string, firstLine: number): BodyParts => {
  const links: BodyLink[] = [];
  const tables: Building[] = [];
  const prose: { text: string; line: number }[] = [];
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
    else if (token.type === "inline") {
      const cell = cellOf(token, line);
      links.push(...cell.links);
      if (table === undefined)
        prose.push(...token.content.split("\n").map((text, index) => ({ text, line: line + index })));
      else (isHead ? table.head : table.rows.at(-1)?.cells)?.push(cell);
    }
  }
  return { links, tables, prose };
};
