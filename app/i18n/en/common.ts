import { pluralEn } from '#app/i18n/format.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const common: Texts['common'] = {
  siteName: 'Investor Services',
  description:
    'Services for investors: apply, report a fee, a fine, a delay or an obstruction without signing in, follow your case.',
  skip: 'Skip to main content',
  languages: 'Languages',
  language: 'English',
  look: { title: 'Display', large: 'Larger', normal: 'Smaller', dark: 'Dark', light: 'Light' },
  continue: 'Continue',
  back: 'Back',
  change: 'Change',
  none: 'Not provided',
  optional: '(optional)',
  yes: 'Yes',
  no: 'No',
  send: 'Send',
  save: 'Save',
  errorPrefix: 'Error: ',
  errorTitle: (n) => (n === 1 ? 'There is a problem' : `There are ${n} problems`),
  step: (i, n) => `Step ${i} of ${n}`,
  workingDays: (n) => `${n} working ${pluralEn(n, 'day', 'days')}`,
  exitButton: 'Leave now',
  exitNote: 'Your answers are erased. Your browsing history is not',
  exitKeys: 'On a computer, pressing Shift three times leaves too',
  line: {
    sending: 'Sending…',
    offline: 'No connection. Your text is still on this page and was not sent',
    failed: 'It was not sent. Everything you entered is still here',
    again: 'Try again',
  },
  sponsor: () => 'Run by the county government',
  phoneTitle: 'Questions by phone',
  phoneLine: (phone) => `${phone} (government service line)`,
  privacyLine: 'This site loads nothing from third parties and has no trackers.',
  breadcrumbHome: 'Home',
};
