/** The outline of a blog post with a first draft of each part, and what to check before code is made public. */
export const blogAndCode = `BLOG POST: about 600 words, written with {partner}

Title: What we learned with {partner} about [the problem in five words]

1. The problem, in the words of someone who has it. Start with a person and a day, not with the technology.
   "[Name], a [role] at {partner}, told us: ..."

2. What we tried.
   "In {weeks} {partner} and {programme} worked on {project}."
   {summary}

3. What we found. One picture and three numbers at most. Say what the numbers do not show.

4. What did not work, and what we would do differently. This is the part that helps others most.

5. What happens now at {partner}, and who carries it on.

6. How others can use it.
   "The code is open: [link to the code]. If you have the same problem, come to our webinar ({events}) or tell us about it ({enquiry})."

Let {partner} read it before anybody else does, and ask who should be named.

CODE: check before you make it public

- The owner of the data has agreed in writing, and so has {partner}
- No personal data, keys or passwords, now or anywhere in the history; outputs of notebooks are cleared
- A licence, a security contact, and one sentence on what the code is meant for and what it is not meant for
- Made-up data with which anybody can run it from start to end
- A colleague who did not write it has followed the README on a fresh machine
- If it could count as a medical device, someone who knows the rules has looked at it

When both are out, post the link in the community and send it to everybody who took part.`;
