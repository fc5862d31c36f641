// Zod would try `new Function` to see whether it may, and the pages' policy would report that in the console.
globalThis.__zod_globalConfig = { jitless: true }

// Before the first paint, so that no page flashes in the other theme. `app/theme.ts` takes over.
;(() => {
  let theme = null
  try {
    theme = localStorage.getItem('dailies.theme')
  } catch {}
  const light = theme === 'light' || (theme !== 'dark' && matchMedia('(prefers-color-scheme: light)').matches)
  document.documentElement.dataset.theme = light ? 'light' : 'dark'
})()
