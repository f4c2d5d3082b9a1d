/** Why a survey is not changed, opened, sent or closed, in words for the team. */
export const surveyRefusals = {
  "changed-meanwhile":
    "Someone changed the survey while you were looking at it. What you typed is still in the form: look at how it is now, and save again.",
  "told-already":
    "People were asked with this promise already, so what becomes of their answers, and who sees them, stays as it was told.",
  "closes-in-the-past": {
    text: "The last day must be today or later",
    field: "closesOn",
    status: 422,
  },
  "open-already": "The survey is open already.",
  "no-questions": "The survey has no questions yet. Add at least one before you open it.",
  "questions-not-whole":
    "Something is not right with the questions. Open them: it says beside each what is wrong.",
  "not-open": "The survey is not open, so this cannot be done.",
  unknown: "This survey does not exist any more.",
} as const;

/** Why questions are not changed, in words for the team. */
export const questionRefusals = {
  "changed-meanwhile": surveyRefusals["changed-meanwhile"],
  unknown: surveyRefusals.unknown,
  "asked-already":
    "People have been asked these questions already. They can be worded better, and nothing else: begin another round to change more.",
  "no-such-question": "This question is not there any more.",
  "no-such-section": "This section is not there any more, or is the only one.",
  "too-many": "A survey has 60 questions and 20 sections at most. Nobody answers more.",
  "needed-by-another": "Another question depends on this one. Change that first.",
  "has-questions": "There are questions in this section. Move or remove them first.",
  "cannot-hold":
    "A question must stand behind those that it depends on, and depend on an answer that is offered.",
} as const;
