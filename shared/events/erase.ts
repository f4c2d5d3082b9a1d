import { ERASED_NAME, type Eraser, emptied, NOTHING } from "../privacy/erasure/eraser.ts";
import { cancelRegistration } from "./places/commands-registered.ts";
import { stands } from "./places/model.ts";
import { toRegistration } from "./store.ts";

/** A registration for what is still to come is cancelled, so that the place is free; all keep that there was one, and whether it was used. */
export const registrationEraser: Eraser = {
  kind: "registrations",
  filedAs: "REGISTRATION#",
  erase: async (needs, item, { because, occasion }) => {
    const registration = toRegistration(item);
    if (registration === undefined) return NOTHING;
    if (stands(registration)) {
      const once = `erase:${because}:${registration.reference}`;
      const cancelled = await cancelRegistration(needs, registration, { once, occasion });
      // What is over cannot be cancelled any more, and stays as it was.
      if ("done" in cancelled) return { writes: [], more: true };
    }
    const writes = emptied(item, "registration", () => ({ name: ERASED_NAME, organisation: "" }));
    return writes.length === 0 ? NOTHING : { writes, emptied: { registrations: 1 } };
  },
};
