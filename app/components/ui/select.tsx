import type { SelectHTMLAttributes } from 'react';
import type { LabelledProps } from '#app/components/ui/field.tsx';
import { FieldFrame } from '#app/components/ui/field-frame.tsx';
import { describedBy, fieldId } from '#app/components/ui/field-ids.ts';
import { useTyped } from '#app/components/ui/typed.ts';

/** `lang`: where a label is in another language than the page. */
export type SelectOption = { value: string; label: string; lang?: string };

type SelectProps = LabelledProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'style' | 'className' | 'id' | 'name' | 'value' | 'defaultValue'> & {
    options: readonly SelectOption[];
    /** The first, empty choice, such as 请选择. */
    emptyLabel?: string;
  };

/** A native list. */
export function Select(props: SelectProps) {
  const { name, label, hint, error, optional, isPageTitle, value, options, emptyLabel, ...rest } = props;
  const id = fieldId(name);
  return (
    <FieldFrame {...{ id, label, hint, error, optional, isPageTitle }}>
      <select
        {...rest}
        id={id}
        name={name}
        defaultValue={useTyped(name, value)}
        className="input"
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
      >
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
