import type { ReactNode } from 'react';
import { type AdminFrame, AdminPage } from '#app/components/admin/admin-page.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Tabs } from '#app/components/layout/staff-shell.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { type FieldErrors, fieldId } from '#app/components/ui/field-ids.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.calendars.draft;

export type CalendarPart = keyof typeof words.parts;

/** What every page of a draft knows of it. */
export type DraftHead = { id: number; baseVersion: string; publishedVersion: string | null; isSaved: boolean };

type DraftPageProps = {
  frame: AdminFrame;
  draft: DraftHead;
  part: CalendarPart;
  year: number;
  errors?: FieldErrors;
  children: ReactNode;
};

/** One part of a calendar's draft: its name, the other parts, and whether it was saved. */
export function CalendarDraftPage({ frame, draft, part, year, errors, children }: DraftPageProps) {
  const title = words.title(draft.id);
  const home = `/admin/calendars/draft/${draft.id}`;
  const parts = (Object.keys(words.parts) as CalendarPart[]).map((name) => ({
    href: `${home}${name === 'overview' ? '' : `/${name}`}?year=${year}`,
    label: words.parts[name],
    current: name === part,
  }));
  return (
    <AdminPage frame={frame} tab="calendars">
      <PageTitle title={`${words.parts[part]} – ${title}`} hasErrors={errors !== undefined} />
      <BackLink href="/admin/calendars">{adminTexts.calendars.title}</BackLink>
      <h1 className="page-title" id={fieldId('form')}>
        {title}
      </h1>
      <p className="hint">
        {draft.publishedVersion === null ? words.base(draft.baseVersion) : words.published(draft.publishedVersion)}
      </p>
      <div className="draft-parts">
        <Tabs items={parts} label={words.partsLabel} />
      </div>
      <ErrorSummary errors={errors} />
      {draft.isSaved && errors === undefined && (
        <div role="status">
          <Notice tone="ok">{words.saved}</Notice>
        </div>
      )}
      {children}
    </AdminPage>
  );
}
