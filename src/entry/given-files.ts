import { copyFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Engine } from '#catalog/engine.ts'
import { type GenerationInput, InputRole, type Mode } from '#contract/generation.ts'
import { openIntake } from '#features/assets/intake.ts'
import { defineErrors } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { scratchFolder } from '#media/scratch.ts'
import type { Workbench } from './workbench.ts'

const GivenErrors = defineErrors({
  usage: { status: 400, title: 'The command is not right.' },
})

/** A file as it is named on the command line: `clip.mp4`, or `mask=white.png` where what it is for has to be said. */
export interface GivenFile {
  role: InputRole | null
  path: string
}

/** Throws `usage` when there is no such file. */
export async function toGivenFile(text: string): Promise<GivenFile> {
  const [name = '', ...rest] = text.split('=')
  const role = rest.length === 0 ? null : (InputRole.safeParse(name).data ?? null)
  const path = role === null ? text : rest.join('=')
  const found = await stat(path).catch(() => null)
  if (found?.isFile() !== true) throw GivenErrors.usage({ detail: `There is no file ${path}.` })
  return { role, path }
}

/** Takes the files into the library; each gets the first role that an engine of this mode has for its kind. */
export async function takeInFiles(
  { house, caller }: Workbench,
  mode: Mode,
  files: readonly GivenFile[],
  engines: readonly Engine[],
): Promise<GenerationInput[]> {
  if (files.length === 0) return []
  await using scratch = await scratchFolder(house.config.media.scratchFolder, 'given-')
  const { db, storage, log, machine } = house
  const intake = openIntake({
    ...{ db, storage, log, signals: machine.signals },
    scratchFolder: join(scratch.path, 'intake'),
  })
  const inputs: GenerationInput[] = []
  for (const { role, path } of files) {
    // Media programs may run as another account, and what they read lies where they may.
    const copy = join(scratch.path, 'given')
    await copyFile(path, copy)
    const { workspaceId, userId } = caller
    const file = {
      workspaceId,
      userId,
      assetId: newId('asset'),
      projectId: null,
      name: basename(path),
      path: copy,
    }
    const asset = await intake.prepare(await intake.takeIn(file), copy)
    inputs.push({ assetId: asset.id, role: role ?? roleFor(asset.kind, mode, engines) })
  }
  return inputs
}

function roleFor(kind: string, mode: Mode, engines: readonly Engine[]): InputRole {
  const cards = engines.flatMap(({ modes }) => modes[mode]?.inputs ?? [])
  const card = cards.find((input) => input.kind === kind)
  if (card) return card.role
  throw GivenErrors.usage({ detail: `Mode ${mode} takes no ${kind} as an input.` })
}
