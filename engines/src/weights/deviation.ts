/** Sample standard deviation of at least two values; they are first divided by their largest size, so that no square is too large or too small. */
export function deviationOf(values: Float64Array): number {
  const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (size === 0) return 0;
  const scaled = values.map((value) => value / size);
  const mean = scaled.reduce((sum, value) => sum + value, 0) / scaled.length;
  return size * Math.sqrt(scaled.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (scaled.length - 1));
}
