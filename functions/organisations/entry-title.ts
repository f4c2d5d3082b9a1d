import * as entries from "../../shared/organisations/entries.ts";

const titles = new Map<string, string>(Object.values(entries).map(({ name, title }) => [name, title]));

/** What an entry about an organisation is called. */
export const entryTitle = (name: string): string => titles.get(name) ?? name;
