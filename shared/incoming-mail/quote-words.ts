// How mail programs say, in the languages that our partners use, that what follows is an earlier mail. English, German, French, Spanish, Italian,
// Portuguese, Dutch, the Nordic languages, Polish, Czech, Hungarian, Welsh, Russian, Greek, Arabic, Chinese, Japanese, Korean.

/** "On <date>, <name> wrote:". */
export const WROTE =
  /(?<!\p{L})(wrote|schrieb|schreef|a écrit|écrivait|escribió|ha scritto|scrisse|escreveu|skrev|kirjoitti|napisał|napisała|pisze|napsal|napsala|írta|ysgrifennodd|написал|написала|пишет|έγραψε|كتب|写道|寫道|書きました|작성)(?!\p{L})|のメッセージ/iu;

/** The line between an answer and what it answers. */
export const ORIGINAL =
  /^[-_\s]{2,}(original message|original appointment|ursprüngliche nachricht|originalnachricht|message d.origine|message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|oprindelig (meddelelse|besked)|ursprungligt meddelande|oryginalna wiadomość|wiadomość oryginalna|původní zpráva|neges wreiddiol|исходное сообщение|الرسالة الأصلية|原始邮件|原始郵件|元のメッセージ)[-_\s]{2,}$/iu;

/** What stands above a mail that is forwarded. */
export const FORWARDED =
  /^[->\s]*(begin forwarded message|anfang der weitergeleiteten (nachricht|e-mail)|début du message (transféré|réexpédié))\s*(?::\s*)?$|^-{2,}\s*(forwarded message|forwarded by .{0,79}[^\s-]|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|videresendt (meddelelse|besked|melding)|vidarebefordrat meddelande|przekazana wiadomość|wiadomość przekazana|neges wedi.i hanfon ymlaen|пересылаемое сообщение|رسالة معاد توجيهها|转发的邮件|转发邮件信息|轉寄的郵件)\s*-*$/iu;

/** The subject of what is forwarded. */
export const FORWARD_SUBJECT =
  /^\s*(fwd?|wg|tr|rv|i|enc|doorst|vs|vb|pd|ymlaen|пересл|转发|轉寄|إعادة توجيه)\s*[:：]/iu;

/** The first line of the block of headers that Outlook puts above what is answered. */
export const FROM_LINE =
  /^[*\s]*(from|von|de|da|van|från|fra|lähettäjä|od|oddi wrth|feladó|от|από|من|发件人|寄件者|差出人|보낸 사람)\s*(?:\*\s*)?[:：]/iu;

/** The other lines of that block. */
export const HEADER_LINE =
  /^[*\s]*(sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|para|asunto|assunto|inviato|data|oggetto|a|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|lähetetty|aihe|wysłano|do|dw|temat|odesláno|komu|předmět|elküldve|címzett|tárgy|anfonwyd|at|pwnc|dyddiad|отправлено|кому|тема|تم الإرسال|إلى|الموضوع|发送时间|日期|收件人|抄送|主题|寄件日期|收件者|主旨|送信日時|宛先|件名)\s*(?:\*\s*)?[:：]/iu;

/** What telephones and programs put at the end of a mail by themselves. */
export const SENT_FROM =
  /^(sent from|sent via|get outlook for|sent with|gesendet von|von meinem .{1,40} gesendet|envoyé de(puis)?|envoyé à partir|télécharger outlook|enviado desde|enviado do|inviato da|verzonden vanaf|verstuurd vanaf|skickat från|sendt fra|lähetetty|wysłano z|wysłane z|odesláno z|anfonwyd o|отправлено с|发自我的|從我的|iPhoneから送信|أرسلت من)/iu;
