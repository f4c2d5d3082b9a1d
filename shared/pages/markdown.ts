import markdownIt from "markdown-it";

const markdown = markdownIt({ html: false, linkify: false, typographer: false });

// markdown-it's own rule refuses a few schemes; this one admits a few. Without a scheme an address is one of ours.
markdown.validateLink = (address) => /^(?:https?:|mailto:|[^:]*$|[^:]*[/?#])/i.test(address.trim());

const CLASSES: Readonly<Record<string, string>> = {
  bullet_list_open: "nhsuk-list nhsuk-list--bullet",
  ordered_list_open: "nhsuk-list nhsuk-list--number",
};

/**
 * Markdown as HTML for a page. HTML in the text is shown as text, and links with schemes other than http, https and mailto are not made
 * into links, so that nobody's words can carry a script.
 */
export const toHtml = (text: string): string => {
  const tokens = markdown.parse(text, {});
  for (const token of tokens) {
    const classes = CLASSES[token.type];
    if (classes !== undefined) token.attrSet("class", classes);
  }
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
