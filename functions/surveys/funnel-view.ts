import { keysOf } from "../../shared/platform/keys.ts";
import { outcomes } from "../../shared/surveys/leads/model.ts";
import { cameName, type Funnel } from "../../shared/surveys/survey/funnel.ts";

const shareOf = (count: number, before: number | undefined): string =>
  before === undefined || before === 0 || count > before ? "" : `${Math.round((count / before) * 100)} %`;

/** What became of a survey: who was asked, answered, agreed to talk and talked, each with its share of the step before, and what came of the conversations. */
export const funnelView = (funnel: Funnel, answered: number) => {
  const of = (name: string): number => funnel.get(name) ?? 0;
  const counts = [
    { text: "Asked", count: of("invited") },
    { text: "Answered", count: answered },
    { text: "Agreed to talk", count: of("agreed") },
    { text: "Talked", count: of("talked") },
  ];
  return {
    steps: counts.map((step, nth) => ({ ...step, share: shareOf(step.count, counts[nth - 1]?.count) })),
    came: keysOf(outcomes)
      .map((name) => ({ text: outcomes[name], count: of(cameName(name)) }))
      .filter(({ count }) => count > 0),
  };
};
