import { keysOf } from "../../platform/keys.ts";

/** What somebody is asked to agree to: exact words under a version, so that it stays known who agreed to what. */
export interface Wording {
  readonly version: string;
  readonly text: string;
}

interface PurposeWords {
  /** What the purpose is called in lists and on forms. */
  readonly title: string;
  /** All wordings there have been, the present one last. A change of the words is a new version at the end. */
  readonly wordings: readonly [Wording, ...Wording[]];
}

const purposeWords = {
  news: {
    title: "News by email",
    wordings: [
      {
        version: "2026-11",
        text: "You may email me news of the programme: events, finished projects and ways to take part. I can leave at any time by the link in every email.",
      },
      {
        version: "2026-12",
        text: "You may email me news of the programme about the topics I choose. I can stop a topic, or all news, by the link in every email or on my page, and stay a member.",
      },
    ],
  },
  research: {
    title: "Surveys and conversations",
    wordings: [
      {
        version: "2026-12",
        text: "You may ask me to take part in surveys and conversations that help the programme to decide what it does next. I can stop this at any time on my page.",
      },
    ],
  },
  directory: {
    title: "Members’ directory",
    wordings: [
      {
        version: "2026-12",
        text: "You may show my name, organisation, role and topics to other members. My email address is not shown. I can stop this at any time on my page.",
      },
    ],
  },
} as const satisfies Readonly<Record<string, PurposeWords>>;

/**
 * What a member may agree to, each for itself, and none of it a condition of membership. There is no purpose for invitations: an invitation to an
 * event is news about a topic, and two switches for one letter would be one too many.
 */
export type Purpose = keyof typeof purposeWords;

/** The purposes as a list that a form or a schema can take. */
export const purposeNames = keysOf(purposeWords);

/** What a purpose is called in lists and on forms. */
export const purposeTitle = (purpose: Purpose): string => purposeWords[purpose].title;

/** The words that somebody is asked to agree to now. */
export const presentWording = (purpose: Purpose): Wording => {
  const { wordings } = purposeWords[purpose];
  const [first, ...later]: readonly [Wording, ...Wording[]] = wordings;
  return later.at(-1) ?? first;
};
