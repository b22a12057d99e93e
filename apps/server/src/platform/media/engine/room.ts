import { mostVoices } from '@baton/contract/calls/room'
import { type ChosenPictures, type Comes, choosePictures } from './choosing/choose-pictures.ts'
import { chooseVoices } from './choosing/choose-voices.ts'
import { keepPlaces } from './choosing/keep-places.ts'
import { type Asked, lookedAt } from './choosing/looked-at.ts'
import { shownLevel, speaking } from './choosing/loudness.ts'
import type { Line, Surroundings } from './line.ts'
import type { Slot } from './slot.ts'
import type { Source } from './slots.ts'
import type { Uplink } from './uplink.ts'

/** A new voice is let through at once, but the room is not thought through for each of its packets. */
const leastBetweenMs = 20
const speakersEveryMs = 300

/** One meeting's lines, and who is sent what of whom. */
export class Room implements Surroundings {
  readonly lines = new Set<Line>()
  /** Participants whose microphones a host has turned off (CAL17). */
  readonly silenced = new Set<string>()
  readonly #lastAsked = new Map<string, Asked>()
  readonly #askedSince = new Map<string, Asked>()
  #decidedAt = Number.NEGATIVE_INFINITY
  #isDue = false
  #speakersToldAt = Number.NEGATIVE_INFINITY
  #toldSpeakers = '[]'

  /** Something is different: who is sent what is decided anew before anything else happens. */
  changed(): void {
    if (this.#isDue) return
    this.#isDue = true
    setImmediate(() => {
      if (this.#isDue) this.decide(performance.now())
    })
  }

  /** Somebody who is sent to nobody is heard. */
  heard(uplink: Uplink, now: number): void {
    if (uplink.loudness.at(now) < speaking || now - this.#decidedAt < leastBetweenMs) return
    if (!this.silenced.has(uplink.participantId)) this.changed()
  }

  forget(uplink: Uplink): void {
    const { participantId } = uplink
    this.#askedSince.delete(participantId)
    this.#lastAsked.delete(participantId)
  }

  decide(now: number): void {
    this.#isDue = false
    this.#decidedAt = now
    const senders = this.#senders()
    const voices = this.#voices(senders, now)
    const asked = new Map<string, Asked>()
    for (const line of this.lines) {
      if (line.slots.length === 0) continue
      const mine = voices.filter(({ participantId }) => participantId !== line.participantId)
      this.#giveVoices(line, senders, mine)
      this.#givePictures(line, senders, asked, now)
      line.tellSlots(now)
    }
    for (const [participantId, line] of senders)
      this.#tellLookedAt(participantId, line, asked.get(participantId), now)
    if (now - this.#speakersToldAt >= speakersEveryMs) this.#tellSpeakers(voices, now)
  }

  /** Each participant's newest line that is up: of two, the older one is about to close. */
  #senders(): ReadonlyMap<string, Line> {
    const senders = new Map<string, Line>()
    for (const line of this.lines) {
      const since = line.upSince
      if (since === null) continue
      const other = senders.get(line.participantId)?.upSince ?? Number.NEGATIVE_INFINITY
      if (since >= other) senders.set(line.participantId, line)
    }
    return senders
  }

  #voices(senders: ReadonlyMap<string, Line>, now: number) {
    return [...senders.values()].flatMap((line) => {
      const microphone = line.uplinks.get('microphone')
      const { participantId } = line
      if (!microphone?.comes(now) || this.silenced.has(participantId)) return []
      return [{ participantId, loudness: microphone.loudness.at(now) }]
    })
  }

  #giveVoices(
    line: Line,
    senders: ReadonlyMap<string, Line>,
    voices: readonly { participantId: string; loudness: number }[],
  ): void {
    const slots = line.slots.filter(({ use }) => use === 'voice')
    const heard = slots.map((slot) => slot.fills)
    const chosen = chooseVoices(
      heard.filter((one) => one !== null),
      voices,
      mostVoices,
    )
    fill(slots, keepPlaces(heard, chosen), (participantId) => uplinkOf(senders, participantId, 'microphone'))
  }

  #givePictures(
    line: Line,
    senders: ReadonlyMap<string, Line>,
    asked: Map<string, Asked>,
    now: number,
  ): void {
    const chosen = choosePictures(line.wants, line.allowance, line.participantId, (participantId) =>
      comesFrom(senders.get(participantId), now),
    )
    noteAsked(asked, chosen, now)
    // What nobody sends yet has its place too: it is carried from the first frame on.
    const layers = new Map(chosen.cameras.map((camera) => [camera.participantId, camera.had ?? camera.asked]))
    const cameras = line.slots.filter(({ use }) => use === 'camera')
    const places = keepPlaces(
      cameras.map((slot) => slot.fills),
      chosen.cameras.map(({ participantId }) => participantId),
    )
    fill(cameras, places, (participantId) => {
      const layer = layers.get(participantId)
      return layer ? uplinkOf(senders, participantId, layer) : null
    })
    const { screen } = chosen
    const sounding = line.allowance === 'sound' ? null : (screen ?? soundingScreen(senders, line, now))
    for (const slot of line.slots) {
      if (slot.use === 'screen') slot.turnTo(uplinkOf(senders, screen, 'screen'))
      if (slot.use === 'screenSound') slot.turnTo(uplinkOf(senders, sounding, 'screenSound'))
    }
  }

  #tellLookedAt(participantId: string, line: Line, asked: Asked | undefined, now: number): void {
    const since = this.#askedSince.get(participantId) ?? { ...nothing }
    const last = this.#lastAsked.get(participantId) ?? { ...nothing }
    for (const kind of ['camera', 'cameraSmall', 'screen'] as const) {
      const isAsked = asked !== undefined && asked[kind] !== null
      since[kind] = isAsked ? (since[kind] ?? now) : null
      if (isAsked) last[kind] = now
    }
    this.#askedSince.set(participantId, since)
    this.#lastAsked.set(participantId, last)
    line.tellLookedAt(lookedAt(since, last, comesFrom(line, now) ?? nothingComes, now))
  }

  #tellSpeakers(voices: readonly { participantId: string; loudness: number }[], now: number): void {
    this.#speakersToldAt = now
    const speakers = voices
      .filter(({ loudness }) => loudness > speaking)
      .sort((a, b) => b.loudness - a.loudness)
      .slice(0, mostVoices)
      .map(({ participantId, loudness }) => ({ participantId, level: shownLevel(loudness) }))
    const told = JSON.stringify(speakers)
    if (told === this.#toldSpeakers) return
    this.#toldSpeakers = told
    for (const line of this.lines) if (line.upSince !== null) line.say({ kind: 'speakers', speakers })
  }
}

const nothing: Asked = { camera: null, cameraSmall: null, screen: null }
const nothingComes: Comes = { camera: false, cameraSmall: false, screen: false }

function comesFrom(line: Line | undefined, now: number): Comes | undefined {
  if (line === undefined) return undefined
  const comes = (source: Source) => line.uplinks.get(source)?.comes(now) ?? false
  return { camera: comes('camera'), cameraSmall: comes('cameraSmall'), screen: comes('screen') }
}

function uplinkOf(
  senders: ReadonlyMap<string, Line>,
  participantId: string | null,
  source: Source,
): Uplink | null {
  return participantId === null ? null : (senders.get(participantId)?.uplinks.get(source) ?? null)
}

function fill(
  slots: readonly Slot[],
  places: readonly (string | null)[],
  uplinkFor: (participantId: string) => Uplink | null,
): void {
  // First what leaves, so that nobody fills two slots for a moment.
  slots.forEach((slot, index) => {
    if (slot.fills !== places[index]) slot.turnTo(null)
  })
  slots.forEach((slot, index) => {
    const participantId = places[index]
    if (participantId) slot.turnTo(uplinkFor(participantId))
  })
}

function noteAsked(asked: Map<string, Asked>, chosen: ChosenPictures, now: number): void {
  const of = (participantId: string) => {
    const known = asked.get(participantId) ?? { ...nothing }
    asked.set(participantId, known)
    return known
  }
  for (const camera of chosen.cameras) of(camera.participantId)[camera.asked] = now
  if (chosen.screen !== null) of(chosen.screen).screen = now
}

/** Whoever's shared screen can be heard, for a device that does not show it. */
function soundingScreen(senders: ReadonlyMap<string, Line>, line: Line, now: number): string | null {
  for (const [participantId, sender] of senders) {
    if (sender !== line && sender.uplinks.get('screenSound')?.comes(now)) return participantId
  }
  return null
}
