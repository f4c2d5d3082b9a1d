import { note, quote, type Remark, warning } from "../../file-import/remark.ts";
import { shownAsText } from "../text/allowed-html.ts";
import type { BodyLink, BodyParts } from "./markdown-parts.ts";

/** Words of a pattern that somebody was to replace. Braces only with words in capitals: `{PROJECT NAME}`. */
const PATTERNS: readonly RegExp[] = [
  /\{[A-Z][A-Z]+(?: [A-Z]+)+\}/,
  /\b[A-Z]+(?: [A-Z]+){0,4} GOES HERE\b/,
  /\(?add-link-here\)?/i,
  /\[[^\][]{0,80}\]\(#?add (?:url|link)\)/i,
  /\be\.g\. N\/A\b/i,
  /\blorem ipsum\b/i,
  /add your tags in here/i,
  /this is for legacy pages mainly/i,
];

/** The words of a pattern in a text, or undefined. */
export const patternIn = (text: string): string | undefined =>
  PATTERNS.map((pattern) => pattern.exec(text.slice(0, 5000))?.[0]).find((found) => found !== undefined);

const MOVED: readonly (readonly [host: RegExp, advice: string])[] = [
  [
    /^https?:\/\/(?:www\.)?nhsx\.nhs\.uk(?:[/?#]|$)/i,
    "That site was closed in 2022. Its pages moved to transform.england.nhs.uk and from there to digital.nhs.uk/services/ai-knowledge-repository: look for the page there.",
  ],
  [
    /^https?:\/\/transform\.england\.nhs\.uk(?:[/?#]|$)/i,
    "Its pages on AI moved to digital.nhs.uk/services/ai-knowledge-repository in 2025: look for the page there.",
  ],
  [
    /^https?:\/\/digital\.nhs\.uk\/services\/ai-knowledge-repository\/develop-ai\//i,
    "The addresses of case studies there begin with /services/ai-knowledge-repository/case-studies/ now: try it.",
  ],
  [
    /^mailto:[^?]*@nhsx\.nhs\.uk(?:\?|$)/i,
    "Mail to nhsx.nhs.uk does not arrive any more. Give an address that is read.",
  ],
];

/** What is to be said of an address wherever it stands: moved, or to a whole account instead of one repository. */
export const remarksOnAddress = (url: string, line: number): Remark[] => {
  const moved = MOVED.filter(([host]) => host.test(url)).map(([, advice]) =>
    warning(line, `The link ${quote(url)} leads to an address that moved`, advice),
  );
  return /^https?:\/\/(?:www\.)?github\.com\/[^/?#]+\/?$/i.test(url)
    ? [
        ...moved,
        warning(
          line,
          `The link ${quote(url)} leads to all code of someone`,
          "Give the address of the one repository.",
        ),
      ]
    : moved;
};

/** Whether an address is one in the folder of its page. */
export const isRelative = (url: string): boolean =>
  url.trim() !== "" && !/^(?:[a-z][a-z+.-]*:|#|\/)/i.test(url.trim());

const remarksOnHtml = (html: BodyParts["html"]): Remark[] => {
  const lines = new Map<string, number>();
  for (const { text, line } of html)
    for (const name of shownAsText(text)) if (!lines.has(name)) lines.set(name, line);
  return [...lines].map(([name, line]) =>
    warning(
      line,
      `The element ${quote(`<${name}>`)} of HTML is shown as text`,
      "Write it in markdown, or take it out.",
    ),
  );
};

const remarksOnLink = ({ text, url, line, picture }: BodyLink): Remark[] => {
  if (url.trim() === "")
    return [
      warning(line, `The link ${quote(`[${text}]()`)} is empty`, "Give its address, or take the link out."),
    ];
  if (/^(?:javascript|data|vbscript):/i.test(url.trim()))
    return [
      warning(line, `The link ${quote(text)} would run a script`, "It is shown as words only. Take it out."),
    ];
  if (picture && !/^https:\/\//i.test(url))
    return [
      warning(
        line,
        `The picture ${quote(url)} is not imported`,
        "Give the whole address of a picture, or take it out.",
      ),
    ];
  return remarksOnAddress(url, line);
};

const ABOUT_WORK =
  /\b(?:project|programme|proof of concept|pilot|took|lasted|ran for|delivered|duration|in total)\b/i;

const durations = (prose: BodyParts["prose"]): Remark[] => {
  const found = new Map<number, number>();
  for (const { text, line } of prose)
    if (ABOUT_WORK.test(text))
      for (const [, weeks] of text.matchAll(/\b(\d{1,2})[ -]weeks?\b/gi))
        if (!found.has(Number(weeks))) found.set(Number(weeks), line);
  const [first, second] = [...found];
  if (first === undefined || second === undefined) return [];
  const said = [...found].map(([weeks, line]) => `${weeks} weeks (line ${line})`).join(" and ");
  return [
    warning(
      second[1],
      `The page speaks of ${said}`,
      "If both mean how long the work took, one of them is wrong.",
    ),
  ];
};

/** What is to be said of a body: words of a pattern, HTML that is not rendered, empty and moved links, pictures, durations that do not agree. */
export const checkBody = ({ links, prose, html }: BodyParts): readonly Remark[] => [
  ...prose.flatMap(({ text, line }) => {
    const pattern = patternIn(text);
    return pattern === undefined
      ? []
      : [
          warning(
            line,
            `Words of a pattern were left in: ${quote(pattern)}`,
            "Replace them, or take the sentence out.",
          ),
        ];
  }),
  ...remarksOnHtml(html),
  ...links.flatMap(remarksOnLink),
  ...durations(prose),
];

/** What the words say against the tags: work that was retired and is said to be in use. */
export const checkStanding = (prose: BodyParts["prose"], standing: readonly string[]): readonly Remark[] => {
  const ended = prose.find(({ text }) =>
    /\b(?:was|were|been|now) (?:retired|decommissioned|switched off)\b/i.test(text),
  );
  return ended === undefined || !standing.includes("deployed")
    ? []
    : [
        note(
          ended.line,
          `The page says ${quote(ended.text)} and its tag says DEPLOYED`,
          "If it is no longer in use, say so in the status at the desk.",
        ),
      ];
};
