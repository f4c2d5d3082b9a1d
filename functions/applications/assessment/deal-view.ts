import { titleOf } from "../../../shared/applications/application.ts";
import { type Dealt, dealOut, type ToDeal } from "../../../shared/applications/assessment/deal.ts";
import { assessmentState } from "../../../shared/applications/assessment/model.ts";
import type { Call } from "../../../shared/applications/calls/model.ts";
import type { WholeApplication } from "../../../shared/applications/store.ts";
import { visibility } from "../../../shared/applications/visibility.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { firstOf } from "../../../shared/platform/text.ts";
import type { Team } from "../../../shared/sign-in/team.ts";
import { pairOf } from "./deal-action.ts";

/** As many scores as are asked for at once. */
export const MOST_DEALT = 100;

/** What is dealt out, and among whom. */
export interface DealAsked {
  readonly call: Call;
  readonly all: readonly WholeApplication[];
  readonly team: Team;
  /** Who takes part; everybody of the team until somebody chooses. */
  readonly chosen: readonly string[] | undefined;
  readonly me: string;
}

const toDeal = ({ call, me }: DealAsked, { application, assessments }: WholeApplication): ToDeal => ({
  reference: application.reference,
  has: assessments.filter((one) => assessmentState(one) !== "conflict").map(({ assessor }) => assessor),
  barred: [
    ...assessments.filter((one) => assessmentState(one) === "conflict").map(({ assessor }) => assessor),
    application.person,
    // Whoever has seen the scores cannot take an application on themselves.
    ...(visibility(call, application, assessments, me).scores ? [me] : []),
  ],
});

const loadsOf = (all: readonly WholeApplication[]): ReadonlyMap<string, number> => {
  const loads = new Map<string, number>();
  for (const { assessments } of all)
    for (const one of assessments)
      if (assessmentState(one) === "to-score") loads.set(one.assessor, (loads.get(one.assessor) ?? 0) + 1);
  return loads;
};

const namedOf = (team: Team, ids: readonly string[]) =>
  ids.map((id) => ({ id, name: team.knownAs(id) ?? "Someone who left" }));

/** Who would get how much, and which applications would still lack scores. */
export const dealView = (asked: DealAsked) => {
  const { call, all, team, chosen } = asked;
  const waiting = all.filter(({ application }) => application.status === "submitted");
  const people = team.who("team");
  const assessors = people.map(({ id }) => id).filter((id) => chosen?.includes(id) ?? true);
  const load = loadsOf(waiting);
  const applications = waiting.map((whole) => toDeal(asked, whole));
  const plan = firstOf(dealOut({ needed: call.assessors, assessors, load, applications }), MOST_DEALT);
  const gets = (id: string): number => plan.shown.filter(({ assessor }) => assessor === id).length;
  const dealtOf = (reference: string): readonly string[] =>
    plan.shown.filter(({ application }: Dealt) => application === reference).map(({ assessor }) => assessor);
  return {
    call,
    people: people.map(({ id, name }) => ({
      id,
      name,
      chosen: assessors.includes(id),
      now: load.get(id) ?? 0,
      gets: gets(id),
      afterwards: (load.get(id) ?? 0) + gets(id),
    })),
    applications: waiting.flatMap(({ application }, nth) => {
      const { reference } = application;
      const has = applications[nth]?.has ?? [];
      const got = dealtOf(reference);
      const missing = Math.max(0, call.assessors - has.length - got.length);
      const href = toPath(paths.deskApplication, { reference });
      return [
        {
          title: titleOf(application),
          reference,
          href,
          has: namedOf(team, has),
          gets: namedOf(team, got),
          missing,
        },
      ];
    }),
    pairs: plan.shown.map(pairOf),
    rest: plan.all > MOST_DEALT ? plan.all - MOST_DEALT : 0,
    own: toPath(paths.deskDeal, { reference: call.reference }),
    back: { href: toPath(paths.deskCall, { reference: call.reference }), text: call.title },
  };
};
