import * as z from "zod";
import { tagChanges } from "../../shared/catalogue/tag.ts";
import { readTags, type TagsInUse } from "../../shared/catalogue/tag-store.ts";
import { readHistory } from "../../shared/journal/store.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import tagPage from "./desk-catalogue-tag.njk";
import { facetItems, tagChangeWords } from "./tags-view.ts";

/** The value of the tag in the address of a page, whose blanks may have come as `%20`. Empty for what no address of ours can be. */
export const tagAsked = ({ parameters }: PageRequest): string => {
  const text = parameters["tag"] ?? "";
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};

const changesSchema = z.object({ what: z.array(z.enum(tagChanges)) });

const historyOf = async (needs: PageNeeds, value: string) => {
  const entries = await readHistory(needs.table, `catalogue-tag:${value}`);
  const ids = entries.flatMap(({ actor }) =>
    actor.kind === "team" && actor.id !== undefined ? [actor.id] : [],
  );
  const people = await readPeople(needs.table, [...new Set(ids)]);
  const names = new Map(people.flatMap((person) => (person === undefined ? [] : [[person.id, person.name]])));
  return entries.toReversed().map(({ at, actor, data }) => ({
    at,
    what: changesSchema
      .parse(data)
      .what.map((each) => tagChangeWords[each])
      .join(", "),
    who: names.get(actor.id ?? "") ?? "somebody",
  }));
};

/** One tag: what it is called, its other spellings and facets, whether it is retired, and its history. Two queries. */
export const showTag = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  more: {
    readonly answers?: Readonly<Record<string, string>>;
    readonly errors?: FormErrors;
    readonly done?: string | undefined;
    readonly tags?: TagsInUse;
  } = {},
  status = more.errors === undefined ? 200 : 422,
): Promise<PageAnswer> => {
  const value = tagAsked(request);
  const tags = more.tags ?? (await readTags(needs.table));
  const tag = tags.set.get(value);
  if (tag === undefined) return visit.show(notFound, {}, 404);
  const answers = more.answers ?? {
    label: tag.label,
    aliases: tag.aliases.join("\n"),
    facets: tag.facets.join(","),
  };
  const instead = tags.set.tags.filter((other) => other.retired === undefined && other.value !== value);
  return visit.show(
    tagPage,
    {
      tag,
      version: tags.versionOf(value),
      own: toPath(paths.deskCatalogueTag, { tag: value }),
      insteadLabel: tag.retired?.instead === undefined ? undefined : tags.set.labelOf(tag.retired.instead),
      retiredSince: tag.retired === undefined ? undefined : `${tag.retired.since}T12:00:00.000Z`,
      instead: [
        { value: "", text: "None" },
        ...instead.map((other) => ({ value: other.value, text: other.label })),
      ],
      facetItems,
      answers,
      ticked: (answers["facets"] ?? "").split(","),
      history: await historyOf(needs, value),
      ...(more.errors === undefined ? {} : { errors: more.errors }),
      done: more.done,
    },
    status,
  );
};
