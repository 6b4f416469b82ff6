import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { StaffRole } from '#app/domain/permissions.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';
import { mailSubjects, mailTexts as texts } from '#app/i18n/zh-CN/mail.ts';

export type FailedMail = { template: string; recipient: string; role: StaffRole; failedAt: Date; error: string };

export type FailedMailsPage = {
  mails: readonly FailedMail[];
  /** Older ones were left off: as many are listed. */
  isCut: boolean;
  /** The instant of the list: the buttons settle what had failed by then. */
  until: Date;
  done: 'retry' | 'set_aside' | null;
};

type Row = FailedMail & { key: string };

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'recipient',
    head: texts.columns.recipient,
    cell: (mail) => texts.recipient(mail.recipient, texts.roles[mail.role]),
    isRowHead: true,
    className: 'nowrap',
  },
  { key: 'subject', head: texts.columns.subject, cell: (mail) => subjectOf(mail.template), className: 'nowrap' },
  { key: 'failedAt', head: texts.columns.failedAt, cell: (mail) => <Moment at={mail.failedAt} withTime /> },
  { key: 'reason', head: texts.columns.reason, cell: (mail) => reasonOf(mail.error), className: 'nowrap' },
];

/** Mails to the own unit that were given up, and what to do with them. */
export function FailedMails({ page, isIncomplete }: { page: FailedMailsPage; isIncomplete: boolean }) {
  const { mails, isCut, until, done } = page;
  const rows = mails.map((mail, place) => ({ ...mail, key: String(place) }));
  return (
    <>
      <PageTitle title={texts.title} hasErrors={isIncomplete} />
      <h1 className="page-title">{texts.title}</h1>
      {isIncomplete && <Notice tone="warn">{texts.incomplete}</Notice>}
      {done && (
        <div role="status">
          <Notice tone="ok">{done === 'retry' ? texts.retried : texts.wasSetAside}</Notice>
        </div>
      )}
      <p className="mb-3">{texts.lead}</p>
      <DataTable
        caption={texts.title}
        isCaptionHidden
        columns={COLUMNS}
        rows={rows}
        rowKey={(mail) => mail.key}
        empty={texts.empty}
      />
      {isCut && <p className="hint">{texts.newest(mails.length)}</p>}
      {mails.length > 0 && (
        <form method="post">
          <input type="hidden" name="until" value={until.toISOString()} />
          <p className="hint">{texts.actsHint}</p>
          <div className="actions !mt-2">
            <Button name="how" value="retry">
              {texts.retry}
            </Button>
            <Button name="how" value="set_aside" variant="secondary">
              {texts.setAside}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}

/** The words of the mail's own subject, which say nothing of how a case stands. */
function subjectOf(template: string): string {
  return Object.entries(mailSubjects).find(([name]) => name === template)?.[1] ?? texts.otherSubject;
}

function reasonOf(code: string): string {
  const [name = ''] = code.split(' ');
  const words = wordFor(texts.reasons, name);
  return texts.reason(words === name ? texts.otherReason : words, code);
}

/** The line of a banner: that there are such mails, never how many, which would tell how much there is. */
export function FailedMailsLine({ href }: { href: string }) {
  return (
    <p>
      {texts.banner}
      <a href={href}>{texts.bannerLink}</a>
    </p>
  );
}
