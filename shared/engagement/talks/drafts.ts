import { type TalkRule, talkRules } from "./model.ts";

/** Words to begin a letter with. */
interface Draft {
  readonly subject: string;
  readonly text: string;
}

const words: Readonly<Record<TalkRule, Draft>> = {
  "at-risk": {
    subject: "Would you like to join us again?",
    text: "we have valued your part in the community and would be glad to see you again this quarter.\n\nIs there a session, a project or a question that would help you at the moment? Reply to this letter and I will find the right person.",
  },
  "to-thank": {
    subject: "Thank you",
    text: "thank you for what you did for the community. It helps colleagues in other organisations more than we can show in figures.\n\nWhat would help you in return? I would be glad to hear it.",
  },
  drifting: {
    subject: "How are you getting on?",
    text: "we have not heard from you for some months and would like to know how you are getting on.\n\nHas your work changed, or have our sessions? A short answer helps us to do better.",
  },
  rising: {
    subject: "You have been to a lot lately: what next?",
    text: "it is good to see you take part so often lately.\n\nWould you like to show your own work in a session, or help others with theirs? I would be glad to talk about it.",
  },
  "only-joined": {
    subject: "What brought you to the community?",
    text: "you joined the community some months ago, and we have not met yet.\n\nWhat did you hope to find? Tell me in a line or two, and I will point you to people and sessions that fit.",
  },
};

const isRule = (name: string): name is TalkRule => talkRules.some((rule) => rule === name);

/** A letter to begin with for somebody of whom this holds, from one of the team; undefined where there is none for it. Whoever sends it makes it their own. */
export const draftFor = (
  why: string,
  { to, from }: { readonly to: string; readonly from: string },
): Draft | undefined => {
  if (!isRule(why)) return undefined;
  const { subject, text } = words[why];
  return { subject, text: `Dear ${to},\n\n${text}\n\n${from}` };
};
