import { everyRule } from "./catalogue/catalogue.ts";
import { bases, type PurposeName, processingPurposeNames, processingPurposes } from "./catalogue/purposes.ts";
import type { PersonalRule } from "./catalogue/rule.ts";

/** What the record says of one kind of record. */
export interface ProcessedKind {
  readonly name: string;
  readonly found: string;
  readonly kept: string;
  readonly erased: string;
}

/** What the record says of one purpose (UK GDPR, article 30). */
export interface Processing {
  readonly purpose: PurposeName;
  readonly title: string;
  readonly why: string;
  readonly basis: string;
  readonly article: string;
  readonly whose: readonly string[];
  readonly kinds: readonly ProcessedKind[];
}

const UNTIL_ERASED = "until it is erased, or its person is";

const sayErased = ({ erased }: PersonalRule): string => {
  switch (erased.how) {
    case "deleted":
      return "deleted";
    case "emptied":
      return `emptied; what is left: ${erased.stays}`;
    case "expires":
      return `goes by itself within ${erased.within}`;
    case "stays":
      return `stays: ${erased.why}`;
  }
};

const sayFound = ({ found }: PersonalRule): string => {
  if (found === "filed") return "filed under the person";
  if (found === "own") return "kept under the person’s own id";
  return "with" in found ? `with ${found.with.replaceAll("-", " ")}` : `by ${found.by}`;
};

const title = (name: string): string => {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** How long each kind is kept, where the team has set that: by the name of the kind. */
export type KeptFor = ReadonlyMap<string, string>;

/** The record of processing, purpose by purpose, from the catalogue. */
export const recordOfProcessing = (keptFor: KeptFor = new Map()): readonly Processing[] =>
  processingPurposeNames.map((purpose) => {
    const { title: name, why, basis } = processingPurposes[purpose];
    const rules = everyRule.flatMap(([kind, rule]) =>
      rule.dataClass === "personal" && rule.purpose === purpose ? [{ kind, rule }] : [],
    );
    return {
      purpose,
      title: name,
      why,
      basis: bases[basis].text,
      article: bases[basis].article,
      whose: [...new Set(rules.flatMap(({ rule }) => rule.whose))],
      kinds: rules.map(({ kind, rule }) => ({
        name: title(kind),
        found: sayFound(rule),
        kept: keptFor.get(kind) ?? rule.kept ?? UNTIL_ERASED,
        erased: sayErased(rule),
      })),
    };
  });
