import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const notices: Texts['notices'] = {
  title: 'Notices',
  all: 'All notices',
  none: 'No notices yet.',
  older: 'Older notices',
  newer: 'Newer notices',
  publishedOn: (day) => `Published on ${day}`,
  otherLanguage: 'This notice is in Chinese only.',
  standing: { corrected: 'Corrected', taken_down: 'Taken down' },
  correctedBy: 'This notice has been corrected. What counts is:',
  corrects: 'This notice corrects:',
  takenDown: (day) => `This notice was taken down on ${day} and holds no more.`,
  reason: 'Reason',
};
