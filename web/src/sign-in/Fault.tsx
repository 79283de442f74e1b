import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api.js";

const explained = new Set([
  "too-short", "too-long", "too-common", "too-plain", "like-the-address", "administrators-apart", "own-membership", "firm-and-role", "body-and-role", "days-reversed",
]);

/** What the server refused, in words. */
export function Fault({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = error instanceof ApiError ? error.problem : null;
  const key = problem?.key ?? (error instanceof ApiError && error.status === 0 ? "unreachable" : "failed");
  const reason = problem?.expected ?? "";
  return (
    <Alert
      className="sign-in-fault" type="error" role="alert" title={t(`ui.problem.${key}.title`)}
      description={explained.has(reason) ? t(`signIn.reason.${reason}`) : t(`ui.problem.${key}.advice`)}
    />
  );
}
