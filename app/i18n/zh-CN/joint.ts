/** What units do about a case with each other, as its investor reads it: who helps, whose it is, and that dates stay. */
export const joint = {
  help: (units: string) => `${units}协助办理。`,
  invited: (dept: string, unit: string) => `${dept}请${unit}协助办理`,
  objected: (dept: string) => `${dept}认为应由别的单位办理`,
  objectedMore: (dept: string, time: string) => `上班时间 ${time}内定下来。定下来以前仍由${dept}办理，给您的日期不变。`,
  takenOver: (dept: string) => `现在由${dept}办理`,
  takenOverMore: '给您的日期不变，不重新计算。',
  ruled: (dept: string) => `已定由${dept}办理`,
  ruledMore: '给您的日期不变，不会再转给别的单位。',
  rulingLapsed: (dept: string) => `没有按时定下来，由先收到的${dept}办理到底`,
};
