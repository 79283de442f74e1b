import { shortestPassword } from "@chengqi/domain/governance/password-length";
import { Button } from "antd";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { ApiError } from "../api.js";
import { Answer } from "../ui/States.js";
import { Fault } from "./Fault.js";
import { Field } from "./Field.js";
import { readAgain, send } from "./send.js";

interface LinkedTo {
  readonly email: string;
  readonly name: string;
}

/** A one-time link: whoever holds it sets the password of the account it is for. */
export function LinkForm({ token }: { token: string }) {
  // Asked once: after its use the link is gone, while what else the page knows is read again.
  const query = useQuery<LinkedTo, ApiError>({ queryKey: ["link", token], queryFn: () => send<LinkedTo>("POST", "/session/link", { token }), retry: false, staleTime: "static" });
  return <Answer query={query} rows={3}>{(linked) => <NewPassword token={token} linked={linked} />}</Answer>;
}

function NewPassword({ token, linked }: { token: string; linked: LinkedTo }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const set = useMutation({
    mutationFn: async () => {
      await send("POST", "/session/link/password", { token, password });
      await send("POST", "/session", { email: linked.email, password });
    },
    onSuccess: async () => {
      await readAgain();
      await navigate("/me");
    },
  });
  const differ = again !== "" && again !== password;
  return (
    <form className="sign-in-form" onSubmit={(event) => { event.preventDefault(); set.mutate(); }}>
      <p>{t("signIn.linkFor", { name: linked.name, email: linked.email })}</p>
      <input type="hidden" name="username" autoComplete="username" value={linked.email} readOnly />
      <Field label={t("signIn.newPassword")} hint={t("signIn.passwordHint", { count: shortestPassword })} type="password" autoComplete="new-password" value={password} onChange={setPassword} />
      <Field label={t("signIn.newPasswordAgain")} type="password" autoComplete="new-password" value={again} onChange={setAgain} />
      {differ && <p className="sign-in-differ" role="alert">{t("signIn.differ")}</p>}
      <Fault error={set.error} />
      <Button type="primary" htmlType="submit" block loading={set.isPending} disabled={password === "" || again !== password}>{t("signIn.setPassword")}</Button>
    </form>
  );
}
