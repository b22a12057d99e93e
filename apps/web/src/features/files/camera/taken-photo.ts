import type { Consent, DrawnShape, ToldPatient } from '@baton/contract'

/** A photo as the camera hands it over: nothing of it was written anywhere on the device. */
export interface TakenPhoto {
  /** A JPEG without anything but the picture; what was cut away or blurred is not in it. */
  readonly file: File
  /** Whom it shows; `null` for nobody, which was said on purpose. */
  readonly patientId: string | null
  /** Instead, in a connected organisation: what of them is told there. */
  readonly toldPatient: ToldPatient | null
  readonly consent: Consent | null
  /** What was drawn over it: saved as a layer once it is there. */
  readonly shapes: readonly DrawnShape[]
}
