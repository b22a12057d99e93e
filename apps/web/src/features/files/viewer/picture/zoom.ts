export interface Size {
  readonly width: number
  readonly height: number
}

export interface Spot {
  readonly x: number
  readonly y: number
}

/**
 * How a picture is looked at. It says nothing in pixels, so that it holds in every frame and for a second picture beside
 * the first.
 */
export interface Look {
  /** 1 fits the frame. */
  readonly scale: number
  /** Quarter turns clockwise, 0 to 3. */
  readonly turns: number
  /** What stands in the middle of the frame: shares of the picture as it is turned. */
  readonly centre: Spot
}

export const fitted: Look = { scale: 1, turns: 0, centre: { x: 0.5, y: 0.5 } }

/** How much a press of + or of − does. */
export const zoomStep = 1.5
/** A picture is never drawn larger than so many screen pixels for one of its own; and at least so far beyond the frame. */
const mostPerPixel = 4
const leastReach = 6
/** A small picture is not blown up to fill the frame. */
const mostAtFit = 2

/** The size at which a picture is drawn, as it is turned. */
export function drawnSize(look: Look, picture: Size, frame: Size): Size {
  const turned = turnedSize(look.turns, picture)
  const per = fitOf(turned, frame) * look.scale
  return { width: turned.width * per, height: turned.height * per }
}

/** Screen pixels for one of the picture's. */
export function screenPer(look: Look, picture: Size, frame: Size): number {
  return fitOf(turnedSize(look.turns, picture), frame) * look.scale
}

/** Where the middle of the picture is drawn, in pixels from the middle of the frame. */
export function offsetOf(look: Look, picture: Size, frame: Size): Spot {
  const { width, height } = drawnSize(look, picture, frame)
  return { x: (0.5 - look.centre.x) * width, y: (0.5 - look.centre.y) * height }
}

/**
 * Nearer or farther, so that what is under a spot stays under it.
 *
 * @param at in pixels from the middle of the frame
 */
export function zoomed(
  look: Look,
  factor: number,
  picture: Size,
  frame: Size,
  at: Spot = { x: 0, y: 0 },
): Look {
  const before = drawnSize(look, picture, frame)
  const most = Math.max(leastReach, mostPerPixel / fitOf(turnedSize(look.turns, picture), frame))
  const scale = Math.min(most, Math.max(1, look.scale * factor))
  const next = { ...look, scale }
  const after = drawnSize(next, picture, frame)
  return held(
    {
      ...next,
      centre: {
        x: look.centre.x + at.x / before.width - at.x / after.width,
        y: look.centre.y + at.y / before.height - at.y / after.height,
      },
    },
    picture,
    frame,
  )
}

/** Moved by so many pixels, as a finger or the mouse drags it. */
export function moved(look: Look, by: Spot, picture: Size, frame: Size): Look {
  const { width, height } = drawnSize(look, picture, frame)
  const centre = { x: look.centre.x - by.x / width, y: look.centre.y - by.y / height }
  return held({ ...look, centre }, picture, frame)
}

/** A quarter turn clockwise; what stood in the middle stays there. */
export function turned(look: Look, picture: Size, frame: Size): Look {
  const { x, y } = look.centre
  return held({ ...look, turns: (look.turns + 1) % 4, centre: { x: 1 - y, y: x } }, picture, frame)
}

/** Near, or fitted when it is near already: a double tap. */
export function toggled(look: Look, picture: Size, frame: Size, at: Spot): Look {
  return look.scale > 1 ? { ...look, scale: 1, centre: fitted.centre } : zoomed(look, 2.5, picture, frame, at)
}

/** Which part of the picture, in shares of it as it was stored, is under a spot of the frame. */
export function sharesAt(look: Look, picture: Size, frame: Size, at: Spot): Spot {
  const { width, height } = drawnSize(look, picture, frame)
  const x = look.centre.x + at.x / width
  const y = look.centre.y + at.y / height
  if (look.turns === 1) return { x: y, y: 1 - x }
  if (look.turns === 2) return { x: 1 - x, y: 1 - y }
  if (look.turns === 3) return { x: 1 - y, y: x }
  return { x, y }
}

/** Whether anything of the picture is outside the frame. */
export function reaches(look: Look, picture: Size, frame: Size): boolean {
  const { width, height } = drawnSize(look, picture, frame)
  return width > frame.width + 1 || height > frame.height + 1
}

/** The picture covers the frame as far as it can; where it is smaller it stands in the middle. */
function held(look: Look, picture: Size, frame: Size): Look {
  const { width, height } = drawnSize(look, picture, frame)
  return {
    ...look,
    centre: {
      x: heldOn(look.centre.x, frame.width / width),
      y: heldOn(look.centre.y, frame.height / height),
    },
  }
}

/** @param seen how much of the picture the frame shows on this axis, as a share */
function heldOn(centre: number, seen: number): number {
  if (seen >= 1) return 0.5
  return Math.min(1 - seen / 2, Math.max(seen / 2, centre))
}

function fitOf(picture: Size, frame: Size): number {
  if (frame.width <= 0 || frame.height <= 0) return 1
  return Math.min(mostAtFit, frame.width / picture.width, frame.height / picture.height)
}

function turnedSize(turns: number, { width, height }: Size): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width }
}
