import type { BodyFile, PostAnswer } from "@chengqi/domain/governance/body-answers";
import { contracts, isHolderNumber } from "@chengqi/domain/governance/posts";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../sign-in/send.js";
import { useAsOf } from "../ui/use-as-of.js";
import { ActDialog } from "./ActDialog.js";
import { ChoiceField, DayFields, TextField } from "./ActField.js";

type Appointment = PostAnswer["appointments"][number];

/** Sets up a post of a body. */
export function CreatePost({ body }: { body: Pick<BodyFile, "id"> }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return <><Button onClick={() => setOpen(true)}>{t("posts.create")}</Button>{open && <CreateForm bodyId={body.id} onClose={() => setOpen(false)} />}</>;
}

function CreateForm({ bodyId, onClose }: { bodyId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const [given, setGiven] = useState({ title: "", number: "1", validFrom: asOf ?? "" });
  const number = Number(given.number);
  return (
    <ActDialog
      title={t("posts.create")} text={t("posts.createText")} onClose={onClose}
      complete={given.title.trim() !== "" && Number.isInteger(number) && number >= 1 && given.validFrom !== ""}
      onSend={(reason) => send("POST", `/bodies/${encodeURIComponent(bodyId)}/posts`, { title: { zh: given.title.trim(), en: null }, number, validFrom: given.validFrom, reason })}
    >
      <TextField label={t("posts.post")} value={given.title} onChange={(title) => setGiven({ ...given, title })} />
      <DayFields>
        <TextField label={t("posts.number")} type="number" value={given.number} onChange={(value) => setGiven({ ...given, number: value })} />
        <TextField label={t("powers.offerFrom")} type="date" value={given.validFrom} onChange={(validFrom) => setGiven({ ...given, validFrom })} />
      </DayFields>
    </ActDialog>
  );
}

/** What may be done to one post and to those who hold it. */
export function PostActs({ post }: { post: PostAnswer }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<"appoint" | "close" | Appointment | null>(null);
  const close = () => setAsked(null);
  const title = post.title.zh;
  return (
    <span className="power-acts">
      <Button size="small" aria-label={t("posts.appointTo", { post: title })} onClick={() => setAsked("appoint")}>{t("posts.appoint")}</Button>
      {post.appointments.map((one) => (
        <Button key={one.id} size="small" aria-label={t("posts.endOf", { holder: one.holder, post: title })} onClick={() => setAsked(one)}>{t("posts.endShort", { holder: one.holder })}</Button>
      ))}
      {post.appointments.length === 0 && <Button size="small" aria-label={t("posts.closeOf", { post: title })} onClick={() => setAsked("close")}>{t("posts.close")}</Button>}
      {asked === "appoint" && <AppointForm post={post} onClose={close} />}
      {asked === "close" && <EndForm title={t("posts.close")} text={t("posts.closeText", { post: title })} path={`/posts/${encodeURIComponent(post.id)}/end`} onClose={close} />}
      {asked !== null && typeof asked === "object" && (
        <EndForm title={t("posts.end")} text={t("posts.endText", { holder: asked.holder, post: title })} path={`/appointments/${encodeURIComponent(asked.id)}/end`} onClose={close} />
      )}
    </span>
  );
}

function AppointForm({ post, onClose }: { post: PostAnswer; onClose: () => void }) {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const [given, setGiven] = useState({ holder: "", contract: "", validFrom: asOf ?? "", validTo: "" });
  const set = (part: Partial<typeof given>) => setGiven({ ...given, ...part });
  return (
    <ActDialog
      title={t("posts.appoint")} text={t("posts.appointText", { post: post.title.zh })} onClose={onClose}
      complete={isHolderNumber(given.holder) && given.contract !== "" && given.validFrom !== ""}
      onSend={(reason) => send("POST", `/posts/${encodeURIComponent(post.id)}/appointments`, { ...given, validTo: given.validTo || null, reason })}
    >
      <TextField label={t("posts.holder")} value={given.holder} onChange={(holder) => set({ holder: holder.trim() })} />
      <ChoiceField label={t("posts.contractTitle")} value={given.contract} options={contracts.map((value) => ({ value, label: t(`posts.contract.${value}`) }))} onChange={(contract) => set({ contract })} />
      <DayFields>
        <TextField label={t("powers.offerFrom")} type="date" value={given.validFrom} onChange={(validFrom) => set({ validFrom })} />
        <TextField label={t("powers.offerTo")} type="date" value={given.validTo} onChange={(validTo) => set({ validTo })} />
      </DayFields>
    </ActDialog>
  );
}

/** Ends a post or an appointment on a day. */
function EndForm({ title, text, path, onClose }: { title: string; text: string; path: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const [validTo, setValidTo] = useState(asOf ?? "");
  return (
    <ActDialog title={title} text={text} danger complete={validTo !== ""} onClose={onClose} onSend={(reason) => send("POST", path, { validTo, reason })}>
      <TextField label={t("posts.lastDay")} type="date" value={validTo} onChange={setValidTo} />
    </ActDialog>
  );
}
