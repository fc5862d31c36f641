/** Whole words, whatever their case; in texts without accents, where `ñ` is written `ny`. */
export const words = (...lists: string[]) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${lists.join('|')})(?![\p{L}\p{N}])`, 'giu')

export const sexual = words(
  'nudes?|nudity|naked|undress\\w*|topless|sex|sexy|sexual\\w*|sexuali[sz]\\w*|erotic\\w*|porn\\w*|nsfw|lewd|orgasm\\w*|genitals?|masturbat\\w*|hentai|stripping|striptease|lingerie',
  'nackt\\w*|entkleidet\\w*|sexuell\\w*|erotisch\\w*|unbekleidet\\w*',
  'nue|nues|toute? nue?s?|nudite|sexe|sexuel\\w*|erotiques?|denudee?s?',
  'desnud[oa]s?|desnudez|sexo|sexuales?|erotic[oa]s?',
)

export const minor = words(
  "child|children|child's|kids?|minors?|under-?aged?|toddlers?|infants?|preteens?|pre-teens?|teens?|teenaged?|teenagers?|school-?(?:girls?|boys?)|school (?:girls?|boys?)|(?:little|young) (?:girls?|boys?)|(?:[1-9]|1[0-7])[- ](?:years?|yrs?|yo)(?:[- ]old)?",
  'kinder|kindern|kleinkind\\w*|minderjahrig\\w*|(?:schul)?madchen|schulerin(?:nen)?|(?:[1-9]|1[0-7])[- ]?jahrig\\w*',
  'enfants?|mineure?s|fillettes?|adolescente?s?|ecolieres?|petites? filles?|petits? garcons?|de (?:[1-9]|1[0-7]) ans',
  'ninyos?|ninyas?|menor(?:es)? de edad|colegialas?|de (?:[1-9]|1[0-7]) anyos',
)

export const realPerson = words(
  "celebrit(?:y|ies)|deep ?fakes?|real (?:person|people|woman|man)|my (?:ex|ex-?\\w+|girlfriend|boyfriend|wife|husband|neighbou?r|boss|co-?worker|colleague|classmate|teacher|friend|sister|brother)(?:'s)?|(?:famous|real|actual) (?:actress|actor|singer|politician|streamer)|(?:this|the|her|his) photo(?:graph)?",
  'mein(?:e|er|en)? (?:ex\\w*|freundin|frau|nachbarin|chefin|kollegin|lehrerin|schwester|mitschulerin)|(?:echte|beruhmte|prominente) (?:person|schauspielerin|sangerin|politikerin|frau)',
  'm(?:on|a) (?:ex|copine|femme|voisine|patronne|collegue|prof|soeur)|(?:actrice|chanteuse|politicienne) (?:celebre|connue)',
  'mi (?:ex|novia|mujer|vecina|jefa|companyera|profesora|hermana)|(?:actriz|cantante|politica) famosa',
)

/** "Nude picture of Jane Doe", but not "in the manner of Peter Paul Rubens". Needs the prompt's own capitals. */
export const namedPerson =
  /(?<!(?:style|manner|school|spirit|work|paintings?|days|time|city|island|temple|art) )(?:of|featuring|von|de)\s+(?!(?:The|A|An|Saint|San|Santa|New|Mount|Venus|Adam|Eve|King|Queen)\b)\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+/u

export const undress = words(
  'nudify|undress (?:her|him|them|this|my|the)|(?:remove|take off) (?:her|his|their) (?:clothes|clothing|shirt|dress|bikini)|upskirts?|revenge porn',
  'zieh (?:sie|ihn) aus|(?:ihre|seine) (?:kleidung|kleider) (?:aus|entfernen|weg)\\w*',
  '(?:enleve[rz]?|retire[rz]?) (?:ses|leurs) (?:vetements|habits)|deshabille[rz]?(?:-l[ae])?',
  'quita(?:le|rle)? (?:la|su) ropa|desvist\\w*|desnuda(?:la|lo|rla|rlo)',
)

export const howTo = words(
  'how (?:to|do i|can i|you)|instructions?|step[- ]by[- ]step|tutorials?|recipes?|manual|guide|blueprints?',
  'anleitung\\w*|wie (?:baue|baut|bau|mache|macht|mach|stelle|kann|man)|schritt fur schritt',
  "comment|mode d'emploi|tutoriels?|etape par etape",
  'como (?:se |puedo )?(?:hace\\w*|fabrica\\w*|construi\\w*|arma\\w*|prepara\\w*)|instrucciones|paso a paso',
)

export const making = words(
  'make|build|making|building|assembl\\w+|synthesi[sz]\\w+|cook(?:ing)?|mix(?:ing)?|construct\\w*|print(?:ing)?|convert\\w*',
  'bau\\w*|herstell\\w*|bastel\\w*|mach\\w*|misch\\w*',
  'fabriquer|construire|faire|assembler|preparer',
  'hacer|fabricar|construir|armar|preparar',
)

export const weapon = words(
  '(?:pipe |nail |dirty |car |nuclear )?bombs?|explosives?|(?:suicide |explosive )vests?|nerve agents?|sarin|ricin|anthrax|tatp|napalm|thermite|molotovs?|molotov cocktails?|poison gas|chemical weapons?|bioweapons?|3d[- ]printed guns?|ghost guns?|gun silencers?|untraceable (?:guns?|rifles?)|full[- ]auto(?:matic)? (?:guns?|rifles?)',
  'bomben?|rohrbomben?|sprengstoff\\w*|sprengsatz\\w*|giftgas|nervengas|molotow-?cocktails?',
  'bombes?|explosifs?|gaz (?:toxique|mortel|sarin)',
  'bombas?|explosivos?|gas (?:toxico|venenoso|sarin)',
)

export const harmSomeone = words(
  '(?:kill|murder|torture|stab|strangle|poison|behead|dismember|kidnap)(?:ing)? (?:a |an |my |your |the |some)?(?:person|people|someone|somebody|man|woman|child|children|him|her|them|wife|husband|neighbou?r|boss|victims?|human|humans)',
  '(?:jemanden|menschen|meine frau|meinen (?:mann|chef|nachbarn)) (?:tote\\w*|umbring\\w*|vergift\\w*|erwurg\\w*|entfuhr\\w*)',
  "(?:tuer|assassiner|empoisonner|etrangler|enlever) (?:quelqu'un|une personne|ma femme|mon (?:mari|patron|voisin))",
  '(?:matar|asesinar|envenenar|estrangular|secuestrar) (?:a )?(?:alguien|una persona|mi (?:mujer|marido|jefe|vecino))',
)

export const selfHarm = words(
  '(?:kill|hang|cut|harm|hurt) (?:myself|yourself|oneself|themselves)|commit suicide|suicide methods?|end my life',
  'mich (?:selbst )?(?:um(?:zu)?bring\\w*|(?:zu )?toten|erhange\\w*|ritze\\w*)|selbstmord\\w*',
  'me (?:tuer|suicider|pendre)|se suicider',
  'suicidar(?:me|se)|matarme|ahorcarme|quitarme la vida',
)

// Groups in the plural and as people: "hang black curtains" and "burn the whites out" are a day on a set.
const groups =
  'jews?|muslims|christians|(?:black|white|gay|trans|roma|disabled) people|asians|arabs|gypsies|gays|lesbians|immigrants|refugees|juden|muslime|auslander|schwule|fluchtlinge|juifs?|musulmans?|arabes?|homosexuels|judios?|musulmanes|inmigrantes'

const harm = 'gas|exterminate|lynch|kill|burn|hang|eradicate|cleanse|deport'

export const hate = words(
  `(?:${harm}) (?:all |the |all the )?(?:${groups})`,
  `(?:${harm}) (?:all (?:the )?(?:blacks|whites)|every (?:jew|muslim|christian|black|asian|arab|gay|immigrant|refugee))`,
  `(?:alle|die) (?:${groups}) (?:vergasen|vernichten|toten|aufhangen|ausrotten)`,
  `(?:tuer|exterminer|bruler|matar|exterminar|quemar) (?:tous les |les |a (?:todos )?los )?(?:${groups})`,
  `(?:${groups}) (?:are|sind|sont|son) (?:all )?(?:vermin|subhuman|animals|rats|parasites|cockroaches|ungeziefer|untermenschen|parasiten|des parasites|de la vermine|ratas|parasitos)`,
  'white power(?! (?:stations?|suppl(?:y|ies)|cables?|cords?|buttons?|drills?|banks?|outlets?|tools?|boats?|plants?|lines?))|heil hitler|race war now|(?:glorif(?:y|ies|ying)|celebrat(?:e|es|ing)|prais(?:e|es|ing)) (?:the )?(?:nazis?|hitler|holocaust|kkk|isis|genocide)',
)

/** Phrases that hold a listed word and mean something harmless. */
export const harmless = words(
  "naked (?:eyes?|mole[- ]rats?|flames?|trees?|branches|lady orchids?)|nude (?:lipstick|colou?rs?|tones?|palette|heels|shoes)|minor (?:key|chords?|scale|details?|characters?|roles?|league|changes?|damage)|(?:[a-g]|[a-g][- ](?:sharp|flat)) minor|goat kids?|kid gloves|child'?s play|same[- ]sex|sex education|photo (?:booth|bombs?)|photobombs?|bath bombs?|(?:cherry|glitter|seed|water|smoke) bombs?|bomb (?:squads?|disposal|shelters?)|kill time|(?:invented|fictional) (?:person|character)|hot chocolate bombs?",
  'badebomben?|eisbomben?|bombenstimmung|nacktschnecken?|nacktmulle?|sexauer',
  'bombes? glacees?|bombes? (?:de|a) bain|mise? a nue?',
  'bombas? de (?:banyo|agua|chocolate|semillas)',
)
