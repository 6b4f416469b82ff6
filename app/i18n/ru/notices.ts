import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const notices: Texts['notices'] = {
  title: 'Объявления',
  all: 'Все объявления',
  none: 'Объявлений пока нет.',
  older: 'Более ранние объявления',
  newer: 'Более новые объявления',
  publishedOn: (day) => `Опубликовано ${day}`,
  otherLanguage: 'Это объявление есть только на китайском языке.',
  standing: { corrected: 'Исправлено', taken_down: 'Снято' },
  correctedBy: 'Объявление исправлено. Действует другое:',
  corrects: 'Это объявление исправляет другое:',
  takenDown: (day) => `Объявление снято ${day} и больше не действует.`,
  reason: 'Причина',
};
