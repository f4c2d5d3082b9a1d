import { MessageRejected, SESv2Client, TooManyRequestsException } from "@aws-sdk/client-sesv2";
import * as z from "zod/mini";
import { letterKinds } from "../../../shared/all-letters.ts";
import type { Letter } from "../../../shared/letters/letter.ts";
import { orderOf } from "../../../shared/letters/sending/order.ts";
import { readPictures } from "../../../shared/letters/sending/pictures.ts";
import { type SendNeeds, sendLetter } from "../../../shared/letters/sending/send.ts";
import { Crashed, type World } from "../../support/world.ts";
import type { Pick } from "./fill.ts";

const Sending = z.looseObject({
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })),
  Content: z.looseObject({ Raw: z.looseObject({ Data: z.instanceof(Uint8Array) }) }),
});

const lost = () => Object.assign(new Error("socket hang up"), { name: "TimeoutError", code: "ECONNRESET" });
const refused = { message: "No.", $metadata: {} };
const LINK = /https:\/\/programme\.example\/[^\s"<>=]+/g;
/** A letter that is put off or fails so often is given up, as the queue does. */
const MOST_TRIES = 40;

/** Sends the letters of a world by a mail service that is busy, refuses, loses its answer, or takes a mail and then loses its answer. */
export class PostOffice {
  readonly #world: World;
  readonly #pick: Pick;
  readonly #needs: SendNeeds;
  #next = 0;
  #waiting: { readonly letter: Letter; readonly tries: number }[] = [];
  trouble = true;
  /** How often each letter was taken by the service. */
  readonly taken = new Map<string, number>();
  readonly failed: string[] = [];
  /** Links in what was taken. */
  links: string[] = [];

  constructor(world: World, pick: Pick) {
    this.#world = world;
    this.#pick = pick;
    const client = new SESv2Client({
      region: "eu-west-2",
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
    });
    client.middlewareStack.add(
      () =>
        async ({ input }) =>
          this.#answer(input),
      { step: "initialize", name: "postOffice" },
    );
    this.#needs = {
      ...world.needs,
      kinds: async () => letterKinds,
      mail: { client, configurationSet: "convenor" },
      pictures: (letter, names) => readPictures(world.real.table, letter.id, names),
      sender: {
        programme: "The Innovation Programme",
        siteUrl: "https://programme.example",
        mailFrom: "hello@programme.example",
        teamInbox: "team@programme.example",
        enquiryAddress: "enquiries@post.programme.example",
        incomingDomain: "post.programme.example",
      },
    };
  }

  #answer(input: unknown) {
    const chance = this.trouble ? this.#pick(100) : 99;
    if (chance < 8) throw new TooManyRequestsException(refused);
    if (chance < 12) throw new MessageRejected(refused);
    if (chance < 15) throw lost();
    const { EmailTags, Content } = Sending.parse(input);
    const id = EmailTags.find(({ Name }) => Name === "letter")?.Value ?? "";
    this.taken.set(id, (this.taken.get(id) ?? 0) + 1);
    const text = Buffer.from(Content.Raw.Data).toString("latin1").replaceAll("=\r\n", "");
    this.links.push(...(text.match(LINK) ?? []));
    if (chance < 18) throw lost();
    return { output: { MessageId: `ses-${id}`, $metadata: {} }, response: {} };
  }

  /** Tries once to send each letter that is waiting. */
  async work(): Promise<void> {
    const fresh = this.#world.letters.slice(this.#next);
    this.#next = this.#world.letters.length;
    const round = [...this.#waiting, ...fresh.map((letter) => ({ letter, tries: 0 }))];
    this.#waiting = [];
    for (const { letter, tries } of round) {
      if (letter.status !== "queued") continue;
      const again = { letter, tries: tries + 1 };
      try {
        const sent = await sendLetter(this.#needs, orderOf(letter));
        if (!sent.done) this.#waiting.push({ letter, tries });
      } catch (error) {
        if (error instanceof Crashed || again.tries < MOST_TRIES) this.#waiting.push(again);
        else this.failed.push(`${letter.kind} ${letter.id}: ${String(error)}`);
      }
    }
  }

  /** Whether a letter waits to be tried again. */
  get isBusy(): boolean {
    return this.#waiting.length > 0 || this.#next < this.#world.letters.length;
  }
}
