import { refused } from "../../journal/answer.ts";
import { type Handing, handing, idOfThing } from "../../work/handing.ts";
import type { Owned } from "../../work/owned.ts";
import { setCarers } from "./decide.ts";
import type { Partner } from "./model.ts";
import { readRelationship, saveRelationship } from "./store.ts";

const partnerOf = (thing: Pick<Owned, "kind" | "about">): Partner => ({
  kind: thing.kind === "organisation" ? "organisation" : "person",
  id: idOfThing(thing),
});

/** The relationship with a person or an organisation changes hands. */
export const relationshipHanding: Handing = handing({
  read: (table, thing) => readRelationship(table, partnerOf(thing)),
  holders: ({ owner, deputy }) => ({ owner, deputy }),
  decide: (before, { holders: { owner, deputy }, occasion }) => {
    const decided = setCarers(before.with, before, { owner, deputy }, occasion);
    return "refusal" in decided ? refused("changed") : decided;
  },
  save: (_before, decision) => saveRelationship(decision),
});
