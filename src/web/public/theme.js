// Before the first paint, so that no page flashes in the other theme. `app/theme.ts` takes over.
;(() => {
  let theme = null
  try {
    theme = localStorage.getItem('dailies.theme')
  } catch {}
  const light = theme === 'light' || (theme !== 'dark' && matchMedia('(prefers-color-scheme: light)').matches)
  document.documentElement.dataset.theme = light ? 'light' : 'dark'
})()
