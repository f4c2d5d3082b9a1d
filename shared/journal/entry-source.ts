/** The `source` of every entry on the bus. */
export const ENTRY_SOURCE = "convenor.journal";
