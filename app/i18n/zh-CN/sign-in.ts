/** The sign-in pages of the staff areas. */
export const signInTexts = {
  title: '登录',
  userName: '用户名',
  password: '密码',
  code: '动态验证码',
  codeHint: '验证器应用里的 6 位数字，每 30 秒换一次，每个只能用一次',
  submit: '登录',
  wrong: '用户名、密码或动态验证码不对',
  locked: (until: string) => `错误次数太多，${until} 前不能登录。到时自动恢复，不需要别人解锁`,
  throttled: (seconds: number) => `这个网络的登录次数太多，请过 ${seconds} 秒再试`,
  incomplete: '请把用户名、密码和动态验证码都填上',
  expired: '登录已过期，请重新登录。没有提交的内容没有保存。',
  lockRule: '10 分钟内输错 5 次，停用 15 分钟。',
};
