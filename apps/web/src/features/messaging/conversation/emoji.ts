/** What a ward answers with most, first. */
export const usualEmoji = [
  { emoji: '👍', name: 'thumbs up' },
  { emoji: '✅', name: 'done' },
  { emoji: '👀', name: 'looking at it' },
  { emoji: '🙏', name: 'thank you' },
  { emoji: '❤️', name: 'heart' },
  { emoji: '🎉', name: 'celebration' },
] as const

/** A small set that says enough; any other can be typed. */
export const moreEmoji = [
  ...usualEmoji,
  { emoji: '👎', name: 'thumbs down' },
  { emoji: '👏', name: 'applause' },
  { emoji: '🙌', name: 'raised hands' },
  { emoji: '💪', name: 'strength' },
  { emoji: '🤝', name: 'handshake' },
  { emoji: '👋', name: 'wave' },
  { emoji: '😀', name: 'smile' },
  { emoji: '😂', name: 'tears of joy' },
  { emoji: '😢', name: 'sad' },
  { emoji: '😮', name: 'surprised' },
  { emoji: '🤔', name: 'thinking' },
  { emoji: '😴', name: 'asleep' },
  { emoji: '❓', name: 'question' },
  { emoji: '❗', name: 'important' },
  { emoji: '⏳', name: 'waiting' },
  { emoji: '🏃', name: 'on my way' },
  { emoji: '☕', name: 'break' },
  { emoji: '⭐', name: 'star' },
] as const

/** The one emoji in what was typed or pasted; `null` when it is none, or more than one. */
export function emojiIn(typed: string): string | null {
  const text = typed.trim()
  return /^\p{RGI_Emoji}$/v.test(text) ? text : null
}
