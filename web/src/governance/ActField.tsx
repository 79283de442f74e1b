import { Input } from "antd";
import { useId, type ReactNode } from "react";
import { FilterSelect, type FilterOption } from "../ui/FilterSelect.js";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "date" | "number";
  readonly lang?: string;
}

/** One labelled field of an act. */
export function TextField({ label, value, onChange, type = "text", lang }: TextFieldProps) {
  const id = useId();
  return (
    <div className="act-field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} type={type} value={value} maxLength={200} autoComplete="off" {...(lang && { lang })} {...(type === "number" && { min: 1, max: 999 })} onChange={({ target }) => onChange(target.value)} />
    </div>
  );
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly FilterOption[];
  readonly onChange: (value: string) => void;
}

export const ChoiceField = ({ label, value, options, onChange }: ChoiceFieldProps) => (
  <div className="act-field"><span aria-hidden="true">{label}</span><FilterSelect label={label} value={value} options={options} width={520} onChange={onChange} /></div>
);

/** First and last day beside one another. */
export const DayFields = ({ children }: { children: ReactNode }) => <div className="act-days">{children}</div>;
