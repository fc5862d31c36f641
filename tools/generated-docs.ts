import { CameraFamily, type CameraPreset } from '#camera/preset.ts'
import { cameraPresets } from '#catalog/presets/camera.ts'
import { stylePresets } from '#catalog/presets/styles.ts'
import { settings, variables } from '../src/entry/variables.ts'
import { enginePage } from './engine-docs.ts'
import { code, page, table } from './markdown.ts'
import { providerPage } from './provider-docs.ts'

/** The pages that repeat what the code knows, by path from the root. */
export function generatedDocs(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/user/camera-moves.md', cameraPage()],
    ['docs/user/styles.md', stylePage()],
    ['docs/user/engines.md', enginePage()],
    ['docs/operator/configuration.md', configurationPage()],
    ['docs/operator/providers.md', providerPage()],
  ])
}

const familyNames: Record<CameraFamily, string> = {
  still: 'Still',
  dolly: 'Dolly',
  'truck-and-pedestal': 'Truck and pedestal',
  'pan-tilt-roll': 'Pan, tilt and roll',
  zoom: 'Zoom',
  orbit: 'Around the subject',
  crane: 'Crane',
  aerial: 'From the air',
  follow: 'With the subject',
  effect: 'Effects',
}

function cameraPage(): string {
  const sections = CameraFamily.options.map((family) => {
    const rows = cameraPresets
      .filter((preset) => preset.family === family)
      .map((preset) => [
        code(preset.id),
        preset.description,
        `${preset.durationRange.minSeconds} to ${preset.durationRange.maxSeconds} s`,
        drawn(preset),
      ])
    return `## ${familyNames[family]}\n\n${table(['id', 'what it does', 'suits', 'drawn by the draft engines'], rows)}`
  })
  return page(
    '# Camera moves',
    `There are ${cameraPresets.length}. Name one as \`camera.presetId\` in a request, or by \`--camera\` on the command line. ` +
      '`camera.strength` goes from 0 (still) to 1; 0.7 is the default. ' +
      'A hosted engine is told the move in words and follows it as well as it can. ' +
      'A draft engine draws it by projection. Where it draws less than asked, the quote says so in `notes`; what it cannot ' +
      'draw at all it refuses, and `nextSteps` has the nearest move that it can.',
    ...sections,
  )
}

function drawn({ drawable }: CameraPreset): string {
  if (drawable.kind === 'nearest') return `no. ${drawable.limit} Nearest: ${code(drawable.presetId)}`
  const { upToStrength, limit } = drawable
  return upToStrength === undefined
    ? 'exactly'
    : `exactly up to strength ${upToStrength.toFixed(2)}. ${limit ?? ''}`.trim()
}

function stylePage(): string {
  const rows = stylePresets.map((style) => [
    code(style.id),
    style.description,
    style.fpsHint === null ? '' : `${style.fpsHint}`,
    style.pairsWith.map(code).join(', '),
  ])
  return page(
    '# Styles',
    `There are ${stylePresets.length}. Name one as \`styleId\`, or by \`--style\` on the command line. ` +
      'A style is a colour grade, grain and the marks of a medium. Dailies applies it to the finished picture, so it ' +
      'looks the same whichever engine made it. Hosted engines also get it as words.',
    table(['id', 'look', 'known for fps', 'goes with'], rows),
  )
}

function configurationPage(): string {
  const rows = Object.entries(variables).map(([name, schema]) => {
    const setting = settings.get(schema)
    if (setting === undefined) throw new Error(`${name} is not explained in variables.ts`)
    return [code(name), setting.purpose, setting.unset, code(setting.example)]
  })
  return page(
    '# Configuration',
    'Everything is set by the environment, or by a file `.env` beside `./dailies`. Every setting may stay unset. ' +
      'A wrong value stops the start with one line that says what is wrong. `./dailies doctor` shows what is in force.',
    table(['variable', 'what for', 'unset means', 'example'], rows),
    '`DAILIES_NO_INSTALL=1` forbids `./dailies` to install npm or system packages. ' +
      'For `s3://` storage the keys may also come from the usual `AWS_…` variables.',
  )
}
