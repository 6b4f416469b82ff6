import type { Replacements } from '#app/i18n/words-in-place.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

/** What is said otherwise of a request than of a report. */
export const requestWords: Replacements<Texts> = {
  evidence: {
    meta: '承办单位只看到去掉位置和设备信息的副本，原件封存。',
    sealedNote: '录音、视频只封存，部门看不到内容。带章的材料请交 PDF 或照片。',
  },
  inspection: {
    secret: '承办单位看不到您提出过，也看不到您写的话。',
    closed: '这件事本县不能办理，请找上级机关。',
  },
  openings: { title: '谁看过这件申请' },
  ownActs: {
    withdrawLink: '撤回这件申请',
    withdrawTitle: '撤回这件申请',
    withdrawQuestion: '您要撤回这件申请吗？',
    withdrawAfter: '生效以后不再办理，也不能恢复。可以重新申请。',
  },
  receipt: { title: '已收到您的申请' },
  sentence: { higherOnly: (date) => `${date}已结束：本县不能办理这件事，请找上级机关` },
  timeline: {
    opened: '收到您的申请',
    openedFor: (dept) => `收到您的申请，由${dept}办理`,
    referredWhy: { reporter_leaked: '可能有人泄露了申请人的情况。' },
  },
  track: {
    caseTitle: '申请进度',
    retaliate: '因为申请受到刁难或报复，请马上告诉我们',
    refusalReason: { no_facts: '没有写明要办什么。补充以后可以重新申请。' },
    higher: '可以拨打 12388，告诉纪检监察机关。',
  },
};
