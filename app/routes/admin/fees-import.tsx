import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { FeeImportForm, type FeeImportValues, type FeePreview } from '#app/components/admin/fee-import.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { digestShown } from '#app/crypto/shown.server.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import { countByList, feeChanges } from '#app/domain/fee-changes.ts';
import { LONGEST_FEE_FILE, readFees } from '#app/domain/fee-csv.ts';
import { readTypedDay } from '#app/domain/sla/calendar-typed.ts';
import { cleanLine, countCharacters } from '#app/domain/typed-text.ts';
import { readUpload } from '#app/http/upload.server.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { today, unitNamesOf } from '#app/routes/admin/fee-pages.server.ts';
import { isNoText, MAX_TEXT_FILE_BYTES, uploadedText } from '#app/routes/admin/uploaded-text.server.ts';
import { publishFees } from '#app/use-cases/publish-fees.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { getFeeCatalogue } from '#db/repositories/fee-catalogue.server.ts';

const words = adminTexts.fees;
const LONGEST_NOTE = 200;

type Answer = { values: FeeImportValues; errors?: FieldErrors; preview?: FeePreview };

export async function loader(args: LoaderFunctionArgs) {
  const { frame } = await openAdmin(args);
  return { frame };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await openAdmin(args);
  const upload = await readUpload(args.request, 'file', MAX_TEXT_FILE_BYTES);
  if (!upload.ok && upload.reason === 'malformed') throw data(null, 400);
  const sent = upload.fields;
  const fileWords = upload.ok ? undefined : words.badFile[upload.reason];
  if (fileWords) return data<Answer>({ values: typedImport(sent, null), errors: { file: fileWords } }, 400);
  const file = upload.ok ? upload.file : null;
  const values = typedImport(sent, file);
  if (file && isNoText(values.text)) {
    return data<Answer>({ values: typedImport(sent, null), errors: { file: words.badFile.no_text } }, 400);
  }
  const county = await getCountyRules(ctx.db);
  const errors = errorsOf(values, today(county, ctx.now));
  if (Object.keys(errors).length > 0) return data<Answer>({ values, errors }, 400);
  const preview = await previewOf(ctx, county, values);
  if (preview.problems.length > 0) {
    return data<Answer>({ values, preview, errors: { text: words.errors.faulty } }, 400);
  }
  if (sent.get('intent') !== 'publish') return data<Answer>({ values, preview });
  // What was shown is what is published: neither another table nor compared with another version.
  if (sent.get('shown') !== preview.shown) {
    return data<Answer>({ values, preview, errors: { text: words.errors.changed } }, 400);
  }
  const { text, effectiveOn, note } = values;
  const published = await publishFees(ctx, { text, effectiveOn, note: note || null });
  if (published.ok) return redirect(`/admin/fees?version=${encodeURIComponent(published.version)}&published=1`, 303);
  switch (published.reason) {
    case 'bad_day':
    case 'past_day':
      return data<Answer>({ values, errors: { effectiveOn: words.errors[published.reason] } }, 400);
    case 'problems':
      return data<Answer>({ values, errors: { text: words.errors.faulty } }, 400);
    case 'not_allowed':
      throw data(null, 403);
  }
}

/** The fields as they were sent; a chosen file's text stands in for what was pasted. */
function typedImport(sent: FormData, file: Uint8Array | null): FeeImportValues {
  const typed = (name: string) => {
    const value = sent.get(name);
    return typeof value === 'string' ? value : '';
  };
  const text = file ? uploadedText(file) : typed('text');
  const effectiveOn = typed('effectiveOn').slice(0, 40);
  return {
    // One sign too many tells that there was more; the rest is not sent back.
    text: text.slice(0, LONGEST_FEE_FILE + 1),
    effectiveOn: readTypedDay(effectiveOn) ?? effectiveOn,
    note: cleanLine(typed('note')),
  };
}

function errorsOf({ text, effectiveOn, note }: FeeImportValues, day: string): FieldErrors {
  const errors: FieldErrors = {};
  if (text.trim() === '') errors.text = words.errors.nothing;
  else if (text.length > LONGEST_FEE_FILE) errors.text = words.errors.tooLong;
  if (readTypedDay(effectiveOn) === null) errors.effectiveOn = words.errors.bad_day;
  else if (effectiveOn < day) errors.effectiveOn = words.errors.past_day;
  if (countCharacters(note) > LONGEST_NOTE) errors.note = words.errors.noteLong;
  return errors;
}

async function previewOf(ctx: StaffContext, county: CountyRules, values: FeeImportValues): Promise<FeePreview> {
  const unitNames = unitNamesOf(county);
  const base = await getFeeCatalogue(ctx.db, values.effectiveOn);
  const { entries, problems } = readFees(values.text, new Map(Object.entries(unitNames)));
  return {
    counts: countByList(entries),
    changes: problems.length > 0 ? [] : feeChanges(base.entries, entries),
    problems,
    unitNames,
    shown: digestShown({ entries, base: base.version, effectiveOn: values.effectiveOn }),
  };
}

type Props = { loaderData: Awaited<ReturnType<typeof loader>>; actionData?: Answer };

export default function FeesImport({ loaderData: { frame }, actionData }: Props) {
  const { values = { text: '', effectiveOn: '', note: '' }, errors, preview } = actionData ?? {};
  return (
    <AdminPage frame={frame} tab="fees">
      <PageTitle title={words.importTitle} hasErrors={errors !== undefined} />
      <BackLink href="/admin/fees" />
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{words.importTitle}</h1>
      <FeeImportForm values={values} errors={errors} preview={preview} />
    </AdminPage>
  );
}
