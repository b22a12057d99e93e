import { fileFault } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { kindWord, measureWords, noticeOf, sizeWords } from './file-words.ts'

describe('the words of a file', () => {
  it('say what it is and how much', () => {
    expect(kindWord({ kind: 'office', name: 'Rota.XLSX' })).toBe('Excel workbook')
    expect(kindWord({ kind: 'image', name: 'IMG_0001.jpg' })).toBe('Photo')
    expect(measureWords({ kind: 'pdf', name: 'Sepsis.pdf', pages: 12, bytes: 1_430_000 })).toBe(
      'PDF, 12 pages, 1.4 MB',
    )
    expect([1, 412, 84_200, 999_800].map(sizeWords)).toEqual(['1 byte', '412 bytes', '84 kB', '1.0 MB'])
  })

  it('say why there is nothing to see, for every fault and state', () => {
    expect(noticeOf({ state: 'ready', fault: null, held: false })).toBeNull()
    expect(noticeOf({ state: 'checking', fault: null, held: true })?.title).toBe(
      'Waiting for the virus check',
    )
    for (const fault of fileFault.options) {
      expect(noticeOf({ state: 'refused', fault, held: false })?.title).toMatch(/^It .+\.$/)
    }
    expect(noticeOf({ state: 'damaged', fault: null, held: false })?.next).toContain('not what came')
  })
})
