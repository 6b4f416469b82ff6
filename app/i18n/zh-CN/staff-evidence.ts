/** Files of reporters, in the words of desk and oversight. */
export const staffEvidence = {
  title: '投资人交来的文件',
  hint: '看到的是重新制作的副本，位置、设备和作者信息已去掉。原件封存，没有改动。',
  file: (n: number) => `文件 ${n}`,
  download: (size: string) => `下载副本（${size}）`,
  pending: '副本正在制作，请过一会儿刷新',
  sealed: '只封存原件，不提供副本',
  hash: (digest: string) => `原件校验值 ${digest}`,
  opened: (times: number) => `，下载文件 ${times} 次`,
};
