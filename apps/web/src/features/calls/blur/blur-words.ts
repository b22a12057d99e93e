/** To the worker: a camera's picture, made small enough to look for a person in it. */
export interface AskForPerson {
  readonly picture: ImageBitmap
}

/** From the worker. */
export type FromBlurWorker =
  /** The model is there. */
  | { readonly t: 'ready' }
  | { readonly t: 'failed'; readonly why: string }
  /** It is time for the next picture: pages that are not shown have no clock of their own. */
  | { readonly t: 'tick' }
  /** Where the person is in the picture asked about: opaque there, clear elsewhere. */
  | { readonly t: 'person'; readonly mask: ImageBitmap }

/** How many pictures a second are blurred at most. */
export const picturesPerSecond = 20
