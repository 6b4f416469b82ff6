import { account } from '#app/i18n/en/account.ts';
import { apply } from '#app/i18n/en/apply.ts';
import { cases } from '#app/i18n/en/cases.ts';
import { check } from '#app/i18n/en/check.ts';
import { checker } from '#app/i18n/en/checker.ts';
import { clock } from '#app/i18n/en/clock.ts';
import { common } from '#app/i18n/en/common.ts';
import { errors } from '#app/i18n/en/errors.ts';
import { evidence } from '#app/i18n/en/evidence.ts';
import { help } from '#app/i18n/en/help.ts';
import { hold } from '#app/i18n/en/hold.ts';
import { home } from '#app/i18n/en/home.ts';
import { inspection } from '#app/i18n/en/inspection.ts';
import { investorMail } from '#app/i18n/en/investor-mail.ts';
import { joint } from '#app/i18n/en/joint.ts';
import { ledger } from '#app/i18n/en/ledger.ts';
import { notices } from '#app/i18n/en/notices.ts';
import { openings } from '#app/i18n/en/openings.ts';
import { ownActs } from '#app/i18n/en/own-acts.ts';
import { publication } from '#app/i18n/en/publication.ts';
import { rating } from '#app/i18n/en/rating.ts';
import { receipt } from '#app/i18n/en/receipt.ts';
import { reminder } from '#app/i18n/en/reminder.ts';
import { report } from '#app/i18n/en/report.ts';
import { road } from '#app/i18n/en/road.ts';
import { scorecard } from '#app/i18n/en/scorecard.ts';
import { sentence } from '#app/i18n/en/sentence.ts';
import { services } from '#app/i18n/en/services.ts';
import { stalled } from '#app/i18n/en/stalled.ts';
import { start } from '#app/i18n/en/start.ts';
import { status } from '#app/i18n/en/status.ts';
import { timeline } from '#app/i18n/en/timeline.ts';
import { track } from '#app/i18n/en/track.ts';
import { verify } from '#app/i18n/en/verify.ts';
import { written } from '#app/i18n/en/written.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const en: Texts = {
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
