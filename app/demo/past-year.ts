import type { DemoAct, DemoScenario } from '#app/demo/demo-act.ts';
import { DEMO_REPORTS } from '#app/demo/reports.ts';
import type { DemoRequest } from '#app/demo/requests.ts';
import type { Rating, RatingLevel } from '#app/domain/rating.ts';
import type { Report } from '#app/domain/report.ts';

/** A finished case of the past year, so that the scorecard has months to tell of. */
export type PastCase = { name: string } & ({ request: DemoRequest } | { report: Report });

const FIRMS = ['瑞丰', '长青', '宏业', '新程', '恒远', '泰和', '嘉禾', '金桥', '东润', '北辰', '永盛', '华茂'] as const;
const TRADES = ['木业', '食品', '物流', '农机', '建材', '药业', '商贸', '冷链'] as const;
const PEOPLE = ['方华', '许静', '田野', '江平', '苏晴', '叶青', '程刚', '夏阳', '余波', '冯雪', '袁杰'] as const;
/** Also of the firm of the demo's other requests: whoever pays a charge here is one firm, and no crowd. */
const CREDIT_CODE = '91350100M000100Y43';
const LEVELS: readonly RatingLevel[] = [5, 4, 5, 5, 3, 4, 5, 2, 4, 5];

/** One kind of case that a unit had again and again: who handled it, and how many days after filing each one came. */
type Run = {
  name: string;
  daysAgo: readonly number[];
  made: (place: number) => PastCase;
  officer: string;
  head: string;
  /** Working days after filing until the answer where it came in time, and where it did not. */
  answeredAfter: { inTime: number; late: number };
  text: string;
};

const firm = (place: number) =>
  `${FIRMS[place % FIRMS.length]}${TRADES[(place * 3) % TRADES.length]}有限公司${place % 4 === 3 ? '（筹）' : ''}`;
const person = (place: number) => PEOPLE[place % PEOPLE.length] ?? PEOPLE[0];

const asks = (name: string, serviceId: string, given: { matter: string; papers: number[] }) => (place: number) => ({
  name: `${name}-${place + 1}`,
  request: {
    locale: 'zh-CN' as const,
    serviceId,
    application: {
      applicant: 'company' as const,
      company: { name: firm(place), creditCode: CREDIT_CODE, registration: null },
      contact: { name: person(place), phone: '13800002000', email: null, reachable: null },
      byAgent: false,
      ...given,
    },
  },
});

const reports = (name: string, given: Partial<Report>) => (place: number) => ({
  name: `${name}-${place + 1}`,
  report: {
    ...DEMO_REPORTS.rude,
    ...given,
    identityMode: place % 5 === 2 ? ('anonymous' as const) : ('named' as const),
    contact:
      place % 5 === 2
        ? null
        : { name: person(place), phone: '13800003000', email: null, reachable: null, project: null },
  },
});

const RUNS: readonly Run[] = [
  {
    name: 'change',
    daysAgo: [397, 372, 349, 331, 318, 296, 283, 261, 240, 226, 205, 189, 178, 160, 138, 116, 93, 71, 58, 44],
    made: asks('change', 'change-registration', { matter: '经营范围增加两项，办理变更登记。', papers: [0, 1, 2, 3] }),
    officer: 'scjg-li',
    head: 'scjg-head',
    answeredAfter: { inTime: 1, late: 3 },
    text: '变更登记已经办好，新的营业执照请到二楼 6 号窗口领取。',
  },
  {
    name: 'utilities',
    daysAgo: [388, 361, 340, 322, 301, 279, 255, 236, 212, 190, 168, 147, 119, 95, 66, 50],
    made: asks('utilities', 'utilities', { matter: '新厂房接水、接暖，每天用水约 15 吨。', papers: [0, 1, 2] }),
    officer: 'zjj-tang',
    head: 'zjj-tang',
    answeredAfter: { inTime: 2, late: 2 },
    text: '接口已经勘察完毕，管线已接通，验收单请查收。',
  },
  {
    name: 'question',
    daysAgo: [392, 368, 344, 325, 309, 290, 271, 249, 230, 207, 183, 164, 141, 122, 99, 79, 61, 47, 41],
    made: asks('question', 'consultation', { matter: '想了解本县对冷链项目的支持政策和申报时间。', papers: [] }),
    officer: 'zsj-xu',
    head: 'zsj-head',
    answeredAfter: { inTime: 1, late: 2 },
    text: '政策清单和申报时间已经书面答复，并附了三份文件。',
  },
  {
    name: 'delay',
    daysAgo: [380, 352, 328, 299, 270, 247, 219, 193, 170, 144, 118, 90, 63, 46],
    made: reports('delay', { group: 'late', category: 'E3' }),
    officer: 'yshj-chen',
    head: 'yshj-head',
    answeredAfter: { inTime: 3, late: 5 },
    text: '窗口已经改正，材料当场收下，办结日期已经书面告知。',
  },
  {
    name: 'inspection',
    daysAgo: [310, 233, 156, 78],
    made: reports('inspection', { group: 'fine', category: 'C2' }),
    officer: 'sfj-wang',
    head: 'sfj-head',
    answeredAfter: { inTime: 3, late: 3 },
    text: '检查人员没有亮证的情况属实，检查记录已经补送，单位已经改正。',
  },
  {
    name: 'fees',
    daysAgo: [346, 275, 204, 131, 88, 54],
    made: asks('fees', 'fee-question', { matter: '想核对收费目录里占道费的标准。', papers: [0] }),
    officer: 'czj-gao',
    head: 'czj-gao',
    answeredAfter: { inTime: 1, late: 1 },
    text: '目录里的标准和依据已经书面答复。',
  },
  {
    name: 'foreign',
    daysAgo: [286, 185, 84],
    made: asks('foreign', 'foreign-investment-report', { matter: '外商投资信息年度报告。', papers: [] }),
    officer: 'swj2-bai',
    head: 'swj2-bai',
    answeredAfter: { inTime: 1, late: 1 },
    text: '报告已经收到，内容齐全。',
  },
];

/** One that nobody ever answered: the unit has no account here, and its line says that something is open and late. */
const NEVER_ANSWERED: DemoScenario = {
  past: asks('stuck', 'port-help', { matter: '整车进口在口岸等了三天，想知道还缺什么。', papers: [0] })(0),
  filedDaysAgo: 57,
  filedAt: '10:15',
  steps: [],
};

const FINISHED: readonly DemoScenario[] = RUNS.flatMap((run) =>
  run.daysAgo.map((filedDaysAgo, place) => ({
    past: run.made(place),
    filedDaysAgo,
    filedAt: '09:20',
    steps: stepsOf(run, place),
  })),
);

export const PAST_YEAR: readonly DemoScenario[] = [...FINISHED, NEVER_ANSWERED];

type Step = [day: number, time: string, act: DemoAct];

/** Every seventh answer comes late where the unit has a head who explains it; every sixth investor says no more. */
function stepsOf({ officer, head, answeredAfter, text }: Run, place: number): Step[] {
  const isLate = place % 7 === 4 && answeredAfter.late > answeredAfter.inTime;
  const answered = isLate ? answeredAfter.late : answeredAfter.inTime;
  const explained: Step[] = isLate
    ? [
        [
          answered,
          '15:00',
          {
            act: 'duty',
            by: head,
            clock: 'duty:written_explanation',
            text: '超期原因：经办人外出，没有交接。\n补救措施：当天补办并向投资人说明，以后外出先交接。',
          },
        ],
      ]
    : [];
  const opinion: Step[] =
    place % 6 === 5
      ? []
      : [
          [answered + 1, '09:30', { act: 'verdict', verdict: 'solved' }],
          [answered + 1, '09:32', { act: 'rate', ...ratingOf(place) }],
        ];
  return [
    [0, '10:30', { act: 'reply', by: officer, text: '您好，已经收到，今天告诉您是否受理。' }],
    [0, '15:00', { act: 'accept', by: officer }],
    [answered, '10:20', { act: 'returned', by: officer, text, proof: 'acceptance_number' }],
    ...explained,
    ...opinion,
  ];
}

function ratingOf(place: number): Pick<Rating, 'level' | 'standards'> {
  const level = LEVELS[place % LEVELS.length] ?? 4;
  const better = Math.min(5, level + 1) as RatingLevel;
  return {
    level,
    standards: { lawful: better, courteous: better, supportive: level, efficient: level, joint: level },
  };
}
