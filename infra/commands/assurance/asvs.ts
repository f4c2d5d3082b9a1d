import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import * as z from "zod/mini";
import { markdownTable } from "./templates.ts";

/** What may be said of a requirement. `relies on AWS`: AWS says that it does so, and we have not seen it. */
export const RESULTS = ["met", "partly met", "not met", "relies on AWS", "not applicable"] as const;

const rowSchema = z.object({
  requirement: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  level: z.enum(["1", "2"]),
  asks: z.string().check(z.minLength(5)),
  result: z.enum(RESULTS),
  /** Paths in this repository, each separated by a space. */
  evidence: z.pipe(
    z.string(),
    z.transform((paths) => paths.split(" ").filter((path) => path !== "")),
  ),
  remark: z.string(),
});

/** One requirement of the standard and what we say of it. */
export type Requirement = z.infer<typeof rowSchema>;

/** Where the answers to the standard stand, from the project's folder. */
export const ASVS_FILE = "docs/assurance/asvs.csv";

/** All that is said of the standard. Throws on a row that is none. */
export const readRequirements = (path: string): readonly Requirement[] =>
  z.array(rowSchema).parse(parse(readFileSync(path, "utf8"), { columns: true }));

const CHAPTERS = [
  "Encoding and sanitization",
  "Validation and business logic",
  "Web frontend",
  "API and web service",
  "Files",
  "Authentication",
  "Sessions",
  "Authorization",
  "Self-contained tokens",
  "OAuth and OIDC",
  "Cryptography",
  "Secure communication",
  "Configuration",
  "Data protection",
  "Secure coding and architecture",
  "Logging and errors",
  "WebRTC",
] as const;

const count = (rows: readonly Requirement[], result: string): string =>
  String(rows.filter((row) => row.result === result).length);

/** The answers in short: how many of each chapter, and all that is not met or only in part, with the reason. Markdown. */
export const asvsDocument = (rows: readonly Requirement[]): string => {
  const chapters = CHAPTERS.map((title, index) => {
    const own = rows.filter(({ requirement }) => requirement.startsWith(`${index + 1}.`));
    return [`${index + 1}. ${title}`, ...RESULTS.map((result) => count(own, result))];
  });
  const open = (result: (typeof RESULTS)[number]): string =>
    markdownTable(
      ["Requirement", "Level", "Asks", "Why, and what is there"],
      rows
        .filter((row) => row.result === result)
        .map(({ requirement, level, asks, remark }) => [requirement, level, asks, remark]),
    );
  return `${[
    "# OWASP ASVS 5.0.0, level 2",
    `Made by \`npm run docs\` from [asvs.csv](asvs.csv), which has all ${rows.length} requirements of levels 1 and 2 with their evidence; edit that. The words are ours, the numbers those of the [standard](https://owasp.org/www-project-application-security-verification-standard/).`,
    "**How it was looked at.** By ourselves, point by point, with about 18,000 requests against the local stack; no third party has tested it, and nothing was deployed. What AWS is to do (`relies on AWS`) is set in the templates and was not seen at work. Each path of evidence is checked to be there (`tests/infra/assurance.test.ts`); that a test at such a path passes is what `npm test` says.",
    markdownTable(
      ["Chapter", ...RESULTS],
      [...chapters, ["**Sum**", ...RESULTS.map((result) => `**${count(rows, result)}**`)]],
    ),
    "## Not met",
    open("not met"),
    "## Partly met",
    open("partly met"),
  ].join("\n\n")}\n`;
};
