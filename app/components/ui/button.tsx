import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet';

type WithoutLook<T> = Omit<T, 'style' | 'className'>;
type ButtonProps = WithoutLook<ButtonHTMLAttributes<HTMLButtonElement>> & { variant?: ButtonVariant };
type ButtonLinkProps = WithoutLook<AnchorHTMLAttributes<HTMLAnchorElement>> & {
  href: string;
  variant?: ButtonVariant;
};

const CLASS_OF: Record<ButtonVariant, string> = {
  primary: 'btn btn-main',
  secondary: 'btn btn-secondary',
  quiet: 'btn btn-quiet',
};

/** A submit button; its text names what happens. One primary a page. */
export function Button({ variant = 'primary', type = 'submit', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={CLASS_OF[variant]} />;
}

/** A link that looks like a button: it only goes somewhere, it changes nothing. */
export function ButtonLink({ variant = 'primary', ...rest }: ButtonLinkProps) {
  return <a {...rest} className={CLASS_OF[variant]} />;
}
