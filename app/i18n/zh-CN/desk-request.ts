/** Requests for services on the desk. */
export const deskRequest = {
  applicants: {
    company: '有统一社会信用代码的企业或单位',
    founder: '还没有登记的企业或个人',
    foreign: '境外投资者',
  },
  byAgent: '请县里领办代办',
  bySelf: '自行办理',
  papers: '材料',
  handedIn: (files: string) => `已交：文件 ${files}`,
  atHand: '申请人手上有，没有交文件',
  missing: '申请人还没有',
  papersHint: '缺的材料请在“请投资人补充”里一次告知。',
  tag: '申请',
  history: (reference: string, service: string) => `申请 ${reference}（${service}）的时限记录`,
  historyAt: (when: string) => `记录于 ${when}，由系统从该申请的办理过程生成，投资人没有改动。`,
  why: {
    overdue: '到期没有答复',
    refused: '不予受理',
    verbal_no: '投资人称被口头拒绝',
    not_written: '要求书面答复，到期没有答复',
  },
  written: {
    tag: '要书面答复',
    owed: '1 个工作日内书面答复：依据、缺什么、别的办法、承办人。到期没有答复，投资人一点就能转成反映。',
    refusedOn: (day: string) => `被拒绝的日期：${day}`,
    place: (place: string) => `窗口或人员：${place}`,
    about: (reference: string) => `针对申请 ${reference}`,
    gap: '缺什么',
    route: '别的办法',
    officer: '承办人',
  },
};
