/** An invented mail: from whom (by place in the list of people, or a stranger), how many hours ago, and which earlier one it answers. */
export interface SampleMail {
  readonly from: number | { readonly name: string; readonly address: string };
  readonly hoursAgo: number;
  readonly subject: string;
  readonly text: string;
  readonly quoted?: string;
  /** The place, in this list, of the mail that it answers. */
  readonly answers?: number;
  /** Whether a machine wrote it: the header that says so (RFC 3834). */
  readonly automatic?: true;
  /** Whether the mail service takes it for spam. */
  readonly spam?: true;
  readonly file?: { readonly name: string; readonly type: string; readonly text: string };
}

/** What came in by mail in the last days, the oldest first. */
export const sampleMails: readonly SampleMail[] = [
  {
    from: 930,
    hoursAgo: 96,
    subject: "Fake data for teaching",
    text: "Good morning,\n\nwe teach first-year analysts and would like to use synthetic patient records in class. Do you have a set that we may hand out, and under which licence?",
  },
  {
    from: 930,
    hoursAgo: 70,
    subject: "Re: Fake data for teaching",
    text: "One more thing: about 200 records would be enough, with the columns in the file.",
    quoted: "> we teach first-year analysts and would like to use synthetic patient records in class.",
    answers: 0,
    file: {
      name: "columns.csv",
      type: "text/csv",
      text: "column,example\nage,71\nward,Elder\nadmitted,2026-02-03\ndischarged,2026-02-09\n",
    },
  },
  {
    from: 930,
    hoursAgo: 69,
    subject: "Automatic reply: Fake data for teaching",
    text: "I am out of the office until Monday.",
    answers: 1,
    automatic: true,
  },
  {
    from: { name: "Morwenna Ashdown", address: "morwenna.ashdown@westmere.example" },
    hoursAgo: 52,
    subject: "Re: Fake data for teaching",
    text: "My colleague forwarded this to me. I run the course and would like to be kept informed.",
    answers: 0,
  },
  {
    from: { name: "", address: "mailer-daemon@mail.kingsfold.example" },
    hoursAgo: 40,
    subject: "Undelivered Mail Returned to Sender",
    text: "This is the mail system at host mail.kingsfold.example. Your message could not be delivered.",
    automatic: true,
  },
  {
    from: { name: "Great Offers", address: "sales@offers.example" },
    hoursAgo: 30,
    subject: "Your website could rank higher",
    text: "We can bring you to the first page of every search engine.",
    spam: true,
  },
  {
    from: 1011,
    hoursAgo: 5,
    subject: "Question about the winter meetup",
    text: "Is there a step-free way into the old library, and can someone bring a guide dog?",
  },
];
