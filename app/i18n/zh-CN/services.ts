export const services = {
  title: '办事申请',
  lead: '这里列出能办的事、承办单位和办理天数。',
  soon: '网上申请即将开通。现在请打电话或到承办单位窗口办理。',
  caption: '可以办理的事项',
  within: (time: string) => `时限：${time}`,
  phoneNote: '没有列出本单位电话的，请拨打：',
  report: '办事遇到拖延或刁难？反映问题',
};
