import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const services: Texts['services'] = {
  title: 'Apply for a service',
  lead: 'What you can ask for, who is in charge and how many days it takes.',
  soon: 'Applying online opens soon. For now, call or go to the counter of the department.',
  caption: 'Services',
  within: (time) => `Within ${time}`,
  phoneNote: 'Where a department has no number of its own here, call:',
  report: 'Delayed or obstructed? Report a problem',
};
