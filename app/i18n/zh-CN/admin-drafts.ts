type Counted = { examined: number; total: number; moved: number };

/** Deleting a draft, and what became of the running cases after a version was published. */
export const adminDrafts = {
  remove: {
    link: '删除草稿',
    title: (name: string) => `删除${name}`,
    created: '创建',
    changed: '最后修改',
    base: '依据版本',
    note: '说明',
    byAt: (who: string, when: string) => `${who}，${when}`,
    lead: '删除后不能恢复，也不能再公布。现行规则和事项不受影响。',
    rehearsals: '已有的预演结果保留。',
    button: '删除草稿',
    cancel: '不删除，回到草稿',
    published: (version: string) => `已公布为 ${version} 版，不能删除`,
    publishedWhy: '公布过的版本是事项计时的依据，要改就新建草稿再公布。',
    deleted: (who: string, when: string) => `${who}于 ${when} 删除了这份草稿`,
    backTo: (part: string) => `回到${part}`,
  },
  walk: {
    column: '正在办理的事项',
    title: '正在办理的事项改按新版本的进度',
    none: '不改，只用于新收的事项',
    initial: '—',
    waiting: '生效以后逐件改',
    underWay: ({ examined, total, moved }: Counted) => `已看 ${examined}/${total} 件，改了 ${moved} 件`,
    done: ({ total, moved }: Counted) => `看了 ${total} 件，改了 ${moved} 件`,
    takenOver: ({ examined, moved }: Counted) => `看到第 ${examined} 件、改了 ${moved} 件时，由下一次公布接着改`,
    startedAt: (when: string) => `${when} 开始`,
    doneAt: (when: string) => `${when} 完成`,
    stoppedAt: (when: string) => `${when} 交接`,
    failed: (cases: number) =>
      `${cases} 件没有改成，仍按原来的版本计时。计时程序每次运行都会再试，全部改成才算完成。原因写在运行日志里。`,
    others: '没有改的，是已经按这一版或更新的版本计时的。',
    refreshes: '本页每 5 秒自动刷新。',
    refresh: '现在刷新',
  },
  history: {
    changes: (version: string, base: string) => `${version} 版的改动（对比 ${base} 版）`,
    before: (base: string) => `${base} 版`,
    after: (version: string) => `${version} 版`,
  },
  routingChanges: {
    none: '没有改动。',
    columns: { categories: '类别', what: '项目', before: '改前', after: '改后' },
    what: { lead: '承办', co: '协办', fallback: '依次接替' },
    foreignCo: '外商投资企业的协办单位',
  },
};
