import { mostPictures, mostVoices, type OwnSlots } from '@baton/contract/calls/room'

/** What a device sends: its own slots of the offer. */
export type Source = keyof OwnSlots
/** What a slot towards a device is for. */
export type SlotUse = 'voice' | 'camera' | 'screen' | 'screenSound'

export interface SlotPlan {
  readonly mid: string
  readonly use: SlotUse
}

export const sources: readonly Source[] = ['microphone', 'camera', 'cameraSmall', 'screen', 'screenSound']

/** By their `mid` in every offer. */
export const ownSlotMids: OwnSlots = {
  microphone: 'mic',
  camera: 'cam',
  cameraSmall: 'cam-small',
  screen: 'screen',
  screenSound: 'screen-sound',
}

/** The slots towards a device, the same in every offer (CAL18). */
export const slotPlans: readonly SlotPlan[] = [
  ...numbered(mostVoices, 'v', 'voice'),
  ...numbered(mostPictures, 'p', 'camera'),
  { mid: 's', use: 'screen' },
  { mid: 'ss', use: 'screenSound' },
]

export function isSound(of: Source | SlotUse): boolean {
  return of === 'microphone' || of === 'screenSound' || of === 'voice'
}

/** Ticks of media time in a millisecond. */
export function ticksPerMs(of: Source | SlotUse): number {
  return isSound(of) ? 48 : 90
}

export const payloadTypes = { sound: 111, picture: 96 } as const

export function payloadTypeOf(of: Source | SlotUse): number {
  return isSound(of) ? payloadTypes.sound : payloadTypes.picture
}

function numbered(count: number, prefix: string, use: SlotUse): SlotPlan[] {
  return Array.from({ length: count }, (_, index) => ({ mid: `${prefix}${index}`, use }))
}
