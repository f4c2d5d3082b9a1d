import { answerSurvey, askPeople } from "../../shared/impact-surveys/commands.ts";
import { readSurvey } from "../../shared/impact-surveys/read.ts";
import { type Round, roundNames } from "../../shared/impact-surveys/survey.ts";
import { localDate, plus } from "../../shared/platform/wall-clock.ts";
import { listProjects } from "../../shared/projects/read.ts";
import { mustBeDone, personAt, type Sample } from "./load-steps.ts";

/** How each of the six at the partner answered: the five statements and the hours, before and after; nothing where they did not. */
const ANSWERS: Readonly<
  Record<Round, readonly (readonly [number, number, number, number, number, number] | null)[]>
> = {
  before: [
    [2, 4, 3, 2, 2, 8],
    [3, 3, 2, 1, 2, 6],
    [1, 4, 2, 2, 1, 10],
    [3, 5, 3, 2, 3, 4],
    [2, 3, 3, 3, 2, 6],
    [2, 4, 1, 2, 2, 12],
  ],
  after: [
    [4, 5, 4, 4, 4, 3],
    [4, 4, 5, 3, 3, 2],
    [3, 5, 4, 4, 2, 5],
    [4, 5, 4, 3, 4, 1],
    [5, 4, 4, 4, 4, 2],
    null,
  ],
};

const COMMENTS: Readonly<Record<Round, string>> = {
  before: "We have tried this with a spreadsheet twice. What stopped us was that nobody owned it.",
  after: "The weekly half hour with your team helped more than I would have thought.",
};

const answerRound = async (sample: Sample, project: string, round: Round, at: string): Promise<void> => {
  const { needs } = sample.moments(`sample:impact:${round}:read`)(at);
  const { invitations = [] } = (await readSurvey(needs.table, project, localDate(at))) ?? {};
  for (const [nth, one] of invitations.filter((invitation) => invitation.round === round).entries()) {
    const given = ANSWERS[round][nth];
    if (given === null || given === undefined) continue;
    const [understanding, problem, data, approvals, running, hours] = given;
    const answer = {
      scores: { understanding, problem, data, approvals, running },
      hours,
      comment: nth === 0 ? COMMENTS[round] : "",
    };
    const name = `sample:impact:${round}:${nth}`;
    const moment = sample.moments(name)(at, { kind: "person", id: one.person });
    mustBeDone(
      "survey answer",
      await answerSurvey(moment.needs, { name: one, answer }, { occasion: moment.occasion, once: name }),
    );
  }
};

/** The impact survey of the project that was completed last: six people before, and five of them again after. */
export const loadImpactSurvey = async (sample: Sample): Promise<void> => {
  const { needs } = sample.moments("impact-survey")(sample.today);
  const completed = (await listProjects(needs.table))
    .flatMap((project) =>
      project.completedAt === undefined ? [] : { ...project, completedAt: project.completedAt },
    )
    .toSorted((a, b) => (a.completedAt < b.completedAt ? -1 : 1))
    .at(-1);
  if (completed === undefined) return;
  const { reference: project, createdAt, completedAt, owner } = completed;
  const moments: Readonly<Record<Round, string>> = { before: createdAt, after: completedAt };
  for (const round of roundNames) {
    const name = `sample:impact:${round}`;
    const { needs: at, occasion } = sample.moments(name)(moments[round], { kind: "team", id: owner });
    const typed = ANSWERS.before.map((_answer, nth) => personAt(sample, 400 + nth));
    const asking = { project, round, known: [], typed };
    mustBeDone("survey", await askPeople(at, asking, { occasion, once: name }));
    await answerRound(sample, project, round, plus(moments[round], "P2D"));
  }
};
