/** The one mail to investors who asked for it, and the page that stops it. */
export const investorMail = {
  subject: '有新进展，请到网站查看',
  line: '您交来的事项有新进展。请打开下面的网址，用查询码查看。',
  noReply: '邮件里不写内容。请不要回复，没有人看回信。',
  stop: '不想再收到这样的邮件，请打开：',
  page: {
    title: '停止邮件通知',
    lead: '按下按钮后，这件事不再发邮件给您。',
    kept: '邮箱地址同时删除，以后不能恢复。',
    code: '事项照常办理，凭查询码随时可以看。',
    submit: '停止邮件通知',
    missing: '请打开邮件最后一行的网址。',
    doneTitle: '不再发邮件通知',
    done: '按这个链接设置的邮件通知已经停止。',
    track: '用查询码查看事项',
  },
};
