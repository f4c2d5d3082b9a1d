import * as z from "zod/mini";

const TOPIC_ID = /^[a-z0-9-]{1,24}$/;

/** How a topic is named in records, tokens and addresses: it never changes, and is short because it travels in the address to unsubscribe by. */
export const topicIdSchema = z.lazy(() => z.string().check(z.regex(TOPIC_ID)));

/** Whether a text could be the id of a topic. */
export const isTopicId = (text: string): boolean => TOPIC_ID.test(text);

/** What news can be about. A closed topic is offered to nobody any more; who chose it keeps it. */
const topicSchema = z.lazy(() =>
  z.object({ id: topicIdSchema, name: z.string(), about: z.string(), open: z.boolean() }),
);

/** What news can be about. */
export type Topic = z.infer<typeof topicSchema>;

/** The list as stored. */
export const topicListSchema = z.lazy(() =>
  z.object({ topics: z.array(topicSchema), version: z.int().check(z.positive()) }),
);

/** The topics until the team changes the list. */
export const firstTopics: readonly Topic[] = [
  {
    id: "events",
    name: "Webinars and events",
    about: "Invitations to webinars, meetups and community weeks.",
    open: true,
  },
  {
    id: "results",
    name: "Results and case studies",
    about: "What finished projects found, and code and methods that you can use.",
    open: true,
  },
  {
    id: "calls",
    name: "Calls for problems",
    about: "When you can bring a problem to us, and what we look for.",
    open: true,
  },
  {
    id: "workshops",
    name: "Workshops and learning",
    about: "Workshop series for your organisation, and material to learn from.",
    open: true,
  },
  {
    id: "methods",
    name: "Data science methods",
    about: "How we work: methods, tools and open code, for people who build.",
    open: true,
  },
  {
    id: "responsible-ai",
    name: "Responsible AI and regulation",
    about: "Safety, ethics, evaluation and rules for AI in health and care.",
    open: true,
  },
];

/** The topic of invitations to what people attend. */
export const EVENTS_TOPIC = "events";

/** The topic of what is new in the catalogue. */
export const RESULTS_TOPIC = "results";

/** The topic of calls for problems. */
export const CALLS_TOPIC = "calls";

/** The topics that news was about before anybody could choose: what was agreed to then were events, finished projects and ways to take part. */
export const allNewsTopics = [EVENTS_TOPIC, RESULTS_TOPIC, CALLS_TOPIC, "workshops"] as const;
