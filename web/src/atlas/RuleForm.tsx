import type { Atlas } from "@chengqi/domain/atlas/atlas";
import { Button, Checkbox, InputNumber } from "antd";
import { useEffect, useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useReading } from "../ui/use-reading.js";
import { ruleDefaults, type RuleState } from "./key-rule.js";

interface RuleFormProps {
  /** Where firms are known without figures, revenue and employees count for nothing. */
  readonly by: Atlas["rule"]["by"];
  readonly state: RuleState;
  readonly onChange: (change: Partial<RuleState>, options?: { replace?: boolean }) => void;
}

/** The rule for “key”, adjustable; what is set stands in the address. */
export function RuleForm({ by, state, onChange }: RuleFormProps) {
  const { t } = useTranslation();
  const { language } = useReading();
  const moneyUnit = language === "zh" ? 10_000 : 1_000_000;
  const changed = (Object.keys(ruleDefaults) as (keyof RuleState)[]).some((key) => state[key] !== ruleDefaults[key]);
  return (
    <fieldset className="rule-form">
      <legend>{t("atlasPage.rule")}</legend>
      {by === "revenue" && <NumberField
        label={t("atlasPage.minRevenue")} unit={t("atlasPage.moneyUnit")} value={Number(state.minRevenueCny) / moneyUnit} least={0}
        onChange={(value) => onChange({ minRevenueCny: String(value * moneyUnit) }, { replace: true })}
      />}
      {by === "revenue" && <NumberField
        label={t("atlasPage.minEmployees")} unit={t("unit.person")} value={Number(state.minEmployees)} least={0} whole
        onChange={(value) => onChange({ minEmployees: String(value) }, { replace: true })}
      />}
      <NumberField
        label={t("atlasPage.top")} unit={t("atlasPage.firmsUnit")} value={Number(state.top)} least={1} most={500} whole
        onChange={(value) => onChange({ top: String(value) }, { replace: true })}
      />
      <Field label={t("atlasPage.scopeOfRule")}>
        {(id) => (
          <Checkbox id={id} checked={state.declaredOnly === "true"} onChange={(event) => onChange({ declaredOnly: event.target.checked ? "true" : "false" }, { replace: true })}>
            {t("atlasPage.declaredOnly")}
          </Checkbox>
        )}
      </Field>
      {changed && <Button type="link" onClick={() => onChange(ruleDefaults)}>{t("atlasPage.standard")}</Button>}
    </fieldset>
  );
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return <div className="rule-field"><label htmlFor={id}>{label}</label>{children(id)}</div>;
}

interface NumberFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly least: number;
  readonly most?: number;
  readonly whole?: boolean;
  readonly onChange: (value: number) => void;
}

/** A number that is passed on once the reader pauses; an empty field changes nothing. */
function NumberField({ label, unit, value, least, most, whole = false, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<{ value: number; over: number } | null>(null);
  useEffect(() => {
    if (typed === null || typed.value === value) return undefined;
    const timer = setTimeout(() => onChange(typed.value), 400);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  // A value set from elsewhere wins over what was typed before it.
  const shown = typed !== null && typed.over === value ? typed.value : value;
  return (
    <Field label={label}>
      {(id) => (
        <InputNumber
          id={id} value={shown} min={least} suffix={unit} changeOnWheel={false} className="rule-number"
          {...(most !== undefined && { max: most })} {...(whole && { precision: 0 })}
          onChange={(next) => { if (typeof next === "number") setTyped({ value: next, over: value }); }}
        />
      )}
    </Field>
  );
}
