import { refused, UNCHANGED } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import { record } from "../journal/entry.ts";
import { NewsSettingsChanged } from "./entries.ts";
import { type NewsSettings, newsSettingsKey, readNewsSettings } from "./settings.ts";

/** Sets how news goes out, unless somebody set it since it was seen. One read and one transaction. */
export const setNewsSettings = (
  needs: CommitNeeds,
  settings: NewsSettings,
  { once, occasion }: Command,
): Promise<Changed<"changed">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readNewsSettings(needs.table),
      decide: (now) => {
        if (JSON.stringify(now) === JSON.stringify(settings)) return UNCHANGED;
        return now.version === settings.version ? { settings } : refused("changed");
      },
      save: ({ version }, decision) => {
        const { version: _seen, ...data } = decision.settings;
        return {
          writes: [
            {
              put: { ...newsSettingsKey, settings: { ...data, version: version + 1 } },
              when: {
                expression: "attribute_not_exists(pk) OR #settings.#version = :before",
                names: { "#settings": "settings", "#version": "version" },
                values: { ":before": version },
              },
              otherwise: "overtaken",
            },
          ],
          entries: [record(NewsSettingsChanged, { subject: "news", data }, occasion)],
        };
      },
    },
  );
