import { FileDiscarded } from "../../files/entries.ts";
import { record } from "../../journal/entry.ts";
import type { FanOutPage } from "../../journal/fan-out.ts";
import type { ErasedStep, Erasing } from "./eraser.ts";
import { countWrites, staysWrite } from "./store.ts";

/** What lies in buckets and goes before the record that names it. */
export interface PageNeeds {
  readonly eraseMail: (key: string) => Promise<void>;
  readonly dropCopy: (reference: string) => Promise<void>;
}

const sumsOf = ({ deleted = {}, emptied = {} }: ErasedStep) => {
  const kinds = [...new Set([...Object.keys(deleted), ...Object.keys(emptied)])];
  const [gone, left] = [new Map(Object.entries(deleted)), new Map(Object.entries(emptied))];
  return kinds.map((kind) => ({ kind, deleted: gone.get(kind) ?? 0, emptied: left.get(kind) ?? 0 }));
};

/** The page of a fan-out that makes a step of erasing: its mails go first, for afterwards nobody knows of them any more. */
export const pageOf = async (
  { eraseMail, dropCopy }: PageNeeds,
  step: ErasedStep,
  { because, occasion }: Erasing,
  next: string | undefined,
): Promise<FanOutPage> => {
  for (const mail of step.mails ?? []) await eraseMail(mail);
  for (const reference of step.copies ?? []) await dropCopy(reference);
  return {
    writes: [
      ...step.writes,
      ...countWrites(because, sumsOf(step)),
      ...(step.stays === undefined ? [] : [staysWrite(because, step.stays)]),
    ],
    entries: [
      ...(step.entries ?? []),
      ...(step.files ?? []).map((file) => record(FileDiscarded, { subject: file, data: {} }, occasion)),
    ],
    next,
  };
};
