import markdownIt, { type MarkdownIt, type Token } from "markdown-it";
import { ownValue } from "../platform/keys.ts";

/** A piece of a text of markdown as it was understood. */
export type MarkdownToken = Token;

const CLASSES: Readonly<Record<string, string>> = {
  bullet_list_open: "nhsuk-list nhsuk-list--bullet",
  ordered_list_open: "nhsuk-list nhsuk-list--number",
  table_open: "nhsuk-table",
};

/** Markdown by our rules: which addresses become links, and what becomes of pictures. */
export const withOurRules = (markdown: MarkdownIt): MarkdownIt => {
  // markdown-it's own rule refuses a few schemes; this one admits a few. Without a scheme an address is one of ours.
  markdown.validateLink = (address) => /^(?:https?:|mailto:|[^:]*$|[^:]*[/?#])/i.test(address.trim());
  // Our pages load no pictures from elsewhere (Content-Security-Policy), so a picture is a link to where it is; within a link it is only named.
  markdown.renderer.rules["image"] = (tokens, index) => {
    const address = String(tokens[index]?.attrGet("src") ?? "");
    const name = tokens[index]?.content || address;
    const { escapeHtml } = markdown.utils;
    const words = `Picture: ${escapeHtml(name)}`;
    const before = tokens.slice(0, index).filter(({ type }) => type === "link_open" || type === "link_close");
    return before.at(-1)?.type === "link_open" ? words : `<a href="${escapeHtml(address)}">${words}</a>`;
  };
  return markdown;
};

const markdown = withOurRules(markdownIt({ html: false, linkify: false, typographer: false }));

const DEEPEST_HEADING = 6;

/** Moves all headings so that the highest is of this level, for texts that stand below a heading of the page's own. */
const moveHeadings = (tokens: readonly Token[], from: number): void => {
  const headings = tokens.filter(({ type }) => type === "heading_open" || type === "heading_close");
  const levels = headings.map(({ tag }) => Number(tag.slice(1)));
  const by = from - Math.min(...levels);
  for (const [index, heading] of headings.entries())
    heading.tag = `h${Math.min(DEEPEST_HEADING, (levels[index] ?? from) + by)}`;
};

/** Gives tokens the classes of the site, and moves headings so that the highest is of the level `headingsFrom`, if one is told. */
export const prepareTokens = (tokens: readonly Token[], headingsFrom?: number): void => {
  if (headingsFrom !== undefined) moveHeadings(tokens, headingsFrom);
  for (const token of tokens) {
    const classes = ownValue(CLASSES, token.type);
    if (classes !== undefined) token.attrSet("class", classes);
  }
};

/**
 * Markdown as HTML for a page. HTML in the text is shown as text, and links with schemes other than http, https and mailto are not made
 * into links, so that nobody's words can carry a script. Headings stay as they were written.
 */
export const toHtml = (text: string): string => {
  const tokens = markdown.parse(text, {});
  prepareTokens(tokens);
  return markdown.renderer.render(tokens, markdown.options, {});
};

/** The words of the first `# heading` of a markdown text, without marks, for a page's title. */
export const firstHeading = (text: string): string | undefined => {
  const tokens = markdown.parse(text, {});
  const words = tokens[tokens.findIndex(({ type, tag }) => type === "heading_open" && tag === "h1") + 1];
  if (words?.type !== "inline") return undefined;
  return words.children
    ?.map(({ content }) => content)
    .join("")
    .trim();
};
