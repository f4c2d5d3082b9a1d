/** The invitation to a public webinar about a project, and its running order. */
export const webinar = `INVITATION: for the event page and the community

Title: {project}: what we tried, what we learned, and how you can use it

{partner} and {programme} have spent {weeks} on a problem that many organisations share.

{summary}

In 45 minutes you will hear from the people who did the work: what the problem looks like on the ground, what we built, what the data could and could not tell us, and what we would do differently. Half of the time is for your questions.

Who it is for: anybody in health and care who knows the problem (clinicians, managers, analysts) and anybody who wants to build on the result. No technical knowledge is needed. The webinar is free and will be recorded.

Register here: {event}

RUNNING ORDER

00:00 Welcome, and what we mean to get out of this (you, 3 minutes)
00:03 The problem, and why it is hard ({partner}, 8 minutes)
00:11 What we built, shown live (delivery team, 10 minutes)
00:21 What worked, what did not, what it cost (together, 4 minutes)
00:25 Questions (everybody, 15 minutes)
00:40 How to use it, and the discussion workshop (you, 5 minutes)

BEFORE AND AFTER

- Rehearse the live part once with {partner}, on the computers you will use
- Ask on the registration page what people hope to take away, and begin with the two most common answers
- Write down who asks "could we use this?": they are your guests at the discussion workshop
- Send the recording, the slides and the link to the code within two days`;
