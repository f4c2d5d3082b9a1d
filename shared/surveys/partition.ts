/** Under which all is kept that belongs to a survey: itself, its versions, who was asked, the answers and what they add up to. */
export const surveyPartition = (reference: string): string => `SURVEY#${reference}`;
