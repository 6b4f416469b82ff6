import { ButtonLink } from '#app/components/ui/button.tsx';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.calendars.draft;

/** Where a draft goes from here: rehearsed over past cases, then published. */
export function DraftNext({ id }: { id: number }) {
  return (
    <section aria-labelledby="next">
      <h2 className="section-title" id="next">
        {words.next}
      </h2>
      <p className="hint">{words.nextHint}</p>
      <div className="actions !mt-2">
        <ButtonLink variant="secondary" href={`/admin/rehearsal?draft=${id}`}>
          {words.rehearse}
        </ButtonLink>
        <ButtonLink variant="secondary" href={`/admin/drafts/${id}/publish`}>
          {words.publish}
        </ButtonLink>
        <a href={`/admin/drafts/${id}/delete`}>{adminTexts.drafts.remove.link}</a>
      </div>
    </section>
  );
}
