import { account } from '#app/i18n/ru/account.ts';
import { apply } from '#app/i18n/ru/apply.ts';
import { cases } from '#app/i18n/ru/cases.ts';
import { check } from '#app/i18n/ru/check.ts';
import { checker } from '#app/i18n/ru/checker.ts';
import { clock } from '#app/i18n/ru/clock.ts';
import { common } from '#app/i18n/ru/common.ts';
import { errors } from '#app/i18n/ru/errors.ts';
import { evidence } from '#app/i18n/ru/evidence.ts';
import { help } from '#app/i18n/ru/help.ts';
import { hold } from '#app/i18n/ru/hold.ts';
import { home } from '#app/i18n/ru/home.ts';
import { inspection } from '#app/i18n/ru/inspection.ts';
import { investorMail } from '#app/i18n/ru/investor-mail.ts';
import { joint } from '#app/i18n/ru/joint.ts';
import { ledger } from '#app/i18n/ru/ledger.ts';
import { notices } from '#app/i18n/ru/notices.ts';
import { openings } from '#app/i18n/ru/openings.ts';
import { ownActs } from '#app/i18n/ru/own-acts.ts';
import { publication } from '#app/i18n/ru/publication.ts';
import { rating } from '#app/i18n/ru/rating.ts';
import { receipt } from '#app/i18n/ru/receipt.ts';
import { reminder } from '#app/i18n/ru/reminder.ts';
import { report } from '#app/i18n/ru/report.ts';
import { road } from '#app/i18n/ru/road.ts';
import { scorecard } from '#app/i18n/ru/scorecard.ts';
import { sentence } from '#app/i18n/ru/sentence.ts';
import { services } from '#app/i18n/ru/services.ts';
import { stalled } from '#app/i18n/ru/stalled.ts';
import { start } from '#app/i18n/ru/start.ts';
import { status } from '#app/i18n/ru/status.ts';
import { timeline } from '#app/i18n/ru/timeline.ts';
import { track } from '#app/i18n/ru/track.ts';
import { verify } from '#app/i18n/ru/verify.ts';
import { written } from '#app/i18n/ru/written.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const ru: Texts = {
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
