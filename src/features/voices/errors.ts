import { defineErrors } from '#kernel/errors.ts'

export const VoiceErrors = defineErrors({
  validation_failed: { status: 422, title: 'Some fields are not valid.' },
  not_found: { status: 404, title: 'There is no such voice here.' },
  voice_not_ready: { status: 409, title: 'This voice is still being made.' },
  clone_limit: { status: 409, title: 'There is no place for another clone.' },
  cloning_unavailable: { status: 503, title: 'Voices cannot be cloned there now.' },
  provider_unavailable: { status: 503, title: 'The provider did not do it.' },
})
