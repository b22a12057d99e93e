import { createStore } from '../../../app/session/store.ts'

/** What the sheet of my duty shows. */
export type DutyView =
  /** Off duty: sign on. On duty: what I am on for, and everything I can do about it. */
  | { readonly view: 'duty' }
  /** Sign on, or change what I signed on with; `roleIds` are chosen besides what is proposed. */
  | { readonly view: 'sign-on'; readonly roleIds: readonly string[] }
  | { readonly view: 'focus' }
  | { readonly view: 'sign-off' }
  | { readonly view: 'hand-over'; readonly roleId: string }
  | { readonly view: 'sign-out' }

/** The sheet of my duty, which any screen may open; `null` while it is shut. */
export const dutySheet = createStore<DutyView | null>(null)

export function closeDutySheet(): void {
  dutySheet.set(null)
}
