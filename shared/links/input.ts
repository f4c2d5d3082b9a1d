import * as z from "zod";
import type { LinkName } from "./link.ts";

/** Why a dead link stays as it is. */
export const reasonForm = z.object({
  reason: z
    .string({ error: "Say why the link stays as it is" })
    .transform((text) =>
      text
        .normalize("NFC")
        .replaceAll(/[^\P{Cc}\n\t]/gu, "")
        .trim(),
    )
    .pipe(
      z.string().min(1, "Say why the link stays as it is").max(300, "Reason must be 300 characters or less"),
    ),
});

const ID = /^([a-z-]{1,40}:[\w-]{1,60})\/([\w:.-]{1,80})$/;

/** The link that a form means by its id, or undefined where the id is none. */
export const parseLinkId = (id: string): LinkName | undefined => {
  const [, subject, what] = ID.exec(id) ?? [];
  return subject === undefined || what === undefined ? undefined : { subject, what };
};
