import { test } from 'vitest'
import { openTestStudio } from '../harness/house.ts'
test('t', async () => {
  const studio = await openTestStudio()
  const ada = await studio.join({ credits: 950 })
  const job = await ada.make({
    mode: 'i2v', engineId: 'veo-3.1', prompt: 'A lighthouse in a storm, slow push in', durationSeconds: 4, resolution: '720p', seed: 7,
    styleId: 'film-noir', image: { engineId: 'draft-image', prompt: 'A lighthouse in a storm' },
    post: { upscale: '1080p', fps: 12 }, voice: { text: 'The light never sleeps.' }, ambience: { prompt: 'storm and waves' },
  })
  console.log(JSON.stringify(job, null, 1))
  console.log(studio.logs().filter((l) => l.includes('step ended')).join(''))
  console.log(await ada.entries())
  await studio.close()
}, 120000)
