import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const joint: Texts['joint'] = {
  help: (units) => `Helping with it: ${units}.`,
  invited: (dept, unit) => `${dept} asked another department to help: ${unit}`,
  objected: (dept) => `${dept} says that another department is in charge`,
  objectedMore: (dept, time) =>
    `This is settled within ${time} of office hours. Until then ${dept} goes on with it, and your dates stay as they are.`,
  takenOver: (dept) => `In charge from now on: ${dept}`,
  takenOverMore: 'Your dates stay as they are. Nothing begins anew.',
  ruled: (dept) => `It is settled. In charge: ${dept}`,
  ruledMore: 'Your dates stay as they are. It is not passed on again.',
  rulingLapsed: (dept) => `It was not settled in time, so the department that got it first keeps it: ${dept}`,
};
