import { mostPictures, type Participant, type Picture, type Room, type WantedPicture } from '@baton/contract'
import type { LineQuality, RemoteMedia } from '../live/live.ts'
import { nameOfParticipant } from '../words.ts'
import { type Grid, gridFor, isUpright, pageSize, type Size, stripSize } from './grid.ts'

export type View = 'grid' | 'speaker'

/** `off`: their camera is off. `coming`: it is on and has not arrived. `paused`: the line is too poor for pictures. */
export type PictureState = 'showing' | 'off' | 'coming' | 'paused'

export interface TileSnapshot {
  readonly key: string
  readonly participantId: string
  readonly source: Picture['source']
  readonly isMe: boolean
  readonly name: string
  /** Of a guest, where they are from. */
  readonly from: string | null
  readonly track: MediaStreamTrack | null
  readonly picture: PictureState
  readonly isMuted: boolean
  readonly isSpeaking: boolean
  readonly hasHand: boolean
  /** Their line is down; their place is kept. */
  readonly isAway: boolean
  readonly isPinned: boolean
  /** All that is seen, in words: “Amina Yusuf, speaking, hand raised”. */
  readonly label: string
}

export interface StageSnapshot {
  readonly large: TileSnapshot | null
  readonly tiles: readonly TileSnapshot[]
  /** Oneself, small in a corner; elsewhere one stands among the others. */
  readonly corner: TileSnapshot | null
  readonly grid: Grid
  /** Small tiles stand below the large one. */
  readonly isUpright: boolean
  readonly page: number
  readonly pages: number
  /** How many are there and not shown on this page. */
  readonly unseen: number
  readonly isAlone: boolean
  readonly wanted: readonly WantedPicture[]
}

export interface StageState {
  readonly room: Room
  readonly media: ReadonlyMap<string, RemoteMedia>
  readonly speakers: readonly { readonly participantId: string; readonly level: number }[]
  readonly quality: LineQuality
  /** Own pictures come from the device, not from the line. */
  readonly ownCamera: MediaStreamTrack | null
  readonly ownScreen: MediaStreamTrack | null
  readonly isMuted: boolean
  readonly seats: readonly string[]
  readonly shown: Picture | null
  readonly pinned: Picture | null
  readonly view: View
  readonly page: number
  readonly size: Size
}

/** Wider than this a tile is worth the large picture, in px. */
const worthLarge = 340

/** Who is seen where, as a picture of the meeting: no element, no clock. */
export function stageSnapshot(state: StageState): StageSnapshot {
  const { room, size, shown, pinned, view } = state
  const people = new Map(room.participants.map((one) => [one.id, one]))
  const me = people.get(room.me)
  const others = state.seats.flatMap((id) => people.get(id) ?? [])
  const isAlone = others.length === 0
  const hasLarge = shown !== null && (shown.source === 'screen' || pinned !== null || view === 'speaker')
  const large = hasLarge ? tileOf(people.get(shown.participantId), shown.source, state) : null
  const mine = me ? tileOf(me, 'camera', state) : null

  // Two see each other as through a window; more sit together, oneself among them.
  const isCorner = mine !== null && large === null && others.length === 1
  const small = others
    .filter(({ id }) => !(large?.source === 'camera' && large.participantId === id))
    .map((one) => tileOf(one, 'camera', state))
    .filter((tile) => tile !== null)
  const seats = seatsOf(
    small,
    isCorner ? null : mine,
    large ? stripSize(size) : pageSize(size),
    large !== null,
  )
  const page = Math.min(state.page, seats.length - 1)
  const tiles = seats[page] ?? []
  const grid = gridFor(Math.max(1, tiles.length), size)

  return {
    large,
    tiles,
    corner: isCorner ? mine : null,
    grid,
    isUpright: isUpright(size),
    page,
    pages: seats.length,
    unseen: small.filter((tile) => !tiles.includes(tile)).length,
    isAlone,
    wanted: wantedOf(large, tiles, size.width / grid.columns, people),
  }
}

/** Pages of tiles: oneself is last on the first one, and beside a large picture on every one. */
function seatsOf(
  others: readonly TileSnapshot[],
  mine: TileSnapshot | null,
  perPage: number,
  isStrip: boolean,
): readonly (readonly TileSnapshot[])[] {
  const me = mine ? [mine] : []
  const first = perPage - me.length
  const pages = [[...others.slice(0, first), ...me]]
  const rest = isStrip ? first : perPage
  for (let from = first; from < others.length; from += rest) {
    const page = others.slice(from, from + rest)
    pages.push(isStrip ? [...page, ...me] : page)
  }
  return pages
}

function tileOf(
  one: Participant | undefined,
  source: Picture['source'],
  state: StageState,
): TileSnapshot | null {
  if (!one) return null
  const { room, speakers, pinned } = state
  const isMe = one.id === room.me
  const track = isMe ? ownTrack(source, state) : (state.media.get(one.id)?.[source] ?? null)
  const isOn = isMe ? track !== null : source === 'screen' ? one.screen : one.camera
  const isAway = !isMe && one.state === 'away'
  const tile = {
    key: `${one.id} ${source}`,
    participantId: one.id,
    source,
    isMe,
    name: isMe ? 'You' : nameOfParticipant(one),
    from: one.guest?.organisation ?? null,
    track: isOn ? track : null,
    picture: pictureState({ isOn, track, isAway, isPaused: state.quality === 'poor' && source === 'camera' }),
    isMuted: isMe ? state.isMuted : !one.microphone,
    isSpeaking:
      source === 'camera' &&
      !isAway &&
      speakers.some(({ participantId, level }) => participantId === one.id && level >= 0.05),
    hasHand: one.handRaisedAt !== null,
    isAway,
    isPinned: pinned?.participantId === one.id && pinned.source === source,
  }
  return { ...tile, label: labelOf(tile) }
}

function ownTrack(source: Picture['source'], { ownCamera, ownScreen }: StageState): MediaStreamTrack | null {
  return source === 'screen' ? ownScreen : ownCamera
}

function pictureState({
  isOn,
  track,
  isAway,
  isPaused,
}: {
  isOn: boolean
  track: MediaStreamTrack | null
  isAway: boolean
  isPaused: boolean
}): PictureState {
  if (!isOn || isAway) return 'off'
  if (track) return 'showing'
  return isPaused ? 'paused' : 'coming'
}

function labelOf(tile: Omit<TileSnapshot, 'label'>): string {
  const parts = [
    tile.source === 'screen' ? (tile.isMe ? 'Your screen' : `Screen of ${tile.name}`) : tile.name,
  ]
  if (tile.from !== null) parts.push(`guest from ${tile.from}`)
  if (tile.isAway) parts.push('line is down')
  else if (tile.source === 'camera') {
    if (tile.isSpeaking) parts.push('speaking')
    if (tile.isMuted) parts.push('microphone off')
    if (tile.picture === 'off') parts.push('camera off')
  }
  if (tile.picture === 'paused') parts.push('picture paused')
  if (tile.hasHand && tile.source === 'camera') parts.push('hand raised')
  if (tile.isPinned) parts.push('pinned')
  return parts.join(', ')
}

/** What is fetched: what is seen, the large one first, nine at most (CAL18). */
function wantedOf(
  large: TileSnapshot | null,
  tiles: readonly TileSnapshot[],
  tileWidth: number,
  people: ReadonlyMap<string, Participant>,
): readonly WantedPicture[] {
  const isSent = ({ participantId, source, isMe }: TileSnapshot) => {
    const one = people.get(participantId)
    return !isMe && one !== undefined && (source === 'screen' ? one.screen : one.camera)
  }
  const size = large === null && tileWidth >= worthLarge ? 'large' : 'small'
  const wanted = tiles
    .filter(isSent)
    .map(({ participantId, source }) => ({ participantId, source, size }) as const)
  const first =
    large && isSent(large)
      ? [{ participantId: large.participantId, source: large.source, size: 'large' } as const]
      : []
  return [...first, ...wanted].slice(0, mostPictures)
}
