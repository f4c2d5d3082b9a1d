import {
  type ActivityKind,
  activityKindNames,
  activityKinds,
} from "../../../shared/engagement/activity-kinds.ts";
import { readHeldWeights } from "../../../shared/engagement/store.ts";
import { weightsForm, weightsQuery } from "../../../shared/engagement/weights/input.ts";
import {
  changesOf,
  firstWeights,
  LEAST_WEIGHT,
  MOST_WEIGHT,
  type WeightsVersion,
  weightsOf,
} from "../../../shared/engagement/weights/model.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { counted } from "../../../shared/platform/text.ts";
import { readTeam, type Team } from "../../../shared/sign-in/team.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import weightsPage from "./desk-weights.njk";
import { sayWeightChange } from "./say-weights.ts";

const checkPath = (query: string): string => `${paths.deskWeightsCheck}?${query}`;

/** The versions as the page tells them, the latest first, down to what the product comes with. */
const historyOf = (versions: readonly WeightsVersion[], team: Team) => [
  ...versions.map((saved, nth) => {
    const [weights, earlier] = [weightsOf(saved), versions[nth + 1]];
    return {
      version: saved.version,
      at: saved.at,
      by: { id: saved.by, name: team.knownAs(saved.by) ?? "Someone who left" },
      why: saved.why,
      changes: changesOf(earlier === undefined ? firstWeights : weightsOf(earlier), weights).map(
        sayWeightChange,
      ),
      again: nth === 0 ? undefined : checkPath(weightsQuery(weights)),
    };
  }),
  { version: 0, again: versions.length === 0 ? undefined : checkPath(weightsQuery(firstWeights)) },
];

const fieldOf = (kind: ActivityKind, value: number) => ({ kind, title: activityKinds[kind].title, value });

/** How much each activity counts, and every earlier version. A change is checked on the next page before it is saved. One query. */
export const page = deskPage({
  path: paths.deskWeights,
  names: nothing,
  load: async (needs) => {
    const [held, team] = await Promise.all([readHeldWeights(needs), readTeam(needs)]);
    return { ...held, team };
  },
  show: (_needs, { version, weights, versions, team }) =>
    view(weightsPage, {
      scale: { least: LEAST_WEIGHT, most: MOST_WEIGHT },
      version,
      fields: activityKindNames.map((kind) => fieldOf(kind, weights[kind])),
      history: historyOf(versions, team),
    }),
  arrivals: {
    save: ({ changed = "0" }) =>
      `Saved: ${counted(Number(changed), "weight counts", "weights count")} differently from now on. Love and levels show it at once. The order of the list of engagement follows in a minute or two.`,
  },
  steps: (step) => ({
    check: step({
      form: weightsForm,
      run: async (_needs, _found, { form }) => ({ goOn: checkPath(weightsQuery(form)) }),
    }),
  }),
  refusals: {},
});
