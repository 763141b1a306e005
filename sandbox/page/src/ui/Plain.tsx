import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  label: string;
  children: ReactNode;
  buttonRef?: Ref<HTMLButtonElement>;
}

/** A small button that is only an icon: its name is for screen readers and for the pointer that rests on it. */
export function IconAct({ label, children, className = '', buttonRef, ...rest }: Props) {
  return (
    <button
      type="button"
      ref={buttonRef}
      className={`icon-act ${className}`}
      aria-label={label}
      title={label}
      {...rest}
    >
      {children}
    </button>
  );
}
