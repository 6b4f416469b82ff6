import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const investorMail: Texts['investorMail'] = {
  subject: 'There is news for you on the site',
  line: 'There is news in the matter you sent in. Open the address below and read it with your code.',
  noReply: 'Mails say nothing of the matter. Please do not reply: nobody reads the replies.',
  stop: 'To stop these mails, open:',
  page: {
    title: 'Stop the mails',
    lead: 'After you press the button, no more mails are sent about this matter.',
    kept: 'The address is deleted as well, and cannot be brought back.',
    code: 'The matter goes on. You can read it at any time with your code.',
    submit: 'Stop the mails',
    missing: 'Please open the address in the last line of the mail.',
    doneTitle: 'No more mails',
    done: 'The mails behind this link have stopped.',
    track: 'Read your matter with your code',
  },
};
