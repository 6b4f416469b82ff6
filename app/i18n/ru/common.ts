import { pluralRu } from '#app/i18n/format.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const common: Texts['common'] = {
  siteName: 'Услуги для инвесторов',
  skip: 'К основному содержанию',
  languages: 'Языки',
  language: 'Русский',
  continue: 'Продолжить',
  back: 'Назад',
  change: 'Изменить',
  none: 'Не указано',
  optional: '(необязательно)',
  yes: 'Да',
  no: 'Нет',
  send: 'Отправить',
  save: 'Сохранить',
  errorPrefix: 'Ошибка: ',
  errorTitle: (n) => `Нужно исправить: ${n}`,
  step: (i, n) => `Шаг ${i} из ${n}`,
  workingDays: (n) => `${n} ${pluralRu(n, 'рабочий день', 'рабочих дня', 'рабочих дней')}`,
  exitButton: 'Быстро выйти',
  exitNote: 'Ответы удаляются, история браузера остаётся',
  sponsor: () => 'Сайт уездного правительства',
  phoneTitle: 'Вопросы по телефону',
  phoneLine: (phone) => `${phone} (линия госуслуг)`,
  privacyLine: 'Сайт не загружает ничего со сторонних ресурсов и не ведёт слежки.',
  breadcrumbHome: 'Главная',
};
