import * as z from "zod/mini";
import { paths } from "../../../shared/pages/paths.ts";
import { prose, sentBack } from "../../../shared/pages/typed.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import {
  extendAccess,
  identifyAsker,
  releaseCopy,
  reviewRecord,
} from "../../../shared/privacy/access/commands.ts";
import { type Gathered, isToReview } from "../../../shared/privacy/access/model.ts";
import { readAccess, readGathered } from "../../../shared/privacy/access/store.ts";
import { readOtherRecords } from "../../../shared/privacy/erasure/merged.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { accessView } from "./access-view.ts";
import template from "./desk-access-request.njk";

/** Records with passages to decide on that one page shows. */
const MOST_SHOWN = 40;

const extendForm = z.object({
  why: prose({ missing: "Enter why it takes longer", name: "Why it takes longer", most: 500 }),
});
const recordForm = z.object({ kind: sentBack(), record: sentBack() });

const readReviewed = async ({ table }: PageNeeds, reference: string) => {
  const counts = new Map<string, number>();
  const shown: Gathered[] = [];
  let left = 0;
  for await (const one of readGathered(table, reference)) {
    counts.set(one.kind, (counts.get(one.kind) ?? 0) + 1);
    if (isToReview(one)) left += 1;
    if (one.passages !== undefined && shown.length < MOST_SHOWN) shown.push(one);
  }
  return { counts, shown, left };
};

const kindTitle = (kind: string): string => {
  const words = kind.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A request for a copy: its clock, what was gathered, the passages that somebody decides on, and its release. */
export const page = deskPage({
  path: paths.deskAccessRequest,
  names: byReference("accessRequest"),
  load: async (needs, reference) => {
    const [request, reviewed] = await Promise.all([
      readAccess(needs.table, reference),
      readReviewed(needs, reference),
    ]);
    return request && { request, ...reviewed };
  },
  show: async (needs, { request, counts, shown, left }) => {
    const [[person], others, nameOf] = await Promise.all([
      readPeople(needs.table, [request.person]),
      readOtherRecords(needs.table, request.person),
      readNames(
        needs,
        [request.recordedBy, request.releasedBy, ...shown.map(({ reviewed }) => reviewed?.by)].flatMap(
          (id) => id ?? [],
        ),
      ),
    ]);
    return view(template, {
      request: accessView(request, localDate(needs.now())),
      person: person && { id: person.id, name: person.name },
      others: others.map(({ email }) => email),
      recordedBy: request.recordedBy === undefined ? undefined : nameOf(request.recordedBy),
      releasedBy: request.releasedBy === undefined ? undefined : nameOf(request.releasedBy),
      counts: [...counts].map(([kind, count]) => ({ title: kindTitle(kind), count })),
      left,
      records: shown.map(({ id, kind, passages = [], reviewed }) => ({
        id,
        kind,
        title: kindTitle(kind),
        by: reviewed?.by === undefined ? undefined : nameOf(reviewed.by),
        reviewedAt: reviewed?.at,
        passages: passages.map((text, nth) => ({
          value: String(nth),
          text,
          leftOut: reviewed?.leftOut.includes(nth) === true,
        })),
      })),
    });
  },
  steps: (step) => ({
    identify: step({
      run: (needs, reference, given) => identifyAsker(needs, reference, given),
      done: "The month has begun, and what we keep is being gathered.",
    }),
    extend: step({
      form: extendForm,
      run: (needs, reference, given) => extendAccess(needs, { reference, why: given.form.why }, given),
      done: "They have two months more to wait, and a letter tells them why.",
    }),
    review: step({
      form: recordForm,
      run: (needs, reference, given) => {
        const { kind, record: id } = given.form;
        const leftOut = (given.request.form.get("leftOut") ?? []).map(Number).filter(Number.isInteger);
        return reviewRecord(needs, { reference, name: { kind, id }, leftOut }, given);
      },
      done: "Kept. What is ticked is left out of the copy.",
    }),
    release: step({
      run: (needs, reference, given) => releaseCopy(needs, reference, given),
      done: "The copy is being packed. Its person gets the link in a letter.",
    }),
  }),
  refusals: {
    "too-late": "It is too late for that: more time can be taken once, and within the first month.",
    answered: "The copy is released already, and cannot be changed any more.",
    "to-review": "Some passages were not looked at yet. Decide on each, then release the copy.",
  },
});
