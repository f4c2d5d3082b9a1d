import { eventToBe } from "../../shared/events/read.ts";
import { keepFile, openFiles } from "../../shared/files/bucket.ts";
import { checkFile } from "../../shared/files/check.ts";
import { MOST_BYTES_BY_FORM, safeName } from "../../shared/files/file.ts";
import { fileProblem } from "../../shared/files/words.ts";
import { changeRun, type FollowUpsChanged } from "../../shared/follow-ups/commands.ts";
import { closeStep, nameEvent } from "../../shared/follow-ups/decide.ts";
import { evidenceForm } from "../../shared/follow-ups/input.ts";
import type { LinkAnswer } from "../../shared/links/check.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { readSettings, settings } from "../../shared/platform/settings.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import { lazily } from "../entry-points/needs.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { fields, type PageRequest } from "../entry-points/request.ts";

/** The step that an address names. */
export interface NamedStep {
  readonly reference: string;
  readonly step: string;
}

/** What became of a form about a step: a change, a refusal, or what is wrong with it. `unseen` when a link did not answer and may be vouched for. */
export type Obeyed = FollowUpsChanged | { readonly errors: FormErrors; readonly unseen?: true };

const wrong = (name: string, message: string): Obeyed => ({ errors: formError(name, message) });

const filesBucket = lazily(() =>
  openFiles(readSettings(settings.pick({ FILES_BUCKET: true }), process.env).FILES_BUCKET),
);

const silences: Readonly<Record<Exclude<LinkAnswer["outcome"], "answers" | "behind-sign-in">, string>> = {
  gone: "Nothing is there: the address answers that its page does not exist. Check it, or say below that you have seen it",
  "no-answer": "The address does not answer from here. Check it, or say below that you have seen it yourself",
  "not-allowed":
    "The address is not on the public internet, so we cannot look. Check it, or say below that you have seen it",
};

const withLink = async (
  needs: PageNeeds,
  visit: DeskVisit,
  { reference, step }: NamedStep,
  { url, vouched }: { readonly url: string; readonly vouched: boolean },
): Promise<Obeyed> => {
  const { outcome } = vouched ? { outcome: "answers" as const } : await needs.askLink(url);
  if (outcome !== "answers" && outcome !== "behind-sign-in")
    return { errors: formError("evidence", silences[outcome]), unseen: true };
  const evidence = { kind: "link", url, seen: vouched ? "by-hand" : "checked" } as const;
  const once = requestName(visit.formId, { reference, step, url });
  return changeRun(needs, reference, once, (run) => closeStep(run, step, evidence, visit.occasion));
};

const withEvent = async (
  needs: PageNeeds,
  visit: DeskVisit,
  { reference, step }: NamedStep,
  event: string,
): Promise<Obeyed> => {
  const once = requestName(visit.formId, { reference, step, event });
  const known = await eventToBe(needs.table, event);
  if (known === undefined) return wrong("evidence", "There is no event with this reference");
  if (known.status === "cancelled")
    return wrong("evidence", "This event was cancelled. Give another, or skip the follow-up");
  return changeRun(needs, reference, once, (run) =>
    known.endsAt > visit.occasion.now
      ? nameEvent(run, step, { reference: event, endsAt: known.endsAt }, visit.occasion)
      : closeStep(run, step, { kind: "event", reference: event }, visit.occasion),
  );
};

/** Closes a step with the link or the event that was typed. A link must answer, or somebody must say that they have seen it. */
export const closeWithTyped = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  named: NamedStep,
): Promise<Obeyed> => {
  const form = evidenceForm.safeParse(fields(request.form));
  if (!form.success) return { errors: formErrors(form.error) };
  const { evidence, seen } = form.data;
  return evidence.kind === "event"
    ? withEvent(needs, visit, named, evidence.reference)
    : withLink(needs, visit, named, { url: evidence.url, vouched: seen === "yes" });
};

/** Closes a step with a file, which is kept first: a file that nothing points to is harmless, the other way round is not. */
export const closeWithFile = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  { reference, step }: NamedStep,
): Promise<Obeyed> => {
  const [sent] = request.files;
  if (sent === undefined) return wrong("upload", "Choose a file");
  const checked = sent.cut ? ({ refused: "too-large" } as const) : await checkFile(sent, MOST_BYTES_BY_FORM);
  if ("refused" in checked)
    return wrong("upload", fileProblem(safeName(sent.name), checked.refused, MOST_BYTES_BY_FORM));
  const { id, name, size } = await keepFile(await filesBucket(), checked.good, needs.newId());
  const once = requestName(visit.formId, { reference, step, file: name, size });
  return changeRun(needs, reference, once, (run) =>
    closeStep(run, step, { kind: "file", id, name, size }, visit.occasion),
  );
};
