/** Words of the conduct track, for discipline inspection alone. */
export const conductWords = {
  kinds: { lead: '线索', notice: '作风通报' },
  stages: { new: '待签收', acknowledged: '待处置', disposed: '核查中', concluded: '待反馈', fed_back: '已反馈' },
  causes: {
    category_L8: '打击报复、泄露举报信息',
    category_L5: '吃拿卡要、索要财物',
    review_found_misconduct: '复核发现问题',
    no_basis: '未提供依据',
    ladder_level_5: '超期未解决',
    third_notice: '90 天内第三次通报',
    notice_taken_up: '由作风通报转为线索',
    reporter_leaked: '专报：泄露反映人',
    record_falsified: '专报：弄虚作假、伪造记录',
    special_report: '投资促进部门专报',
    retaliation_reported: '反映人说受到报复',
    pressure_reported: '反映人说受到压力',
    favours_reported: '反映人说有人索要好处',
    not_handled_reported: '反映人说到期没有办',
    wrong_result_reported: '反映人说结果不对',
  },
  disposals: {
    talk_or_letter: '谈话函询',
    preliminary_check: '初步核实',
    keep_for_reference: '暂存待查',
    close_lead: '予以了结',
  },
  findings: {
    substantiated: '属实',
    partly_substantiated: '部分属实',
    unfounded: '不属实',
    not_established: '无法认定',
  },
  asked: {
    not_handled: '反映人请求介入：到期没有办',
    wrong_result: '反映人请求介入：结果不对',
    favours: '反映人请求介入：有人索要好处',
    retaliation: '反映人请求介入：受到刁难或报复',
    pressed: '反映人说受到压力',
    pressed_to_withdraw: '反映人说撤回是因为受到压力',
  },
  events: {
    referred: (kind: string, cause: string) => `移送纪检监察（${kind}）：${cause}`,
    referral_acknowledged: '签收线索',
    referral_disposed: (disposal: string) => `处置方式：${disposal}`,
    referral_concluded: (finding: string) => `结论：${finding}`,
    referral_fed_back: '向反映人反馈结果',
    protected_unit_named: '分办时发现不归本县受理，内容已封闭',
  },
  clockEvents: { start: '开始计时', pause: '暂停', resume: '继续计时', stop: '停止计时' },
};

/** The word for a code that comes from data; the code itself where a county added one without a word. */
export function wordFor(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
