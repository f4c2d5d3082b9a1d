import * as z from "zod/mini";
import { type Message, messageSchema } from "./model.ts";

const enclosedSchema = z.object({ message: messageSchema });

/** The message in what a letter encloses; undefined when there is none any more. */
export const messageIn = (enclosed: unknown): Message | undefined => {
  const read = enclosedSchema.safeParse(enclosed);
  return read.success ? read.data.message : undefined;
};

/** A message as a letter encloses it, for showing what a kind of letter looks like. */
export const exampleMessage = (from: "they" | "team" | "note", text: string) => ({
  message: {
    id: "0199e7a0-4c1c-7000-8000-000000000001",
    at: "2026-11-23T09:00:00.000Z",
    from,
    via: "e-mail",
    text,
    files: [],
    remarks: [],
  },
});
