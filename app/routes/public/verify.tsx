import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { type CheckedReceipt, VerifyResult } from '#app/components/report/verify-result.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { findProof } from '#app/domain/receipt-proof.ts';
import { readForm } from '#app/http/form.ts';
import type { Texts } from '#app/i18n/index.ts';
import { textsOf } from '#app/routes/public/report-way.server.ts';
import { checkReceipt } from '#app/use-cases/check-receipt.server.ts';

export const handle = { static: true, sendsForm: true };

type KeyFacts = { keyId: string };
type Refusal = { values: Record<string, string>; error: 'missing' | 'unreadable' };
type Answer = Refusal | { values: Record<string, string>; checked: CheckedReceipt };

export function loader({ context }: LoaderFunctionArgs): KeyFacts {
  return { keyId: context.keys.receipt.id };
}

/** Answers and keeps nothing. What is no receipt is refused before anything is looked up. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const values = textsOf(form);
  const [given, text] = [await givenIn(form, 'proof'), await givenIn(form, 'text')];
  if (given === null) return data<Answer>({ values, error: 'missing' }, 400);
  const proof = findProof(given);
  if (proof === null) return data<Answer>({ values, error: 'unreadable' }, 400);
  const { signature: _, ...facts } = proof;
  return data<Answer>({ values, checked: { ...(await checkReceipt(context, { proof, text })), facts } });
}

/** What was chosen as a file, or else pasted; null where neither was. A document is searched byte for byte. */
async function givenIn(form: FormData, name: 'proof' | 'text'): Promise<string | null> {
  const file = form.get(`${name}File`);
  if (file instanceof File && file.size > 0) {
    const bytes = Buffer.from(await file.arrayBuffer());
    return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? bytes.toString('latin1') : bytes.toString('utf8');
  }
  const pasted = form.get(name);
  return typeof pasted === 'string' && pasted.trim() !== '' ? pasted : null;
}

export default function Verify({ loaderData, actionData }: { loaderData: KeyFacts; actionData?: Answer }) {
  const { texts, path } = useTexts();
  const { verify: words } = texts;
  const refused = actionData && 'error' in actionData ? actionData : null;
  const errors: Record<string, string> = refused ? { proof: words[refused.error] } : {};
  return (
    <div className="column">
      <PageTitle title={words.title} hasErrors={refused !== null} />
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{words.title}</h1>
      {actionData && 'checked' in actionData ? <VerifyResult checked={actionData.checked} /> : <p>{words.lead}</p>}
      <PageForm action={path('/verify')} encType="multipart/form-data" className="mt-6">
        <VerifyFields values={actionData?.values ?? {}} errors={errors} words={words} />
        <Button>{words.submit}</Button>
      </PageForm>
      <p className="hint mt-4">{words.privacy}</p>
      <section>
        <h2 className="section-title">{words.offlineTitle}</h2>
        <ul className="list-disc pl-6">
          <li>{words.offline}</li>
          <li>{words.method}</li>
          <li>
            {words.keyId} <span className="font-code">{loaderData.keyId}</span>
          </li>
        </ul>
        <div className="actions">
          <ButtonLink variant="secondary" href={path('/verify/key.pem')} download="receipt-public.pem">
            {words.key}
          </ButtonLink>
        </div>
      </section>
    </div>
  );
}

type VerifyFieldsProps = { values: Record<string, string>; errors: Record<string, string>; words: Texts['verify'] };

function VerifyFields({ values, errors, words }: VerifyFieldsProps) {
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <>
      <TextArea
        name="proof"
        label={words.proof}
        hint={words.proofHint}
        value={values.proof}
        error={errors.proof}
        rows={4}
        {...plain}
      />
      <Field type="file" name="proofFile" label={words.proofFile} hint={words.proofFileHint} />
      <TextArea name="text" label={words.text} hint={words.textHint} value={values.text} optional rows={3} {...plain} />
      <Field type="file" name="textFile" label={words.textFile} hint={words.textFileHint} optional />
    </>
  );
}
