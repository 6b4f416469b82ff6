import { common } from '#app/i18n/en/common.ts';
import { errors } from '#app/i18n/en/errors.ts';
import { home } from '#app/i18n/en/home.ts';
import { report } from '#app/i18n/en/report.ts';
import { services } from '#app/i18n/en/services.ts';
import { start } from '#app/i18n/en/start.ts';
import { status } from '#app/i18n/en/status.ts';
import { track } from '#app/i18n/en/track.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const en: Texts = { common, errors, home, report, services, start, status, track };
