import * as z from "zod/mini";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { recordErasureOf } from "../../../shared/privacy/erasure/commands.ts";
import { foreseeErasure } from "../../../shared/privacy/erasure/foresee.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import template from "./desk-erase-person.njk";
import { whatGoes } from "./what-goes.ts";

/** Records that somebody asked to be erased by telephone or by letter, after saying in numbers what goes and what stays. */
export const page = deskPage({
  path: paths.deskErasePerson,
  names: (_needs, { request }) => z.uuid().safeParse(request.parameters.person).data,
  load: async ({ table }, id) => {
    const [[person], foreseen] = await Promise.all([readPeople(table, [id]), foreseeErasure(table, id)]);
    return person && { person, ...foreseen };
  },
  show: (_needs, { person, counts, others }) =>
    view(template, {
      person,
      others: others.map((other) => ({
        ...other,
        href: toPath(paths.deskSamePerson, {
          person: person.mergedInto?.person ?? person.id,
          id: other.person,
        }),
      })),
      ...whatGoes(counts, "them"),
      personHref: toPath(paths.deskPerson, { person: person.id }),
      mentionsHref: `${paths.deskSearch}?q=${encodeURIComponent(person.name)}`,
    }),
  steps: (step) => ({
    erase: step({
      run: async (needs, person, given) => {
        const recorded = await recordErasureOf(needs, { person, askedBy: "team" }, given);
        if ("refusal" in recorded) return recorded;
        return { done: true, leadsTo: toPath(paths.deskErasure, recorded.done) };
      },
    }),
  }),
  refusals: {
    "under-way": "An erasure of this person was asked for already. It stands among the erasures.",
    "of-team":
      "This person is of the team. Remove them from the team first, and hand over what they look after.",
  },
});
