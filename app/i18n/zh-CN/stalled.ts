/** A request that does not go on becomes a report, with its clock history. */
export const stalled = {
  title: {
    overdue: '到期没有答复，可以转成反映',
    refused: '不予受理，可以转成反映',
    verbal_no: '有人口头说“不行”？',
    not_written: '到期没有书面答复，可以转成反映',
  },
  text: (unit: string) => `反映由别的单位办理，${unit}不会知道。`,
  carries: '实名反映会附上这件申请的时限记录。',
  verbal: '口头拒绝不留痕迹。转成反映，请对方拿出依据。',
  submit: '转成反映',
  what: {
    overdue: (service: string, unit: string) =>
      `我申请了“${service}”，由${unit}办理。承诺的答复日期已经过了，还没有答复。`,
    refused: (service: string, unit: string) => `我申请了“${service}”，${unit}不予受理。我认为不应当拒绝。`,
    verbal_no: (service: string, unit: string) => `我申请了“${service}”。${unit}的人员口头说不能办，没有给书面答复。`,
    not_written: (service: string, unit: string) =>
      `我要求${unit}就“${service}”书面答复。承诺的日期已经过了，没有答复。`,
  },
  askedWords: (askedOn: string, owedBy: string, words: string) =>
    `要求书面答复：${askedOn}。应当答复：${owedBy}。当时我写的是：\n${words}`,
  history: '申请的时限记录',
  carried: (reference: string) => `附上申请 ${reference} 每一天的计时`,
  notCarried: '不附。申请编号会让人认出您',
};
