import type { PageNeeds } from "../../functions/entry-points/page.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { type Role, sealSession } from "../../shared/sign-in/session.ts";

/** Invented people of the team. */
export const theo = { id: "0199e7a0-4c1c-7000-8000-00000000000a", name: "Theo Team" } as const;
export const vera = { id: "0199e7a0-4c1c-7000-8000-00000000000b", name: "Vera Viewer" } as const;

/** The cookies of somebody who is signed in to the desk for the next hour. */
export const signedIn = (
  needs: PageNeeds,
  role: Role = "team",
  who: { readonly id: string; readonly name: string } = theo,
): Record<string, string> => ({
  "__Host-desk": sealSession(needs.keys, {
    person: who.id,
    name: who.name,
    role,
    expires: plus(needs.now(), "PT1H"),
  }),
});
