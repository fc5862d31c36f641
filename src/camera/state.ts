/**
 * The scene convention that every room shares.
 *
 * World: X right, Y up, Z forward, metres. The camera starts at the origin (eye height) and looks along +Z. The
 * ground is the plane y = −1.6. The standard subject's centre is at (0, −0.2, 8).
 * Angles are degrees: yaw + turns right, pitch + looks up, roll + leans the camera's head to its right (the picture
 * turns anticlockwise). They apply in the order yaw, pitch, roll. Yaw and roll are not wrapped, so a full turn is
 * 360 and a path stays continuous.
 */
export interface Point3 {
  x: number
  y: number
  z: number
}

export interface CameraState extends Point3 {
  yaw: number
  pitch: number
  roll: number
  /** Lens length in widths of the frame: 1.2 sees about 45° across. */
  focal: number
  /** Metres along the optical axis to the plane in focus. */
  focusDepth: number
  /** Diameter of the lens's pupil in metres; 0 is a pinhole and everything is sharp. */
  aperture: number
  /** How far camera and subject have gone together, in metres along the ground. Absent: the subject goes its own way. */
  travelX?: number
  travelZ?: number
  /** Share of a frame's interval that the shutter is open (0.5 is 180°). Absent: no motion blur is wanted. */
  shutter?: number
}

export const BASE_FOCAL = 1.2
export const GROUND_Y = -1.6
export const STANDARD_SUBJECT: Readonly<Point3> = { x: 0, y: -0.2, z: 8 }

/** Nearest plane that may be drawn or focused on, in metres. */
export const NEAR_DEPTH = 0.05

/** The still camera of the convention, in focus on the subject. */
export function baseState(subject: Point3 = STANDARD_SUBJECT): CameraState {
  return {
    x: 0,
    y: 0,
    z: 0,
    yaw: 0,
    pitch: 0,
    roll: 0,
    focal: BASE_FOCAL,
    focusDepth: Math.max(NEAR_DEPTH, subject.z),
    aperture: 0,
  }
}
