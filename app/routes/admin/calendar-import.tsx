import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { dayWords } from '#app/components/admin/calendar-words.ts';
import { CalendarDraftPage } from '#app/components/admin/draft-page.tsx';
import { ImportForm, type ImportPreview, type ImportValues } from '#app/components/admin/import-form.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { digestShown } from '#app/crypto/shown.server.ts';
import { previewYear, withYear } from '#app/domain/sla/calendar-changes.ts';
import { idleWorkdays } from '#app/domain/sla/calendar-draft.ts';
import { LONGEST_IMPORT, type ReadYear, readYear } from '#app/domain/sla/calendar-import.ts';
import { readTypedWhole } from '#app/domain/sla/calendar-typed.ts';
import { FIRST_YEAR, LAST_YEAR } from '#app/domain/sla/calendar-year.ts';
import { readUpload } from '#app/http/upload.server.ts';
import { adminTexts } from '#app/i18n/index.ts';
import {
  type CalendarDraft,
  calendarErrors,
  notAForm,
  openCalendarDraft,
} from '#app/routes/admin/calendar-pages.server.ts';
import { saveDraft } from '#app/routes/admin/rule-pages.server.ts';
import { isNoText, MAX_TEXT_FILE_BYTES, uploadedText } from '#app/routes/admin/uploaded-text.server.ts';

const words = adminTexts.calendars.import;

/** More days off than a year of holidays and all its weekends has. */
const MOST_OFF = 150;

type Answer = { form: ImportValues; errors?: FieldErrors; preview?: ImportPreview };

export async function loader(args: LoaderFunctionArgs) {
  const { frame, facts, year } = await openCalendarDraft(args);
  return { frame, draft: facts, year };
}

export async function action(args: ActionFunctionArgs) {
  const opened = await openCalendarDraft(args);
  const upload = await readUpload(args.request, 'file', MAX_TEXT_FILE_BYTES);
  if (!upload.ok && upload.reason === 'malformed') return notAForm();
  const sent = upload.fields;
  if (!upload.ok) return again({ form: typedImport(sent, null), errors: { file: words.badFile[upload.reason] } }, 400);
  const intent = sent.get('intent');
  if (intent !== 'preview' && intent !== 'apply') return notAForm();
  const form = typedImport(sent, upload.file);
  const year = readTypedWhole(form.year);
  const errors: FieldErrors = {};
  if (upload.file && isNoText(form.text)) {
    return again({ form: typedImport(sent, null), errors: { file: words.badFile.no_text } }, 400);
  }
  if (year === null || year < FIRST_YEAR || year > LAST_YEAR) errors.year = words.badYear;
  if (form.text.trim() === '') errors.text = words.nothing;
  if (year === null || Object.keys(errors).length > 0) return again({ form, errors }, 400);
  const read = readYear(form.text, year);
  const preview = previewOf(opened, year, read);
  if (read.days.length === 0) return again({ form, preview, errors: { text: words.noDay } }, 400);
  const off = read.days.filter(({ isOff }) => isOff).length;
  if (off > MOST_OFF) return again({ form, errors: { text: words.tooManyOff(off) } }, 400);
  if (intent === 'preview') return again({ form, preview }, 200);
  if (preview.problemsShown && sent.get('problemsShown') !== preview.problemsShown) {
    // Not seen yet, or others than these: whatever was ticked was not ticked about them.
    const unticked = { ...form, isPublishedAnyway: false };
    return again({ form: unticked, preview, errors: { text: words.problemsFirst(preview.problems.length) } }, 400);
  }
  const isPublished = preview.problemsShown ? form.isPublishedAnyway : form.isPublished;
  const body = withYear(opened.definition, { year, days: read.days, isPublished });
  return saveDraft(opened, {
    change: { body: JSON.stringify(body) },
    to: `/admin/calendars/draft/${opened.draft.id}?year=${year}&saved=1`,
    values: { year: form.year, text: form.text },
    problemErrors: calendarErrors,
    gone: adminTexts.calendars.draft.gone,
  });
}

const again = (answer: Answer, status: number) => data(answer, { status });

/** The fields as they were sent; a chosen file's text stands in for what was pasted. */
function typedImport(sent: FormData, file: Uint8Array | null): ImportValues {
  const pasted = sent.get('text');
  const typed = typeof pasted === 'string' ? pasted : '';
  const text = file ? uploadedText(file) : typed;
  const year = sent.get('year');
  // The other box stood in its place while something was not understood: as at the beginning once all is.
  const isFirstAsked = sent.has('problemsShown') && sent.get('intent') === 'preview';
  return {
    year: typeof year === 'string' ? year.slice(0, 20) : '',
    // One sign too many tells that there was more; the rest is not sent back.
    text: text.slice(0, LONGEST_IMPORT + 1),
    isPublished: isFirstAsked || sent.get('isPublished') === 'yes',
    isPublishedAnyway: sent.get('isPublishedAnyway') === 'yes' && sent.get('intent') === 'apply',
  };
}

function previewOf({ definition }: CalendarDraft, year: number, read: ReadYear): ImportPreview {
  const after = withYear(definition, { year, days: read.days, isPublished: false });
  const idle = idleWorkdays(after).filter((day) => day.startsWith(`${year}-`));
  return {
    year,
    format: read.format,
    changes: previewYear(definition, year, read.days),
    problems: read.problems,
    problemsShown: read.problems.length === 0 ? null : digestShown({ year, problems: read.problems }),
    idle: idle.length === 0 ? null : adminTexts.calendars.draft.idle(idle.map((day) => dayWords(day)).join('、')),
    daysOff: read.days.filter(({ isOff }) => isOff).length,
    canApply: read.days.length > 0,
  };
}

type Refused = { values: Record<string, string>; errors: FieldErrors };
type Props = { loaderData: Awaited<ReturnType<typeof loader>>; actionData?: Answer | Refused };

export default function CalendarImport({ loaderData, actionData }: Props) {
  const { frame, draft, year } = loaderData;
  const errors = actionData?.errors;
  const start = { year: String(year + 1), text: '', isPublished: true, isPublishedAnyway: false };
  const form = actionData && 'form' in actionData ? actionData.form : { ...start, ...actionData?.values };
  const preview = actionData && 'form' in actionData ? actionData.preview : undefined;
  return (
    <CalendarDraftPage {...{ frame, draft, year, errors }} part="import">
      <ImportForm values={form} errors={errors} preview={preview} />
    </CalendarDraftPage>
  );
}
