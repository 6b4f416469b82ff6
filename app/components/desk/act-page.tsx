import type { ReactNode } from 'react';
import { type ActPreview, ActPreviewList } from '#app/components/desk/act-preview-list.tsx';
import { DeskFrame, type FrameData } from '#app/components/desk/desk-frame.tsx';
import { caseHref, type QueuePlace } from '#app/components/desk/queue-place.ts';
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
  /** Where in the queue the case was opened. */
  place: QueuePlace;
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
  /** What comes before: who will handle it. */
  lead?: ReactNode;
  /** In place of the sentence that the investor will read, where the act changes none. */
  sees?: ReactNode;
  /** What the investor sees beside that sentence. */
  more?: ReactNode;
  preview?: ActPreview;
  footer?: ReactNode;
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
  /** Why this person cannot do it, where that is known. */
  stale?: { title: string; sentence: string };
  children?: ReactNode;
};

/** The page of one act: effects first, then at most a few fields, then one button. */
export function ActPage(props: ActPageProps) {
  const { title, page, form, effects, note, aside, submit, isUpload, children } = props;
  const texts = deskTexts.acts;
  const { view, frame } = page;
  if (page.isStale || form?.isStale) {
    return <StalePage page={page} typed={form?.values ?? {}} why={props.stale} />;
  }
  const backHref = caseHref(view.reference, page.place);
  const hasErrors = form !== undefined && Object.keys(form.errors).length > 0;
  return (
    <DeskFrame frame={frame}>
      <PageTitle title={`${title} ${view.reference}`} hasErrors={hasErrors} />
      <BackLink href={backHref}>{texts.backToCase}</BackLink>
      <div className="column">
        <ErrorSummary errors={form?.errors} />
      </div>
      <h1 className="page-title !mt-0">
        {title} <span className="nowrap font-normal text-ink-2">{view.reference}</span>{' '}
        <StatusOf status={view.status} />
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
              <a href={backHref}>{texts.cancel}</a>
            </div>
          </form>
        </div>
      </div>
    </DeskFrame>
  );
}

/** What a person wrote; the rest of a form is chosen again in a moment. */
const WRITTEN_FIELDS = ['text', 'done', 'next'] as const;

type StalePageProps = { page: ActPageData; typed: Record<string, string>; why?: ActPageProps['stale'] };

/** Somebody was faster: nothing was changed, and what was typed is not lost. */
function StalePage({ page, typed, why }: StalePageProps) {
  const texts = deskTexts.acts;
  const { title, sentence } = why ?? { title: texts.staleTitle, sentence: texts.stale };
  const kept = WRITTEN_FIELDS.map((name) => typed[name]).filter((text) => text !== undefined && text !== '');
  return (
    <DeskFrame frame={page.frame}>
      <PageTitle title={title} hasErrors />
      <div className="column prose">
        <h1 className="page-title">{title}</h1>
        <p>{sentence}</p>
        <p>
          <a href={caseHref(page.view.reference, page.place)} className="back-link">
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
