import type { Replacements } from '#app/i18n/words-in-place.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const requestWords: Replacements<Texts> = {
  receipt: { title: 'We have received your application' },
};
