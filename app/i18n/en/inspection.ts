import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const inspection: Texts['inspection'] = {
  link: 'Ask for discipline inspection',
  linkHint: 'It was not handled, the result is wrong, somebody wanted a favour, or you are punished for reporting.',
  tabTitle: 'Make a request',
  pressedTabTitle: 'Tell us something',
  title: 'Ask for discipline inspection',
  secret:
    'Neither the department in charge nor the unit you reported sees that you asked, and they do not see what you write.',
  goesOn: 'Your case goes on as before and its dates stay.',
  danger: 'In danger, call 110.',
  reasonQuestion: 'What is the reason?',
  reason: {
    retaliation: 'I am punished or obstructed for reporting',
    favours: 'Somebody wants money or a favour',
    not_handled: 'It was not handled in time',
    wrong_result: 'It was handled, but the result is wrong',
  },
  always: 'Open at any time',
  openNow: 'Open now',
  openFrom: (date) => `Open after ${date}`,
  openForeseen: (date) => `As things stand, open after ${date}`,
  openLater: 'Open once there is a date for the answer; it will stand on the progress page',
  verdictFirst: 'If you only want it handled again, choosing “Not solved” is enough.',
  wordsLabel: 'What happened?',
  wordsHint: 'Say when, where, and who said or did what. Only discipline inspection reads it.',
  nextTitle: 'What happens next',
  nextLead: (days) => `Punishment or favours: discipline inspection accepts it within ${days}.`,
  nextNotice: 'Not handled or wrong result: it goes to discipline inspection as a notice, and they decide what to do.',
  nextPlace: 'What becomes of it stands under “What has happened”. Read it with your code.',
  submit: 'Give it to discipline inspection',
  reasonMissing: 'Choose the reason',
  tooEarly: (date) => `It is too early. It is open after ${date}`,
  tooEarlyForeseen: (date) => `It is too early. As things stand, it is open after ${date}`,
  tooEarlyUnknown: 'It is too early. It opens once there is a date for the answer',
  closed: 'The county cannot handle this case. Use the higher channel.',

  pressedLink: 'I am under pressure',
  pressedTitle: 'I am under pressure',
  pressedWhat: 'If anyone wants you to withdraw, to change your words or to stop asking, you can tell us.',
  pressedSecret:
    'Only discipline inspection reads it. The department does not see it and does not learn that you wrote.',
  pressedLabel: 'What did somebody say or do to you?',
  pressedSubmit: 'Tell discipline inspection',
  pressedNext: (days) =>
    `Discipline inspection accepts it within ${days}. Your case goes on as before and its dates stay.`,

  asked: {
    not_handled: 'You asked for discipline inspection: not handled in time',
    wrong_result: 'You asked for discipline inspection: wrong result',
    favours: 'You asked for discipline inspection: somebody wanted a favour',
    retaliation: 'You asked for discipline inspection: punished for reporting',
    pressed: 'You told discipline inspection that you are under pressure',
    pressed_to_withdraw: 'You told discipline inspection that you withdrew under pressure',
  },
  unseen: 'The department does not see this entry.',
  noticeAnswered: {
    kept: 'Discipline inspection looked at your request and put it on record',
    to_supervision: 'Discipline inspection looked at your request and passed it to the supervision office',
    taken_up: 'Discipline inspection looked at your request and took it up',
  },
};
