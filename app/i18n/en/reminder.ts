import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const reminder: Texts['reminder'] = {
  title: (nth) => `Reminder ${nth}: please tell us if it is solved`,
  body: (until) =>
    `Without a word from you by the end of ${until} it is recorded as “handled, not confirmed”, which does not count as solved. You can still answer after that.`,
  link: 'Answer now',
};
