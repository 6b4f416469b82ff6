/** The sheet that goes to a body outside the county. */
export const deskSheet = {
  title: '移送单',
  link: '打印移送单',
  withWords: '投资人同意转交原文，原文在下面。姓名、联系方式和附件不转交。用浏览器打印，或者把内容录入对方的系统。',
  fieldsAlone:
    '投资人没有同意转交原文，所以只有字段：没有原文、姓名、付款日期、附件。请不要在移送时口头补充。用浏览器打印，或者把内容录入对方的系统。',
  to: '送',
  noHigher: '没有登记上级主管机关',
  from: '移送单位',
  reference: '编号',
  receivedOn: '收到日期',
  andHead: (units: string) => `${units}（涉及主要负责人本人）`,
  category: '类别',
  lines: '收费项目和金额',
  item: '项目',
  notInCatalogue: '不在收费目录里的项目',
  amount: '金额',
  receipt: '票据',
  words: '投资人的原文',
  ask: '请依照职责处理，并把结果书面告知移送单位。请不要把本单交给被反映的单位。',
  signature: '移送人（签名）：　　　　　　　　接收人（签名）：　　　　　　　　日期：',
};
