import type { ReactNode } from 'react';
import { type ActPreview, ActPreviewList } from '#app/components/desk/act-preview-list.tsx';
import { DeskFrame, type FrameData } from '#app/components/desk/desk-frame.tsx';
import { StatusOf } from '#app/components/desk/status-of.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import type { StaffCaseView } from '#app/domain/case-view.ts';
import { deskTexts } from '#app/i18n/index.ts';

/** What an act's page is given: the case as it stands and what the act would move. */
export type ActPageData = {
  frame: FrameData;
  view: StaffCaseView;
  /** By act; empty when the act is not possible any more. */
  previews: Record<string, ActPreview>;
  isStale: boolean;
};

/** What a refused POST hands back: everything that was typed, and why. */
export type ActFormData = {
  values: Record<string, string>;
  lists: Record<string, string[]>;
  errors: FieldErrors;
  isStale: boolean;
};

/** One way the act can go: what the investor will see, and which clock moves. */
export type ActEffect = {
  label?: string;
  sees: ReactNode;
  preview?: ActPreview;
};

type ActPageProps = {
  title: string;
  page: ActPageData;
  form?: ActFormData;
  effects: readonly ActEffect[];
  note?: ReactNode;
  /** What has to be read for it, beside the form. */
  aside?: ReactNode;
  submit: ReactNode;
  isUpload?: boolean;
  children?: ReactNode;
};

/** The page of one act: effects first, then at most a few fields, then one button. */
export function ActPage({ title, page, form, effects, note, aside, submit, isUpload, children }: ActPageProps) {
  const texts = deskTexts.acts;
  const { view, frame } = page;
  if (page.isStale || form?.isStale) return <StalePage page={page} typed={form?.values ?? {}} />;
  const caseHref = `/desk/t/${view.reference}`;
  const hasErrors = form !== undefined && Object.keys(form.errors).length > 0;
  return (
    <DeskFrame frame={frame}>
      <PageTitle title={`${title} ${view.reference}`} hasErrors={hasErrors} />
      <BackLink href={caseHref}>{texts.backToCase}</BackLink>
      <div className="column">
        <ErrorSummary errors={form?.errors} />
      </div>
      <h1 className="page-title !mt-0">
        {title} <span className="font-normal text-ink-2">{view.reference}</span> <StatusOf status={view.status} />
      </h1>
      <div className="grid gap-x-8 lg:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]">
        <div className="min-w-0 lg:col-start-2 lg:row-start-1">
          {effects.map((effect) => (
            <ActPreviewList key={effect.label ?? ''} effect={effect} statusNow={view.status} />
          ))}
          {aside}
        </div>
        <div className="min-w-0 lg:row-start-1">
          {note && <div className="mb-3">{note}</div>}
          <form method="post" encType={isUpload ? 'multipart/form-data' : undefined}>
            {children}
            <div className="actions">
              {submit}
              <a href={caseHref}>{texts.cancel}</a>
            </div>
          </form>
        </div>
      </div>
    </DeskFrame>
  );
}

/** What a person wrote; the rest of a form is chosen again in a moment. */
const WRITTEN_FIELDS = ['text', 'done', 'next'] as const;

/** Somebody was faster: nothing was changed, and what was typed is not lost. */
function StalePage({ page, typed }: { page: ActPageData; typed: Record<string, string> }) {
  const texts = deskTexts.acts;
  const kept = WRITTEN_FIELDS.map((name) => typed[name]).filter((text) => text !== undefined && text !== '');
  return (
    <DeskFrame frame={page.frame}>
      <PageTitle title={texts.staleTitle} hasErrors />
      <div className="column prose">
        <h1 className="page-title">{texts.staleTitle}</h1>
        <p>{texts.stale}</p>
        <p>
          <a href={`/desk/t/${page.view.reference}`} className="back-link">
            {texts.staleLink}
          </a>
        </p>
        {kept.length > 0 && (
          <>
            <p>{texts.staleKept}</p>
            {kept.map((text) => (
              <textarea
                key={text}
                className="input"
                rows={6}
                readOnly
                aria-label={texts.staleKept}
                defaultValue={text}
              />
            ))}
          </>
        )}
      </div>
    </DeskFrame>
  );
}
