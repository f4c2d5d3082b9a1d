import type { Construct } from "constructs";

/** `MemberJoined` as a file name: `member-joined`. */
export const kebabCase = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();

/** The folder of a feature's functions, by the name of its construct: `FollowUps` has `functions/follow-ups`. */
export const functionsOf = (feature: Construct): string => `functions/${kebabCase(feature.node.id)}`;

/** What a function calls itself where its name counts: `functions/events/on-event-cancelled.ts` is `events/on-event-cancelled`. */
export const handlerName = (source: string): string =>
  source.replace(/^functions\//, "").replace(/\.ts$/, "");
