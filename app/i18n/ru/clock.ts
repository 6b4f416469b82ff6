import { pluralRu } from '#app/i18n/format.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

const workingDays = (n: number) => `${n} ${pluralRu(n, 'рабочий день', 'рабочих дня', 'рабочих дней')}`;

function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  const parts = [hours > 0 ? `${hours} ч` : '', rest > 0 || hours === 0 ? `${rest} мин` : ''];
  return parts.filter((part) => part !== '').join(' ');
}

function goesOn(by: string | null): string {
  const again = 'Дата появится, когда счёт продолжится';
  return by === null ? `${again}.` : `${again}: не позднее ${by}.`;
}

export const clock: Texts['clock'] = {
  link: 'Как считается этот срок?',
  title: 'Как считается этот срок?',
  duration,
  sentence: {
    running: (what, due) => `${what}: не позднее ${due}.`,
    overdue: (what, due) => `${what}: нужно было до ${due}, срок пропущен.`,
    met: (what, at, due) => `${what}: сделано ${at}. Срок был до ${due}.`,
    missed: (what, at, due) => `${what}: сделано ${at}, с опозданием. Срок был до ${due}.`,
    paused: (what, by) => `${what}: сейчас приостановлено, ждём Вас. ${goesOn(by)}`,
    pausedProcedure: (what, by) => `${what}: сейчас приостановлено, идёт процедура по закону. ${goesOn(by)}`,
    ended: (what, at) => `${what}: прекращено ${at}, больше не считается.`,
    notDone: (what, at, due) => `${what}: нужно было до ${due}, не сделано, прекращено ${at}.`,
    silent: (what, due) => `${what}: нет решения до ${due}, поэтому считается принятым.`,
    passedOn: (what, due) => `${what}: нет решения до ${due}, поэтому передано само.`,
  },
  used: {
    days: (used, of) => `Прошло рабочих дней: ${used} из ${of}.`,
    time: (used, of) => `Прошло ${used} из ${of}.`,
    day: (n, of) =>
      n === 0
        ? `Рабочих дней: ${of}, осталось ${of}.`
        : `Рабочий день ${n} из ${of}${n < of ? `, осталось ${of - n}` : ''}.`,
    timeLeft: (used, left, of) => `Прошло ${used}, осталось ${left}, всего ${of}.`,
    late: (n) => `Время вышло: уже ${n}-й рабочий день после срока.`,
  },
  why: {
    days: (start, n) => `Считается от ${start}: ${workingDays(n)}, этот день не входит.`,
    time: (start, of) => `Считается от ${start}: ${of} рабочего времени.`,
    hours: (hours) => `Часы работы: ${hours}.`,
    wallTime: (start, of) => `Считается от ${start}: ${of}, ночи и выходные входят.`,
    lastDay: 'Последний день кончается с закрытием учреждения.',
    skipped: 'Выходные и праздники не считаются. Выходной, перенесённый в рабочие дни, считается.',
    paused: (n) => `Не засчитано рабочих дней ожидания Вашего ответа: ${n}.`,
    pausedProcedure: (n) => `Не засчитано рабочих дней процедуры по закону: ${n}.`,
    extended: (n, more) => `Было ${workingDays(n)}, срок продлён на ${workingDays(more)}.`,
  },
  table: { caption: 'День за днём', day: 'Дата', how: 'Как считается' },
  day: {
    start_day: 'День начала: не считается',
    counted: (n, of) => `Рабочий день ${n} из ${of}`,
    make_up: (n, of) => `Перенесённый рабочий день: ${n} из ${of}`,
    time: (length, hours) => (hours === '' ? `Засчитано ${length}` : `${hours}: ${length}`),
    makeUpTime: (length, hours) => `Перенесённый рабочий день, ${hours}: ${length}`,
    noTime: 'Считать нечего',
    weekend: 'Выходной: не считается',
    closed: (why) => `Нерабочий день (${why}): не считается`,
    holiday: (name) => `Праздник (${name}): не считается`,
    namelessHoliday: 'Праздник: не считается',
    paused: 'Ждём Вас: не считается',
    pausedBy: (unit) => `Ждём Вашего ответа, спрашивает ${unit}: не считается`,
    pausedProcedure: (document) => `Идёт процедура по закону (${document}): не считается`,
    pausedProcedureBy: (unit, document) => `${unit}: идёт процедура по закону (${document}), не считается`,
    several: (how, n) => `${how}, всего ${workingDays(n)}`,
    lateDay: (n) => `${n}-й рабочий день после срока`,
    lateDays: (from, to) => `С ${from}-го по ${to}-й рабочий день после срока`,
    lateTime: 'После срока',
    stopped: 'Остановлено раньше: не считается',
    stoppedHere: 'Остановлено в этот день: не считается',
    until: (day) => `по ${day}`,
    due: 'Срок',
    today: 'Сегодня',
  },
  event: {
    start: (time) => `${time} начало`,
    pause: (time) => `${time} пауза`,
    pauseBecause: (paused, why) => `${paused}. ${why}`,
    resume: (time) => `${time} продолжение`,
    stop: (time) => `${time} остановка`,
  },
  note: {
    cut: (n) => `Показаны только первые дни: ${n}.`,
    published: (day) => `Праздники объявлены по ${day}.`,
    provisional: 'Этот срок позже и может измениться, когда объявят следующие.',
    annulled: (from, to) => `Приостановка с ${from} до ${to} отменена: это время засчитано.`,
    moved: (at) => `С ${at} считается по новым правилам, от того же начала.`,
    ownDays: (unit) => `Уезд установил для ведомства свои рабочие дни, этот срок считается по ним: ${unit}.`,
    rules: (policy, calendar) => `Посчитано по правилам сроков ${policy} и календарю ${calendar}.`,
  },
  holidays: {
    元旦: 'Новый год',
    春节: 'Праздник весны',
    清明节: 'Цинмин',
    劳动节: 'День труда',
    端午节: 'Праздник драконьих лодок',
    中秋节: 'Праздник середины осени',
    国庆节: 'День образования КНР',
  },
};
