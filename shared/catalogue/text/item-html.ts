import markdownIt from "markdown-it";
import footnote from "markdown-it-footnote";
import sanitizeHtml, { type Attributes, type Transformer } from "sanitize-html";
import { type MarkdownToken, prepareTokens, withOurRules } from "../../pages/markdown.ts";
import { allowedElements } from "./allowed-html.ts";

const markdown = withOurRules(markdownIt({ html: true, linkify: false, typographer: false })).use(footnote);

// Names of an item's text must not be those of the page around it.
const OWN = "text-";

const own = (name: string): string => `${OWN}${name}`;

const TASK = /^\[([ xX])\] /;

/** List items that begin with `[ ]` or `[x]`: what is to do and what is done. Nobody can tick them here, so they are no boxes of a form. */
const markTasks = (tokens: readonly MarkdownToken[]): void => {
  for (const [index, token] of tokens.entries()) {
    const [first] = token.type === "inline" ? (token.children ?? []) : [];
    const mark = TASK.exec(first?.content ?? "")?.[1];
    if (first?.type !== "text" || mark === undefined || tokens[index - 2]?.type !== "list_item_open")
      continue;
    first.content = first.content.replace(TASK, mark === " " ? "☐ To do: " : "☑ Done: ");
  }
};

/** Pictures in HTML that stand within a link are marked, because a link cannot stand in another. */
const markLinked = (tokens: readonly MarkdownToken[]): void => {
  for (const { children } of tokens) {
    let depth = 0;
    for (const token of children ?? []) {
      const { type, content } = token;
      if (type === "link_open" || (type === "html_inline" && /^<a[\s>]/i.test(content))) depth += 1;
      else if (type === "link_close" || (type === "html_inline" && /^<\/a[\s>]/i.test(content))) depth -= 1;
      else if (type === "html_inline" && depth > 0)
        token.content = content.replace(/^<img(?=[\s/>])/i, "<img data-linked");
    }
  }
};

const withClass =
  (name: string, className: string): Transformer =>
  (_tag, attributes) => ({ tagName: name, attribs: { ...attributes, class: className } });

const link: Transformer = (_tag, { href, id, name, title }) => {
  const attribs: Attributes = {};
  if (href !== undefined) attribs["href"] = /^#./.test(href) ? `#${own(href.slice(1))}` : href;
  const anchor = id ?? name;
  if (anchor !== undefined && anchor !== "") attribs["id"] = own(anchor);
  if (title !== undefined) attribs["title"] = title;
  return { tagName: "a", attribs };
};

/** As pictures in markdown: our pages load none from elsewhere, so a picture is a link to where it is. */
const picture: Transformer = (_tag, { src = "", alt, "data-linked": linked }) => {
  const text = `Picture: ${alt?.trim() || src}`;
  return linked === undefined && /^https?:/i.test(src)
    ? { tagName: "a", attribs: { href: src }, text }
    : { tagName: "span", attribs: {}, text };
};

const anchored =
  (tagName: string): Transformer =>
  (_tag, { id, class: className }) => ({
    tagName,
    attribs: {
      ...(id === undefined ? {} : { id: own(id) }),
      ...(className === undefined ? {} : { class: className }),
    },
  });

/** The classes that are given here and by our rules for markdown. By name: a pattern would let authors, and the stylesheet, have all of the site's. */
const OUR_CLASSES = [
  "nhsuk-table",
  "nhsuk-list",
  "nhsuk-list--bullet",
  "nhsuk-list--number",
  "nhsuk-details",
  "nhsuk-details__summary",
];

const safe: sanitizeHtml.IOptions = {
  allowedTags: [...allowedElements],
  disallowedTagsMode: "escape",
  allowedAttributes: {
    a: ["href", "id", "title", "class"],
    "*": ["id", "class"],
    abbr: ["title"],
    ol: ["start", "class", "id"],
    details: ["open", "class"],
    table: ["class", "tabindex"],
    th: ["colspan", "rowspan", "scope"],
    td: ["colspan", "rowspan"],
  },
  allowedClasses: { "*": [...OUR_CLASSES, "footnote*"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
  transformTags: {
    a: link,
    img: picture,
    // The page has a heading of its own; what is written as the first of a text stands below it.
    h1: "h2",
    // It can be wider than the page and then scrolls, so that it must be reached by the keyboard.
    table: () => ({ tagName: "table", attribs: { class: "nhsuk-table", tabindex: "0" } }),
    ul: withClass("ul", "nhsuk-list nhsuk-list--bullet"),
    details: withClass("details", "nhsuk-details"),
    summary: withClass("summary", "nhsuk-details__summary"),
    li: anchored("li"),
    section: anchored("section"),
    span: anchored("span"),
    div: anchored("div"),
  },
};

/**
 * The text of a catalogue item as HTML: markdown with footnotes and tasks, and of HTML in it the elements that `allowed-html.ts` lists. Every
 * other element is shown as text, whatever opens is closed, and nothing carries a script, a style, a picture or a name of the page's own.
 * `headingsFrom` is the level of the highest heading.
 */
export const itemHtml = (text: string, headingsFrom: number): string => {
  const env = {};
  const tokens = markdown.parse(text, env);
  prepareTokens(tokens, headingsFrom);
  markTasks(tokens);
  markLinked(tokens);
  return sanitizeHtml(markdown.renderer.render(tokens, markdown.options, env), safe);
};
