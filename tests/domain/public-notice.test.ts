import { describe, expect, test } from 'vitest';
import { isPublic, noticeIn, type PublicNotice, paragraphsOf, readTypedNotice } from '#app/domain/public-notice.ts';

const ZH = { title: '国庆假期办件安排', text: '窗口不办公。' };
const TEXTS = { zh: ZH, en: { title: 'Holiday', text: 'Closed.' }, ru: null };

describe('a notice as it is typed', () => {
  test('needs Chinese alone; what is cleaned is what is published', () => {
    const typed = { titleZh: ' 国庆\u200b假期办件安排 ', textZh: '窗口不办公。\r\n', titleEn: ' ', textRu: '' };
    expect(readTypedNotice(typed)).toEqual({ ok: true, texts: { zh: ZH, en: null, ru: null } });
    expect(readTypedNotice({ titleEn: 'Holiday', textEn: 'Closed.' })).toEqual({
      ok: false,
      problems: { titleZh: 'missing', textZh: 'missing' },
    });
  });

  test('has another language whole or not at all', () => {
    const typed = { titleZh: '甲', textZh: '乙', titleEn: 'Holiday', textRu: 'Закрыто.' };
    expect(readTypedNotice(typed)).toEqual({
      ok: false,
      problems: { textEn: 'other_half', titleRu: 'other_half' },
    });
  });

  test('has a title of one line and no text without end', () => {
    const long = { titleZh: '字'.repeat(61), textZh: '字'.repeat(3001), titleEn: 'a'.repeat(160), textEn: 'b' };
    expect(readTypedNotice(long)).toEqual({ ok: false, problems: { titleZh: 'too_long', textZh: 'too_long' } });
    const lines = readTypedNotice({ titleZh: '国庆\n假期', textZh: '甲' });
    expect(lines.ok && lines.texts.zh.title).toBe('国庆 假期');
  });
});

test('paragraphs are its lines, without the empty ones, whatever stands in them', () => {
  expect(paragraphsOf('一\n\n  二 <b>\n')).toEqual(['一', '二 <b>']);
});

test('a reader without a text in the own language gets the Chinese one, and is told so', () => {
  expect(noticeIn(TEXTS, 'en')).toEqual({ title: 'Holiday', text: 'Closed.', language: 'en' });
  expect(noticeIn(TEXTS, 'ru')).toEqual({ ...ZH, language: 'zh' });
});

test.each([
  ['before its day', null, '2026-11-30', false],
  ['on its day', null, '2026-12-01', true],
  ['taken down later', '2026-12-03', '2026-12-05', true],
  ['taken down on its day', '2026-12-01', '2026-12-01', true],
  ['taken down before it came', '2026-11-28', '2026-12-05', false],
])('is read by everybody: %s', (_when, removedOn, today, expected) => {
  const removal = removedOn === null ? null : { on: removedOn, reason: '重复' };
  const notice: PublicNotice = { id: 1, texts: TEXTS, shownOn: '2026-12-01', corrects: null, removal };
  expect(isPublic(notice, today)).toBe(expected);
});
