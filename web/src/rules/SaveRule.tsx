import { SaveOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { ApiError } from "../api.js";
import { useMe } from "../sign-in/use-me.js";
import { Dialog } from "../ui/Dialog.js";
import { Failure } from "../ui/States.js";
import { contentOf, type Draft } from "./draft.js";
import { asked } from "./run-stream.js";
import { useSay } from "./use-say.js";

/** Saves the rule for the city where the person may; else says who may, and what to do instead. */
export function SaveRule({ draft, onSaved }: { draft: Draft; onSaved: () => void }) {
  const say = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [barred, setBarred] = useState(false);
  const me = useMe();
  const close = () => {
    setError(null);
    setBarred(false);
  };
  const save = async () => {
    if (!me.may("rule.save")) {
      setBarred(true);
      return;
    }
    setBusy(true);
    setError(null);
    try {
      await asked("/rules", contentOf(draft));
      onSaved();
      await queries.invalidateQueries();
      await navigate(`/rules/${encodeURIComponent(draft.id)}`);
    } catch (refusal) {
      setBarred(refusal instanceof ApiError && refusal.problem?.key === "not-permitted");
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button type="primary" icon={<SaveOutlined />} loading={busy} onClick={() => void save()}>{say("save.save")}</Button>
      {(error || barred) && (
        <Dialog label={say("save.save")} className="save-dialog" onClose={close}>
          {barred
            ? <div className="save-barred"><h2>{say("save.barred")}</h2><p>{say("save.who")}</p><p>{say("save.instead")}</p></div>
            : error && <Failure error={error} />}
          <div className="save-close"><Button onClick={close}>{say("save.close")}</Button></div>
        </Dialog>
      )}
    </>
  );
}
