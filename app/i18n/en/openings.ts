import { pluralEn } from '#app/i18n/format.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const openings: Texts['openings'] = {
  title: 'Who has opened this report',
  hint: 'Without names. Your own views are not counted.',
  none: 'No officer has opened it yet.',
  who: (unit, role) => `${unit}, ${role}`,
  role: { officer: 'an officer', head: 'the head', hub: 'a coordinator' },
  discipline: 'Discipline inspection',
  readText: 'read the report',
  readStatus: 'saw status and dates only',
  readPaper: 'saw status, dates and the document of the statutory procedure',
  times: (n) => `${n} times that day`,
  all: (n) => `See all ${n} entries`,
  fresh: 'New',
  freshCount: (n) => `${n} new ${pluralEn(n, 'entry', 'entries')} since you last looked.`,
  freshLink: 'See what is new',
};
