import type { Occasion } from "../journal/entry.ts";
import type { FanOutPart } from "../journal/fan-out.ts";
import { routeNews } from "../news/route.ts";
import { addCounts, countNames, readNewsReaders, routeName } from "../news/send-page.ts";
import { readNewsSettings } from "../news/settings.ts";
import { type AudienceNeeds, audiencePage } from "./audience.ts";
import { topicOfAudience } from "./model.ts";
import { audienceWrite, filterOfAudience, readAudience, readNewsletter } from "./store.ts";
import { newsletterStory } from "./story.ts";

/** Counts who would get a newsletter if it went out now, forty members to a transaction. A count that was asked for since takes the place of one that is not done. */
export const countAudience =
  (
    needs: AudienceNeeds,
    asked: { readonly newsletter: string; readonly entry: string },
    { now }: Pick<Occasion, "now">,
  ): FanOutPart =>
  async (cursor) => {
    const { table } = needs;
    const [newsletter, before, settings] = await Promise.all([
      readNewsletter(table, asked.newsletter),
      readAudience(table, asked.newsletter),
      readNewsSettings(table),
    ]);
    if (newsletter === undefined) return {};
    if (cursor !== undefined && before?.askedBy !== asked.entry) return {};
    const filter = await filterOfAudience(table, newsletter.words);
    const found = await audiencePage(needs, { words: newsletter.words, filter }, cursor);
    const readers = await readNewsReaders(table, found.members);
    const { reference, words } = newsletter;
    const item = newsletterStory({
      reference,
      subject: words.subject,
      topic: topicOfAudience(words.audience),
      onSite: words.onSite,
      sections: [],
    });
    const counts = countNames(
      readers.map((reader) => routeName(routeNews(reader, item, { limit: settings.limit, now }))),
    );
    const { next } = found;
    return {
      writes: [
        audienceWrite(reference, {
          askedBy: asked.entry,
          counts: cursor === undefined ? counts : addCounts(before?.counts ?? {}, counts),
          countedAt: next === undefined ? now : undefined,
        }),
      ],
      next,
    };
  };
