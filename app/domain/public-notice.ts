import { cleanLine, cleanText, countCharacters, LONGEST_STORY } from '#app/domain/typed-text.ts';

/** The languages of a notice, as the county's data name them; Chinese is always there. */
export const NOTICE_LANGUAGES = ['zh', 'en', 'ru'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** Plain paragraphs under a title. */
export type NoticeText = { title: string; text: string };
export type NoticeTexts = { zh: NoticeText; en: NoticeText | null; ru: NoticeText | null };

/** What the county tells everybody, once and for good. */
export type PublicNotice = {
  id: number;
  texts: NoticeTexts;
  /** The day `YYYY-MM-DD` from which it is shown. */
  shownOn: string;
  /** The notice in whose place it stands. */
  corrects: number | null;
  /** It was taken down, on which day and why. */
  removal: { on: string; reason: string } | null;
};

export const LONGEST_TITLE = 60;
/** Latin letters need about three for what one Chinese character says. */
const LONGEST_FOREIGN_TITLE = 160;
const LONGEST_TEXT = LONGEST_STORY;

/** The number of a notice as an address has it; null where it is none. */
export function readNoticeNumber(typed: string | undefined): number | null {
  return /^[1-9]\d{0,8}$/.test(typed ?? '') ? Number(typed) : null;
}

/** Whether everybody reads it on this day, or reads there that it was taken down. One that never came is nobody's. */
export function isPublic({ shownOn, removal }: PublicNotice, today: string): boolean {
  return shownOn <= today && (removal === null || removal.on >= shownOn);
}

/** Whether this one, which still stands, says the same in the same place, as after a second click. */
export function isSameNotice(one: PublicNotice, other: Pick<PublicNotice, 'texts' | 'corrects'>): boolean {
  const saysSame = NOTICE_LANGUAGES.every((language) => {
    const [own, theirs] = [one.texts[language], other.texts[language]];
    return own?.title === theirs?.title && own?.text === theirs?.text;
  });
  return one.removal === null && one.corrects === other.corrects && saysSame;
}

/** The text for a reader of this language, and in which it is: Chinese where there is no other. */
export function noticeIn(texts: NoticeTexts, language: NoticeLanguage): NoticeText & { language: NoticeLanguage } {
  const own = texts[language];
  return own ? { ...own, language } : { ...texts.zh, language: 'zh' };
}

/** The paragraphs of a text: its lines, without the empty ones. */
export function paragraphsOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}

/** The fields of a notice as they are typed: `titleZh`, `textZh` and so on. */
export type NoticeField = `${'title' | 'text'}${Capitalize<NoticeLanguage>}`;
export type NoticeProblem = 'missing' | 'other_half' | 'too_long';
export type TypedNotice =
  | { ok: true; texts: NoticeTexts }
  | { ok: false; problems: Partial<Record<NoticeField, NoticeProblem>> };

const FIELDS = {
  zh: { title: 'titleZh', text: 'textZh' },
  en: { title: 'titleEn', text: 'textEn' },
  ru: { title: 'titleRu', text: 'textRu' },
} as const;

/** What was typed, as it will be published: Chinese must be there, another language whole or not at all. */
export function readTypedNotice(typed: Readonly<Record<string, string>>): TypedNotice {
  const problems: Partial<Record<NoticeField, NoticeProblem>> = {};
  const read = (language: NoticeLanguage): NoticeText | null => {
    const { title: titleField, text: textField } = FIELDS[language];
    const title = cleanLine(typed[titleField] ?? '');
    const text = cleanText(typed[textField] ?? '');
    const isEmpty = title === '' && text === '';
    if (isEmpty && language !== 'zh') return null;
    const absent = language === 'zh' ? 'missing' : 'other_half';
    if (title === '') problems[titleField] = absent;
    if (text === '') problems[textField] = absent;
    const longest = language === 'zh' ? LONGEST_TITLE : LONGEST_FOREIGN_TITLE;
    if (countCharacters(title) > longest) problems[titleField] = 'too_long';
    if (countCharacters(text) > LONGEST_TEXT) problems[textField] = 'too_long';
    return { title, text };
  };
  const [zh, en, ru] = [read('zh'), read('en'), read('ru')];
  if (zh === null || Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, texts: { zh, en, ru } };
}
