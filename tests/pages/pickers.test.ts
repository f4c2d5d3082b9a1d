import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** What bounds the lists that stand in forms: by the template, and by what its list is called there. Whatever grows with the programme is searched for instead. */
const bounded: ReadonlyMap<string, string> = new Map([
  ["functions/projects/task-board/desk-project-board.njk sprints", "the sprints of one project"],
  ["functions/projects/board/desk-projects.njk filters.routes", "own words"],
  ["functions/projects/governance/desk-project-governance.njk documentStates", "own words"],
  ["functions/projects/stages/desk-project-stages.njk stageItems", "own words"],
  ["functions/projects/stages/desk-project-task.njk sprints", "the sprints of one project"],
  ["functions/projects/plan/desk-project-plan.njk lengths", "own words"],
  ["functions/projects/project/desk-project-complete.njk recipes", "the recipes: settings"],
  ["functions/projects/roles/desk-project-people.njk group.items", "own words"],
  ["functions/follow-ups/recipes/desk-recipe-step.njk since", "own words"],
  ["functions/re-uses/re-use/desk-re-use.njk stages", "own words"],
  ["functions/enquiries/conversation/desk-enquiry-forms.njk participants", "those in one conversation"],
  ["functions/enquiries/conversation/desk-enquiry-forms.njk ready", "the ready answers: settings"],
  ["functions/enquiries/conversation/desk-enquiry-forms.njk kinds", "own words"],
  ["functions/catalogue/items/desk-catalogue-item-form.njk outputKinds", "own words"],
  ["functions/catalogue/items/desk-catalogue-item-form.njk standingChoices", "own words"],
  ["functions/organisations/desk-edit-organisation.njk segments", "own words"],
  ["functions/organisations/desk-edit-organisation.njk regions", "own words"],
  ["functions/people/edit/desk-edit-person.njk kinds", "own words"],
  ["functions/people/desk-person.njk filter.items", "own words"],
  ["functions/file-import/choose-columns.njk sheet.layout.encodings", "own words"],
  ["functions/file-import/choose-columns.njk sheet.layout.separators", "own words"],
  ["functions/file-import/choose-columns.njk sheet.layout.lines", "the first lines of a file"],
  ["functions/file-import/choose-columns.njk field.items", "the columns of a file"],
  ["functions/contributions/desk-contribution.njk topics", "the topics: settings, twenty at most"],
  ["functions/segments/desk-segment.njk fields.withins", "own words"],
  ["functions/segments/desk-segment.njk fields.events", "the events that one query lists, so many at most"],
  ["functions/segments/desk-segment.njk count.compares", "own words"],
  ["functions/surveys/desk-survey-question.njk sectionItems", "the sections of one survey, twenty at most"],
  ["functions/surveys/desk-survey-questions.njk kinds", "own words"],
  ["functions/surveys/desk-survey-questions.njk sectionItems", "the sections of one survey, twenty at most"],
  ["functions/surveys/desk-survey-results.njk choosing", "the questions of one survey, sixty at most"],
]);

/** The templates of the site offer their visitors own words only, and `list.njk` what a list says of itself. */
const isOfSite = (file: string): boolean => !/desk-|choose-columns/.test(file);

/** The lists of a template, by what they are called in it; one that is written out is bounded by that. */
const listsIn = (file: string): readonly string[] =>
  [...readFileSync(file, "utf8").matchAll(/\bselect\(\{[\s\S]*?\bitems: ([\w.]+|\[)/g)].flatMap(
    ([, list = "["]) => (list === "[" ? [] : `${file} ${list}`),
  );

describe("a list that a form of the desk offers", () => {
  const files = globSync("functions/**/*.njk").sort();
  const lists = files.filter((file) => !isOfSite(file)).flatMap(listsIn);

  test("does not grow with the programme: what does is searched for", () => {
    expect(lists.length).toBeGreaterThan(10);
    expect(lists.filter((list) => !bounded.has(list))).toEqual([]);
  });

  test("of people of the team is the one component that searches", () => {
    const named = files.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\bselect\(\{ id: [^{}]*?name: "(\w+)"/g)]
        .filter(([, name = ""]) => /^(?:owner|deputy|assignee|assessor|person|contact|to)$/.test(name))
        .map(([, name = ""]) => `${file} ${name}`),
    );
    // To whom an answer goes is said by the conversation.
    expect(named).toEqual(["functions/enquiries/conversation/desk-enquiry-forms.njk to"]);
  });
});
