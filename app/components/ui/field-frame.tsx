import type { ReactNode } from 'react';
import { useTexts } from '#app/components/layout/locale.tsx';

export type FieldFrameProps = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  /** The label is the page's h1: one question a page. */
  isPageTitle?: boolean;
};

type LabelWordsProps = Pick<FieldFrameProps, 'label' | 'optional'>;

function LabelWords({ label, optional }: LabelWordsProps) {
  const { texts } = useTexts();
  return (
    <>
      {label}
      {optional && <span className="optional"> {texts.common.optional}</span>}
    </>
  );
}

function Notes({ id, hint, error }: Pick<FieldFrameProps, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="error-text" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

/** Label, hint and error around one control whose id is `id`. */
export function FieldFrame({ children, ...props }: FieldFrameProps & { children: ReactNode }) {
  const label = (
    <label className={props.isPageTitle ? undefined : 'label'} htmlFor={props.id}>
      <LabelWords label={props.label} optional={props.optional} />
    </label>
  );
  return (
    <div className={props.error ? 'field field-bad' : 'field'}>
      {props.isPageTitle ? <h1 className="page-title">{label}</h1> : label}
      <Notes id={props.id} hint={props.hint} error={props.error} />
      {children}
    </div>
  );
}

type GroupFrameProps = Omit<FieldFrameProps, 'label'> & {
  legend: ReactNode;
  describedBy?: string;
  children: ReactNode;
};

/** Legend, hint and error around a group of choices. */
export function GroupFrame({ legend, describedBy, children, ...props }: GroupFrameProps) {
  const words = <LabelWords label={legend} optional={props.optional} />;
  return (
    <fieldset className={props.error ? 'field field-bad' : 'field'} aria-describedby={describedBy}>
      <legend className={props.isPageTitle ? undefined : 'label'}>
        {props.isPageTitle ? <h1 className="page-title">{words}</h1> : words}
      </legend>
      <Notes id={props.id} hint={props.hint} error={props.error} />
      {children}
    </fieldset>
  );
}
