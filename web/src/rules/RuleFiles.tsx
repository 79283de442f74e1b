import { DownloadOutlined, FolderOpenOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState } from "react";
import { saveFile } from "../charts/save-file.js";
import { contentOf, type Draft } from "./draft.js";
import { useSay } from "./use-say.js";

const download = async (draft: Draft) => {
  const { yamlOf } = await import("./rule-yaml.js");
  saveFile(`${draft.id || "rule"}.yaml`, new Blob([yamlOf(contentOf(draft))], { type: "application/yaml" }));
};

/** A rule as a file to take away. */
export function RuleDownload({ draft }: { draft: Draft }) {
  const say = useSay();
  return <Button icon={<DownloadOutlined />} onClick={() => void download(draft)}>{say("file.download")}</Button>;
}

/** A rule as a file: to take away, to hand in, to open again. It needs no server. */
export function RuleFiles({ draft, onOpen }: { draft: Draft; onOpen: (draft: Draft) => void }) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const open = async (file: File) => {
    const { openedRule } = await import("./rule-yaml.js");
    const opened = openedRule(await file.text());
    setWrong(opened.ok ? null : opened.wrong);
    if (opened.ok) onOpen(opened.draft);
  };
  return (
    <>
      <RuleDownload draft={draft} />
      <Button icon={<FolderOpenOutlined />} onClick={() => input.current?.click()}>{say("file.open")}</Button>
      <input
        ref={input} type="file" accept=".yaml,.yml,.json" hidden aria-label={say("file.open")}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void open(file);
          target.value = "";
        }}
      />
      {wrong !== null && <p className="file-wrong" role="alert">{say("file.wrong", { wrong })}</p>}
    </>
  );
}
