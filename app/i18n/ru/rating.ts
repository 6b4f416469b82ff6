import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const rating: Texts['rating'] = {
  title: 'Ваша оценка',
  standardsTitle: 'Оценить по пяти критериям',
  standardsHint: 'Можно оценить некоторые или ни одного.',
  standard: {
    lawful: 'Законность: сборы и действия по закону',
    courteous: 'Вежливость: Вам ответил человек',
    supportive: 'Поддержка: Вам сообщали о ходе дела',
    efficient: 'Быстрота: сделано быстро',
    joint: 'Слаженность: ведомства работали вместе',
  },
  name: {
    lawful: 'Законность',
    courteous: 'Вежливость',
    supportive: 'Поддержка',
    efficient: 'Быстрота',
    joint: 'Слаженность',
  },
  noOpinion: 'Без оценки',
  reasonsQuestion: 'Что было не так?',
  reasonsHint: 'Учитывается только с оценкой «Плохо» или «Очень плохо». Можно выбрать несколько.',
  reason: {
    slow: 'Слишком долго',
    cold: 'Неприветливо',
    unclear: 'Ничего не объяснили',
    passed_around: 'Ведомства отсылали друг к другу',
    extra_demands: 'Требовали лишние бумаги или деньги',
    not_solved: 'Проблема не решена',
  },
  unseen: 'Исполнитель Вашу оценку не видит.',
  change: 'Изменить оценку',
  changeUntil: (date) => `Изменить можно один раз, до ${date}.`,
  changeOnce: 'Изменить можно только один раз.',
};
