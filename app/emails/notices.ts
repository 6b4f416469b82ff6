import type { NoticeTemplate } from '#app/domain/sla/firing.ts';
import { type Email, layOut } from '#app/emails/layout.ts';

// Subjects are constant and tell apart only what is new from what waits: a light, a summons or a referral in a subject
// line would say how a case stands to whoever reads over a shoulder or runs the mail server.
const NEW_ITEM = '办理平台：有新的事项';
const WAITING_ITEM = '办理平台：有事项待办理';

const newItem = (home: string) => layOut(NEW_ITEM, home);
const waitingItem = (home: string) => layOut(WAITING_ITEM, home);

/** The mail of each template: pure, and the same for every case. */
export const NOTICE_EMAILS: Readonly<Record<NoticeTemplate, (home: string) => Email>> = {
  case_received: newItem,
  query_served: newItem,
  referral_received: newItem,
  investor_wrote: newItem,
  clock_reminder: waitingItem,
  amber_light: waitingItem,
  red_light: waitingItem,
  supervision_order: waitingItem,
  summons: waitingItem,
  query_reminder: waitingItem,
  higher_channel: waitingItem,
  answer_to_sign: waitingItem,
};

/** About the portal itself: no case stands behind these, so their subject may say what it is. */
export type PortalTemplate = 'sweeper_recovered';
export const PORTAL_EMAILS: Readonly<Record<PortalTemplate, (home: string) => Email>> = {
  sweeper_recovered: (home) => layOut('办理平台：计时程序停过，已恢复', home),
};

const EMAILS: Readonly<Record<string, (home: string) => Email>> = { ...NOTICE_EMAILS, ...PORTAL_EMAILS };

/** The template by its stored name; undefined for a name of another version. */
export function findNoticeEmail(template: string): ((home: string) => Email) | undefined {
  return Object.hasOwn(EMAILS, template) ? EMAILS[template] : undefined;
}
