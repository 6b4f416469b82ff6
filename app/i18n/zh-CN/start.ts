export const start = {
  title: '反映投资中遇到的问题',
  time: '约 5 分钟，不用登录',
  promise: (n: number) => `我们 ${n} 个工作日内告诉您是否受理`,
  promiseDiscipline: (n: number) => `索要好处、打击报复直接交纪检监察，${n} 个工作日内签收`,
  not: '紧急危险请拨打 110。企业之间的合同纠纷请走仲裁或诉讼；政府欠款、承诺不兑现可以反映',
  button: '开始填写',
};
