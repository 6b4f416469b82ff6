import { pluralRu } from '#app/i18n/format.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const openings: Texts['openings'] = {
  title: 'Кто открывал обращение',
  hint: 'Без имён. Ваши просмотры не учитываются.',
  none: 'Сотрудники его ещё не открывали.',
  who: (unit, role) => `${unit}: ${role}`,
  role: { officer: 'сотрудник', head: 'руководитель', hub: 'координатор' },
  discipline: 'Комиссия по проверке дисциплины',
  readText: 'прочитано',
  readStatus: 'видны только статус и сроки',
  readPaper: 'видны статус, сроки и документ установленной законом процедуры',
  times: (n) => `за день ${n} ${pluralRu(n, 'раз', 'раза', 'раз')}`,
  all: (n) => `Показать все записи (${n})`,
  fresh: 'Новое',
  freshCount: (n) =>
    `${n} ${pluralRu(n, 'новая запись', 'новые записи', 'новых записей')} с Вашего прошлого просмотра.`,
  freshLink: 'Показать новое',
};
