import { createHash } from "node:crypto";
import { ownValue } from "../platform/keys.ts";

// Text written together. Whoever writes sends along the versions of the texts that they saw. What others saved meanwhile is kept wherever
// only one of both changed a text; where both did, neither is lost: nothing is saved, and the writer is shown both texts.

/** Texts that several people write, by the name of their field. Texts are compared as they are, so they come trimmed and normalised. */
export type Texts = Readonly<Record<string, string>>;

/** The versions of the texts that somebody saw when they began to write, by field. A field that is missing was empty for them. */
export type SeenVersions = Readonly<Record<string, string>>;

/** What somebody wrote, and what they had seen. */
export interface Writing {
  readonly texts: Texts;
  readonly seen: SeenVersions;
}

/** A field in which both the writer and others changed the text. */
export interface Conflict {
  readonly field: string;
  readonly saved: string;
  readonly written: string;
}

/** What is saved, brought together with what somebody wrote. */
export interface Merge {
  /** All texts: where there is a conflict, what the writer wrote; fields of which nothing was written stay as they are saved. */
  readonly texts: Texts;
  readonly conflicts: readonly Conflict[];
  /** Whether the texts are other than those that are saved. */
  readonly changed: boolean;
}

const VERSION_LENGTH = 16;

/** The version of a text, like an ETag: equal texts have the same version, different ones do not. */
export const versionOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url").slice(0, VERSION_LENGTH);

/** The versions of these texts, for somebody who sees them now. */
export const versionsOf = (texts: Texts): SeenVersions =>
  Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, versionOf(text)]));

/** Versions as one hidden field of a form holds them. */
export const formatVersions = (versions: SeenVersions): string => new URLSearchParams(versions).toString();

/** Versions from the hidden field of a form. A malformed one gives versions that match nothing. Does not throw. */
export const parseVersions = (text: string): SeenVersions => Object.fromEntries(new URLSearchParams(text));

const NOTHING = versionOf("");

const mergeField = (saved: string, written: string, seen: string): "saved" | "written" | "conflict" => {
  if (written === saved || seen === versionOf(written)) return "saved";
  return seen === versionOf(saved) ? "written" : "conflict";
};

/**
 * Merges what somebody wrote into what is saved, field by field. A field that the writer left as they saw it stays as it is saved; one that
 * nobody else changed takes what was written; one that both changed is a conflict, unless both wrote the same.
 */
export const mergeTexts = (saved: Texts, { texts, seen }: Writing): Merge => {
  const fields = Object.entries(texts).map(([field, written]) => {
    const before = ownValue(saved, field) ?? "";
    return {
      field,
      saved: before,
      written,
      merged: mergeField(before, written, ownValue(seen, field) ?? NOTHING),
    };
  });
  const conflicts = fields.filter(({ merged }) => merged === "conflict");
  const merged = fields.map((one) => [one.field, one.merged === "saved" ? one.saved : one.written] as const);
  return {
    texts: { ...saved, ...Object.fromEntries(merged) },
    conflicts: conflicts.map(({ field, saved, written }) => ({ field, saved, written })),
    changed: fields.some((one) => one.merged !== "saved"),
  };
};

/** What a form for texts written together shows. */
export interface WrittenForm {
  /** What stands in each field. */
  readonly texts: Texts;
  /** What others saved meanwhile, by field; shown beside what the writer wrote. */
  readonly meanwhile: Texts;
  /** The versions that the writer now sees, for the hidden field. */
  readonly seen: string;
}

/**
 * The form for texts that are saved like this: as they are, or, when a form comes back for whatever reason, with what was written in it.
 * Whoever sends it again has seen what is saved now.
 */
export const writtenForm = (saved: Texts, writing: Writing = { texts: {}, seen: {} }): WrittenForm => {
  const { texts, conflicts } = mergeTexts(saved, writing);
  return {
    texts,
    meanwhile: Object.fromEntries(conflicts.map((conflict) => [conflict.field, conflict.saved])),
    seen: formatVersions(versionsOf(saved)),
  };
};
