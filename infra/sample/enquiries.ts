import type { EnquiryKind } from "../../shared/enquiries/kinds.ts";

/** An invented enquiry: who (by place in the list of people), how many hours ago, and what the team answered. */
export interface SampleEnquiry {
  readonly person: number;
  /** They wrote from their address as it is written without dots, so that nobody knew them. */
  readonly otherAddress?: true;
  readonly hoursAgo: number;
  readonly kind: EnquiryKind;
  readonly message: string;
  readonly details?: Readonly<Record<string, string>>;
  readonly answer?: {
    readonly afterHours: number;
    readonly text: string;
    readonly next: "answered" | "waiting";
  };
}

/** An address as its owner writes it, too: without the dots before the @. */
export const withoutDots = (email: string): string => email.replaceAll(/\.(?=[^@]*@)/g, "");

/** What people asked in the last weeks, the oldest first. */
export const sampleEnquiries: readonly SampleEnquiry[] = [
  {
    person: 101,
    hoursAgo: 520,
    kind: "workshop",
    details: { people: "11", form: "either" },
    message:
      "Our informatics team and six ward managers would like to take part in the workshop series in the new year. Which dates are still free, and can it be done in person?",
    answer: {
      afterHours: 20,
      text: "The next series begins in the second week of January, on Tuesday afternoons. It can be done in one day in person. How many of you would come?",
      next: "waiting",
    },
  },
  {
    person: 204,
    hoursAgo: 431,
    kind: "re-use",
    details: { project: "Long stays", stage: "assessing" },
    message:
      "We saw the webinar on predicting long stays. Our trust has the same problem and the same kind of data. May we use the code, and is there someone we could talk to about adapting it?",
    answer: {
      afterHours: 31,
      text: "You may use the code: it is open. I have asked the team at Eastvale whether they would talk to you, and will introduce you when they have answered.",
      next: "answered",
    },
  },
  {
    person: 333,
    hoursAgo: 340,
    kind: "supplier",
    message:
      "We make software that reads referral letters. How does the programme choose the suppliers it works with?",
    answer: {
      afterHours: 6,
      text: "We choose suppliers through the public framework only. Its page says when it opens next; please register there.",
      next: "answered",
    },
  },
  {
    person: 77,
    hoursAgo: 260,
    kind: "document",
    details: { document: "Technical report on bed planning", publicBody: "yes" },
    message: "Could you send me the technical report of the bed planning project? I work for a public body.",
    answer: {
      afterHours: 45,
      text: "The report is with this project’s page. I have sent it to your work address by our document service.",
      next: "answered",
    },
  },
  {
    person: 412,
    otherAddress: true,
    hoursAgo: 170,
    kind: "speaking",
    message:
      "I would be glad to speak about our synthetic patient records at the next community week. I need about 30 minutes.",
    answer: {
      afterHours: 26,
      text: "Thank you, that would be a good session. The community week is in spring; we will ask you for a title in January.",
      next: "answered",
    },
  },
  {
    person: 512,
    hoursAgo: 78,
    kind: "problem",
    details: { data: "yes" },
    message:
      "Every morning two senior nurses spend three hours finding beds by telephone. We have five years of admissions and discharges. Could a forecast help, and how would we start?",
  },
  {
    person: 640,
    otherAddress: true,
    hoursAgo: 50,
    kind: "general",
    message:
      "Is the community open to people from councils? Some of our care homes would like to learn from the hospitals around them.",
  },
  {
    person: 723,
    hoursAgo: 22,
    kind: "workshop",
    details: { people: "11", form: "either" },
    message: "We are eleven people from three departments. Is that too many for one series of workshops?",
  },
  {
    person: 870,
    hoursAgo: 3,
    kind: "re-use",
    details: { project: "Long stays", stage: "assessing" },
    message:
      "We are looking for a tool that checks data for gaps before a model is trained. Has one of your projects made something like it?",
  },
];
