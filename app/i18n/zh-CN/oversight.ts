import { conductWords } from '#app/i18n/zh-CN/conduct-words.ts';
import { oversightActs } from '#app/i18n/zh-CN/oversight-acts.ts';
import { oversightCase } from '#app/i18n/zh-CN/oversight-case.ts';

const frame = {
  area: '纪检监察',
  sweeperStopped: '时限检查已停止，提醒和自动移送可能推迟。请马上通知系统管理人员。最后一次检查：',
  sweeperNever: '时限检查还没有开始，提醒和自动移送不会发生。请马上通知系统管理人员。',
  tabs: { open: '待办线索', retaliation: '打击报复', notices: '作风通报', done: '已办' },
};

const inbox = {
  title: '收件箱',
  retaliation: (n: number) => `打击报复 ${n} 件`,
  retaliationHint: '排在最前面，不按期限排序。',
  leads: (n: number) => `线索 ${n} 件`,
  done: '已办线索',
  notices: (n: number) => `作风通报 ${n} 件`,
  noticesHint: '超期仍未解决、自动移送、还没有办结的，按单位归并。只读。',
  noLeads: '没有待办线索。',
  noDone: '还没有办完的线索。',
  noNotices: '没有作风通报。',
  columns: {
    cause: '触发原因',
    time: '剩余时间',
    reference: '编号',
    unit: '涉及单位',
    category: '事项',
    openedAt: '移送时间',
    stage: '环节',
    status: '办理状态',
  },
  unitUnknown: '未明确',
  categoryUnknown: '类别待定',
  unitNotices: (unit: string, n: number) => `${unit}：${n} 件`,
  noClock: '未在计时',
  pages: (of: string) => `${of}翻页`,
  page: (n: number) => `第 ${n} 页`,
  previous: '上一页',
  next: '下一页',
};

/** All texts of discipline inspection's area; Chinese alone. */
export const oversightTexts = { frame, inbox, case: oversightCase, acts: oversightActs, conduct: conductWords };
