import { index, layout, prefix, type RouteConfigEntry, route } from '@react-router/dev/routes';

/** Every address of the portal. The public ones stand three times: zh-CN without prefix, /en and /ru. */
const PUBLIC: [path: string, file: string][] = [
  ['services', 'services'],
  ['exit', 'exit'],
  ['help', 'help'],
  ['protection', 'help'],
  ['privacy', 'help'],
  ['accessibility', 'help'],
  ['verify-site', 'help'],
  ['check', 'check'],
  ['check/fee', 'check-fee'],
  ['check/fine', 'check-fine'],
  ['remedies', 'remedies'],
  ['report', 'report'],
  ['report/from-check', 'report-from-check'],
  ['report/step/:step', 'report-step'],
  ['report/check', 'report-check'],
  ['report/done', 'report-done'],
  ['report/higher-channel', 'report-higher'],
  ['track', 'track'],
  ['track/case', 'track-case'],
  ['track/case/clock/:key', 'track-clock'],
  ['track/case/message', 'track-message'],
  ['track/case/decline', 'track-decline'],
  ['track/case/appeal', 'track-appeal'],
  ['track/case/contest', 'track-contest'],
  ['track/case/rate', 'track-rate'],
  ['track/leave', 'track-leave'],
];

function publicRoutes(language: '' | 'en' | 'ru'): RouteConfigEntry[] {
  const id = (name: string) => `public/${language || 'zh'}/${name}`;
  return [
    layout('routes/public/layout.tsx', { id: id('layout') }, [
      index('routes/public/home.tsx', { id: id('home') }),
      ...PUBLIC.map(([path, file]) => route(path, `routes/public/${file}.tsx`, { id: id(path) })),
      ...(language === '' ? [] : [route('*', 'routes/public/not-found.tsx', { id: id('not-found') })]),
    ]),
  ];
}

const DESK: [path: string, file: string][] = [
  ['desk', 'queue'],
  ['desk/sign-in', 'sign-in'],
  ['desk/sign-out', 'sign-out'],
  ['desk/mail', 'mail'],
  ['desk/roster', 'roster'],
  ['desk/queries', 'queries'],
  ['desk/pauses', 'pauses'],
  ['desk/query/:number', 'query'],
  ['desk/t/:reference', 'case'],
  ['desk/t/:reference/clock/:key', 'clock'],
  ['desk/t/:reference/proof/:number', 'proof'],
  ['desk/t/:reference/accept', 'accept'],
  ['desk/t/:reference/refuse', 'refuse'],
  ['desk/t/:reference/ask', 'ask'],
  ['desk/t/:reference/reply', 'reply'],
  ['desk/t/:reference/answer', 'answer'],
  ['desk/t/:reference/sign', 'sign'],
  ['desk/t/:reference/triage', 'triage'],
  ['desk/t/:reference/hand-off', 'hand-off'],
  ['desk/t/:reference/appeal', 'appeal'],
  ['desk/t/:reference/review', 'review'],
  ['desk/t/:reference/invite', 'invite'],
  ['desk/t/:reference/answer-co-handler', 'answer-co-handler'],
  ['desk/t/:reference/opinion', 'opinion'],
  ['desk/t/:reference/ask-lead', 'ask-lead'],
  ['desk/t/:reference/object', 'object'],
  ['desk/t/:reference/take-over', 'take-over'],
  ['desk/t/:reference/rule', 'rule'],
  ['desk/t/:reference/duty/:key', 'duty'],
  ['desk/t/:reference/priority', 'priority'],
  ['desk/t/:reference/pause', 'pause'],
  ['desk/t/:reference/contest', 'contest'],
  ['desk/t/:reference/extension', 'extension'],
  ['desk/t/:reference/extension-decision', 'extension-decision'],
  ['desk/t/:reference/procedure', 'procedure'],
  ['desk/t/:reference/procedure-decision', 'procedure-decision'],
];

const OVERSIGHT: [path: string, file: string][] = [
  ['oversight', 'inbox'],
  ['oversight/sign-in', 'sign-in'],
  ['oversight/sign-out', 'sign-out'],
  ['oversight/mail', 'mail'],
  ['oversight/notices', 'notices'],
  ['oversight/c/:reference', 'case'],
  ['oversight/c/:reference/clock/:key', 'clock'],
  ['oversight/c/:reference/acknowledge', 'acknowledge'],
  ['oversight/c/:reference/dispose', 'dispose'],
  ['oversight/c/:reference/conclude', 'conclude'],
  ['oversight/c/:reference/feedback', 'feedback'],
];

const ADMIN: [path: string, file: string][] = [
  ['admin', 'home'],
  ['admin/sign-in', 'sign-in'],
  ['admin/sign-out', 'sign-out'],
  ['admin/routing', 'routing'],
  ['admin/routing/draft/:id', 'routing-draft'],
  ['admin/drafts/:id/publish', 'publish'],
  ['admin/rehearsal', 'rehearsal'],
  ['admin/rehearsal/:id', 'rehearsal-result'],
  ['admin/calendars', 'calendars'],
  ['admin/calendars/draft/:id', 'calendar-draft'],
  ['admin/calendars/draft/:id/week', 'calendar-week'],
  ['admin/calendars/draft/:id/days', 'calendar-days'],
  ['admin/calendars/draft/:id/units', 'calendar-units'],
  ['admin/calendars/draft/:id/import', 'calendar-import'],
  ['admin/clocks', 'clocks'],
  ['admin/clocks/draft/:id', 'clocks-draft'],
];

export default [
  ...publicRoutes(''),
  ...prefix('en', publicRoutes('en')),
  ...prefix('ru', publicRoutes('ru')),
  ...DESK.map(([path, file]) => route(path, `routes/desk/${file}.tsx`)),
  ...OVERSIGHT.map(([path, file]) => route(path, `routes/oversight/${file}.tsx`)),
  ...ADMIN.map(([path, file]) => route(path, `routes/admin/${file}.tsx`)),
  route('*', 'routes/public/not-found.tsx'),
];
