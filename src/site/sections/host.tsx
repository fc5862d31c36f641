export function HostSection() {
  return (
    <section className="feature host" id="host">
      <div className="words">
        <span className="kicker">Self-host</span>
        <h2>Two commands, one machine</h2>
        <p>
          Accounts, credits, queue, storage and a real PostgreSQL are inside. Your films stay on your disk.
          The code is open, Apache-2.0.
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it, and so must the keys */}
      <pre tabIndex={0}>
        <i>$ </i>./dailies start{'\n'}
        <i>{'  Dailies is open at http://localhost:3210\n\n$ '}</i>./dailies test{'\n'}
        <i>{'  every check, on your machine'}</i>
      </pre>
    </section>
  )
}
