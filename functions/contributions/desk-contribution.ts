import * as z from "zod/mini";
import {
  declineContribution,
  endQuestion,
  passOnQuestion,
  publishAnswers,
  takeUpContribution,
} from "../../shared/contributions/commands.ts";
import { ANSWERED_DAYS, contributionKinds } from "../../shared/contributions/model.ts";
import { readWithAnswers } from "../../shared/contributions/store.ts";
import { topicsOfNews } from "../../shared/members/topics/read.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { line, prose, sentBack } from "../../shared/pages/typed.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import contributionPage from "./desk-contribution.njk";
import { stateTags } from "./state-tags.ts";
import { countTopicReaders } from "./topic-readers.ts";

const wordsForm = z.object({
  words: prose({ missing: "Enter what you tell them", name: "What you tell them", most: 2000 }),
});

const passOnForm = z.object({
  topic: sentBack("Select a topic"),
  subject: line({ missing: "Enter a subject", name: "Subject", most: 150 }),
  body: prose({ missing: "Enter the question as members will read it", name: "The question", most: 4000 }),
});

const named = (person: Awaited<ReturnType<typeof readPeople>>[number], id: string) => ({
  id,
  name: person === undefined ? "Erased" : nameAtDesk(person),
});

/** Something that a member offers or asks, and what the team does about it. */
export const page = deskPage({
  path: paths.deskContribution,
  names: byReference("contribution"),
  load: async ({ table }, reference) => {
    const [found, topics] = await Promise.all([readWithAnswers(table, reference), topicsOfNews(table)]);
    if (found === undefined) return undefined;
    const { contribution, answers } = found;
    const people = await readPeople(table, [contribution.person, ...answers.map(({ person }) => person)]);
    return { contribution, answers, topics, people };
  },
  show: (_needs, { contribution, answers, topics, people }) =>
    view(contributionPage, {
      contribution,
      kind: contributionKinds[contribution.kind],
      state: stateTags[contribution.status],
      by: named(people[0], contribution.person),
      given: answers.map((one, nth) => ({ ...one, by: named(people[nth + 1], one.person) })),
      topic: topics.find(({ id }) => id === contribution.topic)?.name,
      topics: [
        { value: "", text: "Select a topic" },
        ...topics.filter(({ open }) => open).map(({ id, name }) => ({ value: id, text: name })),
      ],
      days: ANSWERED_DAYS,
      itemHref:
        contribution.item === undefined
          ? undefined
          : toPath(paths.deskCatalogueItem, { reference: contribution.item }),
      publicHref: toPath(paths.publicQuestion, { reference: contribution.reference }),
      answers: { subject: `A member asks: ${contribution.title}`, body: contribution.text },
    }),
  steps: (step) => ({
    take: step({
      form: wordsForm,
      run: (needs, reference, given) => takeUpContribution(needs, { reference, ...given.form }, given),
      done: "Taken up. They get your words by email.",
    }),
    decline: step({
      form: wordsForm,
      run: (needs, reference, given) => declineContribution(needs, { reference, ...given.form }, given),
      done: "Not taken up. They get your words by email.",
    }),
    "pass-on": step({
      form: passOnForm,
      run: async (needs, reference, given) => {
        const members = await countTopicReaders(needs.table, given.form.topic);
        if (members === 0) return { refusal: "nobody" };
        const passed = await passOnQuestion(needs, { reference, ...given.form, members }, given);
        return "refusal" in passed ? passed : { done: true, keep: { members: String(members) } };
      },
      done: ({ members = "" }) =>
        `The question to ${(Number(members) || 0).toLocaleString("en-GB")} members waits in the outbox. They get it once it is approved there.`,
    }),
    close: step({
      run: (needs, reference, given) => endQuestion(needs, reference, given),
      done: "Closed. Anyone who asked is told, and finds the answers on their page.",
    }),
    publish: step({
      run: (needs, reference, given) => publishAnswers(needs, reference, given),
      done: "Published, with the answers whose writers agreed.",
    }),
  }),
  refusals: {
    settled: "Someone has settled this in the meantime. This is how it stands now.",
    "is-question": "A question is passed on, not taken up.",
    "no-question": "Only a question is passed on.",
    nobody: { text: "Nobody gets news about this topic. Select another", field: "topic", status: 422 },
    "not-passed-on": "This question is not open for answers.",
    "not-closed": "Close the question first: answers may still come.",
    "not-agreed": "Anyone who asked did not agree to have it published.",
  },
});
