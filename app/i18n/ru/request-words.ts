import type { Replacements } from '#app/i18n/words-in-place.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const requestWords: Replacements<Texts> = {
  evidence: {
    meta: 'Ведомство видит копию без данных о месте и устройстве, оригинал запечатан.',
    sealedNote: 'Аудио и видео только запечатываются, ведомство их не видит. Документы с печатью лучше в PDF или фото.',
  },
  inspection: {
    reason: { retaliation: 'Меня преследуют из-за заявления' },
    pressedWhat: 'Если от Вас требуют отозвать заявление, изменить слова или не спрашивать, сообщите нам.',
    asked: {
      retaliation: 'Вы просили комиссию вмешаться: преследование из-за заявления',
      pressed_to_withdraw: 'Вы сообщили комиссии, что отозвали заявление под давлением',
    },
  },
  openings: { title: 'Кто открывал заявление' },
  ownActs: {
    withdrawLink: 'Отозвать заявление',
    withdrawTitle: 'Отозвать заявление',
    withdrawQuestion: 'Вы хотите отозвать заявление?',
    withdrawPressed: 'Я отзываю заявление под давлением',
    pendingTitle: 'Вы просили отозвать заявление',
    withdrawalAsked: 'Вы просили отозвать заявление',
  },
  receipt: {
    title: 'Заявление получено',
    reference: 'Номер заявления',
    accept: (date) => `До ${date}: сообщим, принято ли заявление`,
    keepCode: 'По нему Вы узнаёте статус, отвечаете на вопросы и читаете ответ. Номер заявления его не заменяет',
  },
  sentence: {
    working: (dept) => `${dept} рассматривает заявление`,
    silently: 'Решения в срок не было, поэтому заявление считается принятым',
    withdrawn: (dept, date) => `${dept}: Вы отозвали заявление, ${date}`,
  },
  timeline: {
    opened: 'Мы получили Ваше заявление',
    openedFor: (dept) => `Мы получили Ваше заявление. Исполнитель: ${dept}`,
    referredWhy: { reporter_leaked: 'Возможно, кто-то выдал, кто подал заявление.' },
    promise: { acceptance: 'Сообщить, принято ли заявление' },
    accepted: (dept) => `${dept}: заявление принято`,
    acceptedSilently: 'Решения в срок не было: заявление считается принятым',
    appealAccepted: 'Жалоба удовлетворена, заявление принято',
  },
  track: {
    caseTitle: 'Статус заявления',
    reference: (reference) => `Номер заявления ${reference}`,
    retaliate: 'Если Вас преследуют из-за заявления, сразу сообщите нам',
    appealSilence: 'Нет решения в срок — заявление считается принятым.',
    sent: { withdrawal: 'Вы просили отозвать заявление. Отзыв ещё не в силе.' },
  },
};
