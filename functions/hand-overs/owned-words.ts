import { counted } from "../../shared/platform/text.ts";
import { type Owned, type OwnedKind, ownedKindNames } from "../../shared/work/owned.ts";

/** Each kind of what somebody owns: one, several, and as a heading. */
export const kindWords: Readonly<Record<OwnedKind, readonly [one: string, many: string, heading: string]>> = {
  person: ["person", "people", "People"],
  organisation: ["organisation", "organisations", "Organisations"],
  enquiry: ["enquiry", "enquiries", "Enquiries"],
  project: ["project", "projects", "Projects"],
  application: ["application to score", "applications to score", "Applications to score"],
  task: ["task", "tasks", "Tasks"],
  "re-use": ["re-use", "re-uses", "Re-uses"],
};

/** What a kind is called in a row. */
export const kindTitles: Readonly<Record<OwnedKind, string>> = {
  person: "Person",
  organisation: "Organisation",
  enquiry: "Enquiry",
  project: "Project",
  application: "Application to score",
  task: "Task",
  "re-use": "Re-use",
};

/** How many of each kind, those that there are: `2 people`, `1 project`. */
export const sayKinds = (owned: readonly Pick<Owned, "kind">[]): readonly string[] =>
  ownedKindNames.flatMap((kind) => {
    const count = owned.filter((one) => one.kind === kind).length;
    const [one, many] = kindWords[kind];
    return count === 0 ? [] : [counted(count, one, many)];
  });

/** Why a thing was left with who had it, after its number. */
export const leftWords: Readonly<Record<string, (isOne: boolean) => string>> = {
  "not-theirs": (isOne) => `${isOne ? "was" : "were"} not theirs any more`,
  "same-person": (isOne) => `${isOne ? "is" : "are"} theirs already`,
  changed: (isOne) => `${isOne ? "was" : "were"} changed meanwhile`,
  unknown: (isOne) => `${isOne ? "is" : "are"} not there any more`,
  "not-of-team": () => "could not be given: this colleague cannot look after it",
  "no-deputy": (isOne) => `${isOne ? "has" : "have"} no deputy and ${isOne ? "was" : "were"} left`,
  ended: (isOne) => `${isOne ? "has" : "have"} ended and ${isOne ? "needs" : "need"} nobody`,
  merged: (isOne) => `${isOne ? "is" : "are"} part of another and ${isOne ? "was" : "were"} left`,
  closed: (isOne) => `${isOne ? "is" : "are"} closed and ${isOne ? "was" : "were"} left`,
  "own-application": () => "could not be given: this colleague applied with it",
  "scores-seen": () => "could not be given: this colleague has seen the scores",
  "assessor-already": () => "could not be given: this colleague is asked to score it already",
  "already-scored": (isOne) => `${isOne ? "is" : "are"} scored and ${isOne ? "was" : "were"} left`,
};
