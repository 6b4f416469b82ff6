export const oversightTexts = {};
