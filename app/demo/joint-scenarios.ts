import type { DemoScenario } from '#app/demo/demo-act.ts';

/** Cases of several units: a co-handler at work, one passed on, one ruled on, one that a foreign investor filed. */
export const JOINT_SCENARIOS: readonly DemoScenario[] = [
  {
    report: 'forestFee',
    filedDaysAgo: 13,
    filedAt: '09:40',
    steps: [
      [0, '11:10', { act: 'reply', by: 'scjg-li', text: '您的反映已经看到，明天上午告诉您是否受理。' }],
      [1, '08:50', { act: 'accept', by: 'scjg-li' }],
      [
        1,
        '09:20',
        {
          act: 'object',
          by: 'scjg-li',
          unit: 'czj',
          clause: '财政局权责清单第 9 项（非税收入收缴管理）',
          text: '争议在于款项该不该收、收进哪个账户，属于非税收入管理。',
        },
      ],
      [
        1,
        '10:40',
        {
          act: 'refuse_handoff',
          by: 'czj-gao',
          text: '我局管收缴和票据；有没有收费依据、是否乱收费，由价格监督检查机构查处。',
        },
      ],
      [
        1,
        '15:30',
        {
          act: 'rule',
          by: 'zsj-hub',
          unit: 'scjg',
          clause: '市场监督管理局权责清单第 21 项（价格监督检查）',
          text: '是否乱收费由价格监督检查机构认定，财政局配合核对票据。',
        },
      ],
      [
        2,
        '09:10',
        { act: 'invite', by: 'scjg-li', unit: 'czj', text: '请核对今年以来这个项目有没有入库记录，用的是什么票据。' },
      ],
      [2, '16:30', { act: 'opinion', by: 'czj-gao', text: '没有入库记录，没有领用过对应的财政票据。' }],
      [
        4,
        '15:20',
        {
          act: 'reply',
          by: 'scjg-li',
          text: '向您报告进展。',
          done: '财政局确认没有入库记录。',
          next: '要求停止收取并退款。',
          inWorkingDays: 3,
        },
      ],
    ],
  },
  {
    report: 'trainingFee',
    filedDaysAgo: 4,
    filedAt: '10:15',
    steps: [
      [0, '11:30', { act: 'reply', by: 'gxj-liu', text: '您的反映已经看到，明天告诉您是否受理。' }],
      [1, '09:00', { act: 'accept', by: 'gxj-liu' }],
      [
        1,
        '09:30',
        {
          act: 'object',
          by: 'gxj-liu',
          unit: 'yshj',
          clause: '营商环境局权责清单第 4 项（政务服务监督）',
          text: '收费是窗口办件的附加条件，不是行业协会的会费。',
        },
      ],
      [1, '11:00', { act: 'take_over', by: 'yshj-chen' }],
      [1, '14:40', { act: 'reply', by: 'yshj-chen', text: '这件事现在由我局办理，给您的日期不变。' }],
    ],
  },
  {
    report: 'portFee',
    filedDaysAgo: 2,
    filedAt: '09:10',
    steps: [
      [
        0,
        '10:30',
        { act: 'reply', by: 'scjg-zhao', text: 'Ваше обращение прочитано. Завтра сообщим, принято ли оно.' },
      ],
      [1, '08:45', { act: 'accept', by: 'scjg-zhao' }],
      [
        1,
        '09:05',
        { act: 'invite', by: 'scjg-zhao', unit: 'swj2', text: '口岸换装服务有没有向外商投资企业另行收费的规定？' },
      ],
      [1, '10:10', { act: 'ask_lead', by: 'swj2-bai', text: '收费的是口岸办，还是换装公司？' }],
    ],
  },
];
