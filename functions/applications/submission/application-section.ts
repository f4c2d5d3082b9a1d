import { saveSection } from "../../../shared/applications/submission/commands.ts";
import { sectionTexts } from "../../../shared/applications/submission/decide.ts";
import { readSection, typedSection } from "../../../shared/applications/submission/input.ts";
import {
  parseSection,
  type SectionName,
  sections,
} from "../../../shared/applications/submission/sections.ts";
import { formError, formErrors } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { ownValue } from "../../../shared/platform/keys.ts";
import { parseVersions, type Writing, writtenForm } from "../../../shared/written-together/merge.ts";
import { isAnswer } from "../../entry-points/answer.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import type { PageRequest } from "../../entry-points/request.ts";
import { type Fields, typedFields } from "../../entry-points/typed-fields.ts";
import sectionPage from "./application-section.njk";
import {
  draftRefusals,
  followOwnLink,
  loadOwnApplication,
  ownApplicationPage,
  ownApplicationView,
  ownPaths,
} from "./own-application.ts";

const seenIn = (fields: Fields) => parseVersions(fields["_seen"] ?? "");

/** What a form that comes back holds, right or wrong; undefined while nothing was sent. */
const writingIn = (request: PageRequest, name: SectionName): Writing | undefined => {
  if (request.method === "GET") return undefined;
  const fields = typedFields(request);
  const texts = { ...typedSection(name, fields), finished: fields["finished"] ?? "" };
  return { texts, seen: seenIn(fields) };
};

/** Whether the form is a way from the page to check the answers, to which it leads back. */
const comesFromCheck = (request: PageRequest): boolean =>
  (request.method === "GET" ? request.query["back"] : typedFields(request)["_back"]) === "check";

/** A section of a draft, as text written together: what was saved in another window meanwhile is shown beside what was typed here. */
export const page = sitePage({
  path: paths.applicationSection,
  names: (needs, asked) => {
    const own = followOwnLink(needs, asked);
    if (own === undefined || isAnswer(own)) return own;
    const section = parseSection(asked.request.parameters.section);
    return section && { ...own, section };
  },
  load: async (needs, { section, ...own }) => {
    const found = await loadOwnApplication(needs, own);
    return found && { ...found, section };
  },
  show: (needs, found, { request }) => {
    const { application, section } = found;
    if (application.status !== "draft") return ownApplicationPage(needs, found);
    const written = writtenForm(sectionTexts(application, section), writingIn(request, section));
    return view(sectionPage, {
      ...ownApplicationView(needs, found),
      section: { ...sections[section], name: section },
      questions: sections[section].questions.map((question) => ({
        ...question,
        value: ownValue(written.texts, question.name) ?? "",
        meanwhile: ownValue(written.meanwhile, question.name),
      })),
      finished: written.texts["finished"] ?? "",
      seen: written.seen,
      backTo: comesFromCheck(request) ? "check" : "",
    });
  },
  steps: (step) => ({
    saved: step({
      run: async (needs, { names, token, section }, given) => {
        const { finished } = given.form;
        if (finished !== "yes" && finished !== "no")
          return { errors: formError("finished", "Select whether you have finished this section") };
        const read = readSection(section, given.form, finished === "yes");
        if (!read.success) return { errors: formErrors(read.error) };
        const seen = seenIn(given.form);
        const writing = { name: section, answers: read.data, done: finished === "yes", seen };
        const saved = await saveSection(needs, { names, writing }, given);
        if ("refusal" in saved) return saved;
        const { own, check } = ownPaths(token);
        return { ...saved, leadsTo: comesFromCheck(given.request) ? check : own, keep: {} };
      },
    }),
  }),
  refusals: {
    "not-a-draft": draftRefusals["not-a-draft"],
    "saved-meanwhile":
      "This section was saved in another window since you opened it here. Check what it says now, then save.",
  },
});
