import { pluralRu } from '#app/i18n/format.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const start: Texts['start'] = {
  title: 'Сообщить о проблеме, с которой столкнулся инвестор',
  time: 'Около 5 минут, без входа',
  promise: (n) =>
    `В течение ${n} ${pluralRu(n, 'рабочего дня', 'рабочих дней', 'рабочих дней')} сообщим, принято ли обращение`,
  not: 'При опасности звоните 110. Споры между компаниями — в суд или арбитраж. Долги и обещания властей — сюда',
  button: 'Начать',
};
