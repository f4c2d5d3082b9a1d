import { monthOf } from "../../../shared/engagement/engagement.ts";
import { orbitLevels } from "../../../shared/engagement/orbit-level.ts";
import { afterChangeOfWeights, engagementSource, readHeldWeights } from "../../../shared/engagement/store.ts";
import { saveWeights } from "../../../shared/engagement/weights/commands.ts";
import { effectOf, type WeightsEffect } from "../../../shared/engagement/weights/effect.ts";
import { savedWeightsForm, weightsInQuery, weightsQuery } from "../../../shared/engagement/weights/input.ts";
import { type CurrentWeights, changesOf, type Weights } from "../../../shared/engagement/weights/model.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { nameAtDesk } from "../../../shared/people/person.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { readTeam } from "../../../shared/sign-in/team.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import checkPage from "./desk-weights-check.njk";
import { sayWeightChange } from "./say-weights.ts";

/** As many of the most engaged are looked at: all of a usual programme, and half a megabyte of a large one. */
const MOST_LOOKED_AT = 1000;

interface Wanted {
  readonly weights: Weights | undefined;
}

/** What the weights would change, and whether there are more people than were looked at. */
interface FoundEffect extends WeightsEffect {
  readonly isPart: boolean;
}

const readEffect = async (needs: PageNeeds, now: CurrentWeights, after: Weights): Promise<FoundEffect> => {
  const [engaged, team] = await Promise.all([
    engagementSource(needs.table)(undefined, MOST_LOOKED_AT),
    readTeam(needs),
  ]);
  const people = engaged.map(({ thing }) => thing).filter(({ person }) => team.nameOf(person) === undefined);
  const effect = effectOf(people, { now: now.weights, after }, monthOf(localDate(needs.now())));
  return { ...effect, isPart: engaged.length >= MOST_LOOKED_AT };
};

const placesOf = async ({ table }: PageNeeds, { first }: WeightsEffect) => {
  const people = await readPeople(
    table,
    first.map(({ person }) => person),
  );
  return first.flatMap(({ person, place, after }, nth) => {
    const found = people[nth];
    if (found === undefined) return [];
    const href = toPath(paths.deskPersonEngagement, { person });
    return [{ name: nameAtDesk(found), href, place, after }];
  });
};

/** What new weights would change, before they are saved. The most engaged people are read once. */
export const page = deskPage({
  path: paths.deskWeightsCheck,
  names: (_needs, { request }): Wanted => ({ weights: weightsInQuery(request.query) }),
  load: async (needs, { weights }) => {
    const now = await readHeldWeights(needs);
    return { now, after: weights ?? now.weights };
  },
  show: async (needs, { now, after }) => {
    const effect = await readEffect(needs, now, after);
    return view(checkPage, {
      action: `${paths.deskWeightsCheck}?${weightsQuery(after)}`,
      version: now.version,
      changes: changesOf(now.weights, after).map(sayWeightChange),
      effect: {
        ...effect,
        levels: effect.levels.map((one) => ({ ...one, title: orbitLevels[one.level] })),
      },
      places: await placesOf(needs, effect),
    });
  },
  steps: (step) => ({
    save: step({
      form: savedWeightsForm,
      run: async (needs, { weights }, given) => {
        const now = await readHeldWeights(needs);
        const { why, _version: version } = given.form;
        const by = given.visit.session.person;
        const wanted = weights ?? now.weights;
        const saving = saveWeights(needs, { weights: wanted, why, version, by }, given);
        const saved = await afterChangeOfWeights(needs.table, saving);
        const changed = String(changesOf(now.weights, wanted).length);
        return "refusal" in saved ? saved : { ...saved, leadsTo: paths.deskWeights, keep: { changed } };
      },
    }),
  }),
  refusals: {
    changed:
      "Someone saved other weights in the meantime. What you see now is compared with those: check it again, after save.",
  },
});
