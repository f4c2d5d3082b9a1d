/**
 * The elements of HTML that the text of an item may have: what editors of markdown write by hand where it has no sign of its own, and what
 * markdown itself becomes. All others are shown as text, and named when a page is imported.
 */
export const allowedElements: readonly string[] = [
  ..."h2 h3 h4 h5 h6 p br hr blockquote pre code kbd samp var".split(" "),
  ..."ul ol li dl dt dd strong em b i s u del ins mark small sub sup abbr cite q".split(" "),
  ..."a img span div section figure figcaption details summary".split(" "),
  ..."table caption thead tbody tfoot tr th td".split(" "),
];

const ELEMENT = /<([a-z][a-z0-9-]{0,40})(?=[\s/>])/gi;

/** The names of elements in a piece of HTML that are shown as text, each once. */
export const shownAsText = (html: string): readonly string[] => {
  const names = [...html.matchAll(ELEMENT)].map(([, name = ""]) => name.toLowerCase());
  return [...new Set(names)].filter((name) => name !== "h1" && !allowedElements.includes(name));
};
