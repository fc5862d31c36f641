import { expect, test } from 'vitest'
import { someJob, someStep } from '#web/api/job.fixture.ts'
import { nextWays } from './next-ways.ts'

const failed = (actions: string[], over = {}) =>
  someJob({
    status: 'failed',
    projectId: 'prj_1',
    shotId: 'sht_1',
    price: { quoted: 108, charged: 4, refunded: 104, ownKeyUsd: null },
    steps: [
      someStep({ id: 'a', stage: 'image', status: 'succeeded', expectedSeconds: 10 }),
      someStep({ id: 'b', stage: 'video', name: 'wait', status: 'succeeded', expectedSeconds: 70 }),
      someStep({ id: 'c', stage: 'video', name: 'fetch', status: 'failed', expectedSeconds: 8 }),
    ],
    error: {
      code: 'download_failed',
      detail: 'The file did not arrive.',
      nextSteps: actions.map((action) => ({ action, label: action })),
    },
    ...over,
  })

test('fetching what was made leads, and says that the engine is not paid twice', () => {
  const ways = nextWays(failed(['switch_engine', 'retry', 'reattach']), 'Veo 3.1')
  expect(ways.map(({ kind }) => kind)).toEqual(['reattach', 'retry', 'switch-engine'])
  expect(ways[0]).toMatchObject({
    what: 'Fetches the file again. Veo 3.1 is not paid twice.',
    price: '104 cr',
  })
  expect(ways[1]).toMatchObject({
    label: 'Retry the download step',
    what: 'What is finished is kept. ≈ 0:08',
  })
})

test('what belongs to no shot cannot be opened in the studio; a key can always be looked at', () => {
  const ways = nextWays(failed(['edit_prompt', 'check_key', 'choose_voice'], { shotId: null }), 'Veo 3.1')
  expect(ways.map(({ kind }) => kind)).toEqual(['keys'])
})
