import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api.js";

/** What the server refused: what, what to do about it, and which fields. */
export function Refusal({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = error instanceof ApiError ? error.problem : null;
  const key = problem?.key ?? (error instanceof ApiError && error.status === 0 ? "unreachable" : "failed");
  const known = (reason: string) => t(`powers.refusal.${reason}`, { defaultValue: "" });
  return (
    <Alert
      type="error" role="alert" title={t(`ui.problem.${key}.title`)}
      description={(
        <>
          <div>{known(problem?.expected ?? "") || t(`ui.problem.${key}.advice`)}</div>
          {problem?.errors.filter(({ expected }) => known(expected) === "").map(({ field, found, expected }) => (
            <div key={field}>{t("ui.problem.field", { field, found: found ?? t("ui.problem.nothing"), expected })}</div>
          ))}
        </>
      )}
    />
  );
}
