import * as z from "zod/mini";
import { $ZodError } from "zod/v4/core";
import type { Instant } from "../platform/clock.ts";
import type { NewId } from "../platform/ids.ts";
import { Fault } from "../platform/keys.ts";
import { lazy } from "../platform/lazy.ts";

/** What an entry can be about. With the id it is the `subject` under which the thing's history is found. */
export const subjectKinds = [
  "enquiry",
  "held-mail",
  "ready-answer",
  "person",
  "member",
  "member-message",
  "contribution",
  "event",
  "registration",
  "project",
  "call",
  "application",
  "letter",
  "address",
  "report",
  "failure",
  "journal",
  "page",
  "organisation",
  "team-member",
  "recipe",
  "week-note",
  "impact-survey",
  "survey",
  "slots",
  "catalogue-item",
  "catalogue-tag",
  "file-import",
  "bulk-run",
  "re-use",
  "link",
  "export",
  "file",
  "task",
  "segment",
  "privacy-request",
  "newsletter",
] as const;

/** The kind of thing an entry is about. */
export type SubjectKind = (typeof subjectKinds)[number];

/** Who did it: a person by the site, one of the team at the desk, or the system by itself. Ids only. */
const actorSchema = z.lazy(() =>
  z.object({
    kind: z.enum(["person", "team", "system"]),
    id: z.optional(z.string()),
  }),
);

/** Who did something. */
export type Actor = z.infer<typeof actorSchema>;

const envelopeSchema = lazy(() =>
  z.object({
    id: z.uuid(),
    name: z.string(),
    version: z.int().check(z.positive()),
    at: z.iso.datetime(),
    subject: z.object({ kind: z.enum(subjectKinds), id: z.string().check(z.minLength(1)) }),
    person: z.optional(z.uuid()),
    actor: actorSchema,
    correlation: z.string().check(z.minLength(1)),
    data: z.unknown(),
  }),
);

/**
 * A record that something happened: immutable, versioned, without personal data. `person` is the id of the person it concerns;
 * `correlation` is shared by all that one request or one tick of the clock led to.
 */
export interface Entry<Name extends string = string, Data = unknown> {
  readonly id: string;
  readonly name: Name;
  readonly version: number;
  readonly at: Instant;
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  readonly person?: string | undefined;
  readonly actor: Actor;
  readonly correlation: string;
  readonly data: Data;
}

/**
 * What the data of a kind of entry were in an earlier version. Entries are immutable and are read for ever, so this is never taken out. `upcast` tells such data as
 * the next version would; it throws a ZodError on anything else.
 */
export interface EarlierVersion {
  readonly example: unknown;
  readonly upcast: (data: unknown) => unknown;
}

/** An earlier version by its shape, an example of it, and how it is told in the next. */
export const earlierVersion = <Data>(
  shape: () => z.ZodMiniType<Data>,
  example: NoInfer<Data>,
  upcast: (data: Data) => unknown,
): EarlierVersion => {
  const schema = lazy(shape);
  return { example, upcast: (data) => upcast(schema().parse(data)) };
};

/** A kind of entry: its name, what it means, and the shape of its data. */
export interface EntryDefinition<Name extends string = string, Data = unknown> {
  readonly name: Name;
  readonly version: number;
  readonly title: string;
  readonly description: string;
  readonly subject: SubjectKind;
  readonly data: z.ZodMiniType<Data>;
  readonly examples: readonly NoInfer<Data>[];
  /** What came before the present version, the first version first; one fewer than the version says. */
  readonly earlier?: readonly EarlierVersion[];
  /**
   * Checks an entry that came from outside and tells it in the present version, whichever it was written in. Throws a ZodError when it is not a whole entry of
   * this definition, or is of a later version than this code knows.
   */
  readonly parse: (candidate: unknown) => Entry<Name, Data>;
  /** The data of an entry of this definition in the present version; undefined when they are none. For whoever reads many and checked the rest. */
  readonly readData: (entry: Pick<Entry, "version" | "data">) => Data | undefined;
}

/** The data of a definition's entries. */
export type DataOf<Definition> = Definition extends EntryDefinition<string, infer Data> ? Data : never;

type Versioned = Pick<Entry, "version" | "data">;

/** Data as the present version tells them. Of a version that is not known, later or none, they stay as they are. */
const upcastData = (earlier: readonly EarlierVersion[], { version, data }: Versioned): unknown =>
  earlier.slice(version - 1).reduce((told, { upcast }) => upcast(told), data);

/** Defines a kind of entry. Names are a noun and a past participle: `MemberJoined`. Throws unless every earlier version is told of. */
export const defineEntry = <const Name extends string, Data>({
  data,
  earlier = [],
  ...definition
}: Omit<EntryDefinition<Name, Data>, "parse" | "readData" | "data"> & {
  /** Made when it is first needed: a function starts with the names of many entries and reads a few. */
  readonly data: () => z.ZodMiniType<Data>;
}): EntryDefinition<Name, Data> => {
  const { name, version } = definition;
  if (earlier.length !== version - 1)
    throw new Fault(`${name} is of version ${version} and tells of ${earlier.length} earlier ones.`);
  const dataSchema = lazy(data);
  const schema = lazy(() =>
    z.extend(envelopeSchema(), {
      name: z.literal(name),
      version: z.literal(version),
      data: dataSchema(),
    }),
  );
  const isOld = (entry: Versioned): boolean => entry.version < version;
  return {
    ...definition,
    earlier,
    get data() {
      return dataSchema();
    },
    parse: (candidate) => {
      const entry = envelopeSchema().parse(candidate);
      const told =
        isOld(entry) && entry.name === name ? { ...entry, version, data: upcastData(earlier, entry) } : entry;
      return { ...schema().parse(told), name };
    },
    readData: (entry) => {
      if (entry.version > version) return undefined;
      try {
        return dataSchema().parse(upcastData(earlier, entry));
      } catch (error) {
        if (error instanceof $ZodError) return undefined;
        throw error;
      }
    },
  };
};

/** When, by whom and because of what a decision is taken. Made at the edge; the decision reads no clock of its own. */
export interface Occasion {
  readonly now: Instant;
  readonly newId: NewId;
  readonly actor: Actor;
  readonly correlation: string;
}

/** Writes down that something happened, on this occasion, to the thing with this id (and, where it concerns somebody, to this person). */
export const record = <Name extends string, Data>(
  definition: EntryDefinition<Name, Data>,
  happened: { readonly subject: string; readonly person?: string | undefined; readonly data: NoInfer<Data> },
  occasion: Occasion,
): Entry<Name, Data> => ({
  id: occasion.newId(),
  name: definition.name,
  version: definition.version,
  at: occasion.now,
  subject: { kind: definition.subject, id: happened.subject },
  person: happened.person,
  actor: occasion.actor,
  correlation: occasion.correlation,
  data: happened.data,
});

/** Parses the envelope of any entry, known or not: enough to file, show or publish it again. Throws a ZodError on anything else. */
export const parseEnvelope = (candidate: unknown): Entry => envelopeSchema().parse(candidate);
