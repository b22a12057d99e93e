import { fileKind, fileName } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { agree, fileTypes, kindByName, takenExtensions, typeByContent, typesByName } from './types.ts'

describe('FIL20: which files are taken', () => {
  it('knows a file by its last ending, however it is written', () => {
    expect(kindByName('wound.JPG')).toBe('image')
    expect(kindByName('letter.v2.pdf')).toBe('pdf')
    expect(kindByName('voice.webm')).toBe('video')
    expect(typesByName('voice.webm').map(({ kind }) => kind)).toEqual(['audio', 'video'])
  })

  it('takes nothing that runs, and nothing without an ending', () => {
    const names = ['a.exe', 'a.pdf.exe', 'a.html', 'a.htm', 'a.svg', 'a.xml', 'a.js', 'a.docm', 'a.xlsm']
    const more = ['a.zip', 'a.doc', 'a.xls', 'a.lnk', 'a.pdf.', 'a.pdf ', 'pdf', '.pdf', 'a', '', 'a.ｐdf']
    for (const name of [...names, ...more]) expect(kindByName(name), name).toBeNull()
  })

  it('name and content must say the same', () => {
    expect(agree('a.jpeg', 'image/jpeg')).toBe(true)
    expect(agree('a.png', 'image/jpeg')).toBe(false)
    expect(agree('a.pdf', 'text/html')).toBe(false)
    expect(agree('a.mp4', 'audio/mp4')).toBe(true)
    expect(agree('a.m4a', 'video/mp4')).toBe(false)
  })

  it('has one type for each media type, and tells every ending', () => {
    const mediaTypes = fileTypes.map(({ mediaType }) => mediaType)
    expect(new Set(mediaTypes).size).toBe(mediaTypes.length)
    for (const type of fileTypes) expect(typeByContent(type.mediaType)).toBe(type)
    expect(typeByContent('image/svg+xml')).toBeNull()
    for (const { extension, kind } of takenExtensions()) {
      expect(fileKind.options).toContain(kind)
      expect(kindByName(`x.${extension}`)).toBe(kind)
    }
  })

  it('what a name can hide is no name', () => {
    for (const name of [
      'invoice\u202efdp.exe',
      '../../etc/passwd',
      'a\\b.pdf',
      'a\u0000.pdf',
      '..',
      'a\nb.pdf',
    ])
      expect(fileName.safeParse(name).success, name).toBe(false)
  })
})
