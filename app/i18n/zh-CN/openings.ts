/** Who of the staff has opened a report, as its reporter reads it. */
export const openings = {
  title: '谁看过这件反映',
  hint: '不写姓名。您自己查看不算。',
  none: '还没有工作人员打开过。',
  who: (unit: string, role: string) => `${unit} ${role}`,
  role: { officer: '工作人员', head: '负责人', hub: '协调人员' },
  discipline: '纪检监察',
  readText: '看过内容',
  readStatus: '只看过状态和时限',
  readPaper: '看过状态、时限和法定程序的文书',
  times: (n: number) => `当天 ${n} 次`,
  all: (n: number) => `看全部 ${n} 条`,
  fresh: '新',
  freshCount: (n: number) => `上次看过以后，有 ${n} 条新进展。`,
  freshLink: '看新进展',
};
