import type { Replacements } from '#app/i18n/words-in-place.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const requestWords: Replacements<Texts> = {
  evidence: {
    meta: 'Ведомство видит копию без данных о месте и устройстве, оригинал запечатан.',
    sealedNote: 'Аудио и видео только запечатываются, ведомство их не видит. Документы с печатью лучше в PDF или фото.',
  },
  receipt: {
    title: 'Заявление получено',
    reference: 'Номер заявления',
    accept: (date) => `До ${date}: сообщим, принято ли заявление`,
    keepCode: 'По нему Вы узнаёте статус, отвечаете на вопросы и читаете ответ. Номер заявления его не заменяет',
  },
};
