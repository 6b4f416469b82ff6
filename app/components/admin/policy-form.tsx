import type { ReactNode } from 'react';
import { NumberField, type NumberForm } from '#app/components/admin/number-field.tsx';
import { actionWords, clockName, dutyWords, stepName, targetWords } from '#app/components/admin/policy-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import type { ClockRow } from '#app/domain/sla/policy.ts';
import { type PolicyNumbers, policyFields, warningsInUse } from '#app/domain/sla/policy-draft.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.clocks;
const { draft } = words;

type PolicyFormProps = {
  policy: PolicyNumbers;
  categories: readonly { code: string; name: string }[];
  form: NumberForm;
  /** What is saved with the numbers. */
  children: ReactNode;
};

/** Every number of a policy that a county sets, in rows of what it belongs to, and the button that saves all of the form. */
export function PolicyForm({ policy, categories, form, children }: PolicyFormProps) {
  return (
    <form method="post">
      <h2 className="section-title">{draft.numbers}</h2>
      <p className="hint">{draft.numbersHint}</p>
      <div className="number-grid">
        {policy.clocks.map((row, place) => (
          <ClockNumbers key={clockName(row)} {...{ row, place, form }} />
        ))}
      </div>
      <h2 className="section-title">{words.categories.title}</h2>
      <div className="number-grid number-grid-narrow">
        {categories.map(({ code, name }) => (
          <Row key={code} name={`${code} ${name}`}>
            <NumberField
              form={form}
              name={policyFields.categoryDays(code)}
              label={draft.target}
              unit={draft.workingDays}
            />
          </Row>
        ))}
      </div>
      <LadderNumbers policy={policy} form={form} />
      {children}
      <div className="actions">
        <Button name="intent" value="numbers">
          {draft.save}
        </Button>
      </div>
    </form>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className="number-row">
      <legend className="number-name">{name}</legend>
      <div className="number-fields">{children}</div>
    </fieldset>
  );
}

function ClockNumbers({ row, place, form }: { row: ClockRow; place: number; form: NumberForm }) {
  return (
    <Row name={clockName(row)}>
      {row.target === null ? (
        <span className="number-fixed">{targetWords(row)}</span>
      ) : (
        <NumberField form={form} name={policyFields.target(place)} label={draft.target} unit={words.units[row.unit]} />
      )}
      {[...row.warn.slice(0, warningsInUse(row)).keys()].map((at) => (
        <NumberField
          key={at}
          form={form}
          name={policyFields.warn(place, at)}
          label={at === 0 ? draft.reminder : draft.amber}
          unit={draft.percent}
        />
      ))}
      {(row.after ?? []).map(({ action }, at) => (
        <NumberField
          key={action}
          form={form}
          name={policyFields.after(place, at)}
          label={`${draft.offset} ${actionWords(action)}`}
          unit={draft.workingDays}
        />
      ))}
    </Row>
  );
}

function LadderNumbers({ policy, form }: { policy: PolicyNumbers; form: NumberForm }) {
  const { steps, afterAnswer } = policy.ladder;
  const late = steps.map((step, place) => ({ step, place })).filter(({ step }) => step.at === 'breach');
  return (
    <>
      <h2 className="section-title">{words.ladder.title}</h2>
      <div className="number-grid">
        {late.map(({ step, place }) => (
          <Row key={stepName(step)} name={stepName(step)}>
            <NumberField
              form={form}
              name={policyFields.stepDays(place)}
              label={draft.offset}
              unit={draft.workingDays}
            />
            {step.duty && (
              <NumberField
                form={form}
                name={policyFields.dutyDays(place)}
                label={dutyWords(step.duty.kind)}
                unit={draft.workingDays}
              />
            )}
          </Row>
        ))}
        <Row name={words.unitRule.title}>
          <NumberField
            form={form}
            name={policyFields.unitBreaches}
            label={words.unitRule.breaches}
            unit={draft.times}
          />
          <NumberField form={form} name={policyFields.unitDays} label={words.unitRule.days} unit={draft.calendarDays} />
        </Row>
        <Row name={words.afterAnswer.title}>
          {[...afterAnswer.remindDays.keys()].map((place) => (
            <NumberField
              key={place}
              form={form}
              name={policyFields.remind(place)}
              label={words.afterAnswer.remind(place + 1)}
              unit={draft.workingDays}
            />
          ))}
          <NumberField
            form={form}
            name={policyFields.unconfirmed}
            label={words.afterAnswer.unconfirmed}
            unit={draft.workingDays}
          />
        </Row>
      </div>
    </>
  );
}
