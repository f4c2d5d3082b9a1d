import * as z from "zod/mini";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds, Write } from "../../journal/commit.ts";
import { introduce } from "../../people/store.ts";
import { newReference, type RandomBytes } from "../../platform/references.ts";
import type { LimitRefusal } from "../../protection/limits.ts";
import type { Application } from "../application.ts";
import { callState } from "../calls/model.ts";
import { saveApplication, saveCarried, saveNewApplication } from "../save.ts";
import { type ApplicationAndCall, readApplicationAndCall, readCallAndAddress } from "../store.ts";
import type { ApplicationNames } from "./application-link.ts";
import * as decide from "./decide.ts";
import * as decideFiles from "./decide-files.ts";
import type { ApplicationAnswer } from "./decision.ts";
import type { StartForm } from "./input.ts";

/** What starting an application needs from the outside. */
export type StartNeeds = CommitNeeds & { readonly randomBytes: RandomBytes };

/** Who starts a draft, for which call, and what counts the request against limits. */
export interface Starting {
  readonly call: string;
  readonly form: StartForm;
  readonly counts?: readonly Write<LimitRefusal>[];
}

const toldReference = z.object({ reference: z.string() });

/** The reference of what a command made. */
export type ToldReference = z.infer<typeof toldReference>;

/**
 * Starts a draft for a call and tells its reference. A call that is not announced is unknown to the public. One read and one
 * transaction.
 */
export const startApplication = (
  needs: StartNeeds,
  { call, form, counts = [] }: Starting,
  command: Command,
): Promise<Changed<decide.StartRefusal | LimitRefusal | "unknown", ToldReference>> => {
  const { occasion } = command;
  const { name, email } = form;
  return changeStored(needs, command, {
    read: async () => {
      const found = await readCallAndAddress(needs.table, { call, email });
      return found && callState(found.call, occasion.now) !== "draft" ? found : undefined;
    },
    decide: (found) => {
      // Their organisation stays with the application: lists of people by organisation would say who applied, where names are hidden.
      const applicant = introduce({ name, email, asTyped: true }, found.address, occasion.newId);
      const who = { person: applicant.id, reference: newReference("application", needs.randomBytes) };
      const decision = decide.startApplication(found.call, form, who, occasion);
      return "refusal" in decision ? decision : { decision, newcomer: applicant.writes };
    },
    save: (_found, { decision, newcomer }) =>
      saveNewApplication<LimitRefusal>(decision, [...newcomer, ...counts]),
    told: toldReference,
  });
};

/** Reads an application with its call, decides about it and saves the decision. One read and one transaction. */
const changeApplication = <Refusal extends string>(
  needs: CommitNeeds,
  names: ApplicationNames,
  command: Pick<Command, "once">,
  decideOn: (found: ApplicationAndCall) => ApplicationAnswer<Refusal>,
) =>
  changeStored(needs, command, {
    read: () => readApplicationAndCall(needs.table, names),
    decide: decideOn,
    save: ({ application }, decision) => saveApplication(application, decision),
  });

/** Saves a section of a draft. */
export const saveSection = (
  needs: CommitNeeds,
  { names, writing }: { readonly names: ApplicationNames; readonly writing: decide.SectionWriting },
  command: Command,
): Promise<Changed<decide.SectionRefusal | "unknown">> =>
  changeApplication(needs, names, command, ({ application }) =>
    decide.saveSection(application, writing, command.occasion),
  );

/** Adds files that are kept to a draft. */
export const addFiles = (
  needs: CommitNeeds,
  { names, files }: { readonly names: ApplicationNames; readonly files: Application["files"] },
  command: Command,
): Promise<Changed<decideFiles.AddFileRefusal | "unknown">> =>
  changeApplication(needs, names, command, ({ application, call }) =>
    decideFiles.addFiles(application, call, files, command.occasion),
  );

/** Discards the files of an application that was not submitted in time, or was withdrawn. */
export const discardFiles = (
  needs: CommitNeeds,
  names: ApplicationNames,
  command: Command,
): Promise<Changed<"unknown">> =>
  changeApplication<never>(needs, names, command, ({ application, call }) =>
    decideFiles.discardFiles(application, call, command.occasion),
  );

/** Removes a file from a draft. */
export const removeFile = (
  needs: CommitNeeds,
  { names, file }: { readonly names: ApplicationNames; readonly file: string },
  command: Command,
): Promise<Changed<"not-a-draft" | "unknown">> =>
  changeApplication(needs, names, command, ({ application }) =>
    decideFiles.removeFile(application, file, command.occasion),
  );

/** Submits a draft. */
export const submitApplication = (
  needs: CommitNeeds,
  names: ApplicationNames,
  command: Command,
): Promise<Changed<decide.SubmitRefusal | "unknown">> =>
  changeApplication(needs, names, command, ({ application, call }) =>
    decide.submitApplication(application, call, command.occasion),
  );

/** Withdraws an application. */
export const withdrawApplication = (
  needs: CommitNeeds,
  names: ApplicationNames,
  command: Command,
): Promise<Changed<"not-submitted" | "unknown">> =>
  changeApplication(needs, names, command, ({ application, call }) =>
    decide.withdrawApplication(application, call, command.occasion),
  );

/** Submits an application again that was withdrawn. */
export const undoWithdrawal = (
  needs: CommitNeeds,
  names: ApplicationNames,
  command: Command,
): Promise<Changed<decide.UndoWithdrawalRefusal | "unknown">> =>
  changeApplication(needs, names, command, ({ application, call }) =>
    decide.undoWithdrawal(application, call, command.occasion),
  );

/** Carries a draft to another call and tells the reference of what continues it. One read and one transaction. */
export const carryDraft = (
  needs: StartNeeds,
  { application, to }: { readonly application: string; readonly to: string },
  command: Command,
): Promise<Changed<decide.CarryRefusal | "unknown", ToldReference>> =>
  changeStored(needs, command, {
    read: () => readApplicationAndCall(needs.table, { application, call: to }),
    decide: (found) => {
      const reference = newReference("application", needs.randomBytes);
      return decide.carryDraft(found.application, found.call, reference, command.occasion);
    },
    save: (found, decision) => saveCarried(found.application, decision),
    told: toldReference,
  });
