/** What a good prompt says beside its subject, how to tell that it does, and what can be added where it does not. */
export interface Aspect {
  id: 'framing' | 'light' | 'lens' | 'motion' | 'scene' | 'mood' | 'style' | 'movement'
  /** A picture stands still. */
  videoOnly?: true
  said: RegExp
  /** By what is in the prompt; the last entry is for everything else. */
  choices: readonly { when: RegExp; words: readonly string[] }[]
}

const any = /(?:)/
const words = (list: string) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${list})(?![\p{L}\p{N}])`, 'iu')

const night = words('night|midnight|moon\\w*|stars?|nacht|nuit|noche')
const dusk = words('dusk|sunset|dawn|sunrise|evening|golden hour|abend|dämmerung|crépuscule|atardecer')
const inside = words('room|kitchen|office|bar|caf[eé]|studio|inside|indoors?|workshop|corridor|hotel')
const city = words('city|street|neon|traffic|skyscrapers?|alley|stadt|rue|ville|ciudad|calle')
const water = words('sea|ocean|lake|river|rain\\w*|waves?|harbou?r|beach|coast|meer|mer|lac|mar|playa')
const snow = words('snow\\w*|winter|ice|icy|glacier|schnee|neige|nieve')
const people = words(
  'man|woman|men|women|girl|boy|child|children|person|people|keeper|dancer|actor|face|portrait|mann|frau|homme|femme|hombre|mujer',
)
const calm = words('calm|quiet|slow\\w*|gentle|peaceful|still|sleep\\w*|lighthouse|meditat\\w*')
const lively = words('run\\w*|chase\\w*|race\\w*|fight\\w*|storm\\w*|explo\\w*|dance\\w*|jump\\w*|crash\\w*')

export const aspects: readonly Aspect[] = [
  {
    id: 'scene',
    videoOnly: true,
    said: words('background|foreground|in the distance|behind (?:her|him|it|them)|surrounded|set in'),
    choices: [
      {
        when: city,
        words: [
          'In the background, lit windows and passers-by, softly out of focus.',
          'Wet asphalt in the foreground mirrors the lights behind.',
        ],
      },
      {
        when: water,
        words: [
          'In the distance, the horizon lies open under a wide sky.',
          'Spray and fine mist hang in the foreground.',
        ],
      },
      {
        when: inside,
        words: [
          'In the background, everyday things tell who lives here.',
          'In the background, dust floats in the air.',
        ],
      },
      {
        when: any,
        words: [
          'The foreground is near and in detail, the background falls away into haze.',
          'Layers of depth: something close, the subject, and a wide background.',
        ],
      },
    ],
  },
  {
    id: 'motion',
    videoOnly: true,
    said: words(
      'wind|breeze|drift\\w*|sway\\w*|flutter\\w*|ripple\\w*|flow\\w*|blow\\w*|flapp\\w*|swirl\\w*|slow motion',
    ),
    choices: [
      { when: snow, words: ['Snow drifts through the frame.', 'Breath drifts in the cold air.'] },
      { when: water, words: ['Water ripples and catches the light.', 'The surface flows in slow swells.'] },
      {
        when: lively,
        words: ['Cloth and hair flutter with each movement.', 'Dust swirls where things touch.'],
      },
      {
        when: any,
        words: ['A light breeze moves what is loose.', 'Leaves and cloth sway a little.'],
      },
    ],
  },
  {
    id: 'movement',
    videoOnly: true,
    said: words(
      'camera|dolly|pan(?:s|ning)?|tilt(?:s|ing)?|zoom\\w*|orbit\\w*|crane|tracking|truck(?:s|ing)?|handheld|drone|static shot|pull(?:s)? back|push(?:es)? in|kamera|cam[ée]ra|c[áa]mara',
    ),
    choices: [
      {
        when: lively,
        words: ['The camera tracks alongside at the same pace.', 'Handheld camera, close to the action.'],
      },
      {
        when: calm,
        words: ['The camera pushes in slowly.', 'The camera is still and lets the scene breathe.'],
      },
      {
        when: people,
        words: ['The camera moves slowly closer to the face.', 'The camera arcs gently around.'],
      },
      {
        when: any,
        words: ['The camera glides slowly forward.', 'The camera rises gently and shows more of the place.'],
      },
    ],
  },
  {
    id: 'framing',
    said: words(
      'shot|close-?ups?|wide angle|bird.?s.?eye|low angle|high angle|from above|from below|portrait of|panorama|over the shoulder|nahaufnahme|gros plan|primer plano',
    ),
    choices: [
      { when: people, words: ['Medium shot at eye level.', 'Medium close-up, slightly from below.'] },
      { when: any, words: ['Wide shot with the subject off centre.', 'Wide shot from a low angle.'] },
    ],
  },
  {
    id: 'light',
    said: words(
      'light\\w*|(?:day|back|lamp|candle)-?light\\w*|lit|lamps?|glow\\w*|shadows?|sun\\w*|moonlight|golden hour|blue hour|backlit|candle\\w*|neon|licht|lumi[eè]re|luz',
    ),
    choices: [
      {
        when: night,
        words: [
          'Cool moonlight, with one warm light as an accent.',
          'Deep blue shadows, a few warm practical lights.',
        ],
      },
      {
        when: dusk,
        words: ['Low warm sun from the side, long soft shadows.', 'Warm backlight on the edges, a cool sky.'],
      },
      {
        when: snow,
        words: ['Soft, overcast daylight, bluish in the shade.', 'Low winter sun, long blue shadows.'],
      },
      {
        when: city,
        words: ['Mixed city light: warm windows, cool sky.', 'Coloured light from signs on wet ground.'],
      },
      { when: inside, words: ['Soft window light from one side.', 'A warm lamp in a dim room.'] },
      {
        when: any,
        words: ['Soft natural daylight from the side.', 'Clear morning light with gentle contrast.'],
      },
    ],
  },
  {
    id: 'lens',
    said: words(
      '\\d+ ?mm|lens|depth of field|bokeh|macro|anamorphic|telephoto|fish-?eye|in focus|objektiv|objectif',
    ),
    choices: [
      {
        when: people,
        words: ['50 mm lens, shallow depth of field.', '85 mm lens, the background dissolves.'],
      },
      { when: any, words: ['35 mm lens, deep focus.', '24 mm lens, much of the place in view.'] },
    ],
  },
  {
    id: 'mood',
    said: words(
      'mood|atmosphere|calm|tense|hopeful|melanchol\\w*|joyful|eerie|serene|dramatic|playful|epic|mysterious|stimmung|ambiance|ambiente',
    ),
    choices: [
      { when: lively, words: ['Tense and full of energy.', 'An urgent, breathless mood.'] },
      { when: night, words: ['A quiet, watchful mood.', 'Mysterious, but not dark.'] },
      { when: any, words: ['A calm, attentive mood.', 'Quietly hopeful.'] },
    ],
  },
  {
    id: 'style',
    said: words(
      'style|cinematic|film|documentary|animation|anime|painting|watercolou?r|illustration|photo\\w*|render|stop motion|black and white|stil',
    ),
    choices: [
      {
        when: any,
        words: ['Cinematic, natural colours, fine detail.', 'Natural film look, restrained colours.'],
      },
    ],
  },
]
