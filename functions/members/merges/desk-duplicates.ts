import * as z from "zod/mini";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { findAlike, type Pair } from "../../../shared/people/alike/find.ts";
import { alikeReasons } from "../../../shared/people/alike/marks.ts";
import { alikeSource } from "../../../shared/people/alike/store.ts";
import { nameAtDesk, type Person, theirEmailAddress } from "../../../shared/people/person.ts";
import { addressKey, personIdOf, readPeople } from "../../../shared/people/store.ts";
import { readItems } from "../../../shared/platform/dynamo.ts";
import { firstOf } from "../../../shared/platform/text.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import template from "./desk-duplicates.njk";

/** So many marks are looked through for a page: those of some 3,000 people, which is two megabytes of the index. */
const MOST_MARKS = 8000;

/** A page to work through. Who decides on these sees the next ones. */
const MOST_SHOWN = 50;

const twoForm = z.object({ one: theirEmailAddress, other: theirEmailAddress });

/** A place in the list of marks, as an address may carry it. */
const placeIn = (asked: string | undefined): string | undefined =>
  asked !== undefined && /^[a-z]+#[\da-f]{24}#[\da-f-]{36}$/.test(asked) ? asked : undefined;

const mayBeOne = (one: Person | undefined, other: Person | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.mergedInto === undefined &&
  other.mergedInto === undefined &&
  one.keptApart?.includes(other.id) !== true &&
  other.keptApart?.includes(one.id) !== true;

const side = ({ name, asTyped, email, organisation }: Person) => ({
  name: nameAtDesk({ name, ...(asTyped === true && { asTyped }) }),
  email,
  organisation,
});

const rowsOf = (pairs: readonly Pair[], people: ReadonlyMap<string, Person>) =>
  pairs.flatMap(({ people: [first, second], reasons }) => {
    const [one, other] = [people.get(first), people.get(second)];
    return one === undefined || other === undefined || !mayBeOne(one, other)
      ? []
      : {
          one: side(one),
          other: side(other),
          reasons: reasons.map((reason) => alikeReasons[reason]),
          href: toPath(paths.deskSamePerson, { person: first, id: second }),
        };
  });

/** Records that look as if they were of one person, with the reasons; and two of which somebody knows it without any. */
export const page = deskPage({
  path: paths.deskDuplicates,
  names: nothing,
  load: async ({ table }, _named, { request }) => {
    const found = await findAlike(alikeSource(table), {
      after: placeIn(request.query["after"]),
      most: MOST_MARKS,
    });
    const ids = [...new Set(found.pairs.flatMap(({ people }) => people))];
    const people = await readPeople(table, ids);
    return {
      ...found,
      people: new Map(people.flatMap((one) => (one === undefined ? [] : [[one.id, one] as const]))),
    };
  },
  show: (_needs, { pairs, people, next }) => {
    const { shown, all } = firstOf(rowsOf(pairs, people), MOST_SHOWN);
    return view(template, {
      rows: shown,
      all,
      nextHref: next && `${paths.deskDuplicates}?${new URLSearchParams({ after: next })}`,
    });
  },
  steps: (step) => ({
    compare: step({
      form: twoForm,
      run: async ({ table }, _named, { form }) => {
        const [one, other] = (await readItems(table, [addressKey(form.one), addressKey(form.other)])).map(
          personIdOf,
        );
        if (one === undefined) return { refusal: "one-unknown" };
        if (other === undefined) return { refusal: "other-unknown" };
        if (one === other) return { refusal: "one-record" };
        return { goOn: toPath(paths.deskSamePerson, { person: one, id: other }) };
      },
    }),
  }),
  refusals: {
    "one-unknown": { field: "one", text: "We know nobody with this email address", status: 422 },
    "other-unknown": { field: "other", text: "We know nobody with this email address", status: 422 },
    "one-record": { field: "other", text: "Both addresses are of one record already", status: 422 },
  },
});
