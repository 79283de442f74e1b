import { Button, Skeleton } from "antd";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { UseQueryResult } from "@tanstack/react-query";
import { ApiError } from "../api.js";
import "./states.css";

/** Grey lines where an answer will stand; only after 200 ms, so that quick answers do not flicker. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="state-loading" role="status" aria-busy="true" aria-label={t("ui.loading")}>
      {late && <div aria-hidden="true"><Skeleton active title={false} paragraph={{ rows }} /></div>}
    </div>
  );
}

/** Nothing there: what is missing, and who can provide it. */
export function Empty({ title, hint, action }: { title: string; hint?: ReactNode; action?: ReactNode }) {
  return (
    <div className="state">
      <span className="state-sign" aria-hidden="true">—</span>
      <p className="state-title">{title}</p>
      {hint && <p className="state-hint">{hint}</p>}
      {action}
    </div>
  );
}

/** What happened, why, and what to do. */
export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof ApiError ? error.problem : null;
  const unreachable = error instanceof ApiError && problem === null && (error.status === 0 || error.status >= 502);
  const key = problem?.key ?? (unreachable ? "unreachable" : "failed");
  return (
    <div className="state" role="alert">
      <span className="state-sign state-sign-bad" aria-hidden="true">■</span>
      <p className="state-title">{t(`ui.problem.${key}.title`)}</p>
      <p className="state-hint">{t(`ui.problem.${key}.advice`)}</p>
      {problem && problem.errors.length > 0 && (
        <ul className="state-fields">
          {problem.errors.map((issue) => (
            <li key={issue.field}>
              {t("ui.problem.field", { field: issue.field, found: issue.found ?? t("ui.problem.nothing"), expected: issue.expected })}
            </li>
          ))}
        </ul>
      )}
      {problem && <p className="state-request">{t("ui.problem.request", { id: problem.requestId })}</p>}
      {onRetry && <Button onClick={onRetry}>{t("ui.retry")}</Button>}
    </div>
  );
}

/** The answer of a query, or the state it is in. */
export function Answer<T>({ query, rows, children }: {
  query: UseQueryResult<T, ApiError>; rows?: number; children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading {...(rows !== undefined && { rows })} />;
}
