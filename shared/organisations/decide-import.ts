import * as z from "zod/mini";
import { organisationKinds } from "../people/organisation-kinds.ts";
import { comparableName } from "../people/organisation-name.ts";
import type { Instant } from "../platform/clock.ts";
import type { ImportedRow } from "./import-row.ts";
import { proposedKind, roleTitle } from "./kinds/proposed-kind.ts";
import {
  type FactName,
  factNames,
  factsSchema,
  type Organisation,
  organisationSchema,
} from "./organisation.ts";
import { regions } from "./regions.ts";

/** What an import made of an organisation: as it was before, if it was there, and as the import left it. */
export const importedMadeSchema = z.lazy(() =>
  z.object({
    before: z.optional(organisationSchema()),
    after: organisationSchema(),
  }),
);

/** What an import made of an organisation. */
export type ImportedMade = z.infer<typeof importedMadeSchema>;

/** What a row of a file comes to. `organisation` is what is to be kept, where anything is. */
export interface RowOutcome {
  readonly outcome: "added" | "changed" | "unchanged";
  readonly detail: string;
  readonly organisation?: Organisation;
}

const factWords: Readonly<Record<FactName, string>> = {
  name: "name",
  segment: "kind",
  region: "region",
  icb: "care board",
  postcode: "postcode",
  opened: "opening date",
  closed: "closing date",
  successor: "successor",
};

/** What a fact is on the page. */
const said = (name: FactName, { [name]: value }: Partial<Organisation>): string => {
  if (value === undefined) return "none";
  if (name === "segment") return organisationKinds[organisationSchema().shape.segment.parse(value)];
  if (name === "region") return regions[organisationSchema().shape.region.parse(value)];
  return value;
};

const sameFact = (name: FactName, one: string | undefined, other: string | undefined): boolean =>
  // A file in capitals does not undo how a person spelled the name.
  name === "name" ? one?.toLowerCase() === other?.toLowerCase() : one === other;

const plusAliases = (aliases: readonly string[], more: readonly string[], name: string): string[] => {
  const all = [...aliases];
  for (const alias of more) {
    const known = [name, ...all].map(comparableName);
    if (!known.includes(comparableName(alias)) && all.length < 100) all.push(alias);
  }
  return all;
};

/** What is said of a kind that is proposed for an organisation. */
const saidProposal = (organisation: Organisation): readonly string[] => {
  const proposal = proposedKind(organisation);
  return proposal === undefined ? [] : [`kind proposed: ${organisationKinds[proposal.kind]}`];
};

const addRow = ({ code, given, aliases, roles }: ImportedRow, now: Instant): RowOutcome => {
  const facts = Object.fromEntries(
    factNames.flatMap((name) => (typeof given[name] === "string" ? [[name, given[name]]] : [])),
  );
  const fresh = { segment: "other", region: "not-stated", byHand: [], version: 1, ...facts };
  const own = plusAliases([], aliases, String(given.name));
  const organisation = organisationSchema().parse({
    ...fresh,
    code,
    aliases: own,
    ...(roles === undefined ? {} : { roles }),
    updatedAt: now,
  });
  const closed = organisation.closed === undefined ? [] : [`closed on ${organisation.closed}`];
  return { outcome: "added", detail: [...closed, ...saidProposal(organisation)].join("; "), organisation };
};

/**
 * What an import makes of one row. Facts that the file does not speak of and facts set by hand stay, other names are only ever added, and of a
 * name that changes the old one is kept as another. The same row again is unchanged. Throws a ZodError on a row that was not read by `importedRow`.
 */
export const importRow = (before: Organisation | undefined, row: ImportedRow, now: Instant): RowOutcome => {
  if (before === undefined) return addRow(row, now);
  const { given, aliases } = row;
  const different = factNames.filter(
    (name) => given[name] !== undefined && !sameFact(name, before[name], given[name] ?? undefined),
  );
  const changed = different.filter((name) => !before.byHand.includes(name));
  const kept = different.filter((name) => before.byHand.includes(name)).map((name) => factWords[name]);
  const stays = kept.length === 0 ? [] : [`stays as set by hand: ${kept.join(", ")}`];
  const renamed = changed.includes("name") ? [before.name] : [];
  const name = changed.includes("name") ? String(given.name) : before.name;
  const all = plusAliases(before.aliases, [...renamed, ...aliases], name);
  const more = all.slice(before.aliases.length);
  const roles = row.roles !== undefined && String(row.roles) !== String(before.roles) ? row.roles : undefined;
  if (changed.length + more.length === 0 && roles === undefined)
    return { outcome: "unchanged", detail: stays.join("") };
  const news = Object.fromEntries(changed.map((fact) => [fact, given[fact] ?? undefined]));
  const version = before.version + 1;
  const told = { ...news, ...(roles === undefined ? {} : { roles }), aliases: all };
  const after = organisationSchema().parse({ ...before, ...told, updatedAt: now, version });
  const words = [
    ...changed.map((fact) => `${factWords[fact]}: ${said(fact, before)} to ${said(fact, after)}`),
    ...(more.length === 0 ? [] : [`other names: ${more.join(", ")} added`]),
    ...(roles === undefined ? [] : [`role: ${roles.map(roleTitle).join(", ")}`, ...saidProposal(after)]),
    ...stays,
  ];
  return { outcome: "changed", detail: words.join("; "), organisation: after };
};

/** All that is known of an organisation, without when and how often it was changed. */
const knownSchema = z.lazy(() => z.extend(factsSchema(), { byHand: organisationSchema().shape.byHand }));

const isAs = (one: Organisation, other: Organisation): boolean =>
  JSON.stringify(knownSchema.parse(one)) === JSON.stringify(knownSchema.parse(other));

/** What undoing an import does with an organisation. `organisation` is what it is to be again; without one it is removed. */
export interface RowUndone {
  readonly outcome: "removed" | "restored" | "left";
  readonly detail: string;
  readonly organisation?: Organisation;
}

/**
 * Undoes what an import made of an organisation, given how it is now and whether anybody is counted to it (`isUsed`). What says something else
 * than the import left it with has been changed since, and is left.
 */
export const undoRow = (
  { before, after }: ImportedMade,
  present: Organisation | undefined,
  isUsed: boolean,
  now: Instant,
): RowUndone => {
  if (present === undefined) return { outcome: "left", detail: "it is not there any more" };
  if (!isAs(present, after)) return { outcome: "left", detail: "it was changed since" };
  if (before !== undefined)
    return {
      outcome: "restored",
      detail: "",
      organisation: { ...before, updatedAt: now, version: present.version + 1 },
    };
  return isUsed
    ? { outcome: "left", detail: "people or enquiries are counted to it" }
    : { outcome: "removed", detail: "" };
};
