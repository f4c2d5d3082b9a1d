/** The invitation to a discussion workshop for organisations with the same problem, and its agenda. */
export const discussionWorkshop = `INVITATION: for up to 12 people, best in pairs of one who has the problem and one who has the data

Subject: Could {project} work for you? A discussion workshop

Dear [name],

You came to our webinar about {project}, or told us that you have a problem like it. We would like to talk through with you what it would take to use it where you work.

It is a conversation and not a presentation. {partner} will be there to say what it was really like. In 75 minutes you will find out whether it fits your problem, what data and permissions you would need, and what a first step could be. You do not have to decide anything.

Register here: {event}. Please bring a colleague who knows your data.

{sender}
{programme}

AGENDA: 75 minutes

00:00 Who is here, and one sentence each on the problem where you are (10 minutes)
00:10 {partner}: what changed for us, and what surprised us (10 minutes)
00:20 In threes: what is the same where you are, and what is different? (20 minutes)
00:40 What would stop us? Data, permissions, people, money, time (15 minutes)
00:55 One next step each, with a name and a date (15 minutes)
01:10 How we help, and who you talk to (5 minutes)

QUESTIONS FOR THE THREES

- Who would use it, on which day of the week, and what would they stop doing?
- Which of the data that {partner} used do you have? Who may decide about them?
- How would you know after three months that it helps, and that it does no harm?

AFTERWARDS

Note for every organisation: only curious, wants to look at the code, wants to adapt it, or not for now (and why). You will need it for the re-use calls in two weeks.`;
