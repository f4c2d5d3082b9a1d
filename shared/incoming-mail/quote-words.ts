// How mail programs say, in the languages that our partners use and those around them, that what follows is an earlier mail. English, Welsh, Irish, Scots
// Gaelic, German, French, Spanish, Catalan, Galician, Basque, Italian, Portuguese, Romanian, Dutch, the Nordic languages, Polish, Czech, Slovak, Slovene,
// Croatian, Hungarian, Lithuanian, Latvian, Estonian, Russian, Ukrainian, Bulgarian, Greek, Turkish, Arabic, Persian, Hebrew, Chinese, Japanese, Korean.

/** "On <date>, <name> wrote:". */
export const WROTE =
  /(?<!\p{L})(wrote|writes|schrieb|schreef|heeft geschreven|a écrit|écrivait|écrit|escribió|va escriure|escribiu|idatzi du|ha scritto|scrisse|escreveu|a scris|skrev|skrifaði|kirjoitti|kirjutas|napisał|napisała|napisał\(a\)|pisze|napsal|napsala|napsal\(a\)|napísal|napísala|je napisal|je napisala|je napisao|rašė|rakstīja|írta|ezt írta|ysgrifennodd|scríobh|sgrìobh|написал|написала|пишет|написав|написала|пише|написа|έγραψε|yazdı|كتب|كتبت|نوشت|כתב|כתבה|写道|寫道|書きました|작성)(?!\p{L})|のメッセージ|님이 작성/iu;

/** The line between an answer and what it answers. */
export const ORIGINAL =
  /^[-_\s]{2,}(original message|original appointment|reply message|ursprüngliche nachricht|original[- ]?nachricht|message d.origine|message original|missatge original|mensaje original|messaggio originale|mensagem original|mesajul? original|oorspronkelijk bericht|oprindelig (meddelelse|besked)|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|oryginalna wiadomość|wiadomość oryginalna|původní (zpráva|e-mail)|pôvodná správa|eredeti üzenet|orijinal (ileti|mesaj)|αρχικό μήνυμα|neges wreiddiol|исходное сообщение|оригінальне повідомлення|الرسالة الأصلية|ההודעה המקורית|原始邮件|原始郵件|元のメッセージ|원본 메시지)[-_\s]{2,}$/iu;

/** What stands above a mail that is forwarded. */
export const FORWARDED =
  /^[->\s]*(begin forwarded message|anfang der weitergeleiteten (nachricht|e-mail)|début du message (transféré|réexpédié)|inicio del mensaje reenviado|inizio messaggio inoltrato)\s*(?::\s*)?$|^-{2,}\s*(forwarded message|forwarded by .{0,79}[^\s-]|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|mesaj redirecționat|doorgestuurd bericht|videresendt (meddelelse|besked|melding)|vidarebefordrat meddelande|przekazana wiadomość|wiadomość przekazana|přeposlaná zpráva|neges wedi.i hanfon ymlaen|пересылаемое сообщение|رسالة معاد توجيهها|转发的邮件|转发邮件信息|轉寄的郵件)\s*-*$/iu;

/** The subject of what is forwarded. */
export const FORWARD_SUBJECT =
  /^\s*(fwd?|wg|tr|rv|i|enc|doorst|vs|vb|pd|ymlaen|пересл|转发|轉寄|إعادة توجيه)\s*[:：]/iu;

/** What programs put before the subject of an answer or of what they forward, once. */
export const SUBJECT_PREFIX =
  /^(?:re|aw|antw|antwort|sv|vs|odp|odpowiedź|ynt|res|rif|ref|r|atb|fwd?|wg|tr|rv|i|enc|doorst|vb|pd|回复|回覆|答复|转发|轉寄|رد|إعادة توجيه)(?:\[\d{1,3}\])?\s?[:：]/iu;

// The words of the block of headers that Outlook and others put above what is answered, by what the line says.
const SENDER =
  "from|von|de|da|van|från|fra|lähettäjä|od|odosielateľ|pošiljatelj|oddi wrth|ó|bho|feladó|de la|expéditeur|remitente|mittente|kimden|gönderen|nuo|no|saatja|от|від|από|من|מאת|از|发件人|寄件者|差出人|보낸 사람";
const DATE =
  "sent|date|gesendet|datum|envoyé|enviado|enviada|enviat|data|inviato|fecha|verzonden|skickat|sendt|dato|lähetetty|päivämäärä|wysłano|odesláno|odoslané|poslano|elküldve|dátum|trimis|gönderildi|tarih|išsiųsta|nosūtīts|saadetud|anfonwyd|dyddiad|seolta|отправлено|дата|надіслано|изпратено|στάλθηκε|ημερομηνία|تم الإرسال|تاريخ الإرسال|التاريخ|נשלח|תאריך|发送时间|日期|寄件日期|送信日時|日時|보낸 날짜";
const OTHER =
  "to|cc|bcc|reply-to|subject|importance|an|kopie|betreff|à|objet|para|asunto|assumpte|assunto|oggetto|a|aan|onderwerp|till|kopia|ämne|til|kopi|emne|vastaanottaja|kopio|aihe|do|dw|temat|komu|kopie|předmět|predmet|za|zadeva|címzett|másolat|tárgy|către|subiect|kime|bilgi|konu|kam|tema|kellele|teema|at|pwnc|chuig|ábhar|кому|копия|копія|тема|до|προς|κοιν\\.|θέμα|إلى|نسخة|الموضوع|אל|עותק|נושא|收件人|抄送|主题|收件者|副本|主旨|宛先|件名|받는 사람|제목";
const SUBJECT =
  "subject|betreff|objet|asunto|assumpte|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|zadeva|tárgy|subiect|konu|tema|teema|pwnc|ábhar|тема|θέμα|الموضوع|נושא|主题|主旨|件名|제목";

const lineOf = (words: string): RegExp => new RegExp(`^[*\\s]*(?:${words})\\s*(?:\\*\\s*)?[:：]`, "iu");

/** The lines of the block of headers above what is answered. */
export const BLOCK_LINE = {
  sender: lineOf(SENDER),
  date: lineOf(DATE),
  subject: lineOf(SUBJECT),
  any: lineOf(`${SENDER}|${DATE}|${OTHER}`),
} as const;

/** What telephones and programs put at the end of a mail by themselves: how it begins, and what it names. */
export const SENT_FROM =
  /^(sent (from|via|with|using)|get outlook for|gesendet (von|mit)|von meinem .{1,40} gesendet|diese nachricht wurde von meinem .{1,60} gesendet|envoyé (de(puis)?|à partir|avec)|télécharger outlook|obtenir outlook|enviado (desde|do|de|a partir)|obtener outlook|obter o outlook|inviato da|ottieni outlook|scarica outlook|verzonden (vanaf|met|vanuit)|verstuurd vanaf|outlook voor|skickat från|sendt fra|hent outlook|lähetetty|hanki outlook|wysłano z|wysłane z|pobierz (aplikację )?outlook|odesláno z|odoslané z|poslano z|trimis (de pe|din|de la)|obțineți outlook|elküldve|küldve|iphone.{0,12}gönder|anfonwyd o|отправлено (с|из)|надіслано (з|із)|στάλθηκε από|发自我的|從我的|iPhoneから送信|나의 .{1,20}에서 보냄|أرسلت من|نשלח מה)/iu;

/** What such a line names: a device, or a program. */
export const DEVICE =
  /iphone|ipad|\bios\b|mac\b|android|samsung|galaxy|outlook|mail\b|k-9|thunderbird|blackberry|huawei|xiaomi|redmi|pixel|nokia|windows|yahoo|gmx|web\.de|proton|mobil|handy|phone|telefon|téléphone|teléfono|telefoon|tablet|device|gerät|appareil|dispositivo|ffôn/iu;
