export const newAssessment = {};
