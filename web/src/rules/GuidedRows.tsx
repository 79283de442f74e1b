import { PlusOutlined } from "@ant-design/icons";
import type { Vocabulary } from "@chengqi/engines/rules";
import { Button, Segmented } from "antd";
import type { Group, Row } from "./guided-form.js";
import { GuidedRow, rowOf } from "./GuidedRow.js";
import { useSay } from "./use-say.js";

interface GuidedRowsProps {
  readonly group: Group;
  readonly vocabulary: Vocabulary;
  /** Numbers of the rows it stands among: `2.` within the second; empty at the top. */
  readonly within?: string;
  readonly onChange: (group: Group) => void;
}

/** Conditions as rows, of which all or any must hold; at the top also groups of rows. */
export function GuidedRows({ group, vocabulary, within = "", onChange }: GuidedRowsProps) {
  const say = useSay();
  const set = (items: Group["items"]) => onChange({ ...group, items });
  const blank = (): Row => rowOf(vocabulary.terms.find(({ unit }) => unit === "cny") ?? vocabulary.terms[0]);
  return (
    <div className={within === "" ? "guided" : "guided guided-inner"}>
      <Segmented
        size="small" aria-label={say("guided.join")} value={group.join} onChange={(join) => onChange({ ...group, join })}
        options={[{ value: "and" as const, label: say("guided.all") }, { value: "or" as const, label: say("guided.any") }]}
      />
      <ol className="guided-items">
        {group.items.map((item, index) => {
          const number = `${within}${index + 1}`;
          const remove = () => set(group.items.toSpliced(index, 1));
          if (item.kind === "row") return <GuidedRow key={index} row={item} vocabulary={vocabulary} number={number} onChange={(row) => set(group.items.with(index, row))} onRemove={remove} />;
          return (
            <li key={index} className="guided-group">
              <GuidedRows
                group={item} vocabulary={vocabulary} within={`${number}.`}
                // A group that loses its last row goes too.
                onChange={(inner) => (inner.items.length === 0 ? remove() : set(group.items.with(index, inner)))}
              />
            </li>
          );
        })}
      </ol>
      <div className="guided-add">
        <Button size="small" icon={<PlusOutlined />} onClick={() => set([...group.items, blank()])}>{say("guided.add")}</Button>
        {within === "" && (
          <Button size="small" type="text" icon={<PlusOutlined />} onClick={() => set([...group.items, { kind: "group", join: group.join === "and" ? "or" : "and", items: [blank(), blank()] }])}>
            {say("guided.addGroup")}
          </Button>
        )}
      </div>
    </div>
  );
}
