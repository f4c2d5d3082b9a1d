/** What the team is told when an enquiry is not changed, and what to do next. */
export const refusals = {
  merged: "This enquiry was merged into another one. Open that one to go on, or take the merge back first.",
  taken: "Someone else has taken this enquiry meanwhile. Look who it is assigned to now.",
  "already-so": "Someone has already done this. Look at how it stands now.",
  "no-participant": "This person does not take part in the conversation. Choose someone who does.",
  "not-named":
    "An answer can also go only to addresses that the mails of the same conversation name. Choose from those that the page shows, of the same enquiry as the person you answer.",
  "too-many":
    "So many people take part in this conversation that nobody else can join. Untick the others, and write to them by your own email.",
  changed:
    "Someone changed this enquiry while you were writing. Read what is new below. What you wrote is still here: send it again if it still fits.",
  itself: "An enquiry cannot be merged into itself. Choose another one.",
  "leads-others": "This enquiry leads others already. Let it lead this one, too.",
  "not-merged-here": "This merge was taken back already. Look at how it stands now.",
} as const;
