import { describe, expect, it } from 'vitest'
import { formatted } from './formatting.ts'

describe('formatting what is chosen', () => {
  it('makes words bold, and plain again', () => {
    const bold = formatted('do it now please', [6, 9], 'bold')
    expect(bold).toEqual({ text: 'do it **now** please', selection: [8, 11] })
    expect(formatted(bold.text, bold.selection, 'bold')).toEqual({
      text: 'do it now please',
      selection: [6, 9],
    })
  })

  it('makes every chosen line an item of a list, and plain again', () => {
    const list = formatted('bloods\ncannula', [2, 9], 'list')
    expect(list).toEqual({ text: '- bloods\n- cannula', selection: [4, 13] })
    expect(formatted(list.text, list.selection, 'list').text).toBe('bloods\ncannula')
  })

  it('begins an empty list where nothing is written', () => {
    expect(formatted('', [0, 0], 'list')).toEqual({ text: '- ', selection: [2, 2] })
  })
})
