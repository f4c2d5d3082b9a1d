import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import type { Entry } from "../../journal/entry.ts";
import type { Person } from "../../people/person.ts";
import { personKey } from "../../people/store.ts";
import { isGiven } from "../consents/decide.ts";
import { listedKey, listingPlace } from "../directory/listed.ts";
import type { Member } from "../member.ts";
import { memberKey, memberPlaces } from "../store.ts";
import type { MergeDecision, Side } from "./decide.ts";

type Pointers = Pick<Person, "mergedInto" | "absorbed" | "keptApart">;

const pointerNames = ["mergedInto", "absorbed", "keptApart"] as const;

/** The write that sets the pointers of a person, and nothing else of them, if they are as they were read. */
const pointersWrite = (before: Person, after: Person): Write<Overtaken> => {
  const pointers = (of: Pointers, prefix: string) =>
    pointerNames.flatMap((name) =>
      of[name] === undefined ? [] : [[`:${prefix}${name}`, of[name]] as const],
    );
  const set = pointerNames.filter((name) => after[name] !== undefined).map((name) => `${name} = :to${name}`);
  const gone = pointerNames.filter((name) => after[name] === undefined);
  return {
    update: personKey(after.id),
    set: [set.length > 0 && `SET ${set.join(", ")}`, gone.length > 0 && `REMOVE ${gone.join(", ")}`]
      .filter(Boolean)
      .join(" "),
    values: Object.fromEntries([...pointers(after, "to"), ...pointers(before, "was")]),
    when: {
      expression: [
        "attribute_exists(pk)",
        ...pointerNames.map((name) =>
          before[name] === undefined ? `attribute_not_exists(${name})` : `${name} = :was${name}`,
        ),
      ].join(" AND "),
    },
    otherwise: OVERTAKEN,
  };
};

const OUT_OF_LISTS = "REMOVE #list, listSort, subject, subjectSort";

/** The update that takes a membership out of its lists, or puts it back into those where it stands by itself. */
const placesUpdate = (after: Member) => {
  const { list, listSort, subject } = { ...memberPlaces(after) };
  if (after.mergedInto !== undefined)
    return {
      set: `SET #member.mergedInto = :kept ${OUT_OF_LISTS}`,
      names: { "#member": "member", "#list": "list" },
      values: { ":kept": after.mergedInto },
    };
  if (list === undefined)
    return { set: "REMOVE #member.mergedInto", names: { "#member": "member" }, values: {} };
  return {
    set: "SET #list = :list, listSort = :sort, subject = :subject, subjectSort = :sort REMOVE #member.mergedInto",
    names: { "#member": "member", "#list": "list" },
    values: { ":list": list, ":sort": listSort, ":subject": subject },
  };
};

/** The update of a place in the directory: what they say that they offer stays beside it. */
const listingUpdate = (after: Member): Write => {
  const { list, listSort } = listingPlace(after);
  return {
    update: listedKey(after.person),
    set: list === undefined ? "REMOVE #list, listSort" : "SET #list = :list, listSort = :sort",
    names: { "#list": "list" },
    values: { ":list": list, ":sort": listSort },
  };
};

/** The writes by which a membership stands in the lists, or in none, as it says itself. All else of it stays. */
export const listMemberWrites = (before: Member, after: Member): readonly Write<Overtaken>[] => {
  const { revision, joinedAt } = before;
  const { set, names, values } = placesUpdate(after);
  const isSeen = after.status === "member" && isGiven(after.consents, "directory");
  return [
    {
      update: memberKey(after.person),
      set,
      names,
      values: { ...values, ":joined": joinedAt, ":revision": revision },
      when: {
        expression: `#member.joinedAt = :joined AND ${revision === undefined ? "attribute_not_exists(#member.revision)" : "#member.revision = :revision"}`,
      },
      otherwise: OVERTAKEN,
    },
    ...(isSeen ? [listingUpdate(after)] : []),
  ];
};

/** The transaction of a merge, or of its end: three pointers, and the places in lists that follow from them. */
export const saveMerge = (
  { kept, other }: { readonly kept: Side; readonly other: Side },
  decision: MergeDecision,
): Saving<Overtaken> => ({
  writes: [
    pointersWrite(kept.person, decision.kept),
    pointersWrite(other.person, decision.other),
    ...(other.member === undefined || decision.member === undefined
      ? []
      : listMemberWrites(other.member, decision.member)),
  ],
  entries: decision.entries,
});

/** The transaction that keeps two people apart. */
export const saveApart = (
  before: Person,
  { kept, entries }: { readonly kept: Person; readonly entries: readonly Entry[] },
): Saving<Overtaken> => ({ writes: [pointersWrite(before, kept)], entries });
