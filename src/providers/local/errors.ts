import { defineErrors } from '#kernel/errors.ts'

export const LocalErrors = defineErrors({
  validation_failed: { status: 422, title: 'Some fields are not valid.' },
  voice_missing: { status: 422, title: 'This voice is not on this machine.' },
  nothing_to_say: { status: 422, title: 'There is nothing in this text that a voice can say.' },
  nobody_found: { status: 422, title: 'There is nobody in it.' },
  sound_unknown: { status: 422, title: 'No sound that is known is in these words.' },
  local_engine_failed: { status: 500, title: 'The local engine stopped.' },
})
