import type { StaffActor } from '#app/domain/permissions.ts';
import type { NoticeTexts } from '#app/domain/public-notice.ts';
import { dayOf, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { publishNotice } from '#app/use-cases/publish-notice.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

type DemoNotice = { daysAgo: number; texts: NoticeTexts };

/** What the demo county has told everybody, oldest first. */
const DEMO_NOTICES: readonly DemoNotice[] = [
  {
    daysAgo: 62,
    texts: {
      zh: {
        title: '国庆假期办件安排',
        text: [
          '10 月 1 日至 10 月 7 日，政务服务大厅窗口不办公，10 月 8 日恢复。',
          '网上申请、反映问题和查进度照常使用。',
          '假期不计入办理时限。假期前没有办完的，从 10 月 8 日接着计算。',
          '路上被拦下收费或罚款，可以随时用手机说明情况。',
        ].join('\n'),
      },
      en: {
        title: 'Working hours in the National Day holiday',
        text: [
          'The windows of the service hall are closed from 1 to 7 October and open again on 8 October.',
          'Applying, reporting and checking progress online go on as usual.',
          'The holiday does not count towards any time limit. What is not finished before it goes on from 8 October.',
        ].join('\n'),
      },
      ru: {
        title: 'График работы в праздник образования КНР',
        text: [
          'Окна центра услуг закрыты с 1 по 7 октября и снова открыты с 8 октября.',
          'Подать заявление, сообщить о проблеме и узнать статус через сайт можно как обычно.',
          'Праздничные дни не входят в сроки. Что не закончено до праздника, продолжается с 8 октября.',
        ].join('\n'),
      },
    },
  },
  {
    daysAgo: 35,
    texts: {
      zh: {
        title: '夜间值班时间',
        text: [
          '每天 17:30 至次日 8:30，县政府办公室有人值班，受理紧急情况，电话 0991-2801100。',
          '紧急情况指：车辆、货物正被扣押，或者正被要求当场交钱。',
          '其他时间提交的，下一个工作日 8:30 开始办理。',
        ].join('\n'),
      },
      en: null,
      ru: {
        title: 'Дежурство по вечерам',
        text: [
          'Каждый день с 17:30 до 8:30 в срочных случаях дежурит канцелярия уезда, телефон 0991-2801100.',
          'Срочно — это когда прямо сейчас удерживают машину или груз либо требуют деньги на месте.',
          'Остальное, что пришло вечером, рассматривают со следующего рабочего дня с 8:30.',
        ].join('\n'),
      },
    },
  },
  {
    daysAgo: 21,
    texts: {
      zh: {
        title: '谨防假冒网站和收费短信',
        text: [
          '近期有人冒充本平台发短信，以“加急办理”为名要求转账。',
          '本平台办理任何事项都不收费，也不会在短信里放收款链接。',
          '查询码只有您自己需要知道，工作人员不会向您索要。',
          '收到这类短信请不要点开，可以拨打 12345 核实。',
        ].join('\n'),
      },
      en: {
        title: 'Beware of false websites and paid text messages',
        text: [
          'Messages in our name ask for money to “speed up” a case. They are not ours.',
          'Nothing on this site costs money, and no message of ours holds a link to pay.',
          'Only you need your query code. No officer will ask you for it.',
          'Do not open such a message; call 12345 to check.',
        ].join('\n'),
      },
      ru: {
        title: 'Осторожно: поддельные сайты и платные СМС',
        text: [
          'От нашего имени приходят СМС с просьбой заплатить за «ускорение». Это не мы.',
          'На этом сайте всё бесплатно, и в наших сообщениях нет ссылок на оплату.',
          'Код запроса нужен только Вам. Сотрудники его не спрашивают.',
          'Не открывайте такое сообщение, проверьте по телефону 12345.',
        ].join('\n'),
      },
    },
  },
  {
    daysAgo: 7,
    texts: {
      zh: {
        title: '涉企收费目录更新',
        text: [
          '县财政局、发展和改革局更新了涉企收费目录，网上的收费核对已按新目录执行。',
          '目录以外的收费，企业有权拒绝。',
          '已经交的钱不在目录里，或者超过标准，可以在“反映问题”里要求退还。',
        ].join('\n'),
      },
      en: {
        title: 'The fee catalogue for enterprises is updated',
        text: [
          'The finance bureau and the development and reform bureau have updated the catalogue of fees.',
          'The fee checker on this site follows the new catalogue.',
          'An enterprise may refuse any fee that is not in it.',
        ].join('\n'),
      },
      ru: null,
    },
  },
];

const DAY_MS = 24 * 60 * 60 * 1000;

/** The notices of the last quarter, each published on its day. */
export async function publishDemoNotices(
  ctx: Omit<StaffContext, 'actor'>,
  actor: StaffActor,
  calendar: WorkingCalendar,
): Promise<void> {
  for (const { daysAgo, texts } of DEMO_NOTICES) {
    const now = new Date(ctx.now.getTime() - daysAgo * DAY_MS);
    const publication = { texts, shownOn: dayOf(calendar, now), corrects: null };
    const published = await publishNotice({ ...ctx, now, actor }, publication);
    if (!published.ok) throw new Error(`demo notice ${texts.zh.title}: ${published.reason}`);
  }
}
