import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const services: Texts['services'] = {
  title: 'Apply for a service',
  lead: 'What you can ask for, who is in charge and how many days it takes.',
  soon: 'Applying online opens soon. For now, call or go to the counter of the department.',
  caption: 'Services',
  name: 'Service',
  department: 'Department',
  days: 'Time limit',
  phone: 'Phone',
  phoneNote: (phone) => `The departments’ own numbers are not entered yet. Call ${phone} to ask.`,
  report: 'Delayed or obstructed? Report a problem',
  empty: 'No services have been entered yet.',
};
