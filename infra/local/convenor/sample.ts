import { S3Client } from "@aws-sdk/client-s3";
import { Presets, SingleBar } from "cli-progress";
import type { DataFolder } from "./data-folder.ts";
import type { LocalStack } from "./local-stack.ts";
import type { StartCache } from "./start-cache.ts";

/** The note of a stack that says how far its sample is: loaded, or settled when all that it causes has happened. */
const NOTE = "sample";

/** Shows how far the load is: a bar, or a line now and then where there is no terminal. */
const progressBar = (): SingleBar =>
  new SingleBar(
    {
      format: "           sample programme {bar} {percentage} %  {doing}",
      noTTYOutput: true,
      notTTYSchedule: 5000,
    },
    Presets.rect,
  );

/** The bucket of this name in the outputs of the template, as the operator reaches it. */
const bucketOf = ({ template, client }: LocalStack, output: string) => ({
  client: new S3Client({ ...client, forcePathStyle: true }),
  bucket: String(template.outputs[output]),
});

/** Loads the sample programme. Imported late: a start that takes a kept one does without it. */
const load = async (stack: LocalStack): Promise<void> => {
  const { loadSample } = await import("../../sample/load.ts");
  const bar = progressBar();
  bar.start(1, 0, { doing: "" });
  // Straight to the table: the operator may do everything, so there is nothing for the gateway to ask.
  const target = {
    ...stack,
    client: { ...stack.client, endpoint: stack.dynamoUrl },
    buckets: { mail: bucketOf(stack, "MailBucket"), files: bucketOf(stack, "FilesBucket") },
  };
  await loadSample(target, (done, total, doing) => {
    bar.setTotal(total);
    bar.update(done, { doing });
  });
  bar.stop();
};

/** Whether somebody has used the product or moved the clock: what is in the table then is more than the sample. */
const isUsed = (stack: LocalStack): boolean =>
  Math.abs(stack.now().getTime() - Date.now()) > 60_000 ||
  stack
    .invocations()
    .some(
      ({ trigger, function: label }) =>
        trigger === "Object Created" ||
        (/^[A-Z]+ \//.test(trigger) && (label === "desk" || !/^(GET|HEAD) /.test(trigger))),
    );

/** Whether something failed on the way, as on a machine that has much else to do: what it left is no example to start from. */
const hasFailed = (stack: LocalStack): boolean =>
  stack.invocations().some(({ outcome }) => outcome !== "ok" && outcome !== "running");

/** The day whose sample is loaded: its dates are all told from the day of the load. */
export const sampleDate = (): string => new Date().toISOString().slice(0, 10);

/**
 * Sees to it that the sample is in a stack that was started with its streams held, and keeps it for the next start. Gives what brings to
 * its end what the sample causes, for when the streams are released; undefined when that has happened already.
 */
export const bringSample = async (
  stack: LocalStack,
  folder: DataFolder,
  cache: StartCache,
): Promise<(() => Promise<void>) | undefined> => {
  const keep = (how: "loaded" | "settled"): void => {
    stack.note(NOTE, how);
    if (!folder.fresh || isUsed(stack) || hasFailed(stack)) return;
    try {
      cache.keepSample(sampleDate(), how, folder.directory);
    } catch (error) {
      // The next start takes longer, and this one goes on.
      console.log(`The sample could not be kept for the next start: ${String(error)}`);
    }
  };
  if (stack.note(NOTE) === "settled") return undefined;
  if (stack.note(NOTE) === undefined) {
    await load(stack);
    keep("loaded");
  }
  return async () => {
    const { sumUpSample } = await import("../../sample/load.ts");
    await stack.track(() => sumUpSample(stack));
    await stack.idle();
    const { loadTalks } = await import("../../sample/load-talks.ts");
    await stack.track(() => loadTalks(stack));
    await stack.idle();
    keep("settled");
  };
};
