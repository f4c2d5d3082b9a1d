import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, personPath, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { sayShortDate, sayShortDateTime } from "../../shared/platform/time.ts";
import { readTeam, type Team } from "../../shared/sign-in/team.ts";
import { askToChoose } from "../../shared/surveys/leads/ask-to-choose.ts";
import { take } from "../../shared/surveys/leads/commands.ts";
import { type Lead, leadStates, outcomes } from "../../shared/surveys/leads/model.ts";
import { isOpenLead } from "../../shared/surveys/leads/read.ts";
import { leadSource } from "../../shared/surveys/leads/store.ts";
import type { Survey } from "../../shared/surveys/survey/model.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { colleagueItems } from "../hand-overs/colleagues.ts";
import type { BulkAction } from "../lists/bulk-action.ts";
import type { DeskList } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";

interface Of {
  readonly survey: Survey;
  readonly team: Team;
}

interface Row extends Lead {
  readonly called: string;
  readonly looksAfter: string;
}

const shownState = (value: string | undefined) => (value === "all" ? undefined : (value ?? "open"));

const give: BulkAction = {
  name: "give",
  verb: "Give",
  choice: {
    label: "To",
    missing: "Choose a colleague",
    items: (needs, me) => colleagueItems(needs, undefined, me),
  },
  run: async (needs, { id, value, me: _me, path: _path, ...command }) => {
    const [survey = "", person = ""] = id.split("~");
    const taken = await take(needs, { survey, person, owner: value }, command);
    return "done" in taken ? { done: {} } : taken;
  },
  said: (what) => `You gave ${what}.`,
  left: { unknown: (isOne) => `${isOne ? "does" : "do"} not exist any more` },
};

const askAll: BulkAction = {
  name: "ask",
  verb: "Ask",
  button: "Ask to choose a time",
  warning:
    "Each gets an email with a link to the times that are offered. Who has booked one already is left as they are.",
  run: async (needs, { id, value: _value, me: _me, path: _path, ...command }) => {
    const [survey = "", person = ""] = id.split("~");
    const asked = await askToChoose(needs, { survey, person }, command);
    return "done" in asked ? { done: {} } : asked;
  },
  said: (what) => `You asked ${what} to choose a time.`,
  left: {
    unknown: (isOne) => `${isOne ? "does" : "do"} not exist any more`,
    "no-times": (isOne) => `${isOne ? "was" : "were"} not asked: nobody offers times yet`,
  },
};

const leads: DeskList<typeof paths.deskSurveyLeads, Of, Lead, Row> = {
  name: "survey-leads",
  path: paths.deskSurveyLeads,
  words: {
    title: ({ of }) => `Who agreed to talk: ${of.survey.title}`,
    things: ["person", "people"],
    empty: () =>
      "Nobody is waiting for a conversation. People appear here when they have answered and said that you may get in touch.",
    within: ({ of }) => ({
      section: paths.deskSurveys,
      back: { href: toPath(paths.deskSurvey, { reference: of.survey.reference }), text: of.survey.title },
    }),
    intro: () => "Nothing here says what anybody answered.",
    links: ({ of }) => [
      {
        href: toPath(paths.deskSurveyTimes, { reference: of.survey.reference }),
        text: "Offer times to talk",
      },
    ],
  },
  takes: ["view"],
  load: async (needs, { request }) => {
    const reference = parseReference("survey", request.parameters.reference);
    if (reference === null) return undefined;
    const [survey, team] = await Promise.all([readSurvey(needs.table, reference), readTeam(needs)]);
    return survey && { survey, team };
  },
  find: ({ table }, { of, asked }) => ({
    lists: [leadSource(table, of.survey.reference)],
    keep: shownState(asked.filters["view"]) === "open" ? isOpenLead : undefined,
  }),
  idOf: ({ survey, person }) => `${survey}~${person}`,
  hrefOf: ({ survey, person }) => toPath(paths.deskSurveyLead, { reference: survey, person }),
  rows: async ({ table }, things, { of }) => {
    const people = await readPeople(
      table,
      things.map(({ person }) => person),
    );
    return things.map((lead, nth) => ({
      ...lead,
      called: people[nth]?.name ?? "A person whose record was erased",
      looksAfter:
        lead.owner === undefined ? "Nobody yet" : (of.team.knownAs(lead.owner) ?? "Someone who left"),
    }));
  },
  tabs: ({ asked }) => [
    { text: "To talk with", change: { view: undefined }, current: asked.filters["view"] !== "all" },
    { text: "All", change: { view: "all" }, current: asked.filters["view"] === "all" },
  ],
  columns: [
    { key: "name", heading: "Name", cell: ({ called }) => ({ text: called }) },
    { key: "state", heading: "State", cell: ({ state }) => ({ text: leadStates[state] }) },
    { key: "agreed", heading: "Agreed", cell: ({ agreedAt }) => ({ text: sayShortDate(agreedAt) }) },
    {
      key: "owner",
      heading: "Taken up by",
      cell: ({ looksAfter, owner }) => ({ text: looksAfter, href: personPath(owner) }),
    },
    {
      key: "talk",
      heading: "You talk",
      cell: ({ talkAt }) => ({ text: talkAt === undefined ? "" : sayShortDateTime(talkAt) }),
    },
    {
      key: "outcomes",
      heading: "What came of it",
      dropped: true,
      cell: (lead) => ({ text: lead.outcomes.map((one) => outcomes[one]).join(", ") }),
    },
  ],
  file: [
    { heading: "State", value: ({ state }) => leadStates[state] },
    { heading: "Agreed", value: ({ agreedAt }) => agreedAt.slice(0, 10) },
    { heading: "Taken up by", value: ({ looksAfter }) => looksAfter },
    { heading: "You talk", value: ({ talkAt }) => talkAt ?? "" },
    { heading: "Talked on", value: ({ talkedOn }) => talkedOn ?? "" },
    { heading: "What came of it", value: (lead) => lead.outcomes.map((one) => outcomes[one]).join("; ") },
  ],
  bulk: { name: "survey-leads", things: ["person", "people"], actions: [give, askAll] },
};

/** Who answered a survey and agreed to be contacted, and how far the conversations are. */
export const page = listPage(leads, listTemplate);
