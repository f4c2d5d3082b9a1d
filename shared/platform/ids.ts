import { v7 } from "uuid";

/** Gives an identifier that no other call gives. Passed to whatever needs it. */
export type NewId = () => string;

/** A UUID version 7 (RFC 9562): unique, and sorted by the time it was made. */
export const newId: NewId = () => v7();
