import { pluralEn } from '#app/i18n/format.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const home: Texts['home'] = {
  title: 'Services and reports for investors',
  question: 'What do you need?',
  apply: 'Apply for a service',
  applyHint: 'How many days, which papers, and apply online',
  report: 'Report a problem',
  reportHint: 'Fees, fines, delay, obstruction. 5 minutes, no sign-in',
  track: 'Check progress',
  trackHint: 'See where things stand, with your query code',
  checkFirst: 'Is that fee or fine right? Check first',
  onTheRoad: 'Stopped on the road? One minute',
  promiseTitle: 'Our promise on reports',
  promiseAcceptance: (n) => `${n} working ${pluralEn(n, 'day', 'days')}`,
  promiseAcceptanceText:
    'to tell you if we accept it. No decision by then counts as accepted. What is not the county’s goes on to the higher body.',
  promiseDisciplineText:
    'for discipline inspection to take up demands for favours and retaliation, which go straight to it.',
  promiseContact: (n) => `${n} working ${pluralEn(n, 'hour', 'hours')}`,
  promiseContactText: 'for a person to write to you, once a department is in charge.',
  promiseAnswer: (least, most) =>
    least === most ? `${most} working ${pluralEn(most, 'day', 'days')}` : `${least} to ${most} working days`,
  promiseAnswerText: 'to answer you after acceptance, by the kind of problem.',
  promiseReferral: (n) => `${n} working ${pluralEn(n, 'day', 'days')} late`,
  promiseReferralText: 'and still unsolved: it goes to discipline inspection by itself.',
  promiseSince: (date) => `In force since ${date}.`,
  promiseNote: 'Weekends and public holidays do not count. These are time limits, not statistics.',
  results: 'Are they kept? Promises and results',
  ledger: 'Who was late? See the public ledger',
  accusedTitle: 'Who handles it',
  accusedText: 'The unit you report does not handle your case and does not receive your report.',
};
