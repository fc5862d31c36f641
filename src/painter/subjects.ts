import { astronaut } from './subjects/astronaut.ts'
import { balloon } from './subjects/balloon.ts'
import { bear } from './subjects/bear.ts'
import { bench } from './subjects/bench.ts'
import { bicycle } from './subjects/bicycle.ts'
import { bird } from './subjects/bird.ts'
import { bottle } from './subjects/bottle.ts'
import { bouquet } from './subjects/bouquet.ts'
import { bridge } from './subjects/bridge.ts'
import { bus } from './subjects/bus.ts'
import { cabin } from './subjects/cabin.ts'
import { cactus } from './subjects/cactus.ts'
import { car } from './subjects/car.ts'
import { castle } from './subjects/castle.ts'
import { cat } from './subjects/cat.ts'
import { chair } from './subjects/chair.ts'
import { cup } from './subjects/cup.ts'
import { deer } from './subjects/deer.ts'
import { dog } from './subjects/dog.ts'
import { elephant } from './subjects/elephant.ts'
import { face } from './subjects/face/face.ts'
import { fish } from './subjects/fish.ts'
import { horse } from './subjects/horse.ts'
import { house } from './subjects/house.ts'
import { jellyfish } from './subjects/jellyfish.ts'
import { kite } from './subjects/kite.ts'
import { lighthouse } from './subjects/lighthouse.ts'
import { person } from './subjects/person.ts'
import { phone } from './subjects/phone.ts'
import { pine } from './subjects/pine.ts'
import { plane } from './subjects/plane.ts'
import { robot } from './subjects/robot.ts'
import { rocket } from './subjects/rocket.ts'
import { sailboat } from './subjects/sailboat.ts'
import { ship } from './subjects/ship.ts'
import { shoe } from './subjects/shoe.ts'
import type { Subject } from './subjects/subject.ts'
import { train } from './subjects/train.ts'
import { tree } from './subjects/tree.ts'
import { watch } from './subjects/watch.ts'
import { whale } from './subjects/whale.ts'

/** Everything that can stand, swim or fly in a scene. A new subject is one file and one line here. */
export const subjects: readonly Subject[] = [
  person,
  lighthouse,
  sailboat,
  car,
  pine,
  tree,
  cabin,
  bird,
  dog,
  deer,
  bottle,
  cactus,
  balloon,
  cat,
  horse,
  fish,
  whale,
  jellyfish,
  bus,
  bicycle,
  train,
  ship,
  plane,
  rocket,
  house,
  castle,
  bridge,
  phone,
  shoe,
  cup,
  watch,
  chair,
  robot,
  astronaut,
  face,
  bench,
  elephant,
  bear,
  kite,
  bouquet,
]

export function findSubject(id: string): Subject | null {
  return subjects.find((subject) => subject.id === id) ?? null
}
