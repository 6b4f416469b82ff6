import { account } from '#app/i18n/zh-CN/account.ts';
import { apply } from '#app/i18n/zh-CN/apply.ts';
import { cases } from '#app/i18n/zh-CN/cases.ts';
import { check } from '#app/i18n/zh-CN/check.ts';
import { checker } from '#app/i18n/zh-CN/checker.ts';
import { clock } from '#app/i18n/zh-CN/clock.ts';
import { common } from '#app/i18n/zh-CN/common.ts';
import { errors } from '#app/i18n/zh-CN/errors.ts';
import { evidence } from '#app/i18n/zh-CN/evidence.ts';
import { help } from '#app/i18n/zh-CN/help.ts';
import { hold } from '#app/i18n/zh-CN/hold.ts';
import { home } from '#app/i18n/zh-CN/home.ts';
import { inspection } from '#app/i18n/zh-CN/inspection.ts';
import { investorMail } from '#app/i18n/zh-CN/investor-mail.ts';
import { joint } from '#app/i18n/zh-CN/joint.ts';
import { ledger } from '#app/i18n/zh-CN/ledger.ts';
import { notices } from '#app/i18n/zh-CN/notices.ts';
import { openings } from '#app/i18n/zh-CN/openings.ts';
import { ownActs } from '#app/i18n/zh-CN/own-acts.ts';
import { publication } from '#app/i18n/zh-CN/publication.ts';
import { rating } from '#app/i18n/zh-CN/rating.ts';
import { receipt } from '#app/i18n/zh-CN/receipt.ts';
import { reminder } from '#app/i18n/zh-CN/reminder.ts';
import { report } from '#app/i18n/zh-CN/report.ts';
import { road } from '#app/i18n/zh-CN/road.ts';
import { scorecard } from '#app/i18n/zh-CN/scorecard.ts';
import { sentence } from '#app/i18n/zh-CN/sentence.ts';
import { services } from '#app/i18n/zh-CN/services.ts';
import { stalled } from '#app/i18n/zh-CN/stalled.ts';
import { start } from '#app/i18n/zh-CN/start.ts';
import { status } from '#app/i18n/zh-CN/status.ts';
import { timeline } from '#app/i18n/zh-CN/timeline.ts';
import { track } from '#app/i18n/zh-CN/track.ts';
import { verify } from '#app/i18n/zh-CN/verify.ts';
import { written } from '#app/i18n/zh-CN/written.ts';

export const zhCN = {
  account,
  apply,
  cases,
  check,
  checker,
  clock,
  common,
  errors,
  evidence,
  help,
  hold,
  home,
  investorMail,
  inspection,
  joint,
  ledger,
  notices,
  openings,
  ownActs,
  publication,
  rating,
  receipt,
  reminder,
  report,
  road,
  services,
  scorecard,
  sentence,
  stalled,
  start,
  status,
  timeline,
  track,
  verify,
  written,
};

/** The Chinese catalogue defines which texts there are; the others must have the same. */
export type Texts = typeof zhCN;
