import { readDirectory } from "../../shared/organisations/read.ts";
import { addDays, localDate, minus } from "../../shared/platform/wall-clock.ts";
import { listProjects } from "../../shared/projects/read.ts";
import { reportBenefit, saveReUse } from "../../shared/re-uses/commands.ts";
import { factsOf } from "../../shared/re-uses/decide-desk.ts";
import type { ReUse } from "../../shared/re-uses/re-use.ts";
import { requestReUse } from "../../shared/re-uses/request/commands.ts";
import { mustBeDone, personAt, type Sample } from "./load-steps.ts";
import { type SampleReUse, sampleReUses } from "./re-uses.ts";

/** Who asked longer ago than this was asked for news before the sample began, which it does not tell; one question is due today. */
const ASKED_DAYS = 31;

/** What the team did with a re-use since it was asked for. */
const goOn = async (
  sample: Sample,
  reUse: SampleReUse,
  { reference, owner, name }: { readonly reference: string; readonly owner: string; readonly name: string },
): Promise<void> => {
  const moments = sample.moments(`${name}:on`);
  const byTeam = (daysAgo: number) =>
    moments(minus(sample.today, `P${daysAgo}D`), { kind: "team", id: owner });
  for (const { to, daysAgo } of reUse.steps) {
    const { needs, occasion } = byTeam(daysAgo);
    const given = { occasion, once: `${name}:${to}` };
    const saved = (before: ReUse) => ({ facts: factsOf(before), stage: to });
    mustBeDone("stage", await saveReUse(needs, { reference, saved, by: owner }, given));
  }
  const { needs, occasion } = byTeam(reUse.steps.at(-1)?.daysAgo ?? reUse.askedDaysAgo);
  const given = (what: string) => ({ occasion, once: `${name}:${what}` });
  if (reUse.benefit !== undefined) {
    const { what, ...amount } = reUse.benefit;
    mustBeDone(
      "benefit",
      await reportBenefit(needs, { reference, said: { what, amount } }, given("benefit")),
    );
  }
  const { note, nextContactInDays } = reUse;
  if (note === undefined && nextContactInDays === undefined) return;
  const nextContactOn =
    nextContactInDays === undefined
      ? {}
      : { nextContactOn: addDays(localDate(sample.today), nextContactInDays) };
  const saved = (before: ReUse) => ({
    facts: { ...factsOf(before), ...nextContactOn },
    stage: before.stage,
  });
  mustBeDone("update", await saveReUse(needs, { reference, saved, note, by: owner }, given("update")));
};

type Project = Awaited<ReturnType<typeof listProjects>>[number];

const loadReUse = async (
  sample: Sample,
  { reference, title, owner }: Project,
  reUse: SampleReUse,
  nth: number,
): Promise<void> => {
  const name = `sample:re-use:${nth}`;
  const at = sample.moments(name);
  const asked = at(minus(sample.today, `P${reUse.askedDaysAgo}D`));
  const directory = await readDirectory({ table: asked.needs.table, now: () => sample.today });
  const organisation = {
    name: reUse.organisation,
    code: directory.exact(reUse.organisation)?.organisation.code,
  };
  const asker = personAt(sample, nth * 31);
  const { howFar, whatFor, mayBeNamed } = reUse;
  const requested = await requestReUse(
    asked.needs,
    {
      request: {
        project: { reference, title },
        organisation,
        by: "form",
        introducedBy: { kind: "catalogue" },
        howFar,
        whatFor,
        mayBeNamed,
        mayBeAsked: reUse.askedDaysAgo <= ASKED_DAYS,
        owner,
      },
      asker: { name: asker.name, email: asker.email },
    },
    { occasion: asked.occasion, once: name },
  );
  await goOn(sample, reUse, { reference: requested.done.reference, owner, name });
};

/** Who uses what the completed projects made. */
export const loadReUses = async (sample: Sample): Promise<void> => {
  const { needs } = sample.moments("re-uses")(sample.today);
  const projects = await listProjects(needs.table);
  for (const [nth, reUse] of sampleReUses.entries()) {
    const project = projects.find(({ title }) => title.startsWith(reUse.project));
    if (project === undefined) throw new Error(`The sample has no project “${reUse.project}”.`);
    await loadReUse(sample, project, reUse, nth);
  }
};
