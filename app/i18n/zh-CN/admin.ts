import { adminCalendars } from '#app/i18n/zh-CN/admin-calendars.ts';
import { adminClocks } from '#app/i18n/zh-CN/admin-clocks.ts';
import { adminDrafts } from '#app/i18n/zh-CN/admin-drafts.ts';
import { adminFees } from '#app/i18n/zh-CN/admin-fees.ts';
import { adminFrame } from '#app/i18n/zh-CN/admin-frame.ts';
import { adminNotices } from '#app/i18n/zh-CN/admin-notices.ts';
import { adminRehearsal } from '#app/i18n/zh-CN/admin-rehearsal.ts';

/** All texts of the administrators' area; Chinese alone. */
export const adminTexts = {
  frame: adminFrame,
  calendars: adminCalendars,
  clocks: adminClocks,
  drafts: adminDrafts,
  fees: adminFees,
  notices: adminNotices,
  rehearsal: adminRehearsal,
};
