/** The move as one white line drawing, 64 × 36. */
type Shape =
  | 'still'
  | 'push'
  | 'pull'
  | 'rush'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'panLeft'
  | 'panRight'
  | 'tiltUp'
  | 'tiltDown'
  | 'roll'
  | 'dutch'
  | 'zoomIn'
  | 'zoomOut'
  | 'dollyZoom'
  | 'arc'
  | 'orbit'
  | 'turntable'
  | 'crane'
  | 'craneDown'
  | 'boom'
  | 'overhead'
  | 'drone'
  | 'reveal'
  | 'fpv'
  | 'follow'
  | 'lead'
  | 'hand'
  | 'whip'
  | 'focus'
  | 'through'
  | 'bullet'
  | 'body'
  | 'lapse'

const shapes: Record<Shape, string> = {
  still: 'M14 12V7h7M50 12V7h-7M14 24v5h7M50 24v5h-7M32 16.5v3M30.5 18h3',
  push: 'M8 5h48v26H8zM20 11h24v14H20zM10 7l8 3.5M54 7l-8 3.5M10 29l8-3.5M54 29l-8-3.5',
  pull: 'M20 11h24v14H20zM18 10L9 6M46 10l9-4M18 26l-9 4M46 26l9 4M9 10V6h4M55 10V6h-4M9 26v4h4M55 26v4h-4',
  rush: 'M26 14h12v8H26zM8 6l14 6M56 6l-14 6M8 30l14-6M56 30l-14-6M6 18h14M58 18H44',
  left: 'M50 18H14M20 12l-6 6 6 6',
  right: 'M14 18h36M44 12l6 6-6 6',
  up: 'M32 30V7M26 13l6-6 6 6',
  down: 'M32 6v23M26 23l6 6 6-6',
  panLeft: 'M52 24Q32 8 13 20M14 12l-1.5 8.5 8.5 1',
  panRight: 'M12 24Q32 8 51 20M50 12l1.5 8.5-8.5 1',
  tiltUp: 'M26 31Q42 20 32 7M25 10l7-3.5 4.5 6.5',
  tiltDown: 'M26 5Q42 16 32 29M25 26l7 3.5 4.5-6.5',
  roll: 'M44 18a12 12 0 1 1-4-9M40 3v6.5h-6.5M32 16.5v3M30.5 18h3',
  dutch: 'M11 13l40-7 3 17-40 7zM32 14l1.300 8',
  zoomIn: 'M14 12V7h7M50 12V7h-7M14 24v5h7M50 24v5h-7M26 18h12M32 12v12',
  zoomOut: 'M21 7v5h-7M43 7v5h7M21 29v-5h-7M43 29v-5h7M26 18h12',
  dollyZoom: 'M12 12h12v12H12zM40 8h16v20H40zM28 18h8M33 14.5l4 3.5-4 3.5',
  arc: 'M12 25q20 10 39-3M50 14l1.5 8.5-8 1.5M32 13.5v3M30.5 15h3',
  orbit:
    'M46 25.5C41 28 24 28.5 15 23 8 18 17 11 32 11s25 7 18 12l-3 2M48 18l2.5 5.5-6 2.5M32 16.5v3M30.5 18h3',
  turntable: 'M12 24c0 4 9 6 20 6s20-2 20-6-9-6-20-6-20 2-20 6zM27 21v-9l3-2V6h4v4l3 2v9M46 31l6-3-1-6',
  crane: 'M16 30C18 14 30 8 46 8M41 3.5l5.5 4.5-5.5 5',
  craneDown: 'M16 6c2 16 14 22 30 22M41 23l5.5 5-5.5 4.5',
  boom: 'M10 28C12 8 44 4 50 22M44 18l6.5 5L54 16M30 30h8M34 26v8',
  overhead: 'M18 8h28v20H18zM32 12v12M26 18h12M32 3v3M32 30v3',
  drone: 'M10 12c14-4 28 0 42 10M44 22.5l8.5 0-3-8M8 31h48',
  reveal: 'M32 26V6M26 12l6-6 6 6M12 26h40v5H12z',
  fpv: 'M8 26c8-18 14-16 20-6s14 10 24-9M45 11l7.5-.5 1.5 7',
  follow: 'M44 12a3 3 0 1 0 .1 0M44 19v9M12 18h20M27 13l5 5-5 5',
  lead: 'M20 12a3 3 0 1 0 .1 0M20 19v9M54 18H32M37 13l-5 5 5 5',
  hand: 'M12 20q5-8 10 0t10 0 10 0 10 0',
  whip: 'M12 14h26M18 19h34M12 24h22M46 13l6 6-6 6',
  focus: 'M14 12V7h7M50 12V7h-7M14 24v5h7M50 24v5h-7M26 22a5 5 0 1 1 .1 0M41 22a5 5 0 1 1 .1 0',
  through: 'M12 5h40v26H12zM26 12h12v19H26zM32 27v-8M29 22l3-3.5 3 3.5',
  bullet: 'M10 22c6 8 34 10 44-2M53 12.5l1.5 8-8 1.5M32 7v4M32 15v4M28 9l2.5 2.5M36 9l-2.5 2.5',
  body: 'M32 6a5 5 0 1 0 .1 0M22 31c0-8 5-11 10-11s10 3 10 11M12 14q-4 5 0 10M52 14q4 5 0 10',
  lapse:
    'M10 26l10-4M26 20l6-2M37 15.5l4-2M46 11.5l6-3M46 7.5l6.5.5-2.5 6M14 10a5 5 0 1 0 .1 0M14 12v3l2.5 1.5',
}

const shapeOf: Record<string, Shape> = {
  static: 'still',
  'dolly-in': 'push',
  'dolly-out': 'pull',
  'super-dolly-in': 'rush',
  'super-dolly-out': 'pull',
  'truck-left': 'left',
  'truck-right': 'right',
  'pedestal-up': 'up',
  'pedestal-down': 'down',
  'pan-left': 'panLeft',
  'pan-right': 'panRight',
  'tilt-up': 'tiltUp',
  'tilt-down': 'tiltDown',
  roll: 'roll',
  'dutch-angle': 'dutch',
  'zoom-in': 'zoomIn',
  'zoom-out': 'zoomOut',
  'crash-zoom-in': 'zoomIn',
  'crash-zoom-out': 'zoomOut',
  'dolly-zoom-in': 'dollyZoom',
  'dolly-zoom-out': 'dollyZoom',
  arc: 'arc',
  'orbit-360': 'orbit',
  'lazy-susan': 'turntable',
  'crane-up': 'crane',
  'crane-down': 'craneDown',
  'boom-over': 'boom',
  overhead: 'overhead',
  'drone-establish': 'drone',
  'drone-reveal': 'reveal',
  'fpv-drone': 'fpv',
  'tracking-follow': 'follow',
  'leading-shot': 'lead',
  handheld: 'hand',
  'whip-pan': 'whip',
  'rack-focus': 'focus',
  'through-object-push': 'through',
  'bullet-time': 'bullet',
  snorricam: 'body',
  hyperlapse: 'lapse',
}

export function MoveGlyph({ presetId }: { presetId: string }) {
  const shape = shapes[shapeOf[presetId] ?? 'still']
  return (
    <svg
      viewBox="0 0 64 36"
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 size-full fill-none [stroke-linecap:round] [stroke-linejoin:round]"
    >
      <path d={shape} className="stroke-[3] stroke-black/35" />
      <path d={shape} className="stroke-on-media/90" />
    </svg>
  )
}
