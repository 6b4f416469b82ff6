import type { Locale } from '#app/i18n/locale.ts';

type LocalTime = { year: number; month: number; day: number; weekday: number; time: string };

const WEEKDAYS: Record<Locale, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  ru: ['вс', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб'],
};

const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const MONTHS_RU = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];

/** Alone, not in a date. */
const MONTH_NAMES_RU = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];

/** A zone's formatter, and the minutes it was asked for: a list shows the same few instants again and again. */
type ZonedFormat = { format: Intl.DateTimeFormat; minutes: Map<number, LocalTime> };
const formats = new Map<string, ZonedFormat>();
const MOST_MINUTES = 5_000;

function zonedFormat(timeZone: string): ZonedFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const made = { format, minutes: new Map<number, LocalTime>() };
  formats.set(timeZone, made);
  return made;
}

function localTime(at: Date, timeZone: string): LocalTime {
  const { format, minutes } = zonedFormat(timeZone);
  const minute = Math.floor(at.getTime() / 60_000);
  const known = minutes.get(minute);
  if (known) return known;
  const time = readParts(format.formatToParts(at));
  if (minutes.size >= MOST_MINUTES) minutes.clear();
  minutes.set(minute, time);
  return time;
}

function readParts(formatted: readonly Intl.DateTimeFormatPart[]): LocalTime {
  const parts = new Map(formatted.map((part) => [part.type, part.value]));
  const year = Number(parts.get('year'));
  const month = Number(parts.get('month'));
  const day = Number(parts.get('day'));
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, weekday, time: `${parts.get('hour')}:${parts.get('minute')}` };
}

function dayWords(day: LocalTime, locale: Locale, withYear: boolean): string {
  const weekday = WEEKDAYS[locale][day.weekday];
  const date = dateWords(day, locale, withYear);
  if (locale === 'en') return `${weekday} ${date}`;
  return locale === 'ru' ? `${date} (${weekday})` : `${date}（${weekday}）`;
}

function dateWords(day: LocalTime, locale: Locale, withYear: boolean): string {
  if (locale === 'en') return `${day.day} ${MONTHS_EN[day.month - 1]}${withYear ? ` ${day.year}` : ''}`;
  if (locale === 'ru') return `${day.day} ${MONTHS_RU[day.month - 1]}${withYear ? ` ${day.year} г.` : ''}`;
  return `${withYear ? `${day.year} 年 ` : ''}${day.month} 月 ${day.day} 日`;
}

/** A day in words with its weekday; the year is added when it differs from the reference's. No reference: no year. */
export function formatDate(at: Date, locale: Locale, timeZone: string, reference?: Date): string {
  const day = localTime(at, timeZone);
  const withYear = reference !== undefined && localTime(reference, timeZone).year !== day.year;
  return dayWords(day, locale, withYear);
}

/** A Chinese sentence made for times, with days in it: no gap after the bracket of a weekday. */
export function closeGaps(sentence: string): string {
  return sentence.replace(/） (?=\p{Script=Han})/gu, '）');
}

/** A calendar day `YYYY-MM-DD` in words; the year is added when it differs from the reference day's. */
export function formatDay(on: string, locale: Locale, referenceOn?: string): string {
  return dayWords(noonOf(on), locale, isOtherYear(on, referenceOn));
}

/** The same for whoever reads it now: the year is added when it is no longer, or not yet, that of the county's day. */
export function formatDayNow(on: string, locale: Locale, timeZone: string, now: Date): string {
  return formatDay(on, locale, String(localTime(now, timeZone).year));
}

/** The same without its weekday, where everybody knows it. */
export function formatPlainDay(on: string, locale: Locale, referenceOn?: string): string {
  return dateWords(noonOf(on), locale, isOtherYear(on, referenceOn));
}

/** A month `YYYY-MM` in words with its year: “2026 年 11 月”. */
export function formatMonth(month: string, locale: Locale): string {
  const { year, month: number } = noonOf(`${month}-01`);
  if (locale === 'en') return `${MONTHS_EN[number - 1]} ${year}`;
  return locale === 'ru' ? `${MONTH_NAMES_RU[number - 1]} ${year} г.` : `${year} 年 ${number} 月`;
}

/** A calendar day as it stands on paper, with its year. */
export function formatPaperDay(on: string, locale: Locale): string {
  return dateWords(noonOf(on), locale, true);
}

const noonOf = (on: string) => localTime(new Date(`${on}T12:00:00.000Z`), 'UTC');

function isOtherYear(on: string, referenceOn: string | undefined): boolean {
  return referenceOn !== undefined && referenceOn.slice(0, 4) !== on.slice(0, 4);
}

/** The wall time of the county, `17:00`, in every language. */
export function formatTime(at: Date, timeZone: string): string {
  return localTime(at, timeZone).time;
}

/** The weekday of an instant in the county: 周一. */
export function formatWeekday(at: Date, locale: Locale, timeZone: string): string {
  return WEEKDAYS[locale][localTime(at, timeZone).weekday] ?? '';
}

/** Day and wall time: “12 月 4 日（周五）17:00”. */
export function formatDateTime(at: Date, locale: Locale, timeZone: string, reference?: Date): string {
  const date = formatDate(at, locale, timeZone, reference);
  return `${date}${locale === 'zh-CN' ? '' : ', '}${formatTime(at, timeZone)}`;
}

/** An amount held in fen, shown in yuan with two decimals. Russian groups with non-breaking spaces. */
export function formatYuan(fen: number, locale: Locale): string {
  const whole = Math.trunc(Math.abs(fen) / 100);
  const decimals = String(Math.abs(fen) % 100).padStart(2, '0');
  const group = locale === 'ru' ? '\u00a0' : ',';
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, group);
  const sign = fen < 0 ? '−' : '';
  if (locale === 'ru') return `${sign}${grouped},${decimals}\u00a0юаня`;
  return `${sign}${grouped}.${decimals} ${locale === 'en' ? 'yuan' : '元'}`;
}

/** The Russian form for a whole number: 1 день, 2 дня, 5 дней, 11 дней, 21 день. */
export function pluralRu(n: number, one: string, few: string, many: string): string {
  const tens = Math.abs(n) % 100;
  const ones = tens % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (ones === 1) return one;
  return ones >= 2 && ones <= 4 ? few : many;
}

/** The English form for a whole number. */
export function pluralEn(n: number, one: string, many: string): string {
  return n === 1 ? one : many;
}

const MEGABYTE = 1_048_576;

/** The size of a file as people say it: whole KB, from 1 MB on with one decimal. */
export function formatBytes(bytes: number, locale: Locale): string {
  const [kilo, mega] = locale === 'ru' ? ['КБ', 'МБ'] : ['KB', 'MB'];
  if (bytes < MEGABYTE) return `${Math.max(1, Math.ceil(bytes / 1024))} ${kilo}`;
  const words = (bytes / MEGABYTE).toFixed(1);
  return `${locale === 'ru' ? words.replace('.', ',') : words} ${mega}`;
}
