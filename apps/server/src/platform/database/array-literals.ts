/**
 * Array parameters as PostgreSQL's own literals. The driver would look at every element in turn for what it is and
 * what to escape, which on the hot path costs more than everything else that is sent.
 */

/** Ids, numbers: what needs no quotes. */
export function plainArray(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`
}

/** Moments. */
export function momentArray(values: readonly (Date | null)[]): string {
  return `{${values.map((value) => value?.toISOString() ?? 'NULL').join(',')}}`
}

/** Words of any kind, JSON among them. */
export function textArray(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : quoted(value))).join(',')}}`
}

/** Bytes. */
export function byteaArray(values: readonly (Buffer | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : `"\\\\x${value.toString('hex')}"`)).join(',')}}`
}

function quoted(text: string): string {
  return /["\\]/.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : `"${text}"`
}
