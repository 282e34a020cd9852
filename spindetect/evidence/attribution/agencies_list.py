"""News agencies and news services, and how credits write them."""

from __future__ import annotations

from typing import Final

__all__ = ["AGENCIES", "OUTLETS"]

# One a line: the usual name, then every other writing. Where a writing ends in a dot and a
# domain, it is the agency's own address.
_TABLE: Final = """
The Associated Press | Associated Press | AP | A.P. | AP News | AP Wire | apnews.com | ap.org
Reuters | Thomson Reuters | Reuters News Agency | Reuters India | reuters.com
Agence France-Presse | Agence France Presse | AFP | AFP News | AFP Relaxnews | afp.com
United Press International | UPI | upi.com
PA Media | Press Association | PA news agency | PA | pa.media
Deutsche Presse-Agentur | dpa | DPA | dpa International | dpa.com
EFE | Agencia EFE | efe.com
ANSA | ansa.it
AGI | Agenzia Giornalistica Italia
Adnkronos
TASS | ITAR-TASS | Itar-Tass | Tass | tass.com
RIA Novosti | RIA
Interfax | Interfax-Ukraine
Sputnik | Sputnik News | sputniknews.com
Xinhua | Xinhua News Agency | Xinhuanet | xinhuanet.com
China News Service | CNS | ecns.cn
Central News Agency | CNA
Kyodo News | Kyodo | KYODO | kyodonews.net
Jiji Press | Jiji
Yonhap News Agency | Yonhap | yna.co.kr
Newsis
Korean Central News Agency | KCNA
Bernama | BERNAMA | bernama.com
Antara | ANTARA | Antara News | antaranews.com
Vietnam News Agency | VNA
Philippine News Agency | PNA | pna.gov.ph
Thai News Agency | TNA
Lao News Agency | KPL
Press Trust of India | PTI | ptinews.com
Asian News International | ANI | ANI News | aninews.in
Indo-Asian News Service | IANS | ians.in
United News of India | UNI
Hindusthan Samachar
Associated Press of Pakistan | APP | app.com.pk
Pakistan Press International | PPI
Bangladesh Sangbad Sangstha | BSS
United News of Bangladesh | UNB
Rastriya Samachar Samiti | RSS
Saudi Press Agency | SPA
Emirates News Agency | WAM
Qatar News Agency | QNA
Kuwait News Agency | KUNA
Bahrain News Agency | BNA
Oman News Agency | ONA
Jordan News Agency | Petra
Middle East News Agency | MENA
National News Agency | NNA
Syrian Arab News Agency | SANA
Wafa | WAFA
Islamic Republic News Agency | IRNA
Tasnim News Agency | Tasnim
Fars News Agency | Fars
Mehr News Agency | Mehr
Iranian Students' News Agency | ISNA
Anadolu Agency | Anadolu | Anadolu Ajansı | AA | aa.com.tr
Demirören News Agency | DHA
İhlas News Agency | IHA
News Agency of Nigeria | NAN
Ghana News Agency | GNA
Kenya News Agency | KNA
South African Press Association | SAPA | Sapa
African News Agency | ANA
Pan African News Agency | PANA | Panapress
Ethiopian News Agency | ENA
Maghreb Arabe Presse | MAP
Algérie Presse Service | APS
Tunis Afrique Presse | TAP
Athens News Agency | ANA-MPA | AMNA
Cyprus News Agency
Austria Press Agency | APA
Keystone-SDA | SDA | Keystone-ATS
Algemeen Nederlands Persbureau | ANP
Belga | Belga News Agency
Ritzau
NTB | Norsk Telegrambyrå
TT News Agency | Tidningarnas Telegrambyrå | TT
STT | STT-Lehtikuva
Baltic News Service | BNS
Polish Press Agency | PAP
Czech News Agency | ČTK | CTK
MTI | Hungarian News Agency
TASR
Agerpres | AGERPRES
Mediafax
Bulgarian News Agency | BTA
Hina | HINA
Slovenian Press Agency | STA
Tanjug | TANJUG
Beta News Agency
MIA | Media Information Agency
Lusa | LUSA
Europa Press
BelTA | BelTa
Ukrinform
UNIAN
Kazinform
Trend News Agency
AZERTAC | Azertac
Armenpress | ARMENPRESS
Télam | Telam
Agência Brasil | Agencia Brasil
Notimex
Prensa Latina
Andina
The Canadian Press | Canadian Press | CP | La Presse Canadienne | thecanadianpress.com
Australian Associated Press | AAP | aap.com.au
New Zealand Press Association | NZPA
Inter Press Service | IPS
Bloomberg | Bloomberg News | Bloomberg L.P. | bloomberg.com
Dow Jones Newswires | Dow Jones | Dow Jones Newswire
CNN | CNN Wire | CNN Wires | CNN Newsource | CNN NewSource | CNN.com | Cable News Network | cnn.com
Tribune News Service | TNS | Tribune Content Agency | Tribune Media Services | MCT | \
McClatchy-Tribune News Service | McClatchy-Tribune
McClatchy | McClatchy Newspapers | McClatchy Washington Bureau
Scripps Howard News Service | Scripps News
USA TODAY | USA Today | USA TODAY Network | USA TODAY NETWORK | usatoday.com
The New York Times | New York Times | New York Times News Service | NYT News Service | NYTNS | \
N.Y. Times News Service | nytimes.com
The Washington Post | Washington Post | Washington Post News Service | washingtonpost.com
Los Angeles Times | Los Angeles Times-Washington Post News Service | LA Times | L.A. Times | \
latimes.com
The Wall Street Journal | Wall Street Journal | WSJ | wsj.com
BBC | BBC News | British Broadcasting Corporation | bbc.com | bbc.co.uk
NBC News | nbcnews.com
ABC News | abcnews.go.com
CBS News | cbsnews.com
Fox News | FOX News | foxnews.com
NPR | National Public Radio | npr.org
The Guardian | Guardian News and Media | theguardian.com
Hearst Newspapers
Cox Newspapers | Cox Media Group
Nexstar Media | Nexstar Media Wire
Sinclair Broadcast Group
Gray News
Creators Syndicate | Creators.com | CREATORS.COM
King Features Syndicate | King Features
Andrews McMeel Syndication
Project Syndicate
Capitol News Illinois
States Newsroom
Stateline
KFF Health News | Kaiser Health News | KHN
City News Service
Bay City News | Bay City News Service
Capital News Service
Courthouse News Service
Religion News Service | RNS
Catholic News Agency
Catholic News Service
Jewish Telegraphic Agency | JTA
Jewish News Syndicate | JNS
Radio Free Europe/Radio Liberty | Radio Free Europe | RFE/RL | RFE/RL, Inc. | rferl.org
Radio Free Asia | RFA | rfa.org
Voice of America | VOA | VOA News | voanews.com
Deutsche Welle | DW
Al Jazeera
RTTNews
Field Level Media
The Sports Xchange
Stats Perform
Newsweek Wire
Local Democracy Reporting Service | LDRS
SWNS | South West News Service
BANG Showbiz
Cover Media
Express News Service | ENS
News Wire Services
PR Newswire | PRNewswire | PRNEWSWIRE | Cision | Cision PR Newswire | Cision PR Newswire India
Business Wire | BUSINESS WIRE | BusinessWire
GlobeNewswire | GLOBE NEWSWIRE | Globe Newswire
ACCESSWIRE | Accesswire | ACCESS Newswire
PRWeb | PRWEB
EIN Presswire | EINPresswire
Newsfile | Newsfile Corp.
Marketwired | Marketwire
NewsVoir
Thomson Reuters Foundation
""".replace("\\\n", "")

#: The usual name, and every writing of it with the usual one first, address or not.
AGENCIES: Final[dict[str, tuple[str, ...]]] = {
    line.split(" | ")[0].strip(): tuple(writing.strip() for writing in line.split(" | "))
    for line in _TABLE.strip().splitlines()
}

#: Of these, outlets that readers know by themselves: what "first appeared on" one of them was
#: published there, though others' bylines name them as agencies are named.
OUTLETS: Final[frozenset[str]] = frozenset(
    {
        "ABC News",
        "Al Jazeera",
        "BBC",
        "Bloomberg",
        "CBS News",
        "CNN",
        "Deutsche Welle",
        "Fox News",
        "KFF Health News",
        "Los Angeles Times",
        "NBC News",
        "NPR",
        "Radio Free Asia",
        "Radio Free Europe/Radio Liberty",
        "Stateline",
        "States Newsroom",
        "The Guardian",
        "The New York Times",
        "The Wall Street Journal",
        "The Washington Post",
        "USA TODAY",
        "Voice of America",
    }
)
