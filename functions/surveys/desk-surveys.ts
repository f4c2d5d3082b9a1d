import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { sayShortDate } from "../../shared/platform/time.ts";
import { privacies, type Survey, surveyStateNames, surveyStates } from "../../shared/surveys/survey/model.ts";
import { surveySource } from "../../shared/surveys/survey/store.ts";
import type { DeskList, Look } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";

const shownState = ({ asked }: Pick<Look<object>, "asked">) =>
  surveyStateNames.find((state) => state === asked.filters["view"]) ?? "open";

const surveys: DeskList<typeof paths.deskSurveys, object, Survey, Survey> = {
  name: "surveys",
  path: paths.deskSurveys,
  words: {
    title: () => "Surveys",
    things: ["survey", "surveys"],
    empty: (look) =>
      shownState(look) === "open"
        ? "No survey is open. Begin one with ready questions, and send it to members who agreed to be asked."
        : "There are none.",
    links: () => [{ href: paths.deskNewSurvey, text: "Begin a survey" }],
  },
  takes: ["view"],
  load: async () => ({}),
  find: ({ table }, look) => ({ lists: [surveySource(table, shownState(look))] }),
  idOf: ({ reference }) => reference,
  hrefOf: ({ reference }) => toPath(paths.deskSurvey, { reference }),
  rows: async (_needs, things) => things,
  tabs: (look) =>
    (["open", "draft", "closed"] as const).map((state) => ({
      text: surveyStates[state],
      change: { view: state === "open" ? undefined : state },
      current: shownState(look) === state,
    })),
  columns: [
    { key: "title", heading: "Title", cell: ({ title, reference }) => ({ text: title, more: [reference] }) },
    { key: "privacy", heading: "Answers are", cell: ({ privacy }) => ({ text: privacies[privacy].title }) },
    {
      key: "questions",
      heading: "Questions",
      numeric: true,
      dropped: true,
      cell: ({ questionnaire }) => ({ text: String(questionnaire.questions.length) }),
    },
    { key: "closes", heading: "Last day", cell: ({ closesOn }) => ({ text: sayShortDate(closesOn) }) },
  ],
  file: [
    { heading: "Reference", value: ({ reference }) => reference },
    { heading: "Title", value: ({ title }) => title },
    { heading: "Answers are", value: ({ privacy }) => privacies[privacy].title },
    { heading: "Standing", value: ({ state }) => surveyStates[state] },
    { heading: "Last day", value: ({ closesOn }) => closesOn },
  ],
};

/** The surveys of the programme: those that are open, drafts, and those that have closed. */
export const page = listPage(surveys, listTemplate);
