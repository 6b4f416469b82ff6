import type { Replacements } from '#app/i18n/words-in-place.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const requestWords: Replacements<Texts> = {
  evidence: {
    meta: 'The unit sees only a copy without location and device data; the original is sealed.',
    sealedNote: 'Sound and video are only sealed; no unit can read them. Hand in stamped papers as PDF or photos.',
  },
  receipt: { title: 'We have received your application' },
};
