import type { RequestSubmission } from '#app/use-cases/file-request.server.ts';

export type DemoRequest = Pick<RequestSubmission, 'locale' | 'serviceId' | 'application'>;

const reach = (name: string, phone: string) => ({ name, phone, email: null, reachable: null });
const founder = (name: string | null) => ({ name, creditCode: null, registration: null });

const newCompany = (company: string, name: string): DemoRequest => ({
  locale: 'zh-CN',
  serviceId: 'company-registration',
  application: {
    applicant: 'founder',
    company: founder(company),
    contact: reach(name, '13800001000'),
    matter: '新开一家公司，材料已经准备好，想尽快领到营业执照。',
    papers: [0, 1, 2, 3, 4],
    byAgent: false,
  },
});

/** A firm whose title deed the agent gets from the unit that charges for it: several of them are a crowd. */
const titleDeed = (company: string, creditCode: string, name: string): DemoRequest => ({
  locale: 'zh-CN',
  serviceId: 'real-estate-registration',
  application: {
    applicant: 'company',
    company: { name: company, creditCode, registration: null },
    contact: reach(name, '13800001010'),
    matter: '厂房已经竣工，办不动产登记，请代办。',
    papers: [0, 1, 3],
    byAgent: true,
  },
});

/** What investors of the demo county ask for. */
export const DEMO_REQUESTS = {
  newCompany: newCompany('边城木业有限公司（筹）', '吴桐'),
  waterAndHeat: {
    locale: 'zh-CN',
    serviceId: 'utilities',
    application: {
      applicant: 'company',
      company: { name: '东岭食品有限公司', creditCode: '91350100M000100Y43', registration: null },
      contact: reach('郑海', '13800001001'),
      matter: '二期厂房十二月试生产，需要接水和暖气，每天用水约 40 吨。',
      papers: [0, 1],
      byAgent: false,
    },
  },
  stalledFiling: {
    locale: 'zh-CN',
    serviceId: 'project-filing',
    application: {
      applicant: 'company',
      company: { name: '东岭食品有限公司', creditCode: '91350100M000100Y43', registration: null },
      contact: reach('郑海', '13800001001'),
      matter: '冷链仓库项目备案，总投资一千二百万元，已经提交项目说明。',
      papers: [0, 1, 2],
      byAgent: false,
    },
  },
  agentTitle: {
    locale: 'zh-CN',
    serviceId: 'real-estate-registration',
    application: {
      applicant: 'company',
      company: { name: '北河仓储有限公司', creditCode: '91350100M000100Y43', registration: null },
      contact: reach('蒋莉', '13800001002'),
      matter: '两处仓库办不动产登记，公司没有人手跑手续，请代办。',
      papers: [1, 3],
      byAgent: true,
    },
  },
  russianQuestion: {
    locale: 'ru',
    serviceId: 'consultation',
    application: {
      applicant: 'foreign',
      company: founder('ООО «Амур Лес»'),
      contact: { name: 'Иван Петров', phone: null, email: 'petrov@example.org', reachable: null },
      matter: 'Какие документы нужны, чтобы арендовать склад у пункта пропуска?',
      papers: [],
      byAgent: false,
    },
  },
  refusedSession: {
    locale: 'zh-CN',
    serviceId: 'on-site-session',
    application: {
      applicant: 'company',
      company: { name: '和顺物流有限公司', creditCode: '91350100M000100Y43', registration: null },
      contact: reach('马骏', '13800001003'),
      matter: '和供货方的合同纠纷，请几个部门到现场协调。',
      papers: [0],
      byAgent: false,
    },
  },
  title1: titleDeed('松江木制品有限公司', '91231025MA1B0C2D19', '严松'),
  title2: titleDeed('北山石材有限公司', '91231025MA1B0C3K7P', '尹岩'),
  title3: titleDeed('清泉饮品有限公司', '91231025MA1B0C4H55', '常清'),
  title4: titleDeed('利民包装有限公司', '91231025MA1B0C5R2R', '倪敏'),
  title5: titleDeed('金谷粮贸有限公司', '91231025MA1B0C6T96', '谷雨'),
  title6: titleDeed('兴边物流有限公司', '91231025MA1B0C7W4E', '边城'),
  earlier1: newCompany('金穗农机有限公司（筹）', '田甜'),
  earlier2: newCompany('远山旅游有限公司（筹）', '石磊'),
  earlier3: newCompany('鸿达贸易有限公司（筹）', '林芳'),
  earlier4: newCompany('绿野菌业有限公司（筹）', '丁宁'),
  earlier5: newCompany('安居建材有限公司（筹）', '潘虹'),
  earlier6: newCompany('北国冷链有限公司（筹）', '于洋'),
  earlier7: newCompany('百草药材有限公司（筹）', '汪涛'),
  earlier8: newCompany('顺通车业有限公司（筹）', '谢军'),
} satisfies Record<string, DemoRequest>;

export type DemoRequestName = keyof typeof DEMO_REQUESTS;
