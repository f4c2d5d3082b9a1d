/** An e-mail to the partner on the day after a project ends: thanks, the survey, and what comes next. */
export const thankYouAndSurvey = `Subject: Thank you for {project}

Dear [name],

We have finished {project} together, and I want to say thank you: to you, and to everybody at {partner} who explained how things really work, found the data, looked at early versions and gave up time between other duties. It would not exist without you.

May I ask three things while it is fresh?

1. Please answer our short survey. It takes five minutes, and the link comes in an email of its own. The questions are those you answered before we started, so that together we can show honestly what has changed and what has not. Tell me who else worked on the project or saw it, and they get one too.

2. Tell me one thing that we should do again, and one that we should do differently. Blunt is welcome. Just reply to this email.

3. Tell me who looks after the work at {partner} from now on, so that we speak to the right person.

What happens next: in about a week we would like to publish a short blog post and the code. You see both first, and nothing is published without your agreement. After that we plan a public webinar, and a discussion workshop for organisations with the same problem. You would be very welcome at both, as speakers or in the audience.

Thank you again,
{sender}
{programme}`;
