import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const rating: Texts['rating'] = {
  title: 'Your rating',
  standardsTitle: 'Rate each of the five standards',
  standardsHint: 'You can rate some of them, or none.',
  standard: {
    lawful: 'Lawful: charged and handled by the law',
    courteous: 'Courteous: a person answered, politely',
    supportive: 'Supportive: you were told how far it was',
    efficient: 'Efficient: it was done fast',
    joint: 'Joint: departments worked together',
  },
  name: {
    lawful: 'Lawful',
    courteous: 'Courteous',
    supportive: 'Supportive',
    efficient: 'Efficient',
    joint: 'Joint',
  },
  noOpinion: 'No opinion',
  reasonsQuestion: 'What was wrong?',
  reasonsHint: 'Noted only with “Dissatisfied” or “Very dissatisfied”. Choose any number.',
  reason: {
    slow: 'Too slow',
    cold: 'Unfriendly',
    unclear: 'Not explained',
    passed_around: 'Passed from one department to another',
    extra_demands: 'Extra papers or money were wanted',
    not_solved: 'The problem is not solved',
  },
  unseen: 'The officers in charge do not see your rating.',
  remark: 'Anything else for the department',
  remarkHint: 'It stands among the messages, which the department reads.',
  remarkElsewhere: 'To say something to the department, write it a message.',
  change: 'Change my rating',
  changeUntil: (date) => `You can change it once, until ${date}.`,
  changeOnce: 'You can change it this once.',
};
