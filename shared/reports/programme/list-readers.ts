import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { addressKey, introduce } from "../../people/store.ts";
import type { TypedPerson } from "../../people/typed-people.ts";
import { type Item, readItems } from "../../platform/dynamo.ts";
import { ReportReadersChanged } from "./entries.ts";
import { type ReportKind, reportKindNames } from "./model.ts";
import { MOST_READERS, type ReportSettings } from "./settings.ts";
import { readReportSettings, settingsWrite } from "./store.ts";

/** Who is to get which report, as the team typed them, and when reports pause. */
export interface ListedReaders {
  readonly readers: Readonly<Record<ReportKind, readonly TypedPerson[]>>;
  readonly pause: ReportSettings["pause"];
  /** The version of the settings that were seen. */
  readonly version: number;
}

/** Lists who gets which report from now on; who is not known yet becomes known. Refused as `changed` when they were changed since, and as `too-many`. Two reads and one transaction. */
export const listReaders = (
  needs: CommitNeeds,
  { readers, pause, version }: ListedReaders,
  command: Command,
): Promise<Changed<"changed" | "too-many">> => {
  const typed = [
    ...new Map(
      reportKindNames.flatMap((kind) => readers[kind].map((one) => [one.email.toLowerCase(), one] as const)),
    ).values(),
  ];
  return changeStored(needs, command, {
    read: async () => {
      const [settings, addresses] = await Promise.all([
        readReportSettings(needs.table),
        readItems(
          needs.table,
          typed.map(({ email }) => addressKey(email)),
        ),
      ]);
      return { settings, addresses };
    },
    decide: ({ settings, addresses }) => {
      if (settings.version !== version) return refused("changed");
      if (reportKindNames.some((kind) => readers[kind].length > MOST_READERS)) return refused("too-many");
      return { settings, met: introduced(typed, addresses, command) };
    },
    save: (_found, { settings, met }) => {
      const idOf = ({ email }: TypedPerson): readonly string[] => {
        const one = met.get(email.toLowerCase());
        return one === undefined ? [] : [one.id];
      };
      const after = {
        kinds: Object.fromEntries(
          reportKindNames.map((kind) => [kind, { readers: readers[kind].flatMap(idOf) }]),
        ),
        ...(pause === undefined ? {} : { pause }),
      };
      const entries = reportKindNames.map((kind) =>
        record(
          ReportReadersChanged,
          {
            subject: kind,
            data: {
              kind,
              readers: readers[kind].length,
              ...(pause === undefined ? {} : { pausedUntil: pause.to }),
            },
          },
          command.occasion,
        ),
      );
      return {
        writes: [settingsWrite(settings, after), ...[...met.values()].flatMap(({ writes }) => writes)],
        entries,
      };
    },
  });
};

const introduced = (
  typed: readonly TypedPerson[],
  addresses: readonly (Item | undefined)[],
  { occasion }: Command,
) =>
  new Map(
    typed.map(
      (one, nth) => [one.email.toLowerCase(), introduce(one, addresses[nth], occasion.newId)] as const,
    ),
  );
