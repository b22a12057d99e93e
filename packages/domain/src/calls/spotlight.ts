import type { Picture } from '@baton/contract'

/** Who is in the meeting, as far as it decides whom to show large. */
export interface OnStage {
  readonly me: string
  /** Everyone present but oneself, in the order in which they are shown. */
  readonly others: readonly string[]
  /** Those of the others who share their screen, whoever began last first. */
  readonly screens: readonly string[]
  /** Who speaks now, the loudest first; oneself may be among them. */
  readonly speakers: readonly { readonly participantId: string; readonly level: number }[]
  readonly pinned: Picture | null
}

export interface Spotlight {
  /** The picture that is shown large; `null` while one is alone. */
  readonly shown: Picture | null
  /** Who was last shown for speaking, kept while a screen or a pin takes their place. */
  readonly speakerId: string | null
  /** Who has begun to speak, and when, in ms. */
  readonly beginning: { readonly participantId: string; readonly since: number } | null
}

export const emptyStage: Spotlight = { shown: null, speakerId: null, beginning: null }

/** A cough is shorter than this, in ms. */
const momentMs = 1_000
/** Softer than this is breath. */
const leastLevel = 0.05

/** Whom to show large now (CAL19). */
export function spotlight(before: Spotlight, stage: OnStage, nowMs: number): Spotlight {
  const { speakerId, beginning } = nextSpeaker(before, stage, nowMs)
  return { shown: pinnedOf(stage) ?? screenOf(stage) ?? cameraOf(speakerId), speakerId, beginning }
}

function nextSpeaker(before: Spotlight, stage: OnStage, nowMs: number): Omit<Spotlight, 'shown'> {
  const isHere = (id: string | null): id is string => id !== null && stage.others.includes(id)
  const standing = isHere(before.speakerId) ? before.speakerId : (stage.others[0] ?? null)
  const loudest = stage.speakers.find(
    ({ participantId, level }) => isHere(participantId) && level >= leastLevel,
  )
  if (!loudest || loudest.participantId === standing) return { speakerId: standing, beginning: null }
  const beginning =
    before.beginning?.participantId === loudest.participantId
      ? before.beginning
      : { participantId: loudest.participantId, since: nowMs }
  return nowMs - beginning.since >= momentMs
    ? { speakerId: loudest.participantId, beginning: null }
    : { speakerId: standing, beginning }
}

function pinnedOf({ pinned, others, screens }: OnStage): Picture | undefined {
  if (!pinned) return undefined
  return (pinned.source === 'screen' ? screens : others).includes(pinned.participantId) ? pinned : undefined
}

function screenOf({ screens }: OnStage): Picture | undefined {
  const [newest] = screens
  return newest === undefined ? undefined : { participantId: newest, source: 'screen' }
}

function cameraOf(speakerId: string | null): Picture | null {
  return speakerId === null ? null : { participantId: speakerId, source: 'camera' }
}
