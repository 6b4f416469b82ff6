import type { Replacements } from '#app/i18n/words-in-place.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

/** What is said otherwise of a request than of a report. */
export const requestWords: Replacements<Texts> = {
  evidence: {
    meta: '承办单位只看到去掉位置和设备信息的副本，原件封存。',
    sealedNote: '录音、视频只封存，部门看不到内容。带章的材料请交 PDF 或照片。',
  },
  receipt: { title: '已收到您的申请' },
};
