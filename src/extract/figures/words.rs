//! What single words say about harm, people, things and grammar.
//!
//! Invariant: a word has one tag; the rules that need more look at its neighbours.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::figure::Harm;

/// What a word is to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Tag {
    /// A verb that does harm to its object: "killed".
    Harms(Harm, Form),
    /// A verb whose subject comes to harm: "died".
    Suffers(Harm, Form),
    /// A state of those harmed: "dead", "missing".
    State(Harm),
    /// A noun that counts those harmed or the deed: "deaths", "bodies", "murder".
    Noun(Harm),
    Person,
    /// What is counted and is no victim.
    Thing,
    Be,
    Have,
    Modal,
    Do,
    Preposition,
    Determiner,
    /// "He", "they": a subject of a new clause.
    Subject,
    /// "After", "because": the start of another clause.
    Clause,
    /// "Who", "that".
    Relative,
    /// "And", "or", "but".
    And,
    Adverb,
    /// "Another", "more", "all".
    Filler,
    /// A reporting verb.
    Report,
    /// Any other verb whose form does not give it away.
    Verb,
    /// One attack, crash or other event.
    Event,
    /// Several of them.
    Events,
    /// War, fighting, violence: what lasts.
    War,
    Other,
}

impl Tag {
    /// What those in this state have come to: "dead", "wounded".
    pub(in crate::extract) fn state(self) -> Option<Harm> {
        if let Self::State(harm) | Self::Harms(harm, Form::Past) = self { Some(harm) } else { None }
    }

    /// What a verb says of its subject: "died".
    pub(in crate::extract) fn suffered(self) -> Option<Harm> {
        if let Self::Suffers(harm, _) = self { Some(harm) } else { None }
    }

    /// What a noun counts: "deaths".
    pub(in crate::extract) fn counted(self) -> Option<Harm> {
        if let Self::Noun(harm) = self { Some(harm) } else { None }
    }

    /// What a verb in any form does or tells.
    pub(in crate::extract) fn harm(self) -> Option<Harm> {
        if let Self::Harms(harm, _) = self {
            Some(harm)
        } else {
            self.suffered().or_else(|| self.state())
        }
    }
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Form {
    Base,
    Third,
    /// Past tense or participle.
    Past,
    Gerund,
}

/// The tag of a word in any case.
pub(in crate::extract) fn tag(word: &str) -> Tag {
    in_lower_case(word, |lower| TAGS.get(lower).copied().unwrap_or_else(|| by_ending(lower)))
        .unwrap_or(Tag::Other)
}

/// Looks a word up in lower case without making a string; `None` for a word longer than any list's.
pub(in crate::extract) fn in_lower_case<T>(word: &str, look: impl Fn(&str) -> T) -> Option<T> {
    const LONGEST: usize = 24;
    let mut lower = [0_u8; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok().map(look)
}

/// Agents by their ending, where the lists do not know the word.
fn by_ending(lower: &str) -> Tag {
    const ENDINGS: [&str; 7] = ["men", "women", "ists", "workers", "people", "officers", "man"];
    let is_agent = lower.len() > 5 && ENDINGS.iter().any(|ending| lower.ends_with(ending));
    if is_agent { Tag::Person } else { Tag::Other }
}

static TAGS: LazyLock<BTreeMap<&'static str, Tag>> = LazyLock::new(|| {
    let mut tags = BTreeMap::new();
    let lists = [
        (Tag::Person, PERSONS),
        (Tag::Thing, THINGS),
        (Tag::Be, "is are was were be been being am gets get got getting"),
        (Tag::Have, "has have had having"),
        (Tag::Modal, "will would could might may can should must shall"),
        (Tag::Do, "do does did"),
        (Tag::Preposition, PREPOSITIONS),
        (Tag::Determiner, DETERMINERS),
        (Tag::Subject, "he she it they we i"),
        (Tag::Clause, CLAUSES),
        (Tag::Relative, "who which that whom whose what"),
        (Tag::And, "and or but plus nor"),
        (Tag::Adverb, ADVERBS),
        (Tag::Filler, FILLERS),
        (Tag::Report, REPORTS),
        (Tag::Verb, OTHER_VERBS),
        (Tag::Event, EVENT),
        (Tag::Events, EVENTS),
        (Tag::War, WARS),
        (Tag::State(Harm::Killed), "dead lifeless"),
        (Tag::State(Harm::Missing), "missing unaccounted"),
        (Tag::State(Harm::Displaced), "homeless"),
        (Tag::State(Harm::Kidnapped), "hostage"),
        (Tag::State(Harm::Captured), "prisoner captive"),
        (Tag::Noun(Harm::Killed), DEATHS),
        (Tag::Noun(Harm::Injured), "injuries injury woundings"),
        (Tag::Noun(Harm::Missing), "disappearances disappearance"),
        (
            Tag::Noun(Harm::Kidnapped),
            "hostages kidnappings abductions abduction kidnapees abductees",
        ),
        (Tag::Noun(Harm::Captured), "captives pows"),
        (Tag::Noun(Harm::Displaced), "evacuees idps"),
    ];
    for (tag, words) in lists {
        tags.extend(words.split_ascii_whitespace().map(|word| (word, tag)));
    }
    for (harm, forms) in HARMING {
        let forms = forms.split_ascii_whitespace().zip(FORMS);
        tags.extend(forms.map(|(word, form)| (word, Tag::Harms(harm, form))));
    }
    for (harm, forms) in SUFFERING {
        let forms = forms.split_ascii_whitespace().zip(FORMS);
        tags.extend(forms.map(|(word, form)| (word, Tag::Suffers(harm, form))));
    }
    // One form for two: the participle is by far the more frequent.
    tags.insert("hurt", Tag::Harms(Harm::Injured, Form::Past));
    tags.insert("slain", Tag::Harms(Harm::Killed, Form::Past));
    tags
});

const FORMS: [Form; 4] = [Form::Base, Form::Third, Form::Past, Form::Gerund];

const HARMING: [(Harm, &str); 23] = [
    (Harm::Killed, "kill kills killed killing"),
    (Harm::Killed, "murder murders murdered murdering"),
    (Harm::Killed, "massacre massacres massacred massacring"),
    (Harm::Killed, "assassinate assassinates assassinated assassinating"),
    (Harm::Killed, "execute executes executed executing"),
    (Harm::Killed, "slaughter slaughters slaughtered slaughtering"),
    (Harm::Killed, "slay slays slew slaying"),
    (Harm::Killed, "behead beheads beheaded beheading"),
    (Harm::Killed, "lynch lynches lynched lynching"),
    (Harm::Killed, "butcher butchers butchered butchering"),
    (Harm::Killed, "exterminate exterminates exterminated exterminating"),
    (Harm::Killed, "trample tramples trampled trampling"),
    (Harm::Killed, "electrocute electrocutes electrocuted electrocuting"),
    (Harm::Injured, "injure injures injured injuring"),
    (Harm::Injured, "wound _ wounded wounding"),
    (Harm::Injured, "hurts hurts hurt hurting"),
    (Harm::Injured, "maim maims maimed maiming"),
    (Harm::Injured, "hospitalise hospitalises hospitalised hospitalising"),
    (Harm::Injured, "hospitalize hospitalizes hospitalized hospitalizing"),
    (Harm::Kidnapped, "kidnap kidnaps kidnapped kidnapping"),
    (Harm::Kidnapped, "abduct abducts abducted abducting"),
    (Harm::Captured, "capture captures captured capturing"),
    (Harm::Displaced, "displace displaces displaced displacing"),
];

const SUFFERING: [(Harm, &str); 6] = [
    (Harm::Killed, "die dies died dying"),
    (Harm::Killed, "perish perishes perished perishing"),
    (Harm::Killed, "succumb succumbs succumbed succumbing"),
    (Harm::Killed, "drown drowns drowned drowning"),
    (Harm::Killed, "suffocate suffocates suffocated suffocating"),
    (Harm::Missing, "disappear disappears disappeared disappearing"),
];

const DEATHS: &str = "death deaths fatality fatalities killings murders massacres assassination \
    assassinations execution executions slayings body bodies corpse corpses cadavers lives martyrs \
    beheadings drownings suicides remains";

const PERSONS: &str = "people person persons civilian civilians man men woman women child children \
    boy boys girl girls baby babies infant infants toddler toddlers student students pupil pupils \
    teacher teachers professor professors soldier soldiers troops troop policeman policemen police \
    officer officers official officials guard guards bodyguard bodyguards agent agents marine \
    marines sailor sailors airmen pilot pilots crew crewmen crewmembers passenger passengers \
    commuter commuters tourist tourists pilgrim pilgrims worshipper worshippers worshiper \
    worshipers resident residents villager villagers citizen citizens national nationals peasant \
    peasants farmer farmers worker workers employee employees labourer labourers laborers miner \
    miners driver drivers journalist journalists reporter reporters photographer cameraman doctor \
    doctors nurse nurses medic medics paramedic paramedics patient patients staff staffer staffers \
    rescuer rescuers firefighter firefighters volunteer volunteers aid militant militants \
    insurgent insurgents rebel rebels guerrilla guerrillas guerrilla guerillas guerilla fighter \
    fighters gunman gunmen militiaman militiamen terrorist terrorists attacker attackers assailant \
    assailants bomber bombers jihadist jihadists extremist extremists combatant combatants \
    noncombatants recruit recruits cadet cadets conscript conscripts commander commanders \
    lieutenant lieutenants sergeant sergeants captain captains major corporal corporals colonel \
    colonels general generals leader leaders member members relative relatives brother brothers \
    sister sisters son sons daughter daughters father mother parents parent wife wives husband \
    widow cousin cousins friend friends neighbour neighbours neighbor neighbors colleague \
    colleagues judge judges lawyer lawyers prosecutor prosecutors magistrate magistrates priest \
    priests jesuit jesuits nun nuns monk monks missionary missionaries bishop clergy clergymen \
    cleric clerics imam imams politician politicians lawmaker lawmakers candidate candidates mayor \
    mayors councillor councillors councilmen senator senators minister ministers deputies deputy \
    diplomat diplomats ambassador ambassadors envoy envoys contractor contractors engineer \
    engineers technician technicians executive executives businessman businessmen businesswoman \
    industrialists shopper shoppers shopkeepers vendor vendors customer customers bystander \
    bystanders pedestrian pedestrians passersby protester protesters protestor protestors \
    demonstrator demonstrators marcher marchers activist activists supporter supporters \
    sympathizers refugee refugees migrant migrants asylum seeker seekers immigrant immigrants \
    prisoner prisoners inmate inmates detainee detainees captor victim victims survivor survivors \
    casualty other others individual individuals human humans adult adults teenager teenagers \
    youth youths adolescent adolescents minor minors elderly senior foreigner foreigners american \
    americans astronaut astronauts athlete athletes player players fans spectator spectators \
    mourner mourners guest guests settler settlers servant servants maid maids cook cooks \
    housekeeper gardener chauffeur escort escorts ranger rangers peacekeeper peacekeepers \
    commando commandos paratrooper paratroopers infantrymen serviceman servicemen servicewomen \
    personnel operative operatives trafficker traffickers gangster gangsters criminal criminals \
    thief thieves suspect suspects witness witnesses trader traders merchants herder herders \
    fishermen fisherman hunter hunters sailors seaman seamen traveler travelers traveller \
    travellers motorist motorists cyclist cyclists hiker hikers climber climbers skier skiers \
    concertgoer concertgoers partygoers parishioners believers muslim muslims christian christians \
    jew jews shiite shiites sunni sunnis inhabitant inhabitants occupant occupants mercenary \
    mercenaries informer informers informant informants collaborator collaborators sicarios \
    hitmen delegate delegates scientist scientists expert experts loyalist loyalists deserters \
    newborn newborns grandchildren grandmother orphan orphans scout scouts twin twins";

const THINGS: &str = "rocket rockets missile missiles shell shells mortar mortars bomb bombs \
    grenade grenades bullet bullets round rounds mine mines landmines rifle rifles gun guns pistol \
    pistols weapon weapons firearm firearms ammunition explosive explosives dynamite drone drones \
    tank tanks vehicle vehicles car cars truck trucks bus buses van vans motorcycle motorcycles \
    jeep jeeps taxi taxis ambulance ambulances train trains boat boats ship ships vessel vessels \
    plane planes aircraft airplane airplanes jet jets helicopter helicopters convoy convoys house \
    houses home homes building buildings apartment apartments shop shops store stores school \
    schools hospital hospitals church churches mosque mosques bridge bridges tower towers pylon \
    pylons village villages town towns city cities district districts province provinces state \
    states country countries nation nations embassy embassies camp camps base bases site sites \
    checkpoint checkpoints station stations post posts target targets position positions location \
    locations place places area areas region regions attack raid raids airstrike \
    airstrikes strike strikes bombing bombings explosion explosions blast blasts clash clashes \
    battle battles incident incidents ambush ambushes operation operations mission missions sortie \
    sorties flight flights shot shots second seconds minute minutes hour hours day days night \
    nights week weeks weekend weekends month months year years decade decades century centuries \
    time times centimetre centimetres metre metres meter meters kilometre kilometres kilometer \
    kilometers km kms kilo kilos kilogram kilograms kg ton tons tonne tonnes pound pounds gram \
    grams litre litres liter liters mile miles yard yards foot feet inch inches acre acres hectare \
    hectares degree degrees percent percentage point points dollar dollars cent cents euro euros \
    peso pesos cruzados intis rupee rupees money fund funds loan loans cost costs ticket tickets \
    seat seats vote votes ballot ballots term terms party parties group groups organization \
    organizations organisation organisations unit units brigade brigades battalion battalions \
    division divisions regiment regiments squad squads platoon patrol patrols team teams company \
    companies firm firms bank banks office offices branch branches page pages book books report \
    reports document documents letter letters statement statements article articles law laws bill \
    bills charge charges count counts case cases sentence sentences lawsuit warrant warrants arrest \
    arrests trial trials agreement agreements resolution resolutions meeting meetings talk talks \
    round question questions reason reasons way ways thing things issue issues problem problems \
    demand demands condition conditions step steps stage stages phase phases part parts section \
    sections category categories kind kinds type types copy copies photo photos photograph \
    photographs video videos film films episode episodes game games match matches goal goals \
    medal medals race animal animals dog dogs cow cows cattle sheep goat goats horse horses camel \
    camels bird birds fish chicken chickens pig pigs tree trees plant plants factory factories \
    school classrooms room rooms floor floors storey storeys story stories line lines pipeline \
    pipelines road roads street streets block blocks tunnel tunnels gate gates door doors window \
    windows bed beds tent tents bag bags box boxes barrel barrels wound wounds suitcase suitcases \
    family families household households couple couples casualties visit visits trip trips call \
    calls message messages email emails comment comments word words language languages percentages \
    magnitude hearing hearings election elections poll polls survey surveys \
    deployment deployments contingent fatal fronts front side sides country \
    parliament accounts account profile profiles plot plots threat threats kidnapping crime crimes \
    fire fires grave graves accidents accident crash crashes disaster disasters storm storms \
    earthquake quakes truce truces ceasefire violations violation outlets newspapers newspaper \
    channel channels satellite satellites orbiter orbiters shuttle shuttles hall halls hotels hotel";

const PREPOSITIONS: &str = "in on at near from by with without of for to into onto inside outside \
    across along around during through throughout over under above below between among amid amidst \
    against aboard off out up down upon within beyond behind beside besides following including \
    towards toward about than like via per despite";

const DETERMINERS: &str = "the a an this these those his her its their our your my such any each \
    every no some";

const CLAUSES: &str = "after when while before because although though if unless until since where \
    whereas once so why how whether as";

const ADVERBS: &str = "also reportedly allegedly apparently still already then later now not never \
    only just even seriously critically slightly badly severely lightly gravely fatally mortally \
    previously recently subsequently immediately instantly all both each either officially \
    probably possibly presumably initially again ever yet further there nearly too here together \
    simultaneously brutally savagely accidentally deliberately forcibly internally violently \
    mostly mainly today yesterday alone least possibly likely";

const FILLERS: &str = "another additional further more other extra remaining fellow total estimated \
    many as";

const REPORTS: &str = "said says say told tell tells stated reported \
    believed feared confirmed claimed announced denied declared presumed thought known estimated \
    considered warned added insisted acknowledged admitted alleged assumed asserted argued noted \
    maintained indicated revealed disclosed recalled testified";

const OTHER_VERBS: &str = "took take takes taking came come comes went go goes going held hold holds \
    made make makes saw see sees seen began begin begins left leave leaves leaving fought fight \
    fights fled flee flees fleeing lost lose loses gave give gives given shot shoot shoots found \
    find finds caught sought brought bring brings sent send sends set put ran run broke burst threw \
    thrown blew blown struck hit hits met meet stood stand stands won wins win kept keep keeps led \
    leads paid pay drove driven flew fell fallen rose risen built build spent became become \
    escaped cut sank sunk shook showed shown show shows received suffered suffer suffers suffering \
    arrested detained attacked destroyed fired opened launched released freed rescued saved \
    evacuated deployed sentenced charged convicted accused attended participated";

const EVENT: &str = "stampede shooting collision collapse firefight gunfight gunbattle derailment \
    eruption flood landslide avalanche hurricane cyclone tornado tsunami";

const EVENTS: &str = "attacks stampedes shootings collisions gunfights floods landslides";

const WARS: &str = "war wars fighting violence conflict conflicts offensive campaign invasion \
    uprising insurgency unrest crackdown siege occupation revolt rebellion hostilities combat \
    bombardment intifada revolution repression genocide";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_in_any_case() {
        assert_eq!(tag("KILLED"), Tag::Harms(Harm::Killed, Form::Past));
        assert_eq!(tag("Died"), Tag::Suffers(Harm::Killed, Form::Past));
        assert_eq!(tag("policemen"), Tag::Person);
        assert_eq!(tag("Straße"), Tag::Other);
    }

    #[test]
    fn agents_are_known_by_their_ending() {
        assert_eq!(tag("crewmen"), Tag::Person);
        assert_eq!(tag("lobbyists"), Tag::Person);
        assert_eq!(tag("specimen"), Tag::Person, "a price of the rule");
    }
}
