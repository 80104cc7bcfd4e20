//! Texts in the languages of the packs that have nothing to do with a desktop flow, though they speak of accounts,
//! passwords, services and computers. No code and no fact may be read from them.

use crate::table;
use flow_preflight::intake::read;
use flow_preflight::model::Units;

const UNRELATED: [&str; 35] = [
    "Sehr geehrter Kunde, das Kennwort für Ihr Bankkonto ist abgelaufen. Bitte vergeben Sie in der App ein neues.",
    "Der Dienst auf der Intensivstation konnte wegen Personalmangels nicht besetzt werden. Der Benutzer des Aufzugs haftet nicht.",
    "Windows konnte den Dienst \"Druckwarteschlange\" auf \"Lokaler Computer\" nicht starten.\nFehler 1069: Der Dienst konnte wegen einer fehlerhaften Anmeldung nicht gestartet werden.",
    "Dieser Benutzer darf das Forum lesen, sich aber nicht bei diesem Gewinnspiel anmelden.",
    "Protokoll der Sitzung: Herr Maier ist kein Mitglied der Genossenschaft. Das Konto ist derzeit überzogen.",
    "Der Drucker meldet Fehler 1309. Der Computer im Lesesaal ist derzeit gesperrt, bitte den anderen nehmen.",
    "Cher client, le mot de passe de votre espace a expiré. Votre compte sera fermé le 3 décembre.",
    "Le service de restauration n’a pas démarré à midi en raison d’une panne d’électricité.",
    "Windows n’a pas pu démarrer le service Spouleur d’impression sur Ordinateur local.\nErreur 1069 : Le service n’a pas démarré en raison d’un échec d’ouverture de session.",
    "L’utilisateur du vélo n’est pas autorisé à le garer devant l’ordinateur de la mairie.",
    "Le compte rendu est actuellement verrouillé par un autre auteur ; réessayez dans dix minutes.",
    "Estimado cliente: su contraseña ha caducado. Inicie sesión en la tienda para renovarla.",
    "El servicio de autobuses no se inició hoy debido a un error en el calendario.",
    "Windows no pudo iniciar el servicio Cola de impresión en el equipo local.\nError 1069: El servicio no se inició debido a un error de inicio de sesión.",
    "La cuenta está bloqueada porque el banco no ha recibido su documento. La usuaria no es miembro del club.",
    "Este usuario no tiene permiso para aparcar en este garaje; la licencia es de 2019.",
    "Gentile cliente, la password del Suo conto è scaduta. La preghiamo di accedere al portale.",
    "Il servizio di traghetto non è stato avviato a causa del mare mosso.",
    "Impossibile avviare il servizio Spooler di stampa su computer locale.\nErrore 1069: Il servizio non è stato avviato a causa di un errore in fase di accesso.",
    "L’utente non può accedere alla palestra perché la tessera è attualmente sospesa.",
    "Esiste una differenza di orario tra Roma e Lisbona; il server del ristorante parla quattro lingue.",
    "Prezado cliente, a senha da sua conta expirou. Troque-a no aplicativo.",
    "O serviço de ônibus não foi iniciado devido a uma falha no motor.",
    "O Windows não pôde iniciar o serviço Spooler de Impressão no computador local.\nErro 1069: O serviço não foi iniciado devido a uma falha de logon.",
    "A conta de luz está atrasada no momento. O usuário não é sócio do clube.",
    "Há uma diferença de dois reais entre o cliente e o caixa.",
    "お客様のパスワードの有効期限が切れました。アプリから新しいパスワードを設定してください。",
    "図書館のコンピューターは現在使用できません。利用者は受付でお待ちください。",
    "ローカル コンピューターの Print Spooler サービスを開始できませんでした。エラー 1069: ログオンに失敗したため、サービスを開始できませんでした。",
    "この会員は現在退会しているため、試合に参加できません。サービスは来月始まります。",
    "您的会员密码已过期，请在应用中重新设置。用户不是俱乐部的成员。",
    "渡轮服务因台风无法启动，请改乘火车。",
    "Windows 无法在本地计算机上启动 Print Spooler 服务。错误 1069: 由于登录失败而无法启动服务。",
    "图书馆的帐户当前已锁定，借书请到二楼服务台。",
    "Az ügyfél nem a könyvtár tagja; de gebruiker van de fiets is geen lid van de vereniging.",
];

#[test]
fn texts_of_others_in_these_languages_assert_nothing() {
    let mut wrong = vec![];
    for text in UNRELATED {
        let reading = read(text, Units::Utf8);
        if !reading.codes.is_empty() || !reading.facts.is_empty() {
            wrong.push(format!("{text}\n=> {}", table(&reading)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n---\n"));
}
