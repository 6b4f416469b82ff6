import { pluralEn } from '#app/i18n/format.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const cases: Texts['cases'] = {
  title: 'Closed cases, without names',
  lead: 'Shown here with the consent of whoever reported.',
  what: 'Only the kind, the department in charge, the time and the result. Nobody involved, no unit that was reported, no words of anybody.',
  rules:
    'A case is shown among at least 5 of its kind at the same department in a year, for one year. New ones come on the first of a month. Where the reporter’s name was kept from the department it is shown at least 30 days later, with the quarter and a range of days.',
  returnedNote: 'Sums returned are given in ranges, by what was reported.',
  none: 'There is no closed case to show now.',
  caption: 'Closed cases',
  filter: 'By kind',
  all: 'All',
  matter: 'Matter',
  period: 'Answered',
  result: 'Result',
  quarter: (year, quarter) => `${['First', 'Second', 'Third', 'Fourth'][quarter - 1]} quarter of ${year}`,
  outcome: {
    solved: 'Confirmed solved',
    answered: 'Answered by the department',
    cannot_be_met: 'Cannot be met under the law',
  },
  days: (from, through) => {
    if (through === 0) return 'in less than 1 working day';
    if (from === through) return `in ${from} working ${pluralEn(from, 'day', 'days')}`;
    if (through === null) return `in more than ${from - 1} working days`;
    return from === 0 ? `within ${through} working days` : `in ${from} to ${through} working days`;
  },
  returned: {
    below_1000: 'Returned: less than 1,000 yuan',
    below_10000: 'Returned: 1,000 to 10,000 yuan',
    below_100000: 'Returned: 10,000 to 100,000 yuan',
    more: 'Returned: 100,000 yuan or more',
  },
  link: 'See closed cases',
};
