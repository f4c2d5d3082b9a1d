import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { type NoteChange, skipNote, writeNote } from "../../shared/week-notes/commands.ts";
import { weekNoteForm } from "../../shared/week-notes/input.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields, type PageRequest } from "../entry-points/request.ts";
import { refusals } from "./refusals.ts";
import { type FoundWeek, findWeek, showWeek, type WeekNoteAnswers } from "./week-note-page.ts";

type Refusal = Extract<NoteChange, { refusal: string }>["refusal"];

/** The week as it is by now, with what was typed and why it was not kept. */
const showRefusal = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  { refusal, answers }: { readonly refusal: Refusal; readonly answers: WeekNoteAnswers },
): Promise<PageAnswer> => {
  const now = await findWeek(needs, request, visit);
  if (!("project" in now)) return now;
  const errors = formError("maincontent", refusals[refusal]);
  const saved = refusal === "saved-meanwhile";
  return showWeek(visit, now, { errors, saved, ...(saved ? { answers } : {}) }, 409);
};

const skip = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  found: FoundWeek,
): Promise<PageAnswer> => {
  const { occasion, formId } = visit;
  const once = requestName(formId, { skip: found.project.reference, week: found.week });
  const skipped = await skipNote(needs, found, { occasion, once });
  if ("note" in skipped) return { redirect: `${request.path}?done=skipped` };
  return showRefusal(needs, request, visit, { refusal: skipped.refusal, answers: {} });
};

/** Keeps the note of a week, or that there is nothing to say of it. */
export const postDeskWeekNote: DeskPage = async (needs, request, visit) => {
  const found = await findWeek(needs, request, visit);
  if (!("project" in found)) return found;
  if (field(request.form, "_step") === "skip") return skip(needs, request, visit, found);
  const answers = fields(request.form);
  const form = weekNoteForm.safeParse(answers);
  if (!form.success) return showWeek(visit, found, { answers, errors: formErrors(form.error) }, 422);
  const version = Math.trunc(Number(field(request.form, "_version"))) || 0;
  const { reference } = found.project;
  const written = { words: form.data, version };
  const once = requestName(visit.formId, { reference, week: found.week, ...written });
  const kept = await writeNote(needs, found, written, { occasion: visit.occasion, once });
  if ("note" in kept)
    return { redirect: `${toPath(paths.deskProject, { reference })}?done=week-note#week-notes` };
  return showRefusal(needs, request, visit, { refusal: kept.refusal, answers });
};
