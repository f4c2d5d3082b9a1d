import { commit } from "../../shared/journal/commit.ts";
import { RepublishRequested } from "../../shared/journal/entries.ts";
import { record } from "../../shared/journal/entry.ts";
import { isRepublishable } from "../../shared/journal/republish.ts";
import { readEntries } from "../../shared/journal/store.ts";
import { instant } from "../../shared/platform/clock.ts";
import { agree, checkOptions, connect, localAddress, runCommand, WHERE } from "./operator.ts";

// `npm run republish`: puts the entries of a period on the bus again.

const USAGE = `npm run republish -- --from T1 --to T2    publish the entries from T1 to T2 again

T1 and T2 are moments like 2026-11-23T08:00:00Z, both included. What was already done is not done twice.
Asks first and says how many entries there are (--yes does not ask).

${WHERE}`;

const moment = (args: readonly string[], option: string): string => {
  const text = args[args.indexOf(option) + 1];
  if (!args.includes(option) || text === undefined) throw new Error(`${option} is missing.\n\n${USAGE}`);
  try {
    return instant(text);
  } catch {
    throw new Error(`${option} ${text} is no moment like 2026-11-23T08:00:00Z.`);
  }
};

await runCommand(async (args) => {
  if (args.includes("--help")) {
    console.log(USAGE);
    return;
  }
  checkOptions(args, ["--from", "--to", "--local", "--yes"], USAGE);
  const from = moment(args, "--from");
  const to = moment(args, "--to");
  if (from > to) throw new Error("The period must end after it begins.");
  const { needs, occasion } = await connect(localAddress(args));
  let count = 0;
  for await (const entries of readEntries(needs.table, { from, to }))
    count += entries.filter(isRepublishable).length;
  if (count === 0) {
    console.log("There are no entries in this period.");
    return;
  }
  if (!(await agree(`Publish ${count} entries again?`, args))) return;
  const asked = record(RepublishRequested, { subject: "period", data: { from, to } }, occasion);
  await commit(needs, { once: `command:${occasion.correlation}`, entries: [asked] });
  console.log(`${count} entries will be published again in a moment.`);
});
