import { conductWords } from '#app/i18n/zh-CN/conduct-words.ts';
import { oversightActs } from '#app/i18n/zh-CN/oversight-acts.ts';
import { oversightCase } from '#app/i18n/zh-CN/oversight-case.ts';

const frame = {
  area: '纪检监察',
  sweeperStopped: '时限检查已停止，提醒和自动移送可能推迟。请马上通知系统管理人员。最后一次检查：',
  sweeperNever: '时限检查还没有开始，提醒和自动移送不会发生。请马上通知系统管理人员。',
  tabs: { open: '待办线索', retaliation: '打击报复、施压', notices: '作风通报', done: '已办' },
};

const inbox = {
  title: '收件箱',
  retaliation: (n: number) => `打击报复、施压 ${n} 件`,
  retaliationHint: '排在最前面，不按期限排序。',
  leads: (n: number) => `线索 ${n} 件`,
  done: '已办线索',
  notices: (n: number) => `作风通报 ${n} 件`,
  noticesHint: '超期仍未解决、自动移送、还没有答复的，按单位归并。',
  answerNotices: '按单位答复作风通报',
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

/** The batch: what discipline makes of the notices of one unit. */
const notices = {
  title: '作风通报，按单位答复',
  intro:
    '一个单位的通报一起答复，每周一次。从最早一件算起，五个工作日内答复。一次答复下面列出的这几件；以后再来的，下次再答复。',
  none: '没有要答复的作风通报。',
  done: '已答复，各件都记入经过。',
  back: '返回收件箱',
  unit: (unit: string, n: number) => `${unit} ${n} 件`,
  due: (day: string) => `请在 ${day}前答复。`,
  dueToday: (day: string) => `今天到期：请在 ${day}下班前答复。`,
  overdue: (day: string, days: number) =>
    days > 0 ? `应在 ${day}前答复，已是超期第 ${days} 个工作日。` : `应在 ${day}前答复，已超期。`,
  columns: {
    reference: '编号',
    category: '事项',
    openedAt: '移送时间',
    daysLate: '答复超期',
    status: '办理状态',
    clock: '时限证据',
  },
  days: (n: number) => (n === 0 ? '到期当天' : `第 ${n} 个工作日`),
  evidence: '怎样算的',
  legend: (unit: string, n: number) => `对${unit}这 ${n} 件怎样处理`,
  outcomes: {
    kept: '留存',
    to_supervision: '转督查单位',
    taken_up: '转为线索',
  },
  hints: {
    kept: '不再处理，记录保留。',
    to_supervision: '督查单位会看到编号、事项和进度，看不到反映内容。',
    taken_up: '每一件都成为线索，签收期限从现在起算。反映人会看到已移送。',
  },
  reason: '理由',
  reasonHint: '只有纪检监察看得到；转督查单位的，该单位也看得到。',
  submit: (unit: string) => `答复${unit}的通报`,
  missing: '请选择怎样处理',
  tooLong: (max: number) => `最多 ${max} 个字`,
  changed: '有通报已经答复过，或者不再等待答复。没有做任何改动，请看现在的列表。',
};

/** Whether the head of a unit is liable too: a question with its facts, and no answer. */
const heads = {
  title: '负责人是否有连带责任',
  hint: '请纪检监察判断。下面只列事实：哪一次告知了负责人，单位之后先做了什么。没有负责人账号的单位，告知的是统筹部门。',
  unit: '单位',
  told: '告知',
  did: '之后先做的',
  nothing: '还没有任何办理',
};

/** All texts of discipline inspection's area; Chinese alone. */
export const oversightTexts = {
  frame,
  inbox,
  notices,
  heads,
  case: oversightCase,
  acts: oversightActs,
  conduct: conductWords,
};
