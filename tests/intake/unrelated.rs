//! 500 texts unrelated to desktop flows: mails, source code, logs and tables of other products, prose in seven
//! languages. No code and no fact may be read from them.

use crate::table;
use flow_preflight::intake::read;
use flow_preflight::model::Units;

/// A small seeded generator.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below).unwrap()).unwrap()
    }

    fn of<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.next(list.len())]
    }
}

/// Beginnings, middles and ends of sentences in a language.
type Language = [&'static [&'static str]; 3];

const LANGUAGES: [Language; 8] = [
    [
        &[
            "The old captain",
            "My neighbour",
            "A session of the council",
            "The machine in the barn",
            "Nobody in the group",
            "The licence plate",
        ],
        &[
            "failed to remember",
            "was waiting for",
            "could not create",
            "has been looking at",
            "refused to sign",
            "no longer owns",
        ],
        &[
            "the letter from Lisbon.",
            "a name that starts with an X.",
            "the code of the safe.",
            "three users of the ferry.",
            "the connection to Leeds.",
            "an unattended suitcase.",
        ],
    ],
    [
        &[
            "Der alte Kapitän",
            "Meine Nachbarin",
            "Die Sitzung des Rates",
            "Niemand in der Gruppe",
            "Das Kennzeichen",
            "Ein Benutzer der Fähre",
        ],
        &["vergaß", "wartete auf", "konnte nicht finden:", "unterschrieb", "sah lange", "besaß"],
        &[
            "den Brief aus Lissabon.",
            "einen Namen mit X.",
            "den Code des Tresors.",
            "die Verbindung nach Kiel.",
            "einen herrenlosen Koffer.",
            "das Meer.",
        ],
    ],
    [
        &[
            "Le vieux capitaine",
            "Ma voisine",
            "La session du conseil",
            "Personne dans le groupe",
            "La plaque",
            "Un utilisateur du bac",
        ],
        &["oublia", "attendait", "ne trouva pas", "signa", "regarda longtemps", "possédait"],
        &[
            "la lettre de Lisbonne.",
            "un nom en X.",
            "le code du coffre.",
            "la connexion pour Lille.",
            "une valise sans surveillance.",
            "la mer.",
        ],
    ],
    [
        &[
            "El viejo capitán",
            "Mi vecina",
            "La sesión del consejo",
            "Nadie en el grupo",
            "La matrícula",
            "Un usuario del ferry",
        ],
        &["olvidó", "esperaba", "no encontró", "firmó", "miró mucho tiempo", "tenía"],
        &[
            "la carta de Lisboa.",
            "un nombre con X.",
            "el código de la caja.",
            "la conexión con Cádiz.",
            "una maleta desatendida.",
            "el mar.",
        ],
    ],
    [
        &[
            "Il vecchio capitano",
            "La mia vicina",
            "La sessione del consiglio",
            "Nessuno nel gruppo",
            "La targa",
            "Un utente del traghetto",
        ],
        &["dimenticò", "aspettava", "non trovò", "firmò", "guardò a lungo", "aveva"],
        &[
            "la lettera da Lisbona.",
            "un nome con la X.",
            "il codice della cassaforte.",
            "la coincidenza per Bari.",
            "una valigia incustodita.",
            "il mare.",
        ],
    ],
    [
        &[
            "O velho capitão",
            "A minha vizinha",
            "A sessão do conselho",
            "Ninguém no grupo",
            "A matrícula",
            "Um usuário da balsa",
        ],
        &["esqueceu", "esperava", "não encontrou", "assinou", "olhou muito tempo", "tinha"],
        &[
            "a carta de Lisboa.",
            "um nome com X.",
            "o código do cofre.",
            "a conexão para Faro.",
            "uma mala abandonada.",
            "o mar.",
        ],
    ],
    [
        &["老船長は", "隣の人は", "会議の参加者は", "誰も", "機械は", "利用者は"],
        &["忘れずに", "長い間", "静かに", "昨日", "港で", "もう一度"],
        &[
            "手紙を待っていた。",
            "名前を書いた。",
            "金庫の番号を探した。",
            "接続を確認した。",
            "海を見た。",
            "署名しなかった。",
        ],
    ],
    [
        &["老船长", "我的邻居", "会议的参加者", "没有人", "那台机器", "渡船的用户"],
        &["忘记了", "等待着", "找不到", "签署了", "看着", "拥有"],
        &["里斯本的来信。", "一个名字。", "保险箱的密码。", "去北京的连接。", "无人看管的箱子。", "大海。"],
    ],
];

fn prose(dice: &mut Dice) -> String {
    let language = LANGUAGES[dice.next(LANGUAGES.len())];
    let sentences = 4 + dice.next(30);
    (0..sentences)
        .map(|_| {
            let end = if dice.next(5) == 0 { "\n\n" } else { " " };
            format!("{} {} {}{end}", dice.of(language[0]), dice.of(language[1]), dice.of(language[2]))
        })
        .collect()
}

fn mail(dice: &mut Dice) -> String {
    let from = dice.of(&["anna@example.org", "kim@example.net", "lee@example.com"]);
    let subject = dice.of(&[
        "Re: Licence for the boat",
        "Meeting on Monday",
        "AW: Passwort vergessen",
        "Your order 3221225581x",
        "Ticket closed",
    ]);
    let signature =
        dice.of(&["Best,\nAnna", "Mit freundlichen Grüßen\nKim", "Sent from my phone", "--\nLee\nTel: 0123 456789"]);
    format!(
        "From: {from}\nTo: team@example.org\nDate: Fri, 20 Nov 2026 08:{:02}:00 +0100\nSubject: {subject}\n\n{}\n\n> {}\n\n{signature}\n",
        dice.next(60),
        prose(dice),
        prose(dice).replace('\n', "\n> ")
    )
}

fn code(dice: &mut Dice) -> String {
    let name = dice.of(&["session", "license", "machine", "connection", "user_count", "errorCode"]);
    let number = dice.next(90_000);
    match dice.next(6) {
        0 => format!(
            "fn {name}(items: &[u32]) -> Option<u32> {{\n    let found = items.iter().find(|item| **item == {number})?;\n    Some(*found)\n}}\n"
        ),
        1 => format!(
            "def {name}(rows):\n    \"\"\"Counts rows.\"\"\"\n    for row in rows:\n        if row[\"status\"] == {number}:\n            raise ValueError(\"no such row\")\n    return len(rows)\n"
        ),
        2 => format!(
            "public class Handler {{\n  private String {name} = \"x{number}\";\n  public void run() throws IOException {{ throw new IOException(\"Connection reset\"); }}\n}}\n"
        ),
        3 => format!(
            "SELECT name, status, COUNT(*) AS total FROM {name}s WHERE id > {number} GROUP BY name, status ORDER BY total DESC;\n"
        ),
        4 => format!(
            "apiVersion: v1\nkind: Service\nmetadata:\n  name: {name}\nspec:\n  ports:\n    - port: {number}\n      protocol: TCP\nstatus: {{}}\n"
        ),
        _ => format!(
            "[server]\nname = {name}\nport={number}\nenabled=true\n; a comment\n[client]\nmode = passive\nversion=1.2.{number}\n"
        ),
    }
}

fn log(dice: &mut Dice) -> String {
    let kind = dice.next(5);
    let lines = 5 + dice.next(40);
    (0..lines)
        .map(|line| {
            let (number, time) = (dice.next(65_000), format!("2026-11-20 08:{:02}:{:02}", dice.next(60), line % 60));
            match kind {
                0 => format!(
                    "{time} INFO  [worker-{number}] org.example.Scheduler - job {number} done in {} ms\n",
                    dice.next(900)
                ),
                1 => format!(
                    "10.0.{}.{} - - [{time}] \"GET /item/{number} HTTP/1.1\" 404 {number}\n",
                    dice.next(9),
                    dice.next(200)
                ),
                2 => format!(
                    "{time} ERROR com.example.Db: Connection to db-{number} failed: timeout after {} s (code: {})\n",
                    dice.next(60),
                    dice.next(99)
                ),
                3 => format!("[{line:>6}.{number:06}] usb {}-1: device descriptor read/64, error -71\n", dice.next(9)),
                _ => format!(
                    "{time} postgres[{number}]: LOG: checkpoint complete: wrote {} buffers; user=app status=ok\n",
                    dice.next(999)
                ),
            }
        })
        .collect()
}

fn table_of_others(dice: &mut Dice) -> String {
    let rows = 2 + dice.next(12);
    match dice.next(6) {
        0 => (0..rows).fold("name,status,total\n".to_owned(), |text, _| {
            format!("{text}{},open,{}\n", dice.of(&["pens", "ink", "paper"]), dice.next(99))
        }),
        1 => (0..rows).fold("CONTAINER ID   IMAGE     STATUS       NAMES\n".to_owned(), |text, row| {
            format!("{text}{row:012x}   nginx     Up 2 hours   web-{}\n", dice.next(9))
        }),
        2 => (0..rows).fold("USER       PID %CPU %MEM COMMAND\n".to_owned(), |text, _| {
            format!("{text}root      {:>4}  0.0  0.1 /usr/sbin/daemon\n", dice.next(9_999))
        }),
        3 => (0..rows).fold("| Name | Type | Total |\n|---|---|---|\n".to_owned(), |text, _| {
            format!("{text}| {} | fruit | {} |\n", dice.of(&["apple", "pear", "plum"]), dice.next(99))
        }),
        4 => (0..rows).fold("Host;Port;Result\n".to_owned(), |text, _| format!("{text}db-{};5432;ok\n", dice.next(99))),
        _ => (0..rows).fold("Name     Length Mode\n----     ------ ----\n".to_owned(), |text, _| {
            format!("{text}file.txt {:>6} -a---\n", dice.next(9_999))
        }),
    }
}

fn json_of_others(dice: &mut Dice) -> String {
    let number = dice.next(9_000);
    match dice.next(4) {
        0 => format!(
            "{{\"name\":\"shop\",\"version\":\"1.{number}.0\",\"license\":\"MIT\",\"dependencies\":{{\"left\":\"^{number}\"}}}}"
        ),
        1 => format!(
            "{{\"status\":\"active\",\"type\":\"user\",\"id\":{number},\"name\":\"Kim\",\"sessions\":[{{\"id\":{number},\"state\":\"open\"}}]}}"
        ),
        2 => format!(
            "[{{\"machine\":\"lathe {number}\",\"state\":\"idle\"}},{{\"machine\":\"drill\",\"state\":\"busy\"}}]"
        ),
        _ => format!("{{\"level\":\"error\",\"msg\":\"cannot open file\",\"line\":{number},\"mode\":\"local\"}}"),
    }
}

#[test]
fn texts_of_others_assert_nothing() {
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let makers: [fn(&mut Dice) -> String; 6] = [prose, mail, code, log, table_of_others, json_of_others];
    let mut wrong = vec![];
    for at in 0..500 {
        let text = makers[at % makers.len()](&mut dice);
        let reading = read(&text, Units::Utf8);
        let offered = reading.offers.iter().flat_map(|offer| &offer.choices).any(|choice| !choice.facts.is_empty());
        if !reading.codes.is_empty() || !reading.facts.is_empty() || offered || !reading.tenant.is_empty() {
            wrong.push(format!("{text}\n=> {}", table(&reading)));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} texts say something, such as:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(3)].join("\n---\n")
    );
}

/// Similar entries may be shown, but not for a whole novel.
#[test]
fn nothing_understood_says_what_to_paste_instead() {
    let mut dice = Dice(7);
    for maker in [prose, mail, code, log] {
        let text = maker(&mut dice);
        let next = read(&text, Units::Utf8).next_paste.unwrap_or_else(|| panic!("no way on for {text}"));
        assert!(!next.looks_like.is_empty() && next.paste_instead.iter().all(|what| what.ends_with('.')), "{text}");
    }
    for (text, id) in [
        ("NLA", "nla"),
        ("machine offline", "offline"),
        ("remote desktop is disabled", "rdp"),
        ("already has active session", "session"),
        ("no machine available", "nocandidatemachine"),
    ] {
        let next = read(text, Units::Utf8).next_paste.unwrap_or_else(|| panic!("no way on for {text}"));
        let ids: Vec<String> = next.hits.iter().map(|hit| hit.id.to_ascii_lowercase()).collect();
        assert!(ids.iter().any(|known| known.contains(id)), "“{text}” finds {ids:?}");
    }
}

#[test]
fn a_few_words_are_looked_up_as_one_types() {
    let first = |text: &str| {
        let reading = read(text, Units::Utf8);
        let next = reading.next_paste.unwrap_or_else(|| panic!("{text} is not looked up"));
        assert!(next.is_look_up, "{text}");
        assert!(reading.notes.is_empty(), "{text}: a look-up is no text that should have been recognised");
        next.hits.iter().take(3).map(|hit| hit.id).collect::<Vec<_>>()
    };
    for (text, wanted) in [
        ("rdp", "RDPIsNotEnabled"),
        ("UnattendedNo", "UnattendedNoAddon"),
        ("password expired", "AADSTS50055"),
        ("per user plan", "per-user"),
        ("machine offline", "machine-offline"),
        ("premium licence", "premium"),
    ] {
        let found = first(text);
        assert!(found.contains(&wanted), "{text}: {found:?}");
    }
    assert!(!read("the weather in Oslo is nice", Units::Utf8).next_paste.is_some_and(|next| next.is_look_up));
}
