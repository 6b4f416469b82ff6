import type { Replacements } from '#app/i18n/words-in-place.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

/** What is said otherwise of a request than of a report. */
export const requestWords: Replacements<Texts> = {
  receipt: { title: '已收到您的申请' },
};
