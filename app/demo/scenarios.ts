import type { DemoScenario } from '#app/demo/demo-act.ts';

const FINE_BASIS = { document: '城市市容和环境卫生管理条例', article: '第十四条、第三十六条' };

/**
 * A dozen cases of the last quarter, in every state that can be reached. Most hear from somebody on the day itself; three
 * (parkDeposit, rude, promise) do not, so that the lights are seen.
 */
export const DEMO_SCENARIOS: readonly DemoScenario[] = [
  {
    report: 'roadFee',
    filedDaysAgo: 75,
    filedAt: '10:20',
    steps: [
      [0, '11:05', { act: 'reply', by: 'scjg-li', text: '您的反映已经看到，由我局价格监督检查股办理。您不用出面。' }],
      [1, '09:10', { act: 'accept', by: 'scjg-li' }],
      [
        3,
        '15:00',
        {
          act: 'reply',
          by: 'scjg-li',
          text: '向您报告进展。',
          done: '核对了全县收费目录，没有这个项目。',
          next: '要求停止收取并退款。',
          inWorkingDays: 3,
        },
      ],
      [6, '09:05', { act: 'acknowledge', by: 'jjw-fang' }],
      [
        6,
        '14:00',
        {
          act: 'returned',
          by: 'scjg-li',
          text: '收费没有依据，已责令停止，并向交过的所有车主退款。您不用出面，也不用出示查询码。',
          proof: 'refund_voucher',
        },
      ],
      [8, '11:00', { act: 'verdict', verdict: 'solved' }],
      [8, '11:02', { act: 'rate', level: 5 }],
      [9, '10:00', { act: 'dispose', by: 'jjw-fang', disposal: 'preliminary_check' }],
      [21, '16:00', { act: 'conclude', by: 'jjw-fang', finding: 'substantiated' }],
      [23, '09:30', { act: 'feed_back', by: 'jjw-fang', text: '经初步核实，收费无依据的情况属实，已按规定处理。' }],
    ],
  },
  {
    report: 'permitFee',
    filedDaysAgo: 48,
    filedAt: '14:35',
    steps: [
      [0, '15:30', { act: 'reply', by: 'scjg-zhao', text: '孟先生您好，反映已经看到，明天上午告诉您是否受理。' }],
      [1, '08:50', { act: 'accept', by: 'scjg-zhao' }],
      [1, '10:15', { act: 'reply', by: 'scjg-zhao', text: '孟先生您好，已受理，我会在今天下午给您打电话核对面积。' }],
      [
        3,
        '11:00',
        {
          act: 'basis',
          by: 'zjj-tang',
          documentNumber: '城市道路管理条例',
          article: '第三十七条',
          catalogueItem: 'A-004',
        },
      ],
      [
        5,
        '16:20',
        {
          act: 'returned',
          by: 'scjg-zhao',
          text: '实际面积 42 平方米，应收 4340 元，多收的 14260 元已退回原账户。',
          proof: 'refund_voucher',
        },
      ],
      [6, '09:30', { act: 'verdict', verdict: 'solved' }],
      [6, '09:31', { act: 'rate', level: 4 }],
    ],
  },
  {
    // Never answered: three red lights bring an order for the unit, then the answer's own ladder goes on.
    report: 'parkDeposit',
    filedDaysAgo: 34,
    filedAt: '16:10',
    steps: [
      [
        2,
        '10:00',
        {
          act: 'duty',
          by: 'gxj-head',
          clock: 'duty:written_explanation',
          text: '超期原因：园区办把反映当成咨询登记，没有派给承办人。\n补救措施：今天派给刘洋，明天上午联系投资人。',
        },
      ],
      [
        5,
        '09:30',
        {
          act: 'duty',
          by: 'gxj-head',
          clock: 'duty:written_explanation:3',
          text: '超期原因：等园区公司提供押金台账。\n补救措施：台账三天内调齐，随后告知进展。',
        },
      ],
      [
        6,
        '15:00',
        {
          act: 'duty',
          by: 'gxj-liu',
          clock: 'duty:on_site_session',
          text: [
            '时间：当日 14:00',
            '参加人：工信局马超、刘洋，园区公司财务负责人',
            '议定事项：',
            '1. 核对全部入园押金（责任人 刘洋，五个工作日内完成）',
            '2. 列出应退名单和金额（责任人 园区公司，五个工作日内完成）',
          ].join('\n'),
        },
      ],
      [
        15,
        '10:00',
        {
          act: 'duty',
          by: 'xzfb-hub',
          clock: 'duty:talk_recorded',
          text: '时间：当日 09:00\n参加人：县政府办公室杨帆，工信局马超\n约谈内容：超期三天没有答复投资人。工信局承诺一周内退还押金并书面答复。',
        },
      ],
    ],
  },
  {
    report: 'inspection',
    filedDaysAgo: 6,
    filedAt: '09:00',
    steps: [
      [0, '10:40', { act: 'reply', by: 'sfj-wang', text: '您的反映已经看到，正在找各单位的检查计划。' }],
      [1, '10:00', { act: 'accept', by: 'sfj-wang' }],
      [1, '10:20', { act: 'reply', by: 'sfj-wang', text: '已受理。我们会核对各单位的检查计划和记录。' }],
    ],
  },
  {
    report: 'fine',
    filedDaysAgo: 20,
    filedAt: '11:15',
    steps: [
      [0, '14:50', { act: 'reply', by: 'sfj-wang', text: '曲先生您好，反映已经看到，明天上午告诉您是否受理。' }],
      [1, '09:00', { act: 'accept', by: 'sfj-wang' }],
      [1, '09:30', { act: 'reply', by: 'sfj-wang', text: '曲先生，已受理，正在调取当天的执法记录。' }],
      [4, '15:30', { act: 'not', by: 'sfj-wang', text: '现场事实清楚，暂不退还。', basis: FINE_BASIS }],
      [5, '10:00', { act: 'sign', by: 'sfj-head' }],
      [6, '09:00', { act: 'verdict', verdict: 'not' }],
      [8, '16:00', { act: 'not', by: 'sfj-head', text: '复查后仍认为事实清楚，维持原答复。', basis: FINE_BASIS }],
      [9, '09:20', { act: 'sign', by: 'sfj-wang' }],
      [10, '10:40', { act: 'verdict', verdict: 'not' }],
      [
        11,
        '10:00',
        { act: 'ask', by: 'xzfb-hub', text: '处罚决定书上写的违法时间和当天的检查时间一致吗？答一致或者不一致即可。' },
      ],
    ],
  },
  {
    report: 'slowPermit',
    filedDaysAgo: 30,
    filedAt: '09:45',
    steps: [
      [0, '11:10', { act: 'reply', by: 'yshj-chen', text: 'We have read your report and are looking for the file.' }],
      [1, '09:00', { act: 'accept', by: 'yshj-chen' }],
      [
        1,
        '09:20',
        {
          act: 'ask',
          by: 'yshj-chen',
          text: 'Did the window give you a list of missing papers? Yes or no is enough; you need not send it.',
        },
      ],
      [2, '08:45', { act: 'answer_question', text: 'No. They only said that it was being looked at.' }],
      [
        3,
        '15:00',
        {
          act: 'returned',
          by: 'yshj-chen',
          text: 'Your file was accepted today. The certificate is ready within three working days.',
          proof: 'acceptance_number',
        },
      ],
    ],
  },
  { report: 'unknownUnit', filedDaysAgo: 2, filedAt: '16:30', steps: [] },
  { report: 'rude', filedDaysAgo: 2, filedAt: '15:45', steps: [] },
  {
    report: 'civilDispute',
    filedDaysAgo: 17,
    filedAt: '13:50',
    steps: [
      [0, '16:00', { act: 'reply', by: 'scjg-li', text: '您的反映已经看到，明天上午告诉您是否受理。' }],
      [
        1,
        '11:00',
        {
          act: 'refuse',
          by: 'scjg-li',
          reason: 'civil_dispute',
          rightChannel: '合同约定的仲裁委员会，或者人民法院',
          text: '企业之间的合同纠纷由仲裁机构或者人民法院处理，可以向合同约定的仲裁委员会申请。',
        },
      ],
      [2, '09:00', { act: 'appeal' }],
      [2, '16:00', { act: 'uphold', by: 'zsj-hub', text: '复核后维持不予受理。您可以拨打 12348 获得免费法律咨询。' }],
    ],
  },
  {
    report: 'favours',
    filedDaysAgo: 9,
    filedAt: '20:15',
    steps: [[1, '10:30', { act: 'acknowledge', by: 'jjw-shen' }]],
  },
  {
    report: 'customs',
    filedDaysAgo: 11,
    filedAt: '12:20',
    steps: [
      [0, '15:40', { act: 'reply', by: 'zsj-hub', text: 'Мы прочитали обращение и передаём его вышестоящей таможне.' }],
      [
        1,
        '09:50',
        {
          act: 'hand_off',
          by: 'zsj-hub',
          text: 'Мы передали обращение вышестоящей таможне. Её линия: 12360. Ответит она.',
        },
      ],
    ],
  },
  {
    report: 'waterFee',
    filedDaysAgo: 5,
    filedAt: '09:30',
    steps: [
      [0, '10:50', { act: 'reply', by: 'scjg-zhao', text: '您的反映已经看到，正在核对收费目录。' }],
      [1, '08:40', { act: 'accept', by: 'scjg-zhao' }],
      [
        1,
        '09:00',
        { act: 'ask', by: 'scjg-zhao', text: '除了九月这一次，以后还通知过缴水资源费吗？答有或者没有即可。' },
      ],
    ],
  },
  {
    report: 'promise',
    filedDaysAgo: 9,
    filedAt: '10:05',
    steps: [
      [1, '09:15', { act: 'accept', by: 'xzfb-hub' }],
      [
        2,
        '14:30',
        {
          act: 'reply',
          by: 'xzfb-hub',
          text: '高先生，这是第一次进展。',
          done: '调取了招商协议和补贴文件。',
          next: '请财政局、司法局核对兑现条件。',
          inWorkingDays: 3,
        },
      ],
    ],
  },
  {
    report: 'intermediary',
    filedDaysAgo: 8,
    filedAt: '14:20',
    steps: [
      [0, '15:15', { act: 'reply', by: 'yshj-chen', text: '您的反映已经看到，明天上午告诉您是否受理。' }],
      [1, '09:30', { act: 'accept', by: 'yshj-chen' }],
      [1, '10:10', { act: 'reply', by: 'yshj-chen', text: '已受理，正在核对窗口的受理记录。' }],
      [
        3,
        '16:40',
        {
          act: 'returned',
          by: 'yshj-chen',
          text: '指定机构的做法已停止，窗口认可任何有资质机构的意见。代理费由该公司退回，到账凭证已附。',
          proof: 'lifting_order',
        },
      ],
    ],
  },
  { report: 'retaliation', filedDaysAgo: 1, filedAt: '18:40', steps: [] },
];
