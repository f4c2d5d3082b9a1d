import { note, quote, type Remark, warning } from "../../file-import/remark.ts";
import type { ItemContent } from "../items/model.ts";
import type { Facet, Tag } from "../tags/model.ts";
import type { Words } from "./front-matter.ts";
import { type FoundTag, tagKey, type Vocabulary } from "./vocabulary.ts";

/** The facets whose tags say how the work stands; they become an item's standing, which has a history. */
const STANDING: readonly Facet[] = ["status", "deployment"];

/** The tags of a page as they were understood. `offList` is what no tag of the list stands for, as the page has it. */
export interface ReadTags {
  readonly tags: readonly string[];
  readonly standing: ItemContent["standing"];
  readonly offList: readonly string[];
  readonly remarks: readonly Remark[];
}

const isStanding = (tag: Tag): boolean => tag.facets.some((facet) => STANDING.includes(facet));

const adviceFor = (nearest: readonly Tag[]): string =>
  nearest.length === 0
    ? "Choose one of the list, or have this one added to it. The page was read without it."
    : `Nearest are: ${nearest.map(({ label }) => label).join(", ")}. The page was read without it.`;

const remarkOn = ({ text, line }: Words, found: FoundTag): Remark[] => {
  if (!("tag" in found))
    return [warning(line, `The tag ${quote(text)} is not on the list`, adviceFor(found.nearest))];
  if (found.by === "name") return [];
  const why = found.by === "alias" ? "is another spelling" : "is no longer given";
  return [note(line, `The tag ${quote(text)} ${why}`, `It was taken as ${found.tag.label}.`)];
};

const contradictions = (found: readonly Tag[], line: number): Remark[] =>
  STANDING.flatMap((facet) => {
    const values = found.filter(({ facets }) => facets.includes(facet));
    return values.length < 2
      ? []
      : [
          warning(
            line,
            `The page says of its ${facet} both ${values.map(({ label }) => label).join(" and ")}`,
            "Keep the one that holds today. The last was taken as the latest.",
          ),
        ];
  });

/**
 * Maps the tags of a page to those of the list: by value, label or alias, in any case. Tags of the facets status and deployment become the
 * standing, in the order of the page; the front matter has no dates, so these have none.
 */
export const readTags = (words: readonly Words[], line: number, { findTag }: Vocabulary): ReadTags => {
  const remarks: Remark[] = [];
  const found = new Map<string, Tag>();
  const offList: string[] = [];
  const seen = new Set<string>();
  for (const word of words) {
    const key = tagKey(word.text);
    if (key === "") continue;
    const one = findTag(word.text);
    const is = "tag" in one ? one.tag.value : key;
    if (seen.has(is)) {
      remarks.push(
        note(word.line, `The tag ${quote(word.text)} is given more than once`, "It was taken once."),
      );
      continue;
    }
    seen.add(is);
    remarks.push(...remarkOn(word, one));
    if ("tag" in one) found.set(one.tag.value, one.tag);
    else offList.push(word.text.trim());
  }
  const tags = [...found.values()];
  if (tags.length === 0)
    remarks.push(
      warning(
        line,
        "The page has no tag of the list",
        "Add the tags that fit, or nobody finds it by subject.",
      ),
    );
  else if (!tags.some(({ facets }) => facets.includes("status")))
    remarks.push(
      note(line, "No tag says how far the work is", "If it is known, add WIP, COMPLETE or PAUSED."),
    );
  return {
    tags: tags.filter((tag) => !isStanding(tag)).map(({ value }) => value),
    standing: tags.filter(isStanding).map(({ value }) => ({ value })),
    offList,
    remarks: [...remarks, ...contradictions(tags, line)],
  };
};
