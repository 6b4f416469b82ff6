import type { ActFormData } from '#app/components/desk/act-page.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import type { DutyKind } from '#app/domain/duty.ts';
import { deskTexts } from '#app/i18n/index.ts';

const texts = deskTexts.duty.fields;

type DutyFieldsProps = { kind: DutyKind; form?: ActFormData; rows: readonly number[] };
type Typed = Pick<ActFormData, 'values' | 'errors'>;

/** What a duty's record asks for, by its kind. `rows`: how many decisions fit. */
export function DutyFields({ kind, form, rows }: DutyFieldsProps) {
  const typed: Typed = form ?? { values: {}, errors: {} };
  switch (kind) {
    case 'written_explanation':
      return (
        <>
          <TextArea name="text" label={texts.reason} hint={texts.reasonHint} {...keptOf(typed, 'text')} />
          <TextArea name="next" label={texts.remedy} rows={3} {...keptOf(typed, 'next')} />
        </>
      );
    case 'talk_recorded':
      return (
        <>
          <HeldFields typed={typed} />
          <TextArea name="text" label={texts.agreed} hint={texts.agreedHint} {...keptOf(typed, 'text')} />
        </>
      );
    case 'on_site_session':
      return (
        <>
          <HeldFields typed={typed} />
          <h2 className="section-title">{texts.decisions}</h2>
          <p className="hint">{texts.decisionsHint}</p>
          {rows.map((n) => (
            <DecisionFields key={n} n={n} typed={typed} />
          ))}
        </>
      );
  }
}

function keptOf({ values, errors }: Typed, name: string) {
  return { value: values[name], error: errors[name] };
}

function HeldFields({ typed }: { typed: Typed }) {
  return (
    <>
      <Field name="on" type="date" label={texts.on} width="short" {...keptOf(typed, 'on')} />
      <Field
        name="time"
        type="time"
        label={texts.time}
        hint={texts.timeHint}
        width="short"
        {...keptOf(typed, 'time')}
      />
      <Field name="who" label={texts.who} hint={texts.whoHint} {...keptOf(typed, 'who')} />
    </>
  );
}

function DecisionFields({ n, typed }: { n: number; typed: Typed }) {
  const isMore = n > 1;
  return (
    <fieldset className="mb-3 border-l-2 border-line pl-3">
      <legend className="font-bold">{texts.decision(n)}</legend>
      <Field name={`what${n}`} label={texts.what} optional={isMore} {...keptOf(typed, `what${n}`)} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field name={`owner${n}`} label={texts.responsible} optional={isMore} {...keptOf(typed, `owner${n}`)} />
        <Field name={`by${n}`} type="date" label={texts.by} optional={isMore} {...keptOf(typed, `by${n}`)} />
      </div>
    </fieldset>
  );
}
