export const notices = {
  title: '公告',
  all: '全部公告',
  none: '还没有公告。',
  older: '更早的公告',
  newer: '较新的公告',
  publishedOn: (day: string) => `${day}发布`,
  otherLanguage: '这条公告只有中文。',
  standing: { corrected: '已更正', taken_down: '已撤下' },
  correctedBy: '这条公告已经更正，以更正后的为准：',
  corrects: '本公告更正这一条：',
  takenDown: (day: string) => `这条公告 ${day}撤下，不再有效。`,
  reason: '撤下原因',
};
