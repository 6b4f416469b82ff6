import { pluralEn } from '#app/i18n/format.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const start: Texts['start'] = {
  title: 'Report a problem you met as an investor',
  time: 'About 5 minutes, no sign-in',
  promise: (n) => `We tell you within ${n} working ${pluralEn(n, 'day', 'days')} if we accept it`,
  promiseDiscipline: (n) =>
    `Demands for favours and retaliation go straight to discipline inspection, which takes them up within ${n} working ${pluralEn(n, 'day', 'days')}`,
  not: 'In danger, call 110. Disputes between companies go to arbitration or court; debts and broken promises of government belong here',
  button: 'Start',
};
