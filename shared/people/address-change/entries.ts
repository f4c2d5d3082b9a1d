import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { checkNames } from "./model.ts";

const change = z.object({ change: z.uuid() });
const example = { change: "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f" };

export const AddressChangeAsked = defineEntry({
  name: "AddressChangeAsked",
  version: 1,
  title: "Change of address asked for",
  description:
    "A person, or the team on their behalf, wants letters to go to another address. Both addresses are asked; the addresses are with the person, not here.",
  subject: "person",
  data: () => change,
  examples: [example],
});

export const AddressChangeConfirmed = defineEntry({
  name: "AddressChangeConfirmed",
  version: 1,
  title: "Change of address confirmed",
  description: "Somebody confirmed a change of address by the link that one of the two addresses was sent.",
  subject: "person",
  data: () => z.extend(change, { side: z.enum(["old", "new"]) }),
  examples: [{ ...example, side: "new" }],
});

export const AddressChangeWaived = defineEntry({
  name: "AddressChangeWaived",
  version: 1,
  title: "Old address not asked",
  description:
    "The team decided after a check that the old address need not confirm a change: nobody reads there any more. Only the new one confirms.",
  subject: "person",
  data: () => z.extend(change, { check: z.enum(checkNames) }),
  examples: [{ ...example, check: "known-number" }],
});

export const AddressChangeStopped = defineEntry({
  name: "AddressChangeStopped",
  version: 1,
  title: "Change of address stopped",
  description:
    "A change of address was stopped from the old address, from the person’s page, or by the team.",
  subject: "person",
  data: () => change,
  examples: [example],
});

export const AddressChanged = defineEntry({
  name: "AddressChanged",
  version: 1,
  title: "Address changed",
  description:
    "Letters go to another address from now on. What the person agreed to, complained of and registered for stays theirs.",
  subject: "person",
  data: () => change,
  examples: [example],
});
