import type { Key } from "../platform/dynamo.ts";

/** An item as it was written: its key, and a digest of the rest. */
export interface KeptItem extends Key {
  readonly digest: string;
}

/**
 * What a projection keeps of one thing at present. The version is counted up with each change and is the optimistic lock of all of these items
 * together. It outlives them by a week (`items` is empty then), so that a reaction that read the thing before it was erased cannot bring them back.
 */
export interface Manifest {
  readonly version: number;
  readonly items: readonly KeptItem[];
}
