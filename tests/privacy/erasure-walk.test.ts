import { GetObjectCommand, ListObjectVersionsCommand, S3Client } from "@aws-sdk/client-s3";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalStack, startLocalStack } from "../../infra/local/index.ts";
import { loadMails } from "../../infra/sample/load-mails.ts";
import { loadOrganisations } from "../../infra/sample/load-organisations.ts";
import { loadEnquiries, loadMembers, loadTeam, type Sample } from "../../infra/sample/load-steps.ts";
import { samplePeople } from "../../infra/sample/people.ts";
import { sampleMoments } from "../../infra/sample/sample-needs.ts";
import { expectDone } from "../../shared/journal/change.ts";
import { addNote } from "../../shared/people/notes/commands.ts";
import { addressKey, personIdOf } from "../../shared/people/store.ts";
import { openTable, queryAll, readItem, type Table } from "../../shared/platform/dynamo.ts";
import { askForCopy } from "../../shared/privacy/access/commands.ts";
import { listAccess } from "../../shared/privacy/access/store.ts";
import { recordErasureOf } from "../../shared/privacy/erasure/commands.ts";
import { listErasures, readDone } from "../../shared/privacy/erasure/store.ts";
import { signIn, visit } from "../support/over-http.ts";
import { sharedAssembly } from "../support/shared-assembly.ts";
import { wholeTable } from "../support/whole-table.ts";

let stack: LocalStack;
let table: Table;
let sample: Sample;

const logged: string[] = [];
const { write } = process.stdout;

beforeAll(async () => {
  process.stdout.write = (chunk: string | Uint8Array) => {
    logged.push(String(chunk));
    return true;
  };
  stack = await startLocalStack({ assembly: await sharedAssembly() });
  stack.hold();
  const client = { ...stack.client, endpoint: stack.dynamoUrl };
  table = openTable(stack.addresses.table ?? "", client);
  const today = stack.now().toISOString();
  const moments = (part: string) => sampleMoments(table, part);
  const team = await loadTeam({ moments, today });
  sample = { moments, today, people: samplePeople(today).slice(0, 24), ...team, loaded: () => undefined };
  const bucketOf = (output: string) => ({
    client: new S3Client({ ...stack.client, forcePathStyle: true }),
    bucket: String(stack.template.outputs[output]),
  });
  await loadOrganisations(sample);
  await loadMembers(sample);
  await loadEnquiries(sample);
  await loadMails(sample, { mail: bucketOf("MailBucket"), files: bucketOf("FilesBucket") });
  stack.release();
  await stack.idle();
}, 300_000);

afterAll(async () => {
  process.stdout.write = write;
  await stack?.stop();
});

/** Every version of every object of every bucket, its key with it, as text. */
const everyObject = async (): Promise<readonly string[]> => {
  const client = new S3Client({ ...stack.client, forcePathStyle: true });
  const texts: string[] = [];
  for (const { name: Bucket } of stack.template.ofType("AWS::S3::Bucket")) {
    const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
    for (const { Key, VersionId } of Versions) {
      if (Key?.startsWith("assets/") === true) continue;
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      texts.push(`${Key} ${Buffer.from((await Body?.transformToByteArray()) ?? []).toString("latin1")}`);
    }
  }
  client.destroy();
  return texts;
};

/** Whoever asked most by mail with a file: their words lie in all stores. */
const richest = async () => {
  const found = await Promise.all(
    sample.people.map(async (person) => {
      const id = personIdOf(await readItem(table, addressKey(person.email))) ?? "";
      const filed = await queryAll(table, {
        IndexName: "by-person",
        KeyConditionExpression: "person = :person",
        ExpressionAttributeValues: { ":person": `PERSON#${id}` },
      });
      const enquiries = filed.filter(({ personSort }) => String(personSort).startsWith("ENQUIRY#"));
      const messages = await Promise.all(
        enquiries.map(({ pk }) =>
          queryAll(table, {
            KeyConditionExpression: "pk = :pk AND begins_with(sk, :message)",
            ExpressionAttributeValues: { ":pk": String(pk), ":message": "MESSAGE#" },
          }),
        ),
      );
      return { person, id, filed, messages: messages.flat() };
    }),
  );
  const [most] = found.toSorted((one, other) => {
    const mails = ({ messages }: (typeof found)[number]) =>
      JSON.stringify(messages).split('"original"').length;
    return mails(other) - mails(one) || other.filed.length - one.filed.length;
  });
  if (most === undefined) throw new Error("The sample has nobody.");
  return most;
};

const textOf = (item: Readonly<Record<string, unknown>>): string => {
  const message = item["message"];
  return typeof message === "object" && message !== null && "text" in message ? String(message.text) : "";
};

const letterLink = (kind: string, path: string): string => {
  const letter = stack.letters().findLast(({ text }) => text?.includes(kind) === true);
  return new RegExp(`${path}/[^\\s"<>)]+`).exec(letter?.text ?? "")?.[0] ?? "";
};

describe("a copy on the stack, with the rights that its functions have", () => {
  it("holds what they wrote, is looked through by a person, and is fetched by the link in a letter", async () => {
    const { person, id, messages } = await richest();
    const { needs, occasion } = sampleMoments(table, "copy")(stack.now().toISOString(), { kind: "team" });
    const words = { text: "Told us of a colleague who is ill.\n\nLikes webinars.", seenBy: "team" } as const;
    const note = { person: id, by: sample.worker, words: { ...words, lookAgainOn: undefined } };
    expectDone(await addNote(needs, note, { once: "note", occasion }), "A note");
    const asked = {
      person: id,
      how: "telephone",
      receivedOn: occasion.now.slice(0, 10),
      isKnown: true,
    } as const;
    const made = await askForCopy(needs, asked, { once: "copy", occasion });
    const { reference } = expectDone(made, "A copy");
    await stack.idle();
    const status = async () => (await listAccess(table))[0]?.status;
    // It was written beside the stack, which learns of it from the stream.
    await expect.poll(status, { timeout: 60_000 }).toBe("reviewing");
    await stack.idle();
    const team = visit(stack, { cookies: await signIn(stack, "theo-team") });
    const address = `/desk/privacy/copies/${reference}`;
    expect((await team.open("/desk")).text).toContain("Answer a request for a copy");
    let page = await team.open(address);
    expect(page.text).toMatch(/To look at.*Told us of a colleague who is ill/s);
    const early = await team.send(page, {}, "release");
    expect(early.text).toContain("Some passages were not looked at yet");
    page = await team.open(address);
    for (const form of page.$("section.panel form").toArray()) {
      const hidden = (name: string) => page.$(form).find(`input[name=${name}]`).attr("value") ?? "";
      await team.send(page, { kind: hidden("kind"), record: hidden("record"), leftOut: "0" }, "review");
    }
    await team.send(await team.open(address), {}, "release");
    await stack.idle();
    await expect.poll(status, { timeout: 60_000 }).toBe("released");
    await stack.idle();
    const visitor = visit(stack);
    const shown = await visitor.open(letterLink(reference, "/copy"));
    const given = await visitor.open((await visitor.send(shown, {}, "open")).to);
    const zip = await fetch(given.$('main a[href*="X-Amz-Signature"]').attr("href") ?? "");
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    const texts = Object.values(files).map((bytes) => new TextDecoder().decode(bytes));
    expect(Object.keys(files)).toEqual(["what-we-keep-about-you.html", "records.json"]);
    const own = messages.find(({ message }) => JSON.stringify(message).includes('"they"'));
    for (const text of texts) {
      expect(text).toContain(person.email);
      expect(text).toContain(
        textOf(own ?? {})
          .split("\n")
          .find((line) => line.length > 30),
      );
      expect(text).toContain("Likes webinars.");
      expect(text).toContain("left out: about someone else");
      expect(text).not.toContain("a colleague who is ill");
    }
    expect(stack.refusals()).toEqual([]);
  }, 300_000);
});

describe("an erasure on the stack, with the rights that its function has", () => {
  it("leaves no trace of the person in any item, object, letter or log line", async () => {
    const { person, id, messages } = await richest();
    const words = messages.map(textOf).flatMap((text) => text.split("\n").filter((line) => line.length > 30));
    expect(words.length).toBeGreaterThan(0);
    const traces = [person.name, person.email, ...words];
    const tracesIn = (text: string) =>
      traces.filter((trace) => text.toLowerCase().includes(trace.toLowerCase()));
    // What was there before: a walk that could find nothing would prove nothing.
    expect(tracesIn(JSON.stringify(await wholeTable(stack)))).toEqual(traces);
    expect((await everyObject()).flatMap(tracesIn)).toContain(person.email);

    const { needs, occasion } = sampleMoments(table, "erasure")(stack.now().toISOString(), { kind: "team" });
    const recorded = await recordErasureOf(
      needs,
      { person: id, askedBy: "team" },
      { once: "walk", occasion },
    );
    expect(recorded).toMatchObject({ done: { reference: expect.stringMatching(/^ERA-/) } });
    await stack.idle();
    await stack.clock({ advance: "PT25H" });
    await stack.idle();

    const [erasure] = await listErasures(table);
    expect(erasure).toMatchObject({ status: "finished" });
    expect(erasure?.subject).toBeUndefined();
    const { did } = await readDone(table, erasure?.reference ?? "");
    expect(did).toContainEqual({ kind: "people", deleted: 1, emptied: 0 });

    const items = await wholeTable(stack);
    const left = items.flatMap((item) =>
      tracesIn(JSON.stringify(item)).map((trace) => `${item["pk"]} ${item["sk"]}: ${trace}`),
    );
    expect(left).toEqual([]);
    // Marks of what was done name it by its id, and the note of what was derived outlives it by a week. Of what kind they were counted
    // stays in codes, for the figures, as the catalogue says ("figure-facts").
    const named = items.map(({ pk }) => String(pk)).filter((pk) => pk.includes(id));
    expect(named.filter((pk) => !/^(?:ONCE|DERIVED|FIGURE-FACTS)#/.test(pk))).toEqual([]);
    expect((await everyObject()).flatMap(tracesIn)).toEqual([]);
    expect(tracesIn(logged.join(""))).toEqual([]);
    expect(stack.refusals()).toEqual([]);
  }, 300_000);
});
