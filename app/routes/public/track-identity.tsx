import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { answerErrorWords } from '#app/components/report/answer-error-words.ts';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { parseAddedContact } from '#app/domain/answer-schemas.ts';
import { readForm } from '#app/http/form.ts';
import { backToCase, type OwnPage, ownPage, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { addIdentity } from '#app/use-cases/add-identity.server.ts';

export const handle = { sendsForm: true };

type Mode = 'named' | 'hidden';
type IdentityData = OwnPage & { modes: Mode[]; isConductOnly: boolean };
type Refusal = { values: Record<string, string>; errors: Record<string, string> };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<IdentityData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  if (view.own.addableModes.length === 0) throw backToCase(own, 'changed');
  return { modes: view.own.addableModes, isConductOnly: view.isConductOnly, ...ownPage(view) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnCase(context, request);
  const { texts } = own.wording;
  const values = typedValues(await readForm(request));
  const modes = (await readOwnCase(own)).own.addableModes;
  if (modes.length === 0) return backToCase(own, 'changed');
  const mode = modes.find((possible) => possible === values.mode);
  const contact = parseAddedContact(mode ?? 'hidden', values);
  const missing = mode ? {} : { mode: texts.ownActs.identityMissing };
  if (!mode || !contact.ok) {
    const errors = { ...missing, ...answerErrorWords(contact.ok ? undefined : contact.errors, texts) };
    return data<Refusal>({ values, errors: definedOnly(errors) }, { status: 400 });
  }
  const done = await addIdentity(own.ctx, own.caseId, { mode, contact: contact.contact });
  return backToCase(own, done.ok ? 'identity' : 'changed');
}

function typedValues(form: FormData): Record<string, string> {
  const entries = [...form.entries()].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return Object.fromEntries(entries);
}

function definedOnly(errors: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).flatMap(([name, words]) => (words ? [[name, words]] : [])));
}

export default function TrackIdentity({ loaderData, actionData }: { loaderData: IdentityData; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const { ownActs: words, report } = texts;
  const { modes, isConductOnly } = loaderData;
  const { values = {}, errors = {} } = actionData ?? {};
  const who = { hidden: words.identityWho.hidden, named: words.identityWho[isConductOnly ? 'namedConduct' : 'named'] };
  const field = (name: 'name' | 'phone' | 'email') => ({
    name,
    label: report.contact[name],
    value: values[name],
    error: errors[name],
    optional: name !== 'name',
    autoComplete: 'off',
    spellCheck: false,
  });
  return (
    <div className="column">
      <PageTitle title={words.identityTitle} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{words.identityTitle}</h1>
      <Notice tone="warn">
        <p>{words.identityOnce}</p>
      </Notice>
      <PageForm autoComplete="off">
        <RadioGroup
          name="mode"
          legend={words.identityQuestion}
          options={modes.map((mode) => ({ value: mode, label: report.identity[mode], hint: who[mode] }))}
          value={values.mode}
          error={errors.mode}
        />
        <Field {...field('name')} />
        <p className="hint">{words.identityReach}</p>
        <Field {...field('phone')} type="tel" inputMode="tel" width="code" hint={report.contact.phoneHint} />
        <Field {...field('email')} inputMode="email" autoCapitalize="none" />
        <div className="actions">
          <Button>{words.identitySubmit}</Button>
        </div>
      </PageForm>
    </div>
  );
}
