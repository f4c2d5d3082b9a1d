import type * as z from "zod/mini";
import { eventToBe } from "../../../shared/events/read.ts";
import { closeStep, nameEvent } from "../../../shared/follow-ups/runs/commands.ts";
import type { evidenceForm } from "../../../shared/follow-ups/runs/input.ts";
import type { LinkAnswer } from "../../../shared/links/check.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import { keepSentFile, readSentFile, recordSentFile } from "../../entry-points/kept-file.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import type { Given } from "../../entry-points/step.ts";
import type { NamedStep } from "./find-step.ts";

type Evidence = z.infer<typeof evidenceForm>;
type Silence = Exclude<LinkAnswer["outcome"], "answers" | "behind-sign-in">;

const silences: Readonly<Record<Silence, string>> = {
  gone: "Nothing is there: the address answers that its page does not exist. Check it, or say below that you have seen it",
  "no-answer": "The address does not answer from here. Check it, or say below that you have seen it yourself",
  "not-allowed":
    "The address is not on the public internet, so we cannot look. Check it, or say below that you have seen it",
};

/** Where it goes on when a step is closed: at its project, which says so. */
export const closedAt = ({ reference, step }: NamedStep, how: "done" | "skipped"): string =>
  `${toPath(paths.deskProject, { reference })}?done=step-${how}&step=${step}#follow-ups`;

const withLink = async (
  needs: PageNeeds,
  named: NamedStep,
  url: string,
  given: Given<DeskVisit, Evidence>,
) => {
  const vouched = given.form.seen === "yes";
  const { outcome } = vouched ? { outcome: "answers" as const } : await needs.askLink(url);
  // Beside the box that is ticked by somebody who has seen what is there: the page shows the box only then.
  if (outcome !== "answers" && outcome !== "behind-sign-in")
    return { errors: formError("seen", silences[outcome]) };
  const evidence = { kind: "link", url, seen: vouched ? "by-hand" : "checked" } as const;
  const changed = await closeStep(needs, { ...named, evidence }, given);
  return "refusal" in changed ? changed : { ...changed, leadsTo: closedAt(named, "done") };
};

const withEvent = async (
  needs: PageNeeds,
  named: NamedStep,
  reference: string,
  given: Given<DeskVisit, Evidence>,
) => {
  const event = await eventToBe(needs.table, reference);
  if (event === undefined) return { errors: formError("evidence", "There is no event with this reference") };
  if (event.status === "cancelled")
    return {
      errors: formError("evidence", "This event was cancelled. Give another, or skip the follow-up"),
    };
  if (event.endsAt > given.occasion.now) {
    const changed = await nameEvent(needs, { ...named, event: { reference, endsAt: event.endsAt } }, given);
    const leadsTo = `${toPath(paths.deskFollowUp, { ...named })}?done=event-named`;
    return "refusal" in changed ? changed : { ...changed, leadsTo };
  }
  const changed = await closeStep(needs, { ...named, evidence: { kind: "event", reference } }, given);
  return "refusal" in changed ? changed : { ...changed, leadsTo: closedAt(named, "done") };
};

/** Closes a step with the link or the event that was typed. A link must answer, or somebody must say that they have seen it. */
export const closeWithTyped = async (
  needs: PageNeeds,
  named: NamedStep,
  given: Given<DeskVisit, Evidence>,
) => {
  const { evidence } = given.form;
  return evidence.kind === "event"
    ? withEvent(needs, named, evidence.reference, given)
    : withLink(needs, named, evidence.url, given);
};

/** Closes a step with a file. */
export const closeWithFile = async (needs: PageNeeds, named: NamedStep, given: Given<DeskVisit, object>) => {
  const good = await readSentFile(given.request);
  if ("problem" in good) return { errors: formError("upload", good.problem) };
  const file = await keepSentFile(needs, good, given.once);
  const { id, name, size } = file;
  const evidence = { kind: "file", id, name, size } as const;
  const changed = await recordSentFile(needs, file, given, () =>
    closeStep(needs, { ...named, evidence }, given),
  );
  return "refusal" in changed ? changed : { ...changed, leadsTo: closedAt(named, "done") };
};
