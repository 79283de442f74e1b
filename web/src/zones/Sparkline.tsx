const [width, height, room] = [84, 20, 2];

/** The course of a measure in the height of a line of text, from nought up; gaps stay gaps. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const most = Math.max(...values.map((value) => value ?? 0)) || 1;
  const x = (index: number) => room + (index / Math.max(1, values.length - 1)) * (width - 2 * room);
  const y = (value: number) => height - room - (value / most) * (height - 2 * room);
  const path = values.map((value, index) => (value === null ? "" : `${index === 0 || values[index - 1] === null ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)).join("");
  return <svg className="sparkline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true"><path d={path} /></svg>;
}
