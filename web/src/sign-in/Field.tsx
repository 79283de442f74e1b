import { Input } from "antd";
import { useId } from "react";

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "email" | "password";
  /** What password managers and browsers may fill in. */
  readonly autoComplete: string;
  readonly hint?: string;
}

/** One labelled field of a form. */
export function Field({ label, value, onChange, type = "text", autoComplete, hint }: FieldProps) {
  const id = useId();
  const shared = {
    id, value, autoComplete, onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
    ...(hint && { "aria-describedby": `${id}-hint` }),
  };
  return (
    <div className="sign-in-field">
      <label htmlFor={id}>{label}</label>
      {type === "password" ? <Input.Password {...shared} /> : <Input {...shared} type={type} />}
      {hint && <p id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}
