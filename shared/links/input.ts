import * as z from "zod/mini";
import { prose } from "../pages/typed.ts";
import type { LinkName } from "./link.ts";

/** Why a dead link stays as it is. */
export const reasonForm = z.object({
  reason: prose({ missing: "Say why the link stays as it is", name: "Reason", most: 300 }),
});

const ID = /^([a-z-]{1,40}:[\w-]{1,60})\/([\w:.-]{1,80})$/;

/** The link that a form means by its id, or undefined where the id is none. */
export const parseLinkId = (id: string): LinkName | undefined => {
  const [, subject, what] = ID.exec(id) ?? [];
  return subject === undefined || what === undefined ? undefined : { subject, what };
};
