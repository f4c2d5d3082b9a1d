import { openTable } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { rollUpDays } from "../../shared/reports/days/commands.ts";
import { withoutWaiting } from "../support/visiting.ts";
import { whereOf } from "./bench-table.ts";

// A night in a process of its own, so that the most memory it ever held is that of the night: the port of the table and the day.

const [port, date = ""] = process.argv.slice(2);
const table = openTable("bench", whereOf(Number(port)));
const from = process.cpuUsage();
await rollUpDays({ ...withoutWaiting, table, now: () => new Date().toISOString(), newId }, date);
const { user, system } = process.cpuUsage(from);
console.log(
  JSON.stringify({ peakMb: process.resourceUsage().maxRSS / 1024, seconds: (user + system) / 1_000_000 }),
);
process.exit(0);
