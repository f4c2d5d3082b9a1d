/** The rules by which people to talk to are chosen, in the order in which each has its turn: whom we would lose first, then whom to thank and to win. Each is a movement of that name. */
export const talkRules = ["at-risk", "to-thank", "drifting", "rising", "only-joined"] as const;

/** A rule by which people to talk to are chosen. */
export type TalkRule = (typeof talkRules)[number];
