import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { useTexts } from '#app/components/layout/locale.tsx';
import { FieldFrame } from '#app/components/ui/field-frame.tsx';
import { describedBy, fieldId } from '#app/components/ui/field-ids.ts';
import { useTyped } from '#app/components/ui/typed.ts';

type Look = 'style' | 'className' | 'id' | 'name' | 'value' | 'defaultValue' | 'children';

export type LabelledProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  isPageTitle?: boolean;
  /** What was typed before; the field starts with it. */
  value?: string;
};

type FieldProps = LabelledProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, Look | 'width'> & {
    /** 'short' for numbers, dates and phones, 'code' for query codes and references. */
    width?: 'full' | 'short' | 'code';
    /** Word behind the input, such as 元. */
    unit?: string;
  };

const WIDTH_CLASS = { full: 'input', short: 'input input-short', code: 'input input-code' } as const;

/** A text field with label, hint and error. Other attributes go to the input. */
export function Field({
  name,
  label,
  hint,
  error,
  optional,
  isPageTitle,
  value,
  width = 'full',
  unit,
  ...rest
}: FieldProps) {
  const id = fieldId(name);
  const start = useTyped(name, value);
  const isFile = rest.type === 'file';
  const chooseAgain = isFile && start ? <ChooseAgain hint={hint} /> : hint;
  const input = (
    <input
      {...rest}
      id={id}
      name={name}
      defaultValue={isFile ? undefined : start}
      className={WIDTH_CLASS[width]}
      aria-describedby={describedBy(id, chooseAgain, error)}
      aria-invalid={error ? true : undefined}
    />
  );
  return (
    <FieldFrame {...{ id, label, hint: chooseAgain, error, optional, isPageTitle }}>
      {unit ? (
        <div className="input-row">
          {input}
          <span className="input-unit">{unit}</span>
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}

/** A browser keeps no chosen file when the page is shown again. */
function ChooseAgain({ hint }: Pick<LabelledProps, 'hint'>) {
  const { texts } = useTexts();
  return (
    <>
      {hint}
      <p className="font-bold">{texts.common.fileAgain}</p>
    </>
  );
}

type TextAreaProps = LabelledProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Look>;

/** A field for a longer text. */
export function TextArea({ name, label, hint, error, optional, isPageTitle, value, rows = 8, ...rest }: TextAreaProps) {
  const id = fieldId(name);
  return (
    <FieldFrame {...{ id, label, hint, error, optional, isPageTitle }}>
      <textarea
        {...rest}
        id={id}
        name={name}
        rows={rows}
        defaultValue={useTyped(name, value)}
        className="input"
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  );
}
