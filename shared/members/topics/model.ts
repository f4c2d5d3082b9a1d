import * as z from "zod/mini";

/** How a topic is named in records, tokens and addresses: it never changes, and is short because it travels in the address to unsubscribe by. */
export const topicIdSchema = z.lazy(() => z.string().check(z.regex(/^[a-z0-9-]{1,24}$/)));

/** The topic of invitations to what people attend. */
export const EVENTS_TOPIC = "events";

/** The topics that news was about before anybody could choose: what was agreed to then were events, finished projects and ways to take part. */
export const allNewsTopics = [EVENTS_TOPIC, "results", "calls", "workshops"] as const;
