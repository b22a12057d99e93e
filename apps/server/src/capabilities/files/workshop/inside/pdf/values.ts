/** A value of a PDF as far as it is looked at. */
export type PdfValue =
  | null
  | number
  | string
  | PdfName
  | PdfReference
  | readonly PdfValue[]
  | ReadonlyMap<string, PdfValue>

export interface PdfName {
  readonly name: string
}

/** To the object of this number. */
export interface PdfReference {
  readonly to: number
}

export function isDictionary(value: PdfValue | undefined): value is ReadonlyMap<string, PdfValue> {
  return value instanceof Map
}

export function isList(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value)
}

export function nameOf(value: PdfValue | undefined): string | null {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : null
}

export function referenceOf(value: PdfValue | undefined): number | null {
  return typeof value === 'object' && value !== null && 'to' in value ? value.to : null
}
