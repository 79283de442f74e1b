import { useRouteError } from "react-router";
import { Failure } from "../ui/States.js";

/** A page that broke or could not be fetched. */
export function RouteFailure() {
  const error = useRouteError();
  return (
    <div className="page">
      <Failure error={error instanceof Error ? error : new Error(String(error))} onRetry={() => location.reload()} />
    </div>
  );
}
