import { normalized } from "../../platform/text.ts";

/** Where the programme's items come from, by the one name that is shown, with the other names that lead to it (programme.md, section 2). */
const origins: Readonly<Record<string, readonly string[]>> = {
  "NHS Digital": ["NHSD", "HSCIC", "Health and Social Care Information Centre"],
  "NHS England": ["NHSE", "NHSEI", "NHSE/I", "NHS England and NHS Improvement", "NHS Improvement"],
  NHSX: ["NHS X"],
  "NHS Transformation Directorate": ["Transformation Directorate", "NHS England Transformation Directorate"],
  "AI Skunkworks": ["Skunkworks", "NHS AI Lab Skunkworks", "NHSX Skunkworks"],
  "10 Downing Street data science": ["10DS"],
};

const comparable = (text: string): string =>
  normalized(text, "NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{Cf}]+/gu, " ")
    .trim();

const byName = new Map(
  Object.entries(origins).flatMap(([name, aliases]) =>
    [name, ...aliases].map((each): [string, string] => [comparable(each), name]),
  ),
);

/** The one name of an origin that somebody wrote; as they wrote it where we know no other; undefined for nothing at all. */
export const originOf = (text: string): string | undefined => {
  const written = text.replaceAll(/[\s\p{Cf}]+/gu, " ").trim();
  return written === "" ? undefined : (byName.get(comparable(written)) ?? written);
};

/** The origins that a form suggests. */
export const knownOrigins: readonly string[] = Object.keys(origins);
