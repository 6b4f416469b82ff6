/** What an error page says to somebody who is signed in. */
export const staffErrors = {
  denied: '您已经登录，但这一页不归您的岗位使用。有需要的，请询问您所在单位的负责人。',
};
