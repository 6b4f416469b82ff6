import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const publication: Texts['publication'] = {
  link: 'Let it be published without names',
  title: 'Publish this without names',
  lead: 'If you agree, the line below is published and nothing else.',
  rowTitle: 'All that is published',
  points: [
    'No name, no firm, not the unit you complained of, none of your words and none of the answer.',
    'It is shown once there are 5 cases of this kind at the same department in a year, and waits until then.',
    'It is shown for one year. You can take it back at any time; then it is gone at once.',
    'No unit sees whether you agree, and it changes nothing in the handling.',
  ],
  soonest: (day) => `Not before ${day}, together with the others of that month.`,
  keptBack: (day) =>
    `Not before ${day}. Your name was kept from the department, so it waits for 30 days and then for the next month.`,
  consent: 'I agree that this line is published',
  submit: 'Agree',
  missing: 'Tick that you agree first',
  changed: 'The line is not the one you saw. Please look again',
  isAllowed: 'You have agreed that this line is published.',
  takeBack: 'Take it back',
  onRate: 'Publish this without names',
  consentOnRate: 'If it is solved, I agree that this line is published',
  consentOnRateHint: 'Without “solved” nothing is published.',
  allowed: 'You agreed that it is published without names',
  withdrawn: 'You took that consent back',
};
