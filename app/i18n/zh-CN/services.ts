export const services = {
  title: '办事申请',
  lead: '这里列出能办的事、承办单位和办理天数。',
  soon: '网上申请即将开通。现在请打电话或到承办单位窗口办理。',
  caption: '可以办理的事项',
  name: '事项',
  department: '承办单位',
  days: '办理时限',
  phone: '电话',
  phoneNote: (phone: string) => `各单位的电话尚未录入。请拨 ${phone} 询问。`,
  report: '办事遇到拖延或刁难？反映问题',
  empty: '事项还没有录入。',
};
