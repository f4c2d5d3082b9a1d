/** The first of the two questions after the benefits of a project, three months on. */
export const benefitCheck90 = `Subject: {project}, three months on: how is it going?

Dear [name],

Three months ago we finished {project} with you. Much will have happened at {partner} since then, and I would like to know how it has gone: the good, the bad and the "we have not got round to it". Every answer helps us, and the next organisation that tries.

Could you answer these six questions in a few lines, or give me a quarter of an hour on the telephone?

1. Is anything from the project in use today? Who uses it, and how often?
2. If it is not: what is in the way? (Data, approvals, people, money, time, or it turned out not to be useful.)
3. What do people do differently because of the project, even if they do not use what we built?
4. Can you put a number on anything: hours, days, cost, errors, waits? A rough one is fine. Please say how you know.
5. Has anything got worse, or surprised you?
6. Has anybody else asked you about it? May we talk to them?

I will send you what I write down before we use it anywhere.

Thank you,
{sender}
{programme}

BEFORE YOU WRITE: look up the survey answers from before and just after the project, and put the two or three numbers that matter into the email. People answer a number with a number.`;

/** The second, six months on, which also decides what is told of the project. */
export const benefitCheck180 = `Subject: {project}, six months on: what came of it?

Dear [name],

Six months ago we finished {project} with you. The answer decides what we tell others about the project, and whether we write a case study. "It came to nothing" is as welcome as good news, because it saves someone else {weeks}.

1. Is anything from the project part of how {partner} works today? Would anybody notice if it were switched off?
2. What has it changed for patients, people who use your services, or staff? How do you know?
3. What did it save or cost, in hours or money, since it ended? A range is fine.
4. What would you have needed from us that you did not get?
5. Who owns it now, and is there money for it next year?
6. Would you do it again? Would you tell another organisation to?

If you agree, we turn your answers into a case study of one page. You see it first, and nothing is published without your agreement.

And whatever the answers: thank you. You tried something new in the open, and others learn from it. If you have the next problem in mind, tell us: {enquiry}

With thanks,
{sender}
{programme}

AFTERWARDS

- Write the case study, or one honest paragraph on why there is none
- Tell the community what became of the project, at a webinar or in the newsletter
- Thank {partner} in public, if they agree`;

/** The third, a year on: what is left, and who carries it. */
export const benefitCheck365 = `Subject: {project}, a year on: what is left?

Dear [name],

A year ago we finished {project} with you. This is the last time that we ask. Four questions, a line each is enough:

1. What of it is still in use at {partner}, and who looks after it now?
2. Which organisations use it, or parts of it, that you know of?
3. What is the one number that shows what it changed? And the one thing that you would tell the next team?
4. May we keep your answers in the public catalogue, under the name of {partner}?

If nothing is left, please say so: we mark the project as retired, with the reason, and others will not lose time over it.

Thank you for a year of honest answers,
{sender}
{programme}

AFTERWARDS

- Bring the catalogue item up to date: its status, its contacts and the links that still answer
- If the result is in use: hand its care over to {partner} in writing
- Tell those who use it who answers for it from now on`;
