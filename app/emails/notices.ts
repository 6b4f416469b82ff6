import type { NoticeTemplate } from '#app/domain/sla/firing.ts';
import { type Email, layOut } from '#app/emails/layout.ts';
import { mailSubjects } from '#app/i18n/zh-CN/mail.ts';

/** About the portal itself. */
export type PortalTemplate = 'sweeper_recovered' | 'steps_left_due';

const SUBJECTS: Readonly<Record<NoticeTemplate | PortalTemplate, string>> = mailSubjects;

/** The mail of a template by its stored name: the same for every case. Undefined for a name of another version. */
export function findNoticeEmail(template: string): ((home: string) => Email) | undefined {
  const subject = Object.entries(SUBJECTS).find(([name]) => name === template)?.[1];
  return subject === undefined ? undefined : (home) => layOut(`办理平台：${subject}`, home);
}
