import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const report: Texts['report'] = {};
