import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const status: Texts['status'] = {
  received: 'Получено',
  accepted: 'Принято',
  working: 'На рассмотрении',
  answered: 'Ответ дан',
  closed: 'Закрыто',
  needsYou: 'Нужны дополнения от Вас',
  sentenceReceived: 'Получено, ждёт принятия',
  sentenceWorking: (department, date) => `${department} рассматривает, ответ до ${date}`,
  sentenceNeedsYou: 'Нужны дополнения от Вас. Срок приостановлен',
  sentenceLate: (n) => `Уже ${n}-й рабочий день после срока. Надзор уведомлён`,
  sentenceAnswered: 'Ответ дан. Сообщите, решена ли проблема',
};
