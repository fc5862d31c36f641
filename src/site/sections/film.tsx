import { mediaUrl } from '../media.ts'
import { film } from '../pictures.ts'

export function FilmSection() {
  return (
    <section className="feature mirrored" id="film">
      <div className="panel player">
        <video
          controls
          playsInline
          preload="none"
          poster={mediaUrl(`${film.name}.webp`)}
          width={960}
          height={540}
          aria-label="A film of three shots with a voice, 12 seconds"
        >
          <source src={mediaUrl(`${film.name}.webm`)} type='video/webm; codecs="av01.0.05M.08, opus"' />
          <source src={mediaUrl(`${film.name}.mp4`)} type="video/mp4" />
          <track kind="captions" srcLang="en" label="English" src={mediaUrl(`${film.name}.vtt`)} default />
        </video>
      </div>
      <div className="words">
        <span className="kicker">Make</span>
        <h2>Three sentences, one film</h2>
        <p>“{film.words}”</p>
        <p>That is all that this film was made of. It has a voice and music, so turn the sound on.</p>
      </div>
    </section>
  )
}
