import { useState } from 'react'
import type { Mode } from '#contract/generation.ts'
import type { Shot } from '#contract/project.ts'
import { grabFrame, grabLastFrame } from '#web/features/player/grab-frame.ts'
import type { PlayerMedia } from '#web/features/player/media.ts'
import { startUpload } from '#web/features/uploads/uploads.ts'
import { toast } from '#web/ui/toast.tsx'
import { modeWords } from '../composer/logic/modes.ts'
import { useDraftActions } from '../draft.ts'
import { focusPrompt } from '../focus-prompt.ts'
import type { Take } from './take.ts'
import { paintOn, remixOf, startFrom, uploadPlace, workOn } from './take-actions.ts'

/** What can be made of a take next. Each writes the draft; nothing is spent until it is generated. */
export function useTakeActions(shot: Shot) {
  const { change } = useDraftActions()
  const [grabbing, setGrabbing] = useState(false)

  async function beginWith(frame: Promise<File>, label: string): Promise<void> {
    setGrabbing(true)
    try {
      const file = await frame
      change({ mode: 'i2v', inputs: [] }, label)
      startUpload(file, uploadPlace(shot.id, 'firstFrame'), shot.projectId)
    } catch (error) {
      toast.error(error instanceof Error ? error.message : 'The frame could not be read from the clip.')
    } finally {
      setGrabbing(false)
    }
  }
  return {
    grabbing,
    remix(take: Take) {
      change(remixOf(take.request), `Remix of take ${take.number}`)
      toast.info(`Take ${take.number} is in the prompt. Change it, then generate.`)
      focusPrompt()
    },
    /** A clip that goes on where this one ends. */
    extend(take: Take, media: PlayerMedia) {
      const label = `Extend take ${take.number}`
      if (take.job.engineId === 'draft-video') change(paintOn(media.id), label)
      else void beginWith(grabLastFrame(media, `Take ${take.number}, last frame`), label)
    },
    animate: (take: Take, media: PlayerMedia) => change(startFrom(media.id), `Animate take ${take.number}`),
    startWithFrame: (take: Take, media: PlayerMedia, frame: number) =>
      void beginWith(
        grabFrame(media, frame, `Take ${take.number}, frame ${frame + 1}`),
        `First frame from take ${take.number}`,
      ),
    work: (mode: Mode, take: Take, media: PlayerMedia) =>
      change(workOn(mode, media.id, media.kind), `${modeWords[mode].label}, take ${take.number}`),
  }
}
export type TakeActions = ReturnType<typeof useTakeActions>
