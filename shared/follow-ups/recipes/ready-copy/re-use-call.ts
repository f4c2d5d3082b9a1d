/** The guide for a call with an organisation that may use a project's result. */
export const reUseCall = `MESSAGE: to each organisation that wanted to know more

Subject: Half an hour about using {project}?

Dear [name],

When we last spoke about {project} you wondered whether it could help at [organisation]. Have you had a chance to look at it? I would be glad to spend half an hour with you on where you are and what would help. No preparation is needed, and "we have not looked yet" is a fine answer.

Would [day and time] or [day and time] suit you?

{sender}
{programme}

THE CALL: 30 minutes

Open (5 minutes)
- What made you interested in {project}? Has that changed?

Where they are (10 minutes)
- Has anybody opened the code or run it? What happened?
- Whose problem is it in your organisation, and do they know of this?
- Which data would you use, and who decides about them?

What is in the way (10 minutes)
- If you could have one thing from us, what would it be: an hour of a data scientist, an introduction to {partner}, help with approvals, or a workshop for your team?
- What would make you stop?

Close (5 minutes)
- What is the next step, who takes it, and by when?
- May we name you as someone who is looking at it?
- Who else should we talk to?

WRITE DOWN: one line for each organisation

Organisation | who | looking, adapting, running or not now | what they need | next step and date

If nobody came forward, call {partner} instead: who do they know with the same problem? If there is nobody, that is a finding too. Write it down and close this step.`;
