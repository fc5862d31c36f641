import { defineErrors } from '#kernel/errors.ts'

export const ProviderKeyErrors = defineErrors({
  not_found: { status: 404, title: 'Not found.' },
  key_refused: { status: 422, title: 'The provider does not accept this key.' },
  key_of_environment: { status: 409, title: 'This key comes from the environment.' },
  provider_unavailable: { status: 503, title: 'The provider could not be asked.' },
})
