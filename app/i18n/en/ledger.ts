import { pluralEn } from '#app/i18n/format.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

const days = (n: number) => (n === 0 ? 'less than 1 working day' : `${n} working ${pluralEn(n, 'day', 'days')}`);

export const ledger: Texts['ledger'] = {
  title: 'Public ledger of red lights',
  lead: 'What is not done when it is due turns red. Here is, week by week, which unit let which standard slip and by how many working days.',
  counted: (day) =>
    `Working days are those of each unit, counted through Sunday ${day}. Anonymous reports and those sealed from the department appear at least 30 days later; those that go straight to discipline inspection do not appear.`,
  week: (from, through) => `${from} to ${through}`,
  unit: 'Unit',
  standard: 'Standard',
  late: 'Late by',
  days: (n, isOpen) => (isOpen ? `${days(n)}, still open` : days(n)),
  times: (n) => `${n} times`,
  undecided: 'not decided when due; the rule decided instead',
  none: 'No red light was entered for this week.',
  otherWeeks: 'Other weeks',
  newest: 'The newest week',
};
