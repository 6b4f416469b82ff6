import type { ReactNode } from 'react';
import { GroupFrame } from '#app/components/ui/field-frame.tsx';
import { describedBy, fieldId } from '#app/components/ui/field-ids.ts';
import { useChosen } from '#app/components/ui/typed.ts';

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type GroupProps = {
  name: string;
  legend: ReactNode;
  options: readonly Choice[];
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  /** The legend is the page's h1. */
  isPageTitle?: boolean;
};

type RadioGroupProps = GroupProps & { value?: string; required?: boolean };
type CheckboxGroupProps = GroupProps & { values?: readonly string[] };

/** One of several; nothing is chosen beforehand unless `value` is given. The whole row is the target. */
export function RadioGroup({ value, required, ...props }: RadioGroupProps) {
  return <ChoiceGroup {...props} type="radio" required={required} chosen={value === undefined ? [] : [value]} />;
}

/** Any of several; each chosen value is sent under the same name. */
export function CheckboxGroup({ values = [], ...props }: CheckboxGroupProps) {
  return <ChoiceGroup {...props} type="checkbox" chosen={values} />;
}

type ChoiceGroupProps = GroupProps & { type: 'radio' | 'checkbox'; chosen: readonly string[]; required?: boolean };

function ChoiceGroup({ type, chosen, required, name, legend, options, ...frame }: ChoiceGroupProps) {
  const id = fieldId(name);
  const starts = useChosen(name, chosen);
  return (
    <GroupFrame {...frame} id={id} legend={legend} describedBy={describedBy(id, frame.hint, frame.error)}>
      {options.map((option, index) => (
        <ChoiceRow
          key={option.value}
          id={index === 0 ? id : `${id}-${index + 1}`}
          input={{ type, name, required, isChosen: starts.includes(option.value) }}
          option={option}
        />
      ))}
    </GroupFrame>
  );
}

type ChoiceInput = { type: 'radio' | 'checkbox'; name: string; required?: boolean; isChosen: boolean };

function ChoiceRow({ id, input, option }: { id: string; input: ChoiceInput; option: Choice }) {
  const hintId = option.hint ? `${id}-note` : undefined;
  return (
    <label className="choice" htmlFor={id}>
      <input
        type={input.type}
        id={id}
        name={input.name}
        value={option.value}
        defaultChecked={input.isChosen}
        disabled={option.disabled}
        required={input.required}
        aria-labelledby={`${id}-label`}
        aria-describedby={hintId}
      />
      <span className="choice-text">
        <span className="choice-label" id={`${id}-label`}>
          {option.label}
        </span>
        {option.hint && (
          <span className="choice-hint" id={hintId}>
            {option.hint}
          </span>
        )}
      </span>
    </label>
  );
}
