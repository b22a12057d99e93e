import type { Consent, StoredFile } from '@baton/contract'
import { faultWords } from '@baton/domain/files/fault-words'

/** “Photo” for a picture: that is what people call it, whatever took it. */
const kindWords: { readonly [Kind in StoredFile['kind']]: string } = {
  image: 'Photo',
  pdf: 'PDF',
  text: 'Text',
  audio: 'Sound',
  video: 'Film',
  office: 'Document',
}

const officeWords: Readonly<Record<string, string>> = {
  docx: 'Word document',
  xlsx: 'Excel workbook',
  pptx: 'PowerPoint',
  odt: 'OpenDocument text',
  ods: 'OpenDocument spreadsheet',
  odp: 'OpenDocument presentation',
}

/** What a file is called by what it is: “Photo”, “PDF”, “Word document”. */
export function kindWord({ kind, name }: Pick<StoredFile, 'kind' | 'name'>): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return (kind === 'office' ? officeWords[extension] : undefined) ?? kindWords[kind]
}

/** 412 bytes, 84 kB, 1.4 MB */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** “PDF, 12 pages, 1.4 MB” */
export function measureWords(file: Pick<StoredFile, 'kind' | 'name' | 'pages' | 'bytes'>): string {
  const pages = file.pages === null ? [] : [file.pages === 1 ? '1 page' : `${file.pages} pages`]
  return [kindWord(file), ...pages, sizeWords(file.bytes)].join(', ')
}

/** What a photo of a patient rests on, in the words that are pressed. */
export const consentWords: { readonly [Ground in Consent]: string } = {
  given: 'Patient agreed',
  'by-parent-or-carer': 'Parent or carer agreed',
  'best-interests': 'In their best interests',
  'not-identifiable': 'Cannot be recognised',
}

export interface FileNotice {
  readonly title: string
  readonly next: string
  readonly tone: 'wait' | 'bad'
}

/** Why there is nothing to see of a file, and what to do; `null` when there is. */
export function noticeOf(file: Pick<StoredFile, 'state' | 'fault' | 'held'>): FileNotice | null {
  if (file.state === 'ready') return null
  if (file.state === 'receiving') {
    return {
      title: 'On its way',
      next: 'It is shown when all of it has arrived and was checked.',
      tone: 'wait',
    }
  }
  if (file.state === 'checking') {
    return file.held
      ? {
          title: 'Waiting for the virus check',
          next: 'What looks for viruses does not answer. It is shown once it was checked.',
          tone: 'wait',
        }
      : { title: 'Being checked', next: 'It is shown here in a moment.', tone: 'wait' }
  }
  if (file.state === 'refused') {
    const words = file.fault && faultWords[file.fault]
    return words
      ? { title: `It ${words.why}.`, next: words.next, tone: 'bad' }
      : { title: 'It was refused.', next: 'Add it again, or ask your IT service.', tone: 'bad' }
  }
  if (file.state === 'damaged') {
    return {
      title: 'It is damaged.',
      next: 'What is stored is not what came, so it is not shown. Ask whoever added it to add it again.',
      tone: 'bad',
    }
  }
  return { title: 'It was removed.', next: 'Its content was destroyed for good.', tone: 'bad' }
}
