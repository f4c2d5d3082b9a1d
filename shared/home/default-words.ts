/** The words of the home page until the team writes its own, in markdown. */
export const defaultWords = `# We help health and care organisations try new technology safely

Our programme works with NHS, social care and other public organisations on problems that data and artificial intelligence may help to solve. We bring a small team of specialists for a short time. Everything we make is shared, so that others can use it too.

## How it works

You bring a problem and the people who know it. Together we find out in about twelve weeks whether an idea works. There are three ways to get there:

- **with our own team** of data scientists and engineers
- **with a short-term specialist** who joins your team
- **with a supplier** that we find and pay

### We make it with you

The people who live with a problem know most about it. Your clinicians, analysts and managers work with us every week, decide what is worth doing, and own what comes out.

### You learn while it happens

We run workshops on what artificial intelligence can and cannot do, how to find a good problem, and how to start an experiment of your own. No earlier knowledge is needed. Afterwards we stay in touch for a year.

## Get involved

- [Join the community](/join) to hear what others are trying and to share what you know
- [Come to an event](/events), most of them online and all of them free
- [Tell us about a problem](/enquiry) that keeps your organisation from doing its best

## Get in touch

[Send us an enquiry](/enquiry). We answer within two working days.
`;
