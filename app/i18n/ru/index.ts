import { common } from '#app/i18n/ru/common.ts';
import { errors } from '#app/i18n/ru/errors.ts';
import { home } from '#app/i18n/ru/home.ts';
import { report } from '#app/i18n/ru/report.ts';
import { services } from '#app/i18n/ru/services.ts';
import { start } from '#app/i18n/ru/start.ts';
import { status } from '#app/i18n/ru/status.ts';
import { track } from '#app/i18n/ru/track.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const ru: Texts = { common, errors, home, report, services, start, status, track };
