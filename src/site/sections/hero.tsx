import { Pause, Play, Terminal } from 'lucide-react'
import { mediaUrl } from '../media.ts'
import { type ReelShot, reel } from '../pictures.ts'
import { Still } from '../still.tsx'

export function Hero() {
  return (
    <section className="hero">
      <div className="opening">
        <h1>
          Every engine.
          <br />
          One studio.
        </h1>
        <div className="lead">
          <p>
            Dailies is the open studio for AI video. Write the shot, see its price, shoot takes on any engine,
            and keep the best.
          </p>
          <div className="actions">
            <a className="button primary large" href="/signin?view=up">
              Start a film
            </a>
            <a className="button large" href="#host">
              <Terminal aria-hidden="true" />
              Host it yourself
            </a>
          </div>
        </div>
      </div>
      <section className="reel" aria-roledescription="carousel" aria-label="Shots by the built-in engine">
        <div className="screen">
          {reel.map((shot, index) => (
            <Shot key={shot.name} shot={shot} first={index === 0} />
          ))}
        </div>
        {/* Its buttons need the script: until it has come, they take no press. */}
        <div className="strip" inert>
          <button type="button" className="pause" aria-label="Play the reel">
            <Play className="play-icon" aria-hidden="true" />
            <Pause className="pause-icon" aria-hidden="true" />
          </button>
          <div className="clips">
            {reel.map((shot, index) => (
              <button
                key={shot.name}
                type="button"
                className="clip"
                aria-label={`Show ${shot.title}`}
                aria-current={index === 0}
              >
                <span className="clip-name">{shot.title}</span>
                <span className="frames" style={{ backgroundImage: filmStrip(shot.name) }} />
              </button>
            ))}
            <span className="playhead" />
          </div>
        </div>
      </section>
      <p className="drawn">
        Every picture on this page was drawn by the built-in draft engine: no model, no network, no key.
      </p>
    </section>
  )
}

const filmStrip = (name: string) =>
  `image-set(url(${mediaUrl(`${name}-strip.avif`)}) type("image/avif"), url(${mediaUrl(`${name}-strip.webp`)}) type("image/webp"))`

function Shot({ shot, first }: { shot: ReelShot; first: boolean }) {
  return (
    <figure className="shot" {...(first ? { 'data-state': 'on' } : {})}>
      <Still name={shot.name} alt={shot.prompt} width={1440} height={602} first={first} focus={shot.focus} />
      <video
        muted
        playsInline
        preload="none"
        aria-hidden="true"
        tabIndex={-1}
        width={1440}
        height={602}
        style={{ objectPosition: `${shot.focus}% 50%` }}
      >
        <source src={mediaUrl(`${shot.name}.webm`)} type='video/webm; codecs="av01.0.05M.08"' />
        <source src={mediaUrl(`${shot.name}.mp4`)} type="video/mp4" />
      </video>
      <figcaption>
        <b>{shot.title}</b>
        <span>{shot.prompt}</span>
        <span className="dim">{shot.move}, draft engine</span>
      </figcaption>
    </figure>
  )
}
