// Subjects tell apart only what is new from what waits: a light, a summons or a referral in a subject line would say how
// a case stands to whoever reads over a shoulder or runs the mail server.
const NEW_ITEM = '有新的事项';
const WAITING_ITEM = '有事项待办理';

/** The subject of each mail to staff, and what a list of failed mails says of it: the same words, no more. */
export const mailSubjects = {
  case_received: NEW_ITEM,
  query_served: NEW_ITEM,
  referral_received: NEW_ITEM,
  investor_wrote: NEW_ITEM,
  clock_reminder: WAITING_ITEM,
  amber_light: WAITING_ITEM,
  red_light: WAITING_ITEM,
  supervision_order: WAITING_ITEM,
  summons: WAITING_ITEM,
  query_reminder: WAITING_ITEM,
  higher_channel: WAITING_ITEM,
  answer_to_sign: WAITING_ITEM,
  case_passed_on: NEW_ITEM,
  co_handling_asked: NEW_ITEM,
  handoff_asked: NEW_ITEM,
  decision_asked: NEW_ITEM,
  duty_given: NEW_ITEM,
  lead_informed: NEW_ITEM,
  notices_waiting: WAITING_ITEM,
  // About the portal itself: no case stands behind it, so its subject may say what it is.
  sweeper_recovered: '计时程序停过，已恢复',
  steps_left_due: '有到期的提醒和升级没有办成',
};

/** The page of mails that were given up, for both staff areas; Chinese alone. */
export const mailTexts = {
  title: '没有送出的邮件',
  banner: '有邮件没有送出，已不再重发。',
  bannerLink: '查看和处理',
  lead: '发给本单位人员、多次重发仍没有送出的邮件。邮件只请人登录；要办的事项在列表里都有。',
  newest: (n: number) => `只列出最近的 ${n} 封。下面两个按钮对更早的也有效。`,
  empty: '没有未送出的邮件。',
  columns: { recipient: '收件人', subject: '邮件', failedAt: '最后失败', reason: '原因' },
  recipient: (name: string, role: string) => `${name}（${role}）`,
  roles: {
    officer: '承办人',
    head: '负责人',
    hub: '分办人员',
    inspector: '纪检人员',
    inspection_head: '纪检负责人',
    system_admin: '系统管理员',
  },
  otherSubject: '其他通知',
  /** By the first word of the stored code. */
  reasons: {
    EACCOUNT: '账号已停用',
    ETEMPLATE: '通知种类已不再使用',
    EADDRESS: '收件地址不完整',
    EENVELOPE: '收件地址被拒收',
    EMESSAGE: '邮件被拒收',
    EAUTH: '邮件服务器不接受登录',
    EDNS: '找不到邮件服务器',
    ECONNECTION: '连不上邮件服务器',
    ESOCKET: '连不上邮件服务器',
    ETIMEDOUT: '邮件服务器没有回应',
    ETLS: '和邮件服务器的加密连接没有建立',
  },
  otherReason: '没有送出',
  reason: (words: string, code: string) => (code === '' ? words : `${words} · ${code}`),
  retry: '重新发送',
  setAside: '不再发送，标为已看',
  actsHint: '请系统管理员检查收件地址和邮件服务器，再重新发送。',
  retried: '已重新排队，和其他待发的邮件一起发送。',
  wasSetAside: '已标为已看，没有再发。',
  incomplete: '没有收到完整的内容。请再提交一次',
};
