import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const services: Texts['services'] = {
  title: 'Apply for a service',
  lead: 'What you can ask for, who is in charge and how many days it takes.',
  soon: 'Applying online opens soon. For now, call or go to the counter of the department.',
  caption: 'Services',
  within: (time) => `Within ${time}`,
  phoneNote: 'The departments’ own numbers are not entered yet. Call this line:',
  report: 'Delayed or obstructed? Report a problem',
};
