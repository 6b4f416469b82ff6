import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const status: Texts['status'] = {
  received: 'Received',
  accepted: 'Accepted',
  working: 'In progress',
  answered: 'Answered',
  closed: 'Closed',
  needsYou: 'We need more from you',
  sentenceReceived: 'Received, waiting for acceptance',
  sentenceWorking: (department, date) => `${department} is working on it and will answer by ${date}`,
  sentenceNeedsYou: 'We need more from you. The clock is paused',
  sentenceLate: (n) => `It is working day ${n} after that. Supervisors have been informed`,
  sentenceAnswered: 'Answered. Tell us whether it is solved',
};
