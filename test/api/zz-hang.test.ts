import { expect, test } from 'vitest'
import { openTestStudio } from '../harness/house.ts'
import { openEvents } from './event-stream.ts'
const step = async (name: string, work: Promise<unknown> | undefined) => {
  const t = performance.now()
  const late = setTimeout(() => console.log('STUCK', name), 8000)
  await work
  clearTimeout(late)
  console.log(name, Math.round(performance.now() - t))
}
test('t', async () => {
  const studio = await openTestStudio()
  const ada = await studio.join({ credits: 950 })
  const a = await openEvents(ada.client)
  if (process.env.BROKEN) {
    await a.close()
  } else {
    const b = await openEvents(ada.client, { lastEventId: '99999' })
    await b.until(() => true)
    await b.close()
    await a.close()
    const odd = await ada.client.get('/api/v1/events', { headers: { 'last-event-id': 'two words' } })
    console.log(odd.status)
  }
  const { app } = studio.web
  await step('app', app.close())
  await step('all', studio.close())
}, 40000)
