import type { ChainAnswer } from "@chengqi/domain/chains/answers";
import { may } from "@chengqi/domain/governance/permissions";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { ActDialog } from "../governance/ActDialog.js";
import { send } from "../sign-in/send.js";
import { useMe } from "../sign-in/use-me.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { useReading } from "../ui/use-reading.js";
import { ChainSelect } from "./ChainSelect.js";

interface Placed { readonly firm: string; readonly firmName: string; readonly zone: string | null }

/** Whether the reader may say where firms of a zone stand. */
export function useMayPlace(zone: string | null): boolean {
  const { actor } = useMe();
  return may(actor, "placement.decide", { zoneId: zone });
}

/** Says that a firm does not stand on a link, or takes back what was said; for those who may. */
export function DecidePlace({ firm, firmName, zone, chain, link, linkName, on }: Placed & { readonly chain: string; readonly link: string; readonly linkName: string; readonly on: false | null }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  if (!useMayPlace(zone)) return null;
  const act = on === null ? "takeBack" : "notHere";
  return (
    <>
      <Button size="small" onClick={() => setAsked(true)} aria-label={t(`chains.place.${act}Of`, { firm: firmName, link: linkName })}>{t(`chains.place.${act}`)}</Button>
      {asked && (
        <ActDialog
          title={t(`chains.place.${act}`)} text={t(`chains.place.${act}Text`, { firm: firmName, link: linkName })} onClose={() => setAsked(false)}
          onSend={(reason) => send("POST", "/chains/placements", { firm, chain, link, on, reason })}
        />
      )}
    </>
  );
}

/** Puts a firm on a link that its class and products do not tell of; in place of another, where it leaves one. */
export function PutOnLink({ firm, firmName, zone, insteadOf }: Placed & { readonly insteadOf?: { readonly chain: string; readonly link: string; readonly linkName: string } }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [chain, setChain] = useState(insteadOf?.chain ?? "");
  const [link, setLink] = useState("");
  if (!useMayPlace(zone)) return null;
  const act = insteadOf ? "elsewhere" : "put";
  const left = insteadOf && { chain: insteadOf.chain, link: insteadOf.link };
  return (
    <>
      <Button size={insteadOf ? "small" : "middle"} aria-label={insteadOf && t("chains.place.elsewhereOf", { firm: firmName, link: insteadOf.linkName })} onClick={() => setAsked(true)}>{t(`chains.place.${act}`)}</Button>
      {asked && (
        <ActDialog
          title={t(`chains.place.${act}`)} text={t(`chains.place.${act}Text`, { firm: firmName, link: insteadOf?.linkName })} complete={chain !== "" && link !== "" && link !== insteadOf?.link} onClose={() => setAsked(false)}
          onSend={(reason) => send("POST", "/chains/placements", { firm, chain, link, on: true, reason, ...(left && { insteadOf: left }) })}
        >
          <ChainSelect value={chain} onChange={(next) => { setChain(next); setLink(""); }} />
          <LinkSelect chain={chain} value={link} onChange={setLink} />
        </ActDialog>
      )}
    </>
  );
}

/** One of the single links of a chain. */
function LinkSelect({ chain, value, onChange }: { chain: string; value: string; onChange: (link: string) => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const { data } = useGet<ChainAnswer>(chain === "" ? null : `/chains/${encodeURIComponent(chain)}`);
  const options = useMemo(() => {
    const groups = new Set(data?.chain.links.flatMap(({ parents }) => parents));
    return chain === "" ? [] : (data?.chain.links ?? []).filter(({ id }) => !groups.has(id)).map(({ id, name }) => ({ value: id, label: name[language], search: `${name.zh} ${name.en}` }));
  }, [chain, data, language]);
  return <FilterSelect label={t("chains.link")} options={options} value={value} onChange={onChange} width={220} />;
}
