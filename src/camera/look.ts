import { z } from 'zod'

const channel = z.number().min(-1).max(4)
const rgb = z.strictObject({ r: channel, g: channel, b: channel })
export type Rgb = z.infer<typeof rgb>
const share = z.number().min(0).max(1)
const signedShare = z.number().min(-1).max(1)

/**
 * A colour grade on display values (0–1, sRGB as stored). Applied in this order: exposure, temperature and tint,
 * lift/gamma/gain, contrast, saturation or monochrome, roll-off, black and white points.
 */
export const Grade = z.strictObject({
  /** Stops. */
  exposure: z.number().min(-4).max(4),
  /** + is warmer. */
  temperature: signedShare,
  /** + is more magenta. */
  tint: signedShare,
  /** Added at black, nothing at white; 0 is neutral. */
  lift: rgb,
  /** Bends the middle; 1 is neutral, above it is lighter. */
  gamma: rgb,
  /** Multiplies; 1 is neutral. */
  gain: rgb,
  /** Slope at the pivot; 1 is neutral. Black and white stay. */
  contrast: z.number().min(0.2).max(4),
  pivot: z.number().min(0.05).max(0.95),
  /** 1 is neutral, 0 is grey. */
  saturation: z.number().min(0).max(3),
  /** Weights of red, green and blue in the grey picture; null keeps the colour. */
  monochrome: rgb.nullable(),
  /** How softly highlights approach white; 0 is a hard clip. */
  rollOff: share,
  /** What black and white become. */
  blackPoint: share,
  whitePoint: share,
})
export type Grade = z.infer<typeof Grade>

const spot = z.number().min(-1).max(2)
const place = { x: spot, y: spot, radius: z.number().min(0.05).max(2) }

/** How a picture of the style is made, beyond its colours: drawn, kneaded, lit, taped. Each 0 or absent when it is not. */
const craft = z.strictObject({
  /** New pictures a second; each is held until the next. */
  cadence: z.number().int().min(1).max(60).optional(),
  /** Fine texture painted over; edges stay. */
  smooth: share.optional(),
  /** Flat tones from dark to light (cel shading). */
  tones: z.number().int().min(3).max(32).optional(),
  /** Darkness of ink along edges. */
  ink: share.optional(),
  /** Fingerprints in clay. */
  prints: share.optional(),
  /** Blur above and below the middle, as on a small set: its radius as a share of the width. */
  miniature: z.number().min(0).max(0.02).optional(),
  /** Rounder forms: light and shade along edges. */
  form: share.optional(),
  /** Edges that a small camera sharpens. */
  sharpen: share.optional(),
  /** Shadows of a venetian blind. */
  blinds: share.optional(),
  /** One lamp: what is away from its place is so much darker. */
  key: z.strictObject({ ...place, dark: share }).optional(),
  /** Coloured light that lies over a part of the picture. */
  washes: z
    .array(z.strictObject({ ...place, colour: rgb, amount: share }))
    .max(4)
    .readonly()
    .optional(),
  /** Horizontal streaks from highlights. */
  flare: share.optional(),
  /** A torn, noisy line of a worn tape. */
  tracking: share.optional(),
  /** Slow swing of exposure, as an automatic camera has. */
  pumping: z.number().min(0).max(0.3).optional(),
})
export type Craft = z.infer<typeof craft>

/** What the post step does to every frame, the same after any engine. */
export const Look = z.object({
  grade: Grade,
  /** `amount`: standard deviation in display values; `size`: pixels of one grain at 1080 lines. */
  grain: z.object({
    amount: z.number().min(0).max(0.3),
    size: z.number().min(0.5).max(6),
    coloured: z.boolean(),
  }),
  /** How much darker the corners are. */
  vignette: share,
  /** Glow around highlights: its share in the picture and its radius as a share of the frame's width. */
  bloom: z.object({ amount: share, radius: z.number().min(0).max(0.2), threshold: share }),
  /** Marks of the medium; each 0 when it has none. */
  medium: z.object({
    /** Darkness between scan lines. */
    scanLines: share,
    /** Sideways smear of colour, as a share of the frame's width. */
    chromaBleed: z.number().min(0).max(0.05),
    /** Unsteady frame in the gate, as a share of the frame's height. */
    gateWeave: z.number().min(0).max(0.02),
    /** Change of brightness from frame to frame. */
    flicker: z.number().min(0).max(0.3),
    /** Loss of detail: blur radius as a share of the frame's width. */
    softness: z.number().min(0).max(0.01),
  }),
  craft: craft.optional(),
})
export type Look = z.infer<typeof Look>

export const neutralGrade: Grade = {
  exposure: 0,
  temperature: 0,
  tint: 0,
  lift: { r: 0, g: 0, b: 0 },
  gamma: { r: 1, g: 1, b: 1 },
  gain: { r: 1, g: 1, b: 1 },
  contrast: 1,
  pivot: 0.42,
  saturation: 1,
  monochrome: null,
  rollOff: 0,
  blackPoint: 0,
  whitePoint: 1,
}
