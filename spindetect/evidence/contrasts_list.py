"""Things of one kind that are not each other: a list of our own.

A line is a kind; strokes part what excludes each other, and the words between
two strokes may be said of one and the same thing. Stems are compared. A line
that begins with ``^`` is of names too; in the others two capitals mean other words.
"""

from __future__ import annotations

from typing import Final

__all__ = ["CONTRASTS"]

CONTRASTS: Final = """
red crimson scarlet | orange | yellow | green | blue navy | purple violet | pink | brown
  | black | white | gray grey
girl girls schoolgirl | boy boys schoolboy
woman women | man men
husband | wife | fiance | widow
mother mom mum | father dad | son | daughter | brother | sister | uncle | aunt | cousin | nephew
  | niece | grandmother | grandfather | grandson | granddaughter
infant baby toddler | teenager teen adolescent | adult | pensioner
child kid | adult grownup
gay lesbian homosexual | straight heterosexual
morning dawn sunrise | noon midday | afternoon | evening dusk sunset | midnight
spring | summer | autumn fall | winter
half halves | third thirds | quarter quarters | fifth fifths | tenth tenths
double doubled twice | triple tripled thrice | quadruple quadrupled | half halved halve
school college university classroom academy | home house | hospital clinic
  | church cathedral chapel parish
  | mosque | synagogue | temple | prison jail | court courthouse | airport | harbor harbour port
  | library | museum | theater theatre cinema | restaurant cafe diner | hotel motel | bank
  | factory plant mill | farm ranch | stadium arena | supermarket grocery | embassy consulate
  | casino | pharmacy | barracks | bakery | brewery | laboratory lab | mall | nightclub
beach | cliff clifftop | hill hilltop | mountain | river | lake | forest woods | desert | island
  | valley | swamp marsh | canyon
building tower skyscraper house | cliff clifftop | beach | bridge | tunnel | boat ship
city town village | country nation | continent | planet
car sedan | truck lorry | bus coach | train | plane airplane aircraft jet airliner | helicopter
  | ship boat ferry vessel | bicycle bike | motorcycle motorbike | tram | submarine | rocket
vehicle car truck | building house | ship boat
bridge | tunnel | dam | highway | railway railroad | pipeline | canal
mine mineshaft | rig | quarry | factory | refinery | warehouse | dam
gold | silver | copper | iron | zinc | lead | nickel | platinum | coal | uranium | lithium | tin
  | aluminum aluminium | oil petroleum crude | salt | diamond
coal | oil petroleum | gas | nuclear | solar | wind | hydroelectric
petrol gasoline | diesel | kerosene
coffee espresso | tea | water | milk | beer ale lager | wine | juice | whiskey whisky | vodka
  | soda cola | cocoa
olive | coconut | almond | soy soya | oat | rice | wheat | corn maize | barley | palm | sunflower
apple | orange | banana | grape | lemon | peach | pear | cherry | strawberry | mango | tomato
  | potato | onion | carrot | cabbage | lettuce
beef steak | pork bacon ham | chicken poultry | lamb mutton | fish | turkey | duck
dog puppy | cat kitten | horse pony | cow cattle | pig hog | sheep lamb | goat | chicken hen
  | bird | fish | snake | bear | wolf | lion | tiger | elephant | monkey | whale | shark | mouse
  | rat | rabbit | deer | bee | mosquito
head skull brain | neck throat | chest | back spine | stomach abdomen belly | arm | hand | leg
  | foot feet | knee | shoulder | eye | ear | nose | mouth | heart | lung | liver | kidney
cancer tumor tumour | diabetes | flu influenza | covid coronavirus covid-19 | measles | malaria
  | tuberculosis | cholera | hepatitis | hiv aids | ebola | polio | smallpox | asthma | stroke
  | rsv | mumps | rabies | dementia alzheimer
murder homicide killing | manslaughter | assault battery | rape | robbery burglary theft larceny
  | fraud swindle | arson | kidnapping abduction | extortion blackmail | bribery | perjury
  | espionage spying | treason | trespassing | smuggling | piracy | vandalism | embezzlement
kill killed killing murder | injure injured wound wounded hurt | arrest arrested detain captured
  | rescue rescued | kidnap kidnapped abducted
dead died | injured wounded hurt | missing | arrested | rescued
missing | dead | injured wounded | hospitalized hospitalised | buried
gun pistol handgun revolver rifle shotgun firearm | knife blade machete | bomb grenade explosive
  | sword | missile rocket | poison | axe | hammer
shooting gunfire | stabbing | bombing | drowning | poisoning | hanging | strangling
explosion blast | fire blaze | flood flooding | earthquake quake | hurricane | tornado twister
  | drought | avalanche | landslide mudslide | tsunami | eruption | blizzard snowstorm | collapse
storm | drought | heatwave
invasion invading | withdrawal | liberation | annexation | boycott | ceasefire truce | blockade
rain rainfall | snow snowfall | hail | fog | sunshine
bond bonds | stock stocks share shares equity equities | loan loans mortgage | currency | futures
  | option | gold | commodity
bank banks lender | insurer | fund funds | charity | university | church | airline | retailer
revenue revenues sales turnover | profit profits income earnings | loss losses | debt debts
  | cost costs expense expenses | wage wages salary pay | tax taxes | dividend
sales | purchases | costs | profits | jobs | wages
television tv | radio | newspaper | magazine | book | website
film movie | song album | play | novel book | painting | sculpture | poem
football soccer | baseball | basketball | hockey | tennis | golf | cricket | rugby | boxing
  | swimming | cycling | volleyball
actor actress | singer | writer author novelist | painter | dancer | comedian | athlete
police policeman policewoman detective sheriff trooper | soldier soldiers troops army marine
  | firefighter firefighters fireman firemen | doctor physician surgeon | nurse | teacher
  | lawyer attorney solicitor | judge magistrate | farmer | journalist reporter
  | priest pastor bishop minister | engineer | scientist researcher | pilot | student | banker
  | carpenter | plumber | waiter waitress | chef cook | truckers | miners | prisoners inmates
^ president | minister premier | mayor | governor | senator | ambassador | king | queen | pope
  | prince | princess | sheriff | commissioner
prosecutor | judge | juror jury | defendant | witness | minister | general | ambassador
^ army | navy | police | parliament congress legislature | court | church
^ republican republicans gop | democrat democrats democratic | libertarian
^ catholic catholics | protestant protestants | muslim muslims islamic | jewish jew jews
  | hindu hindus | buddhist buddhists | sikh sikhs
^ sunni sunnis | shiite shiites shia
black blacks african-american | white whites caucasian | hispanic latino latina latinos | asian
north northern | south southern | east eastern | west western
northeast northeastern | northwest northwestern | southeast southeastern | southwest southwestern
left left-wing | right right-wing | centrist
federal | state | provincial | municipal | county
government government-issued public state-owned | personal private privately-owned
tiny small little | mid-sized medium-sized medium | big large giant
first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth
freshman | sophomore | junior | senior
bachelor | master | doctorate doctoral
elementary | secondary | kindergarten
gold | silver | bronze
wood wooden | steel | plastic | glass | stone | concrete | brick | paper | rubber | leather | cotton
email e-mail | letter | phone telephone | fax | text
king monarch | president | emperor
marriage wedding | divorce | funeral | birthday | christening
birth | death | marriage
marry married wed | divorce divorced
murderer killer | thief robber burglar | rapist | arsonist | kidnapper | hacker
plaintiff | defendant | witness
passenger | driver | pedestrian | pilot
winner | runner-up
goal | touchdown | basket
virus | bacteria bacterium | fungus | parasite
vaccine vaccination | antibiotic | painkiller
pill tablet | injection shot
marijuana cannabis | cocaine | heroin | opium | fentanyl | alcohol | tobacco
cigarette | alcohol | drug
none nobody no | few | half | most | all every everyone
sink drowned | burn burned burnt | freeze frozen froze
stab stabbed | shoot shot | strangle strangled | poison poisoned | drown drowned | hang hanged
walk walked | drive drove driven | fly flew flown | swim swam | cycle cycled
earth | moon | mars | sun | venus | jupiter | saturn
atlantic | pacific | indian | arctic
^ america american americans u.s. us usa u.s.a. | britain british briton britons u.k. uk england
  english scotland scottish welsh wales | france french paris | germany german germans berlin
  | italy italian italians rome | spain spanish spaniards madrid | portugal portuguese
  | ireland irish | russia russian russians soviet moscow kremlin
  | ukraine ukrainian ukrainians kyiv
  | china chinese beijing | japan japanese tokyo | korea korean koreans seoul pyongyang
  | india indian indians delhi | pakistan pakistani pakistanis | bangladesh bangladeshi
  | afghanistan afghan afghans kabul | iran iranian iranians tehran | iraq iraqi iraqis baghdad
  | syria syrian syrians damascus | israel israeli israelis | palestinian palestinians palestine
  | egypt egyptian egyptians cairo | saudi saudis | turkey turkish turks ankara
  | lebanon lebanese beirut | jordan jordanian | yemen yemeni | qatar qatari | kuwait kuwaiti
  | libya libyan | tunisia tunisian | algeria algerian | morocco moroccan | sudan sudanese
  | ethiopia ethiopian | somalia somali | kenya kenyan kenyans | nigeria nigerian nigerians
  | ghana ghanaian | zimbabwe zimbabwean | congo congolese | rwanda rwandan | liberia liberian
  | canada canadian canadians ottawa | mexico mexican mexicans | brazil brazilian brazilians
  | argentina argentine argentinian | chile chilean | peru peruvian | colombia colombian
  | venezuela venezuelan | cuba cuban cubans havana | haiti haitian | guatemala guatemalan
  | australia australian australians canberra | zealand | indonesia indonesian
  | philippines philippine filipino filipinos | malaysia malaysian | singapore | thailand thai
  | vietnam vietnamese | cambodia cambodian | myanmar burma burmese | nepal nepalese
  | poland polish poles warsaw | hungary hungarian | romania romanian | bulgaria bulgarian
  | greece greek greeks athens | serbia serbian serbs | croatia croatian | bosnia bosnian
  | albania albanian | sweden swedish | norway norwegian | denmark danish | finland finnish
  | netherlands dutch | belgium belgian | switzerland swiss | austria austrian vienna
  | niger nigerien | mali malian | senegal senegalese | cameroon | gambia gambian | gabon
  | zambia zambian | namibia namibian | angola angolan | mozambique | malawi | uganda ugandan
  | tanzania tanzanian | burundi | botswana | mauritius | mauritania | guinea | guyana guyanese
  | latvia latvian riga | lithuania lithuanian vilnius | estonia estonian | slovenia slovenian
  | moldova moldovan | montenegro | kosovo | macedonia macedonian | malta maltese | cyprus
  | armenia armenian | azerbaijan | kazakhstan kazakh | uzbekistan uzbek | turkmenistan
  | tajikistan | kyrgyzstan | mongolia mongolian | taiwan taiwanese taipei | laos | bhutan
  | oman omani | bahrain bahraini | ecuador | bolivia bolivian | paraguay | uruguay | panama
  | honduras honduran | nicaragua nicaraguan | jamaica jamaican | bahamas | barbados
  | czech | slovakia slovak | iceland icelandic | georgia georgian | belarus belarusian
^ europe european europeans | asia asian asians | africa african africans
^ english | french | spanish | german | arabic | mandarin | russian | portuguese | hebrew
pizza | burger hamburger cheeseburger | sandwich | taco burrito | sushi | pasta spaghetti noodles
  | curry | kebab | salad | soup | bread | cake | pie | doughnut donut | pancake | ice-cream
soy soya soybean | oat | rice | almond | hemp | pea | walnut | hazelnut | cashew | peanut | pecan
  | pistachio | lentil | chickpea | bean | quinoa | coconut
milk | meat | cheese | butter | cream | yogurt yoghurt | egg | flour | sugar | salt | honey
  | bread | rice | chocolate | cereal
dairy | meat | poultry | grain | seafood | vegetable vegetables | fruit fruits
price prices | wage wages salary salaries pay | rent rents | tax taxes | fee fees | fine fines
  | pension pensions | dividend dividends | tariff tariffs | tuition
export exports | import imports | job jobs | price prices | wage wages
steel | automobile auto car | oil | tobacco | textile | pharmaceutical drug | software | airline
  | banking | insurance | mining | fishing | farming agriculture | tourism | shipbuilding
airline carrier | bank | retailer | brewer brewery | insurer | automaker carmaker | drugmaker
  | steelmaker | chipmaker | broadcaster | publisher | builder homebuilder | miner | utility
  | oil
physics | chemistry | biology | medicine | economics | literature | mathematics math maths
  | history | geography | philosophy | psychology | astronomy | geology
physicist | chemist | biologist | economist | historian | mathematician | philosopher
  | psychologist | astronomer | geologist | archaeologist archeologist | anthropologist
guitar | piano | violin | drum | trumpet | flute | saxophone | cello
rock | jazz | classical | hip-hop rap | country | opera | folk | reggae | disco
round circular | square | triangular | rectangular | oval | spiral | elliptical
galaxy galaxies | planet planets | star stars | moon moons | comet comets | asteroid asteroids
buried | burned burnt | flooded drowned | looted | stolen | painted | sold | repaired
damaged | repaired | stolen | buried | built
stolen | donated | bought purchased | sold | borrowed | rented leased | found
donated | stolen | lent | sold
sweet | sour | bitter | salty | spicy
angry furious | happy pleased | sad | afraid scared frightened | bored | proud | ashamed | calm
pneumonia | bronchitis | meningitis | sepsis | stroke | cancer | diabetes
allergy | infection | fracture | concussion | burn burns
diphtheria | typhoid | dengue | zika | anthrax | plague | sars | mers | monkeypox mpox
^ christmas | easter | thanksgiving | halloween | ramadan | hanukkah | passover | diwali
^ facebook | twitter | instagram | tiktok | youtube | snapchat | whatsapp | telegram | reddit
  | linkedin | pinterest
^ nfl | nba | mlb | nhl
^ house | senate
^ reuters | afp | bloomberg
^ cia | fbi | nsa | irs | fema | nasa | fda | epa | cdc
^ hezbollah | hamas | isis | taliban | qaeda
civil | criminal
supreme | appellate appeals | district | municipal
misdemeanor | felony
felon | juror | witness
parole | bail
testify testified | plead pleaded | confess confessed
resign resigned quit | retire retired | die died | hired
promoted | demoted | fired dismissed | suspended
suspended | expelled | acquitted | reinstated | promoted
silk | wool | cotton | nylon | linen | leather
shirt | trousers pants | shoe shoes | hat cap | coat jacket | dress | glove gloves | skirt | suit
necklace | bracelet | ring | earring earrings | watch
chair | table | bed | sofa couch | desk | lamp
kitchen | bedroom | bathroom | garage | basement cellar | attic | garden yard
roof | floor | wall | ceiling | window | door
tree trees | flower flowers | grass | bush bushes
oak | pine | maple | cedar | birch | willow | palm
rose | tulip | lily | daisy | orchid
salmon | tuna | cod | trout | shrimp | lobster | crab | oyster
eagle | owl | hawk | sparrow | pigeon | parrot | penguin | swan | crow
spider | ant | wasp | fly | beetle | butterfly | cockroach
volcano | glacier | canyon | reef
ocean sea | river | lake | pond | stream creek
peninsula | island | archipelago
undergraduate | postgraduate graduate
essay | poem | novel | memoir | biography
waltz | tango | ballet | salsa
sprint | marathon | relay | hurdle hurdles
goalkeeper | striker forward | defender | midfielder
pitcher | catcher | batter
quarterback | linebacker | receiver
freestyle | backstroke | breaststroke
singles | doubles
semifinal semi-final | quarterfinal quarter-final | final
captain | lieutenant | sergeant | colonel | admiral | corporal
infantry | artillery | cavalry | aviation | navy
tank tanks | truck trucks | warship warships | helicopter helicopters | drone drones
bullet bullets | shell shells | arrow arrows | missile missiles | bomb bombs | rocket rockets
cash | check cheque | card | cryptocurrency bitcoin
inflation | unemployment | recession | growth
battery | engine | brake brakes | tire tires tyre tyres | windshield windscreen
laptop computer | phone smartphone | tablet | printer | camera
keyboard | screen monitor | mouse
telescope | microscope | satellite
electron | proton | neutron
carbon | oxygen | hydrogen | nitrogen | helium | methane | chlorine | ammonia
cyanide | chloride | arsenic | mercury
ozone | radiation | smog
north-east | north-west | south-east | south-west
"""
