import { Field, TextArea } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.calendars.draft;

type DraftNoteProps = {
  draft: { note: string | null; effectiveOn: string | null };
  typed?: { values: Readonly<Record<string, string>>; errors: FieldErrors };
};

/** What is said of the change when it is published, and from which day it is meant to be in force. */
export function DraftNote({ draft, typed }: DraftNoteProps) {
  return (
    <div className="column">
      <h2 className="section-title">{words.noteTitle}</h2>
      <TextArea
        name="note"
        label={words.note}
        hint={words.noteHint}
        value={typed?.values.note ?? draft.note ?? ''}
        error={typed?.errors.note}
        rows={3}
        optional
      />
      <Field
        name="effectiveOn"
        label={words.effectiveOn}
        hint={words.effectiveHint}
        value={typed?.values.effectiveOn ?? draft.effectiveOn ?? ''}
        error={typed?.errors.effectiveOn}
        width="short"
        autoComplete="off"
        optional
      />
    </div>
  );
}
