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
  atHand: '申请人手上有',
  missing: '申请人还没有',
  papersHint: '缺的材料请在“请投资人补充”里一次告知。',
  tag: '申请',
};
