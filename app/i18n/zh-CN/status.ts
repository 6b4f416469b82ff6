export const status = {
  received: '已收到',
  accepted: '已受理',
  working: '办理中',
  answered: '已答复',
  closed: '已结束',
  needsYou: '请您补充',
  sentenceReceived: '已收到，等待受理',
  sentenceWorking: (department: string, date: string) => `${department}正在办理，最迟 ${date}答复您`,
  sentenceNeedsYou: '需要您补充材料，计时已暂停',
  sentenceLate: (n: number) => `已是超期第 ${n} 个工作日，监督部门已收到`,
  sentenceAnswered: '已答复，请告诉我们问题是否解决',
};
