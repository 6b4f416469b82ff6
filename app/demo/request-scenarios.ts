import type { DemoScenario } from '#app/demo/demo-act.ts';
import type { DemoRequestName } from '#app/demo/requests.ts';

/** A company registered within two days, some months ago: the figures of the last quarter. */
const registered = (request: DemoRequestName, filedDaysAgo: number, answeredAfter: number): DemoScenario => ({
  request,
  filedDaysAgo,
  filedAt: '09:20',
  steps: [
    [0, '10:10', { act: 'reply', by: 'scjg-zhao', text: '您的申请已经收到，材料齐全，正在核对名称。' }],
    [0, '14:30', { act: 'accept', by: 'scjg-zhao' }],
    [
      answeredAfter,
      '16:00',
      {
        act: 'returned',
        by: 'scjg-zhao',
        text: '营业执照已经办好，请到二楼 6 号窗口领取。',
        proof: 'acceptance_number',
      },
    ],
    [answeredAfter + 1, '09:00', { act: 'verdict', verdict: 'solved' }],
  ],
});

/** A title deed that the agent brought within a week, some months ago. */
const registeredByAgent = (request: DemoRequestName, filedDaysAgo: number): DemoScenario => ({
  request,
  filedDaysAgo,
  filedAt: '10:30',
  steps: [
    [0, '11:10', { act: 'reply', by: 'zsj-xu', text: '代办由我负责，明天上门取材料。' }],
    [0, '15:00', { act: 'accept', by: 'zsj-xu' }],
    [
      3,
      '15:20',
      {
        act: 'returned',
        by: 'zsj-xu',
        text: '不动产权证已经办好，已送到贵公司。',
        proof: 'acceptance_number',
      },
    ],
    [4, '09:00', { act: 'verdict', verdict: 'solved' }],
  ],
});

/** Requests for services: new, asked, overdue with a unit that nobody works for here, by an agent, answered, refused. */
export const REQUEST_SCENARIOS: readonly DemoScenario[] = [
  { request: 'newCompany', filedDaysAgo: 1, filedAt: '15:40', steps: [] },
  {
    request: 'waterAndHeat',
    filedDaysAgo: 5,
    filedAt: '10:05',
    steps: [
      [0, '11:20', { act: 'reply', by: 'zjj-tang', text: '申请已收到，今天告诉您是否受理。' }],
      [0, '16:10', { act: 'accept', by: 'zjj-tang' }],
      [
        1,
        '09:30',
        { act: 'ask', by: 'zjj-tang', text: '还缺土地权属证明。请问接口在厂区东侧还是北侧？两样一起补充就可以。' },
      ],
    ],
  },
  { request: 'stalledFiling', filedDaysAgo: 27, filedAt: '09:15', steps: [] },
  {
    request: 'agentTitle',
    filedDaysAgo: 7,
    filedAt: '09:50',
    steps: [
      [0, '10:40', { act: 'reply', by: 'zsj-xu', text: '蒋女士您好，代办由我负责，明天上门取材料。' }],
      [1, '09:00', { act: 'accept', by: 'zsj-xu' }],
      [
        2,
        '15:30',
        {
          act: 'reply',
          by: 'zsj-xu',
          text: '材料已经取到，缺的宗地图由自然资源局调取。',
          done: '收齐了权属证明和营业执照。',
          next: '向自然资源局递交登记申请。',
          inWorkingDays: 3,
        },
      ],
    ],
  },
  {
    request: 'russianQuestion',
    filedDaysAgo: 9,
    filedAt: '13:40',
    steps: [
      [0, '14:30', { act: 'accept', by: 'zsj-xu' }],
      [
        1,
        '10:20',
        {
          act: 'returned',
          by: 'zsj-xu',
          text: 'Нужны договор аренды, паспорт и описание груза. Список мы отправили Вам по почте.',
          proof: 'other',
        },
      ],
      [2, '09:10', { act: 'verdict', verdict: 'solved' }],
    ],
  },
  {
    request: 'refusedSession',
    filedDaysAgo: 4,
    filedAt: '09:30',
    steps: [
      [
        0,
        '11:00',
        {
          act: 'refuse',
          by: 'zsj-xu',
          reason: 'civil_dispute',
          rightChannel: '仲裁委员会或者人民法院',
          text: '这是企业之间的合同纠纷，现场办公会不能裁决。可以申请仲裁。',
        },
      ],
    ],
  },
  registered('earlier1', 146, 1),
  registered('earlier2', 134, 1),
  registered('earlier3', 122, 2),
  registered('earlier4', 110, 1),
  registered('earlier5', 98, 2),
  registered('earlier6', 86, 1),
  registered('earlier7', 74, 1),
  registered('earlier8', 62, 2),
  registeredByAgent('title1', 151),
  registeredByAgent('title2', 128),
  registeredByAgent('title3', 104),
  registeredByAgent('title4', 81),
  registeredByAgent('title5', 67),
  registeredByAgent('title6', 48),
];
