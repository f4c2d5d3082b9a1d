import * as z from "zod/mini";
import { prose, wholeNumber } from "../../pages/typed.ts";
import { activityKindNames, activityKinds } from "../activity-kinds.ts";
import { LEAST_WEIGHT, MOST_WEIGHT, type Weights, weightsFrom } from "./model.ts";

const weightFields = z.lazy(() =>
  z.object(
    Object.fromEntries(
      activityKindNames.map((kind) => {
        const name = `The weight of “${activityKinds[kind].title}”`;
        const missing = `Enter the weight of “${activityKinds[kind].title}”`;
        return [kind, wholeNumber({ missing, name, least: LEAST_WEIGHT, most: MOST_WEIGHT })];
      }),
    ),
  ),
);

/** Weights as typed: one whole number for each kind of activity. */
export const weightsForm = z.lazy(() => z.pipe(weightFields, z.transform(weightsFrom)));

/** Weights that were checked, with why they are to be so and the version that was seen. */
export const savedWeightsForm = z.lazy(() =>
  z.object({
    why: prose({ missing: "Enter why the weights should change", name: "Why they change", most: 500 }),
    _version: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0),
  }),
);

/** The weights that an address says; undefined where it says no whole set of them. */
export const weightsInQuery = (query: Readonly<Record<string, string | undefined>>): Weights | undefined =>
  weightsForm.safeParse(query).data;

/** The part of an address that says these weights. */
export const weightsQuery = (weights: Weights): string =>
  new URLSearchParams(
    activityKindNames.map((kind): [string, string] => [kind, String(weights[kind])]),
  ).toString();
