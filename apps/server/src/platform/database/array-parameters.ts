/**
 * Array parameters in PostgreSQL's own binary form, which the driver passes on untouched. As text each element would be
 * printed, quoted, sent at twice its length and parsed again, which on the hot path costs both sides more than what is
 * done with it.
 */

/** The types' numbers, fixed since there is a PostgreSQL. */
const types = {
  boolean: 16,
  bytea: 17,
  bigint: 20,
  int: 23,
  text: 25,
  moment: 1184,
  uuid: 2950,
  jsonb: 3802,
} as const
const headerBytes = 20
const absent = -1

/**
 * The rows of several array parameters in SQL: `each.id` is the element of this one, of ids, and `n` its place, by which
 * the others are looked up. To unnest them all side by side costs a table in memory for each.
 */
export function eachOf(parameter: string): string {
  return `(select id, place::int as n from unnest(${parameter}) with ordinality as ids (id, place)) as each`
}

export function uuidArray(values: readonly (string | null)[]): Buffer {
  return fixedArray(types.uuid, 16, values, writeUuid)
}

/** Whole numbers up to 2^53. */
export function bigintArray(values: readonly (number | null)[]): Buffer {
  return fixedArray(types.bigint, 8, values, writeBigint)
}

export function intArray(values: readonly number[]): Buffer {
  return fixedArray(types.int, 4, values, (buffer, at, value) => buffer.writeInt32BE(value, at))
}

export function booleanArray(values: readonly boolean[]): Buffer {
  return fixedArray(types.boolean, 1, values, (buffer, at, value) => buffer.writeUInt8(value ? 1 : 0, at))
}

export function momentArray(values: readonly (Date | null)[]): Buffer {
  return fixedArray(types.moment, 8, values, writeMoment)
}

/** Words of any kind. */
export function textArray(values: readonly (string | null)[]): Buffer {
  return array(
    types.text,
    values.map((value) => (value === null ? null : Buffer.from(value))),
  )
}

/** Anything that JSON can say. */
export function jsonArray(values: readonly unknown[]): Buffer {
  // Its binary form is its text behind a number that says so.
  return array(
    types.jsonb,
    values.map((value) => Buffer.from(`\u0001${JSON.stringify(value)}`)),
  )
}

export function byteaArray(values: readonly (Buffer | null)[]): Buffer {
  return array(types.bytea, values)
}

function fixedArray<Value>(
  type: number,
  bytes: number,
  values: readonly (Value | null)[],
  write: (buffer: Buffer, at: number, value: Value) => void,
): Buffer {
  const buffer = begin(type, values, headerBytes + values.length * (4 + bytes))
  let at = headerBytes
  for (const value of values) {
    buffer.writeInt32BE(value === null ? absent : bytes, at)
    at += 4
    if (value === null) continue
    write(buffer, at, value)
    at += bytes
  }
  return values.length === 0 ? buffer : buffer.subarray(0, at)
}

function array(type: number, values: readonly (Buffer | null)[]): Buffer {
  const buffer = begin(
    type,
    values,
    values.reduce((sum, value) => sum + 4 + (value?.length ?? 0), headerBytes),
  )
  let at = headerBytes
  for (const value of values) {
    buffer.writeInt32BE(value?.length ?? absent, at)
    at += 4
    if (value === null) continue
    buffer.set(value, at)
    at += value.length
  }
  return buffer
}

/** Dimensions, whether any is absent, type, length, and the first index; an empty array has no dimension. */
function begin(type: number, values: readonly unknown[], bytes: number): Buffer {
  if (values.length === 0) {
    const empty = Buffer.alloc(12)
    empty.writeInt32BE(type, 8)
    return empty
  }
  const buffer = Buffer.allocUnsafe(bytes)
  buffer.writeInt32BE(1, 0)
  buffer.writeInt32BE(values.includes(null) ? 1 : 0, 4)
  buffer.writeInt32BE(type, 8)
  buffer.writeInt32BE(values.length, 12)
  buffer.writeInt32BE(1, 16)
  return buffer
}

function writeUuid(buffer: Buffer, at: number, id: string): void {
  let to = at
  for (let from = 0; from < 36; from += 2) {
    if (id.charCodeAt(from) === dash) from += 1
    buffer[to++] = (nibble(id.charCodeAt(from)) << 4) | nibble(id.charCodeAt(from + 1))
  }
}

const dash = 0x2d

/** Of a hexadecimal digit, in either case. */
function nibble(code: number): number {
  return (code & 0xf) + (code > 0x39 ? 9 : 0)
}

function writeBigint(buffer: Buffer, at: number, value: number): void {
  const high = Math.floor(value / 2 ** 32)
  buffer.writeInt32BE(high, at)
  buffer.writeUInt32BE(value - high * 2 ** 32, at + 4)
}

/** PostgreSQL counts microseconds from the beginning of 2000. */
const epochMs = Date.UTC(2000, 0, 1)

function writeMoment(buffer: Buffer, at: number, value: Date): void {
  writeBigint(buffer, at, (value.getTime() - epochMs) * 1_000)
}
