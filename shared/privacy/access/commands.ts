import * as z from "zod/mini";
import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { readPeople } from "../../people/store.ts";
import { isBankHoliday } from "../../platform/bank-holidays.ts";
import { newReference, type RandomBytes } from "../../platform/references.ts";
import { localDate } from "../../platform/wall-clock.ts";
import { AccessReviewed } from "../entries.ts";
import * as decide from "./decide.ts";
import { type AccessRequest, type Gathered, isToReview } from "./model.ts";
import { accessSaving, readAccess, readGathered, readOneGathered, reviewWrite } from "./store.ts";

const told = z.object({ reference: z.string() });

/** Records that somebody asks for a copy, and tells the reference. One read and one transaction. */
export const askForCopy = (
  needs: CommitNeeds & { readonly randomBytes: RandomBytes },
  asked: Pick<AccessRequest, "person" | "how" | "receivedOn"> & { readonly isKnown: boolean },
  command: Command,
): Promise<Changed<"unknown", { readonly reference: string }>> =>
  changeStored(needs, command, {
    read: async () => (await readPeople(needs.table, [asked.person]))[0],
    decide: () =>
      decide.requestCopy(
        { ...asked, reference: newReference("accessRequest", needs.randomBytes) },
        command.occasion,
      ),
    save: (_person, decision) => accessSaving(undefined, decision),
    told,
  });

/** Says that it was them. One read and one transaction. */
export const identifyAsker = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<"unknown">> =>
  changeStored(needs, command, {
    read: () => readAccess(needs.table, reference),
    decide: (before) => decide.identify(before, localDate(command.occasion.now), command.occasion),
    save: accessSaving,
  });

/** Takes two months more, and tells them why. One read and one transaction. */
export const extendAccess = (
  needs: CommitNeeds,
  { reference, why }: { readonly reference: string; readonly why: string },
  command: Command,
): Promise<Changed<"unknown" | "too-late" | "answered">> =>
  changeStored(needs, command, {
    read: () => readAccess(needs.table, reference),
    decide: (before) => {
      const today = localDate(command.occasion.now);
      return decide.extend(before, { why, today, isHoliday: isBankHoliday }, command.occasion);
    },
    save: accessSaving,
  });

/** Decides which passages of a record are left out. One read and one transaction. */
export const reviewRecord = (
  needs: CommitNeeds,
  {
    reference,
    name,
    leftOut,
  }: {
    readonly reference: string;
    readonly name: Pick<Gathered, "kind" | "id">;
    readonly leftOut: readonly number[];
  },
  command: Command,
): Promise<Changed<"unknown" | "answered">> =>
  changeStored(needs, command, {
    read: async () => {
      const [request, gathered] = await Promise.all([
        readAccess(needs.table, reference),
        readOneGathered(needs.table, reference, name),
      ]);
      return request === undefined || gathered === undefined ? undefined : { request, gathered };
    },
    decide: ({ request, gathered }) => {
      if (request.status !== "reviewing") return refused("answered");
      const { now, actor } = command.occasion;
      return { after: { ...gathered, reviewed: { leftOut: [...leftOut], by: actor.id, at: now } } };
    },
    save: ({ request }, { after }) => {
      const data = { kind: after.kind, leftOut: leftOut.length };
      const { person } = request;
      return {
        writes: [reviewWrite(reference, after)],
        entries: [record(AccessReviewed, { subject: reference, person, data }, command.occasion)],
      };
    },
  });

const countLeft = async (needs: CommitNeeds, reference: string): Promise<number> => {
  let left = 0;
  for await (const one of readGathered(needs.table, reference)) if (isToReview(one)) left += 1;
  return left;
};

/** Releases a copy. Refused while a passage was not looked at. */
export const releaseCopy = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<"unknown" | "to-review">> =>
  changeStored(needs, command, {
    read: async () => {
      const request = await readAccess(needs.table, reference);
      return request && { request, left: await countLeft(needs, reference) };
    },
    decide: ({ request, left }) => decide.release(request, left, command.occasion),
    save: ({ request }, decision) => accessSaving(request, decision),
  });

/** Records that whoever has the letter is given the copy. One read and one transaction. */
export const openCopy = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<"unknown" | "not-there">> =>
  changeStored(needs, command, {
    read: () => readAccess(needs.table, reference),
    decide: (before) => decide.open(before, command.occasion),
    save: accessSaving,
  });
