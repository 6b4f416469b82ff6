/** How an investor rates the handling, beside the one level for all. */
export const rating = {
  title: '您的评价',
  standardsTitle: '按五项标准分别评价',
  standardsHint: '可以只评几项，也可以不评。',
  standard: {
    lawful: '守法：依法收费，依法办事',
    courteous: '文明：有人回话，态度好',
    supportive: '扶持：主动告诉您进展',
    efficient: '高效：办得快',
    joint: '合力：部门配合，不推诿',
  },
  name: { lawful: '守法', courteous: '文明', supportive: '扶持', efficient: '高效', joint: '合力' },
  noOpinion: '不评',
  reasonsQuestion: '哪里不满意？',
  reasonsHint: '选了“不满意”或“非常不满意”才记录，可以多选。',
  reason: {
    slow: '办得太慢',
    cold: '态度冷淡',
    unclear: '没有说清楚',
    passed_around: '部门互相推',
    extra_demands: '额外要材料或费用',
    not_solved: '问题没有解决',
  },
  unseen: '承办人员看不到您的评价。',
  change: '修改评价',
  changeUntil: (date: string) => `${date}以前可以改一次。`,
  changeOnce: '只能改这一次。',
};
