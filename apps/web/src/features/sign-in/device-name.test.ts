import { describe, expect, it } from 'vitest'
import { deviceName } from './device-name.ts'

describe('what the list of my devices calls this one', () => {
  it('tells a ward PC from a phone', () => {
    expect(
      deviceName(
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      ),
    ).toBe('Edge on Windows')
    expect(
      deviceName(
        'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604.1',
      ),
    ).toBe('Safari on iPhone')
    expect(
      deviceName('Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'),
    ).toBe('Chrome on Android')
  })

  it('has a word for what it does not know', () => {
    expect(deviceName('curl/8')).toBe('Browser')
  })
})
