import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const track: Texts['track'] = {};
